// The pieces of which parse_measure is made: text as people type it, brought to one spelling, and
// the readers of its parts. Nothing here allocates.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "schemas/measure.h"

namespace gouji {

// One character of UTF-8 text.
struct Glyph {
  char32_t code = 0;
  std::size_t size = 1;  // bytes in the text; a byte that is not UTF-8 is U+FFFD of size 1
};
// The common characters are read and told apart here, in line: every byte of prose comes by. What
// is rare is left to the functions that end in _rare.
Glyph glyph_at_rare(std::string_view text, std::size_t position);
constexpr bool is_common_han(char32_t code) {
  return code >= 0x4E00 && code <= 0x9FFF;
}
// The same of a character of three bytes: E4 B8 80 to E9 BF BF.
constexpr bool is_common_han(const char* three) {
  const unsigned first = static_cast<unsigned char>(three[0]) - 0xE4U;
  const unsigned second = static_cast<unsigned char>(three[1]) ^ 0x80U;
  const unsigned third = static_cast<unsigned char>(three[2]) ^ 0x80U;
  return first < 6 && (second | third) < 0x40 && (first > 0 || second >= 0x38);
}
inline Glyph glyph_at(std::string_view text, std::size_t position) {
  const auto first = static_cast<unsigned char>(text[position]);
  if (first < 0x80) return {first, 1};
  if ((first & 0xF0U) == 0xE0 && text.size() - position >= 3) {
    const unsigned second = static_cast<unsigned char>(text[position + 1]) ^ 0x80U;
    const unsigned third = static_cast<unsigned char>(text[position + 2]) ^ 0x80U;
    const char32_t code = ((first & 0x0FU) << 12) | (second << 6) | third;
    if ((second | third) < 0x40 && code >= 0x800 && (code < 0xD800 || code > 0xDFFF)) {
      return {code, 3};
    }
  }
  return glyph_at_rare(text, position);
}

// ASCII, U+00A0, U+3000, the other blanks and zero-width characters.
bool is_space_rare(char32_t code);
constexpr bool is_ascii_space(char32_t code) {
  return code == ' ' || (code >= '\t' && code <= '\r');
}
inline bool is_space(char32_t code) {
  if (code < 0x80) return is_ascii_space(code);
  return (code <= 0x3000 || code == 0xFEFF) && is_space_rare(code);
}
bool is_han_rare(char32_t code);
inline bool is_han(char32_t code) {
  return is_common_han(code) || (code > 0x80 && is_han_rare(code));
}
bool is_letter_rare(char32_t code);
inline bool is_letter(char32_t code) {  // of any script; not digits, punctuation, symbols, spaces
  if (code < 0x80) return ((code | 0x20U) - 'a') < 26;
  return is_common_han(code) || is_letter_rare(code);
}
constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// A full-width or look-alike character as the ASCII character that it stands for (５ → 5, ％ → %,
// − → -, ═ → =); any other as it is.
char32_t folded_rare(char32_t code);
inline char32_t folded(char32_t code) {
  return code < 0x80 || is_common_han(code) ? code : folded_rare(code);
}

// A short text without blanks and with folded characters. A blank between two digits stays, as one
// space: 500 500 must not become 500500. Every byte knows where it came from.
class Spelling {
 public:
  static constexpr std::size_t capacity = 160;

  explicit Spelling(std::string_view text);

  std::string_view text() const { return text_; }
  bool complete() const { return complete_; }      // false: the text is longer than any measure
  bool has_digit() const { return has_digit_; }    // counts the whole text
  bool has_letter() const { return has_letter_; }  // as well
  std::string_view view() const { return {bytes_.data(), size_}; }
  // What a part of view() looked like as printed, without blanks around it.
  std::string_view printed(std::string_view part) const;

 private:
  bool append(std::string_view bytes, std::size_t origin);

  std::string_view text_;
  // Not initialized: clearing them would take as long as reading a short text.
  std::array<char, capacity> bytes_;
  std::array<std::uint16_t, capacity + 1> origins_;
  std::size_t size_ = 0;
  bool complete_ = true;
  bool has_digit_ = false;
  bool has_letter_ = false;
};

// These read the start of a folded text and remove what they have read from it.
std::optional<Decimal> take_figure(std::string_view& text);  // [+-]1,234.5
bool take_word(std::string_view& text, std::string_view word);

// The unit of this folded spelling; its text is left for the caller. Empty: no unit at all. A unit
// that no table has but that is plainly a word is of Dimension::other, with no base.
std::optional<Unit> find_unit(std::string_view folded_text);
// The same of units that a table has, with or without 万 and the like before them.
std::optional<Unit> find_listed_unit(std::string_view folded_text);
// Those without, its text that of the table; null: not in it.
const Unit* unit_in_table(std::string_view folded_text);

// As is_blank(text), of its spelling.
bool is_blank(const Spelling& spelling);

// Whether the whole folded text is a date or a range of dates.
bool is_date(std::string_view folded_text);

}  // namespace gouji
