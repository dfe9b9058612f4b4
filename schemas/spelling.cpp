// Text as people type it: full-width digits and signs, blanks inside, look-alike symbols. It is
// folded once into a small buffer on the stack, from which everything else reads plain ASCII and
// Han; a second array leads from each byte back to the text as printed.

#include "schemas/spelling.h"

#include <algorithm>

#include "schemas/text_edges.h"

namespace gouji {
namespace {

constexpr char32_t invalid = 0xFFFD;

constexpr bool between(char32_t code, char32_t first, char32_t last) {
  return first <= code && code <= last;
}

// Bytes of the sequence that a first byte announces; 0 when no sequence starts so.
constexpr std::size_t announced_size(unsigned char first) {
  if (first < 0x80) return 1;
  if (between(first, 0xC2, 0xDF)) return 2;
  if (between(first, 0xE0, 0xEF)) return 3;
  return between(first, 0xF0, 0xF4) ? 4 : 0;
}

// A space between these two would join what may be two figures.
bool joins_figures(char before, char after) {
  return (is_digit(before) || before == '.' || before == ',') &&
         (is_digit(after) || after == '.' || after == ',');
}

}  // namespace

Glyph glyph_at_rare(std::string_view text, std::size_t position) {
  const auto first = static_cast<unsigned char>(text[position]);
  const std::size_t size = announced_size(first);
  if (size == 0 || size > text.size() - position) return {invalid, 1};
  char32_t code = first & (0x7FU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    const auto next = static_cast<unsigned char>(text[position + i]);
    if ((next & 0xC0U) != 0x80U) return {invalid, 1};
    code = (code << 6) | (next & 0x3FU);
  }
  const bool overlong = (size == 3 && code < 0x800) || (size == 4 && code < 0x10000);
  if (overlong || between(code, 0xD800, 0xDFFF) || code > 0x10FFFF) return {invalid, 1};
  return {code, size};
}

bool is_space_rare(char32_t code) {
  return code == 0x3000 || code == 0xA0 || code == 0x85 || between(code, 0x2000, 0x200D) ||
         code == 0x2028 || code == 0x2029 || code == 0x202F || code == 0x205F || code == 0x2060 ||
         code == 0x1680 || code == 0xFEFF;
}

bool is_han_rare(char32_t code) {
  return between(code, 0x3400, 0x4DBF) || code == 0x3007 || between(code, 0xF900, 0xFAFF) ||
         between(code, 0x20000, 0x3FFFF);
}

bool is_letter_rare(char32_t code) {
  if (is_han(code)) return true;
  if (is_space(code) || code == invalid) return false;
  const bool symbols = code < 0xC0 || code == 0xD7 || code == 0xF7 ||
                       between(code, 0x2000, 0x2BFF) || between(code, 0x3000, 0x303F) ||
                       between(code, 0xE000, 0xF8FF) || between(code, 0xFE00, 0xFFFF) ||
                       between(code, 0x1F000, 0x1FAFF);
  return !symbols;
}

char32_t folded_rare(char32_t code) {
  if (between(code, 0xFF01, 0xFF5E)) return code - 0xFF01 + '!';
  switch (code) {
    case 0x2212:
    case 0x2010:
    case 0x2011:
    case 0xFE63: return '-';
    case 0x2550:
    case 0xFE66: return '=';
    case 0xFE62: return '+';
    case 0xFE64: return '<';
    case 0xFE65: return '>';
    case 0xFE6A: return '%';
    case 0xFE50: return ',';
    case 0xFE52: return '.';
    case 0xFE59: return '(';
    case 0xFE5A: return ')';
    default: return code;
  }
}

Spelling::Spelling(std::string_view text) : text_(text) {
  bool blank_before = false;
  std::size_t position = 0;
  while (position < text.size()) {
    const Glyph glyph = glyph_at(text, position);
    const std::size_t origin = position;
    position += glyph.size;
    if (is_space(glyph.code)) {
      blank_before = true;
      continue;
    }
    const char32_t code = folded(glyph.code);
    has_letter_ = has_letter_ || is_letter(code);
    const char ascii = code < 0x80 ? static_cast<char>(code) : '\0';
    has_digit_ = has_digit_ || is_digit(ascii);
    if (!complete_) continue;
    if (blank_before && size_ > 0 && joins_figures(bytes_[size_ - 1], ascii)) {
      complete_ = append(" ", origin);
    }
    blank_before = false;
    complete_ =
        complete_ &&
        append(code < 0x80 ? std::string_view(&ascii, 1) : text.substr(origin, glyph.size), origin);
  }
  // Origins are 16 bits wide; a short text with a long row of blanks in it is no measure either.
  if (text.size() > UINT16_MAX) complete_ = false;
  origins_[size_] = static_cast<std::uint16_t>(text.size());
}

bool Spelling::append(std::string_view bytes, std::size_t origin) {
  if (size_ + bytes.size() > capacity) return false;
  for (const char byte : bytes) {
    bytes_[size_] = byte;
    origins_[size_] = static_cast<std::uint16_t>(origin);
    ++size_;
  }
  return true;
}

std::string_view Spelling::printed(std::string_view part) const {
  const auto start = static_cast<std::size_t>(part.data() - bytes_.data());
  const std::size_t first = origins_[start];
  return trim(text_.substr(first, origins_[start + part.size()] - first));
}

bool take_word(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

std::string_view trim(std::string_view text) {
  if (surely_begins(text) && surely_ends(text)) return text;
  while (!text.empty()) {
    const Glyph glyph = glyph_at(text, 0);
    if (!is_space(glyph.code)) break;
    text.remove_prefix(glyph.size);
  }
  while (!text.empty()) {
    // Back over the bytes that continue a character, to its first one.
    std::size_t start = text.size() - 1;
    const std::size_t limit = text.size() - std::min<std::size_t>(text.size(), 4);
    while (start > limit && (static_cast<unsigned char>(text[start]) & 0xC0U) == 0x80U) --start;
    const Glyph glyph = glyph_at(text, start);
    if (!is_space(glyph.code) || start + glyph.size != text.size()) break;
    text.remove_suffix(glyph.size);
  }
  return text;
}

}  // namespace gouji
