// Pipe tables, separated values and quoted tab-separated text; and prose, which is none of them.

#include "linter/table/delimited_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "tests/linter/document_support.h"
#include "tests/support/forms.h"

namespace gouji {
namespace readers {
extern const Reader text;
}
namespace testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TextGrid grid_of(std::string_view text, TextPool& pool) {
  return delimited_grid(text, layout_of(text), pool, {});
}

std::vector<std::string> rows_of(std::string_view text) {
  TextPool pool;
  SourceTable table;
  table.grid = grid_of(text, pool).grid;
  return printed_rows(table);
}

TEST(DelimitedText, PipeTablesLoseTheirRuleAndTheirEscapes) {
  EXPECT_EQ(layout_of("| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n"), TextLayout::pipes);
  EXPECT_THAT(
      rows_of("## 自评表\n\n| **项目** | a\\|b |\n|:---|---:|\n|  | 一<br>二 |\n说明：无\n"),
      ElementsAre("1 自评表", "1 项目 / 2 a|b", "1  / 2 一⏎二", "1 说明：无"));
  EXPECT_THAT(rows_of("甲 | 乙\n--- | ---\n1 | 2"), ElementsAre("1 甲 / 2 乙", "1 1 / 2 2"));
}

TEST(DelimitedText, ValuesKnowTheirLineAndField) {
  TextPool pool;
  const TextGrid made = grid_of("a\tb\n甲\t\"一\n二\"\t丙\n丁\t\"戊\"\n", pool);
  const GridCell& after_break = made.grid.rows[1].cells[2];
  EXPECT_EQ(after_break.origin.line, 3u);
  EXPECT_EQ(after_break.origin.field, 3u);
  EXPECT_EQ(after_break.origin.column, 4u);
  EXPECT_EQ(after_break.origin.source, "二\"\t丙");
  EXPECT_EQ(made.grid.rows[2].origin.line, 4u);
  EXPECT_EQ(made.grid.rows[2].cells[1].origin.column, 4u);
}

TEST(DelimitedText, CellsCopiedFromASpreadsheetKeepTheirLineBreaks) {
  EXPECT_THAT(rows_of("情况\t\"一、\"\"好\"\"\r\n二、完\"\t3\r\n甲\t乙\t丙\r\n"),
              ElementsAre("1 情况 / 2 一、\"好\"⏎二、完 / 3 3", "1 甲 / 2 乙 / 3 丙"));
}

TEST(DelimitedText, StrayQuotesAreCharacters) {
  EXPECT_EQ(layout_of("\"投入\"类\t2\n\t\"甲\n乙\t丙\"\n"), TextLayout::tabs);
  EXPECT_THAT(rows_of("a,\"b\"c,d\na,\"b,c\na,b,c\na,b,c\na,b,c\n"),
              ElementsAre("1 a / 2 \"b\"c / 3 d", "1 a / 2 \"b / 3 c", "1 a / 2 b / 3 c",
                          "1 a / 2 b / 3 c", "1 a / 2 b / 3 c"));
}

TEST(DelimitedText, ValuesAreToldByTheirRegularLines) {
  EXPECT_EQ(layout_of("甲,乙,丙\n1,2,3\n\"1,200\",\"a\nb\",\n,,\n"), TextLayout::commas);
  EXPECT_EQ(layout_of("甲;乙;丙\n1;2,5;3\n4;5;6\n;;\n"), TextLayout::semicolons);
  EXPECT_EQ(layout_of("甲,乙\n1,2\n3,4\n5,6\n"), TextLayout::tabs);    // two columns
  EXPECT_EQ(layout_of("甲,乙,丙\n1,2,3\n4,5,6\n"), TextLayout::tabs);  // three lines
  EXPECT_EQ(layout_of("甲,乙,丙\t1\n1,2,3\n4,5,6\n7,8,9\n"), TextLayout::tabs);
}

TEST(DelimitedText, ProseWithCommasIsProse) {
  EXPECT_EQ(layout_of("今年完成养护120公里,较上年增长5%,群众满意.\n"
                      "资金全部到位,无结余.\n"
                      "下一步,一是加强管理,二是压实责任,三是按月通报.\n"
                      "以上情况,特此说明.\n"
                      "联系人:张某,电话:略.\n"),
            TextLayout::tabs);
}

class DelimitedTextReader : public DocumentReader {
 protected:
  DelimitedTextReader() : DocumentReader(readers::text) {}
};

// The clean form with another separator; its cells hold no ASCII commas, quotes or pipes.
std::string separated(char separator, bool quoted) {
  std::string out;
  for (const char letter : read_project_file("tests/forms/clean.txt")) {
    if (letter == '\t') {
      out += quoted ? std::string("\"") + separator + "\"" : std::string(1, separator);
    } else if (letter == '\n') {
      out += quoted ? "\"\n\"" : "\n";
    } else {
      out += letter;
    }
  }
  return quoted ? "\"" + out + "\"" : out;
}

TEST_F(DelimitedTextReader, EveryLayoutGivesTheSameForm) {
  const std::string expected = values(read_project_file("tests/forms/clean.txt"));
  std::string pipes;
  for (const char letter : separated('|', false)) {
    pipes += letter == '\n' ? std::string("|\n|") : std::string(1, letter);
  }
  for (const std::string& text :
       {separated(',', false), separated(',', true), separated(';', false), separated('\t', true),
        "|" + pipes, "\xEF\xBB\xBF" + separated(',', true)}) {
    EXPECT_EQ(values(text), expected) << text.substr(0, 300);
    EXPECT_THAT(messages(text), IsEmpty());
  }
}

TEST_F(DelimitedTextReader, LimitsAreNamed) {
  std::string rows;
  for (int i = 0; i < 20'001; ++i) rows += "1,2,3\n";
  EXPECT_THAT(refusal(rows), HasSubstr("行数超过上限 20000"));
  const std::string wide = std::string(1001, ',') + "\n";
  EXPECT_THAT(refusal(wide + wide + wide + wide), HasSubstr("一行的栏数超过上限 1000"));
}

TEST_F(DelimitedTextReader, ProseIsStillNoTable) {
  EXPECT_THAT(refusal("甲,乙.\n丙,丁,戊.\n己.\n庚,辛.\n"), HasSubstr("没有表"));
}

TEST_F(DelimitedTextReader, QuotesThatNeverCloseAreReadInLinearTime) {
  std::string text;
  for (int i = 0; i < 400'000; ++i) text += i % 3 == 0 ? ",\"a\"\"" : ",\"\"b\"\"";
  const auto start = std::chrono::steady_clock::now();
  read(text);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
}

}  // namespace
}  // namespace testing
}  // namespace gouji
