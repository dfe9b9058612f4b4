#include "linter/source_excerpt.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "linter/display_width.h"

namespace gouji {
namespace {

TEST(DisplayWidth, ChineseIsTwoColumnsWide) {
  EXPECT_EQ(display_width("年初预算数"), 10u);
  EXPECT_EQ(display_width("Ａ，（）"), 8u);
  EXPECT_EQ(display_width("a1 ≥%"), 5u);
  EXPECT_EQ(display_width("𠮷😀"), 4u);
}

TEST(DisplayWidth, CombiningMarksTakeNoRoom) {
  EXPECT_EQ(display_width("e\u0301"), 1u);
}

TEST(SourceExcerpt, ShortLineIsShownWhole) {
  const SourceExcerpt excerpt = excerpt_around("  \"名称\": 5", 9, 40);
  EXPECT_EQ(excerpt.text, "  \"名称\": 5");
  EXPECT_EQ(excerpt.caret, 10u);
}

TEST(SourceExcerpt, TabsAndControlCharactersAreSeenAndCounted) {
  const SourceExcerpt excerpt = excerpt_around(
      "\t预\x1b\u202E"
      "5",
      5, 40);
  EXPECT_EQ(excerpt.text, "» 预\\u001b\\u202e5");
  EXPECT_EQ(excerpt.caret, 16u);
}

TEST(SourceExcerpt, BrokenBytesAreOneColumnEach) {
  const SourceExcerpt excerpt = excerpt_around(
      "\xFF\xFF"
      "5",
      3, 40);
  EXPECT_EQ(excerpt.text, "\uFFFD\uFFFD5");
  EXPECT_EQ(excerpt.caret, 2u);
}

TEST(SourceExcerpt, CaretMayStandBehindTheEnd) {
  EXPECT_EQ(excerpt_around("ab", 3, 40).caret, 2u);
}

TEST(SourceExcerpt, ColumnBeyondTheLineShowsTheLine) {
  EXPECT_EQ(excerpt_around("ab", 500, 40).text, "ab");
  EXPECT_EQ(excerpt_around("", 1, 40).text, "");
}

TEST(SourceExcerpt, LongLineIsCutOnBothSides) {
  const std::string line = std::string(300, 'a') + "X" + std::string(300, 'b');
  const SourceExcerpt excerpt = excerpt_around(line, 301, 40);
  EXPECT_EQ(excerpt.text, "..." + std::string(17, 'a') + "X" + std::string(16, 'b') + "...");
  EXPECT_EQ(excerpt.text[excerpt.caret], 'X');
}

TEST(SourceExcerpt, RoomThatOneSideDoesNotNeedGoesToTheOther) {
  const std::string line = std::string(300, 'a') + "Xb";
  const SourceExcerpt excerpt = excerpt_around(line, 301, 40);
  EXPECT_EQ(excerpt.text, "..." + std::string(32, 'a') + "Xb");
  EXPECT_EQ(excerpt.text[excerpt.caret], 'X');
}

// Every column of lines of mixed width: the excerpt fits and the caret points at the character.
TEST(SourceExcerpt, AlwaysFitsAndAlwaysPointsAtThePlace) {
  std::string line;
  std::vector<std::string> characters;
  for (int i = 0; i < 200; ++i) {
    const std::string character = i % 3 == 0 ? "预" : i % 7 == 0 ? "\x1b" : i % 5 == 0 ? "\t" : "a";
    characters.push_back(character);
    line += character;
  }
  for (std::size_t column = 1; column <= characters.size(); ++column) {
    const SourceExcerpt excerpt = excerpt_around(line, column, 50);
    EXPECT_LE(display_width(excerpt.text), 50u) << column;
    std::size_t at = 0;
    while (display_width(std::string_view(excerpt.text).substr(0, at)) < excerpt.caret) ++at;
    const std::string& wanted = characters[column - 1];
    const std::string shown = wanted == "\x1b" ? "\\u001b" : wanted == "\t" ? "» " : wanted;
    EXPECT_EQ(excerpt.text.substr(at, shown.size()), shown) << column;
  }
}

// A narrative of megabytes on one line costs no more than finding the place in it.
TEST(SourceExcerpt, LongLinesAreCheap) {
  const std::string line(20'000'000, 'a');
  EXPECT_EQ(excerpt_around(line, 10, 60).text.size(), 57u);
  EXPECT_EQ(excerpt_around(line, 19'999'999, 60).text.size(), 57u);
}

}  // namespace
}  // namespace gouji
