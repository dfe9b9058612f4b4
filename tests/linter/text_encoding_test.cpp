// Bytes to UTF-8: what is taken for which encoding, and where it goes wrong.

#include "linter/text_encoding.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "linter/text_cursor.h"

namespace gouji {
namespace {

using namespace std::string_view_literals;
using ::testing::HasSubstr;

void expect_decoded(std::string_view bytes, Encoding encoding, std::string_view text) {
  DecodedText decoded;
  decode(bytes, decoded);
  EXPECT_EQ(decoded.bad_byte, std::nullopt);
  EXPECT_EQ(decoded.encoding, encoding);
  EXPECT_EQ(decoded.text, text);
}

TEST(Utf8, WellFormedTextHasNoBadByte) {
  for (std::string_view text :
       {""sv, "a\0b"sv, "苏州"sv, "\xC2\x80\xDF\xBF"sv, "\xE0\xA0\x80"sv,
        "\xED\x9F\xBF\xEE\x80\x80"sv, "\xF0\x90\x80\x80\xF4\x8F\xBF\xBF"sv}) {
    EXPECT_EQ(first_bad_byte(text), std::nullopt) << text;
  }
}

TEST(Utf8, TheFirstBadByteIsFound) {
  struct Case {
    std::string_view text;
    std::size_t at;
  };
  constexpr Case cases[] = {
      {"ab\x80", 2},
      {"\xC0\xAF", 0},
      {"\xC1\xBF", 0},
      {"a\xC3", 1},
      {"a\xC3(", 1},
      {"\xE0\x9F\x80", 0},
      {"苏\xE8\x8B", 3},
      {"\xED\xA0\x80", 0},
      {"\xF0\x8F\xBF\xBF", 0},
      {"\xF4\x90\x80\x80", 0},
      {"\xF5\x80\x80\x80", 0},
      {"ok\xF0\x9F\x98", 2},
      {"\xFF", 0},
      {"\xFE", 0},
  };
  for (const Case& one : cases) EXPECT_EQ(first_bad_byte(one.text), one.at) << one.text;
}

TEST(Utf8, CutsFallBetweenCharacters) {
  EXPECT_EQ(whole_characters("苏州", 6), 6U);
  EXPECT_EQ(whole_characters("苏州", 5), 3U);
  EXPECT_EQ(whole_characters("苏州", 2), 0U);
  EXPECT_EQ(whole_characters("abc", 2), 2U);
}

TEST(Decoding, Utf8IsTakenAsItIs) {
  expect_decoded("项目", Encoding::utf8, "项目");
  expect_decoded("", Encoding::utf8, "");
  expect_decoded("\xEF\xBB\xBF项目", Encoding::utf8, "项目");
}

TEST(Decoding, Utf16NeedsItsMark) {
  expect_decoded("\xFF\xFE\x79\x98\xEE\x76"sv, Encoding::utf16_le, "项目");
  expect_decoded("\xFE\xFF\x98\x79\x76\xEE"sv, Encoding::utf16_be, "项目");
  expect_decoded("\xFE\xFF\xD8\x3D\xDE\x00"sv, Encoding::utf16_be, "\xF0\x9F\x98\x80");
}

TEST(Decoding, Gb18030IsTakenWhenItDecodesWholly) {
  expect_decoded("\xCF\xEE\xC4\xBF", Encoding::gb18030, "项目");
  expect_decoded("a\x81\x30\x81\x30z", Encoding::gb18030, "a\xC2\x80z");  // four bytes
}

void expect_fault(std::string_view bytes, std::size_t at, std::string_view zh) {
  DecodedText decoded;
  decode(bytes, decoded);
  EXPECT_EQ(decoded.bad_byte, at);
  EXPECT_TRUE(decoded.text.empty());
  EXPECT_THAT(decoded.fault.zh, HasSubstr(std::string(zh)));
  EXPECT_FALSE(decoded.fault.en.empty());
}

TEST(Decoding, BytesOfNoEncodingHaveAPlace) {
  expect_fault("ab\xFF", 2, "第 3 字节起不是 UTF-8，第 3 字节起不是 GB18030");
  // Chinese in UTF-8 with one bad byte: it is UTF-8 for longer than it is GB18030.
  expect_fault("项\xFF", 3, "第 4 字节起不是 UTF-8");
  // Chinese in GB18030 with one bad byte.
  expect_fault("\xCF\xEE\xC4\xBF\xFF", 4, "第 1 字节起不是 UTF-8，第 5 字节起不是 GB18030");
  expect_fault("\xCF\xEE\xC4", 2, "第 3 字节起不是 GB18030");  // cut in the middle of a character
}

TEST(Decoding, BrokenUtf16HasAPlace) {
  expect_fault("\xFF\xFE\x79\x98\x3D\xD8"sv, 4, "第 5 字节起不是 UTF-16LE");
  expect_fault("\xFE\xFF\x98"sv, 2, "第 3 字节起不是 UTF-16BE");
}

TEST(TextCursor, CountsCodePointsAndLines) {
  const Origin origin = origin_at("一\r\n\t二三", 3 + 2 + 1 + 3);
  EXPECT_EQ(origin.line, 2U);
  EXPECT_EQ(origin.column, 3U);
  EXPECT_EQ(origin.source, "\t二三");
  EXPECT_EQ(origin_at("一\r\n\t二三", 0).source, "一");
}

TEST(TextCursor, TheEndOfTheTextIsAPlace) {
  EXPECT_EQ(origin_at("ab\n", 3).line, 2U);
  EXPECT_EQ(origin_at("", 0).column, 1U);
  EXPECT_EQ(origin_at("ab", 100).column, 3U);
}

std::size_t count_one_by_one(std::string_view text) {
  std::size_t count = 0;
  for (const char byte : text) count += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
  return count;
}

// Lines that are shown whole, and lines that are cut on both sides.
RC_GTEST_PROP(TextCursor, CountsAsOneByOne, ()) {
  std::string text;
  for (const int length : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 400))) {
    for (int i = 0; i < length; ++i) text += i % 3 == 0 ? "a" : i % 3 == 1 ? "é" : "项";
    text += '\n';
  }
  RC_ASSERT(characters_of(text) == static_cast<std::ptrdiff_t>(count_one_by_one(text)));
  TextCursor cursor(text);
  std::size_t at = 0;
  while (at < text.size()) {
    at += *rc::gen::inRange<std::size_t>(0, 300);
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
    cursor.move_to(at);
    const Origin origin = cursor.origin();
    const std::string_view before = std::string_view(text).substr(0, at);
    const std::size_t line = before.rfind('\n') + 1;  // npos and one is the start
    RC_ASSERT(origin.line == 1 + static_cast<std::size_t>(std::ranges::count(before, '\n')));
    RC_ASSERT(origin.column == 1 + count_one_by_one(before.substr(line)));
    const auto shown = static_cast<std::size_t>(origin.source.data() - text.data());
    RC_ASSERT(shown >= line && shown <= at);
    RC_ASSERT(origin.source_column == 1 + count_one_by_one(before.substr(line, shown - line)));
  }
}

}  // namespace
}  // namespace gouji
