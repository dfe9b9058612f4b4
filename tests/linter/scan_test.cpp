// What the fast path asks of bytes, against the plain way to ask it.

#include "linter/fast/scan.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <vector>

#include "schemas/spelling.h"

namespace gouji {
namespace {

// One character after the other, each by its own rule.
bool is_utf8_one_by_one(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Glyph glyph = glyph_at(text, at);
    if (glyph.size == 1 && static_cast<unsigned char>(text[at]) >= 0x80) return false;
    at += glyph.size;
  }
  return true;
}

TEST(IsUtf8, of_every_character_of_three_bytes_in_every_place_of_a_block) {
  for (unsigned first = 0xE0; first <= 0xEF; ++first) {
    for (unsigned second = 0x7F; second <= 0xC0; ++second) {
      for (int before = 0; before < 7; ++before) {
        std::string text;
        for (int i = 0; i < before; ++i) text += "项";
        text += static_cast<char>(first);
        text += static_cast<char>(second);
        text += "\xBF目标值，完成情况良好";
        ASSERT_EQ(is_utf8(text), is_utf8_one_by_one(text)) << first << ' ' << second;
      }
    }
  }
}

RC_GTEST_PROP(IsUtf8, says_what_each_character_says, ()) {
  const std::vector<std::string> pieces{"项",   "目",       "。",   "5",        "é",
                                        "😀",    "\xE9\xA1", "\x80", "\xC0\x80", "\xED\xA0\x80",
                                        "\xF5", "\n",       "≥"};
  std::string text;
  const auto size = static_cast<int>(pieces.size());
  // Mostly Han: a wrong byte among many that are right.
  for (const int choice : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 12 * size))) {
    const auto at = static_cast<std::size_t>(choice);
    text += at < pieces.size() ? pieces[at] : pieces[at % 6];
  }
  RC_ASSERT(is_utf8(text) == is_utf8_one_by_one(text));
}

RC_GTEST_PROP(EndOfText, is_the_first_byte_that_ends_it, ()) {
  const auto text = *rc::gen::container<std::string>(
      rc::gen::elementOf(std::string("abcdefgh01234 \xE9\xA1\xB9\xE7\x9B\xAE\"\\\x1F\n\x7F")));
  std::size_t at = 0;
  bool beyond_ascii = false;
  for (; at < text.size() && text[at] != '"' && text[at] != '\\'; ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x20) break;
    beyond_ascii = beyond_ascii || byte >= 0x80;
  }
  const TextEnd found = end_of_text(text.data(), text.data() + text.size());
  RC_ASSERT(found.at == text.data() + at);
  RC_ASSERT(found.beyond_ascii == beyond_ascii);
}

}  // namespace
}  // namespace gouji
