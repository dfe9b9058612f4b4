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

// What the first byte says of a text.
enum class FirstByte : unsigned char { nothing, something, ask_further };

inline constexpr std::array<FirstByte, 256> first_bytes = [] {
  std::array<FirstByte, 256> says{};
  for (std::size_t digit = '0'; digit <= '9'; ++digit) says[digit] = FirstByte::something;
  for (std::size_t han = 0xE4; han <= 0xE9; ++han) says[han] = FirstByte::something;
  for (std::size_t letter = 'A'; letter <= 'Z'; ++letter) {
    // N/A and null are blanks.
    if (letter != 'N') says[letter] = says[letter - 'A' + 'a'] = FirstByte::something;
  }
  // Of 不, of 无 暂 没, of 空, with which the words for a blank begin; and of the comparators.
  for (const std::size_t other : {0xE4U, 0xE6U, 0xE7U, 0xE2U}) says[other] = FirstByte::ask_further;
  return says;
}();

// No blank in any disguise, and no white space at the start: a digit, a letter or Han character
// with which none of the words for a blank begins, a comparator.
inline bool surely_says_something(std::string_view text) {
  if (text.empty()) return false;
  const FirstByte first = first_bytes[static_cast<unsigned char>(text[0])];
  if (first != FirstByte::ask_further) return first == FirstByte::something;
  if (text.size() < 3) return false;
  if (text[0] == '\xE2') return text[1] == '\x89';  // ≥ ≤ ≠
  const std::string_view character = text.substr(0, 3);
  return character != "不" && character != "无" && character != "暂" && character != "没" &&
         character != "空";
}

}  // namespace gouji
