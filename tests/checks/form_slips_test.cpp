// What is mended, what is left alone, and the law: whatever the text, the cell reads the same.

#include "checks/form_slips.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "checks/text_search.h"
#include "schemas/measure.h"

namespace gouji {
namespace {

std::string mended(std::string_view text, CellKind kind) {
  const MendedText result = mend(text, kind);
  if (!result.refused.empty()) return "refused";
  return result.edits.empty() ? "as it is" : result.text;
}

TEST(FormSlips, FiguresAreWrittenPlainly) {
  EXPECT_EQ(mended("１２００", CellKind::figure), "1200");
  EXPECT_EQ(mended("１２．５０", CellKind::figure), "12.50");
  EXPECT_EQ(mended("1,200.00", CellKind::figure), "1200.00");
  EXPECT_EQ(mended("1，234，567", CellKind::figure), "1234567");
  EXPECT_EQ(mended("　404.77　", CellKind::figure), "404.77");
  EXPECT_EQ(mended("- 5", CellKind::figure), "-5");
  EXPECT_EQ(mended("−5", CellKind::figure), "-5");
  EXPECT_EQ(mended("85.3％", CellKind::percent), "85.3%");
  EXPECT_EQ(mended("８５ %", CellKind::percent), "85%");
}

TEST(FormSlips, WhatIsNoFigureIsNeverMadeOne) {
  for (const std::string_view text :
       {"7,00.0,77", "７,00.0,77", "1,20", "500 500", "５００　５００", "10万", "6.5分", "1.2.3",
        "１e３", "八百", "８５％", "<p>5</p>", "１２ ３"}) {
    EXPECT_EQ(mended(text, CellKind::figure), "as it is") << text;
  }
}

TEST(FormSlips, PlainFiguresAndBlanksAreLeftAlone) {
  for (const std::string_view text : {"404.770", "0", "-5", "", "　", "/", "—", "无", "+3"}) {
    EXPECT_EQ(mended(text, CellKind::figure), "as it is") << text;
  }
}

TEST(FormSlips, ComparatorsHaveOneGlyph) {
  for (const std::string_view text :
       {"≧90%", ">=90%", "=>90%", "＞＝90%", "＞ = 90%", "⩾90%", "≧ ９０％"}) {
    EXPECT_EQ(mended(text, CellKind::measure), "≥90%") << text;
  }
  for (const std::string_view text : {"≦5次", "<=5次", "＜＝5次", "=<5次"}) {
    EXPECT_EQ(mended(text, CellKind::measure), "≤5次") << text;
  }
  EXPECT_EQ(mended("＜5次", CellKind::measure), "<5次");
  EXPECT_EQ(mended("＝良好", CellKind::measure), "=良好");
  EXPECT_EQ(mended("不少于５２,０００件", CellKind::measure), "不少于52000件");
}

TEST(FormSlips, UnitsAndWordsOfAMeasureStayAsPrinted) {
  EXPECT_EQ(mended("≥９０%（含）以上", CellKind::measure), "≥90%（含）以上");
  EXPECT_EQ(mended("１０ｋｍ", CellKind::measure), "10ｋｍ");
  for (const std::string_view text :
       {"≥90%", "不少于90%", "良好", "２０２１年底前", "３+２个", "约５０个", "≥ＸＸ%"}) {
    EXPECT_EQ(mended(text, CellKind::measure), "as it is") << text;
  }
}

TEST(FormSlips, MarkupBecomesPlainText) {
  EXPECT_EQ(mended("<p style=\"font-size:12px\">完成</p>", CellKind::text), "完成");
  EXPECT_EQ(mended("<p>一</p><p>二</p>", CellKind::text), "一\n二");
  EXPECT_EQ(mended("一<br/><br>二", CellKind::text), "一\n二");
  EXPECT_EQ(mended("完成<b>巡检</b>", CellKind::text), "完成巡检");
  EXPECT_EQ(mended("A&amp;B，&nbsp;x&lt;5", CellKind::text), "A&B， x<5");
  EXPECT_EQ(mended("&nbsp;&nbsp;规范&nbsp;", CellKind::text), "规范");
  EXPECT_EQ(mended("<!-- 注 -->规范", CellKind::text), "规范");
}

TEST(FormSlips, MarkupThatMayBePartOfWhatIsSaidStays) {
  for (const std::string_view text :
       {"完成12<b>3</b>个", "<b>完成</b>12<b>3</b>个", "95&#37;", "&#50;次", "&foo;",
        "完成<span lang=\"x\" 3个", "<script>x</script>规范"}) {
    EXPECT_EQ(mended(text, CellKind::text), "as it is") << text;
  }
  EXPECT_EQ(mended("<p>完成</p><p style=\"x", CellKind::text), "完成\n<p style=\"x");
}

TEST(FormSlips, AFixThatWouldMakeAValueIsRefused) {
  EXPECT_EQ(mended("<p>≥90%</p>", CellKind::measure), "refused");
  EXPECT_EQ(mended("&gt;=90%", CellKind::measure), "refused");
  EXPECT_EQ(mended("<p></p>", CellKind::text), "refused");
  EXPECT_EQ(mended("<p>无</p>", CellKind::text), "refused");
  EXPECT_EQ(mended("&amp;nbsp;规范", CellKind::text), "refused");
  EXPECT_EQ(mended("&lt;p&gt;规范", CellKind::text), "refused");
}

TEST(FormSlips, SayWhichRepairsWereMade) {
  const MendedText result = mend("＞＝ １,２００人次", CellKind::measure);
  std::vector<std::string_view> ids;
  for (const SlipRepair* repair : result.repairs) ids.push_back(repair->id);
  EXPECT_EQ(ids, (std::vector<std::string_view>{"comparator", "separator", "blank", "full-width"}));
  EXPECT_EQ(result.text, "≥1200人次");
}

void expect_law(const std::string& text, CellKind kind) {
  const MendedText result = mend(text, kind);
  if (result.edits.empty()) return;
  ASSERT_TRUE(reads_the_same(text, result.text, kind)) << text << " → " << result.text;
  ASSERT_EQ(with_edits(text, result.edits), result.text);
  ASSERT_TRUE(mend(result.text, kind).edits.empty()) << text << " → " << result.text;
  std::size_t done = 0;
  for (const TextEdit& edit : result.edits) {
    ASSERT_GE(edit.start, done) << text;
    ASSERT_LE(edit.start + edit.size, text.size()) << text;
    done = edit.start + edit.size;
  }
  if (kind == CellKind::figure) {
    const auto before = parse_printed_figure(text);
    const auto after = parse_printed_figure(result.text);
    ASSERT_TRUE(before && after) << text << " → " << result.text;
    ASSERT_EQ(before->coefficient() == after->coefficient(), true) << text;
    ASSERT_EQ(before->scale(), after->scale()) << text;
    // Plain digits: nothing is left to mend for any reader of figures.
    ASSERT_TRUE(Decimal::parse(result.text)) << result.text;
  }
}

TEST(FormSlips, RandomRowsOfPiecesKeepTheLaw) {
  const std::vector<std::string> pieces = {
      "0",    "1",      "12",   "５",   "００",   "1,234", "，",   ",",      ".",    "．",
      " ",    "　",     "-",    "−",    "+",      "%",     "％",   "≥",      "≧",    "＞",
      "=",    "＝",     "<",    ">",    "人次",   "万元",  "以上", "（含）", "良好", "<p>",
      "</p>", "<br/>",  "<b>",  "</b>", "&nbsp;", "&lt;",  "&gt;", "&amp;",  "amp;", "lt;",
      "p>",   "&#160;", "&#5;", "<!--", "-->",    "无",    "/",    "。",     "\xE3", "年",
      "2021", "不少于", "\n",   "\t",   "<o:p>",  "\u200b"};
  std::mt19937_64 engine(20261123);
  std::size_t changed = 0;
  for (int i = 0; i < 200'000; ++i) {
    std::string text;
    for (std::size_t count = engine() % 7; count > 0; --count) {
      text += pieces[engine() % pieces.size()];
    }
    for (const CellKind kind :
         {CellKind::figure, CellKind::percent, CellKind::measure, CellKind::text}) {
      if (!mend(text, kind).edits.empty()) ++changed;
      expect_law(text, kind);
      if (testing::Test::HasFatalFailure()) return;
    }
  }
  EXPECT_GT(changed, 10'000u);
}

TEST(FormSlips, RandomBytesNeverCrash) {
  std::mt19937_64 engine(7);
  for (int i = 0; i < 20'000; ++i) {
    std::string text(engine() % 40, '\0');
    for (char& c : text) c = static_cast<char>(engine());
    for (const CellKind kind : {CellKind::figure, CellKind::measure, CellKind::text}) {
      expect_law(text, kind);
      if (testing::Test::HasFatalFailure()) return;
    }
  }
}

}  // namespace
}  // namespace gouji
