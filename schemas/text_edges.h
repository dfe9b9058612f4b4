// What the first and the last bytes of a text say for certain. Nearly every text of a form begins
// and ends with a digit or with Han, and then nothing more need be asked of it; where these say no,
// trim() and is_blank() look at all of it.
#pragma once

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

// No blank in any disguise, and no white space at the start: a digit, a Han character with which
// none of the words for a blank begins, a comparator.
inline bool surely_says_something(std::string_view text) {
  if (text.empty()) return false;
  const auto first = static_cast<unsigned char>(text[0]);
  if (first < 0x80) return first - unsigned{'0'} < 10;
  if (text.size() < 3) return false;
  const std::string_view character = text.substr(0, 3);
  switch (first) {
    case 0xE2: return text[1] == '\x89';  // ≥ ≤ ≠
    case 0xE4: return character != "不";
    case 0xE6: return character != "无" && character != "暂" && character != "没";
    case 0xE7: return character != "空";
    default: return starts_han(text[0]);
  }
}

}  // namespace gouji
