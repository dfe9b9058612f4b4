// What the first and the last bytes of a text say for certain. Nearly every text of a form begins
// and ends with a digit or with Han, and then nothing more need be asked of it; where these say no,
// trim() and is_blank() look at all of it.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "schemas/han.h"

namespace gouji {

constexpr bool prints_in_ascii(char byte) {
  return byte > ' ' && byte <= '~';
}

// No white space at the start: ASCII that prints, or Han.
inline bool surely_begins(std::string_view text) {
  return !text.empty() && (prints_in_ascii(text.front()) || starts_han(text.front()));
}

// No white space at the end: ASCII that prints, Han, or the punctuation that goes with it, of which
// only U+3000 is white space.
inline bool surely_ends(std::string_view text) {
  if (text.empty()) return false;
  if (prints_in_ascii(text.back())) return true;
  if (text.size() < 3) return false;
  const std::string_view last = text.substr(text.size() - 3);
  if (starts_han(last[0])) return true;
  const auto third = static_cast<unsigned char>(last[2]);
  if (last.starts_with("\xE3\x80")) return third > 0x80 && third < 0xC0;
  return last.starts_with("\xEF\xBC") && third >= 0x80 && third < 0xC0;
}

// By the first three bytes of a text, which doubts about it they share, a bit each: no bit in all
// three, no doubt. What nothing is known of, the characters with which the words for a blank begin,
// and what begins as a comparator (E2 89) and is none.
class BlankDoubts {
 public:
  constexpr BlankDoubts() {
    constexpr std::array<std::string_view, 5> beginnings{"不", "无", "暂", "没", "空"};
    unsigned char doubt = 1;
    for (const std::string_view character : beginnings) {
      for (std::size_t i = 0; i < tables_.size(); ++i) tables_[i][byte(character[i])] |= doubt;
      doubt = static_cast<unsigned char>(doubt << 1U);
    }
    for (std::size_t first = 0; first < 256; ++first) {
      if (!says_something(static_cast<char>(first))) tables_[0][first] |= unknown;
      tables_[1][first] |= unknown;
      if (first != 0x89) tables_[1][first] |= no_comparator;
      tables_[2][first] |= unknown | no_comparator;
    }
    tables_[0][0xE2] = no_comparator;
  }

  // The three bytes from here on.
  bool any_of(const char* text) const {
    return (tables_[0][byte(text[0])] & tables_[1][byte(text[1])] & tables_[2][byte(text[2])]) != 0;
  }

  // A digit, a letter, Han. N/A and null are blanks.
  static constexpr bool says_something(char first) {
    const bool letter = (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z');
    const bool digit = first >= '0' && first <= '9';
    return digit || starts_han(first) || (letter && first != 'N' && first != 'n');
  }

 private:
  static constexpr unsigned char unknown = 1U << 5U;
  static constexpr unsigned char no_comparator = 1U << 6U;

  static constexpr std::size_t byte(char c) { return static_cast<unsigned char>(c); }

  std::array<std::array<unsigned char, 256>, 3> tables_{};
};
inline constexpr BlankDoubts blank_doubts;

// No blank in any disguise, and no white space at the start: a digit, a letter or Han character
// with which none of the words for a blank begins, a comparator.
inline bool surely_says_something(std::string_view text) {
  if (text.size() >= 3) return !blank_doubts.any_of(text.data());
  return !text.empty() && !starts_han(text[0]) && BlankDoubts::says_something(text[0]);
}

// The same two for a text among other bytes, three before it and two behind, of which none is part
// of a character: without a branch on how the text begins or ends.
inline bool surely_says_something_amid_others(std::string_view text) {
  return !blank_doubts.any_of(text.data());
}
inline bool surely_ends_amid_others(std::string_view text) {
  const char* const end = text.data() + text.size();
  const auto ascii = static_cast<unsigned>(prints_in_ascii(end[-1]));
  return (ascii | static_cast<unsigned>(starts_han(end[-3]))) != 0;
}

}  // namespace gouji
