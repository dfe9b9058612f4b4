// Skipping Han sixteen bytes at a time finds the same place as one character after the other.

#include "schemas/han.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "schemas/spelling.h"

namespace gouji {
namespace {

const std::vector<std::string> pieces{"项", "目", "䀀", "鿿", "。", "，", "0",  "A", "é",
                                      "\n", "≥",  "Ａ", "ꀀ",  "㿿", "😀",  "　", "×", "<"};

std::string text_of(const std::vector<int>& choices) {
  std::string text;
  // Han four times as often as anything else, so that there are runs of it.
  for (const int choice : choices) {
    const auto at = static_cast<std::size_t>(choice);
    text += at < pieces.size() ? pieces[at] : pieces[at % 4];
  }
  return text;
}

std::size_t end_one_by_one(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const Glyph glyph = glyph_at(text, at);
    if (glyph.code < 0x4000 || glyph.code > 0x9FFF) break;
    at += glyph.size;
  }
  return at;
}

TEST(Han, of_nothing) {
  EXPECT_EQ(end_of_han("", 0), 0U);
  EXPECT_EQ(end_of_han("项目", 6), 6U);
}

RC_GTEST_PROP(Han, ends_where_each_character_says, ()) {
  const auto choices = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 90));
  const std::string text = text_of(choices);
  for (std::size_t at = 0; at < text.size(); at += glyph_at(text, at).size) {
    RC_ASSERT(end_of_han(text, at) == end_one_by_one(text, at));
  }
}

RC_GTEST_PROP(Han, is_all_of_a_text_that_it_reaches_to_the_end_of, ()) {
  const int kinds =
      *rc::gen::element(4, static_cast<int>(pieces.size()));  // of nothing else, or not
  const auto choices = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, kinds));
  const std::string text = text_of(choices);
  RC_ASSERT(is_all_han(text) == (end_one_by_one(text, 0) == text.size()));
}

// Of any three bytes that begin as a character of three does, also where they are none.
TEST(Han, common_ones_are_known_by_their_bytes) {
  std::size_t common = 0;
  for (unsigned bytes = 0xE00000; bytes <= 0xEFFFFF; ++bytes) {
    const std::array<char, 3> three{static_cast<char>(bytes >> 16U), static_cast<char>(bytes >> 8U),
                                    static_cast<char>(bytes)};
    const Glyph glyph = glyph_at({three.data(), three.size()}, 0);
    const bool expected = glyph.size == three.size() && is_common_han(glyph.code);
    ASSERT_EQ(is_common_han(three.data()), expected) << bytes;
    common += static_cast<std::size_t>(expected);
  }
  EXPECT_EQ(common, 0xA000U - 0x4E00U);
  for (const char* const others : {"a--", "ä--", "䀀", "䷀", "𠀀"}) {
    EXPECT_FALSE(is_common_han(others)) << others;
  }
}

TEST(Digits, end_behind_the_one_there_is) {
  for (std::size_t size = 1; size < 200; ++size) {
    for (std::size_t at = 0; at < size; ++at) {
      std::string text(size, 'x');
      EXPECT_EQ(end_of_digits(text), 0U);
      text[at] = '7';
      EXPECT_EQ(end_of_digits(text), at + 1) << size;
    }
  }
}

RC_GTEST_PROP(Digits, end_behind_the_last_one, ()) {
  std::string text = text_of(*rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 90)));
  text += *rc::gen::container<std::string>(rc::gen::element('/', '0', '7', '9', ':', 'x', '\xBF'));
  const std::size_t last = text.find_last_of("0123456789");
  RC_ASSERT(end_of_digits(text) == (last == std::string::npos ? 0 : last + 1));
}

}  // namespace
}  // namespace gouji
