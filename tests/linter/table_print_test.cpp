#include <gtest/gtest.h>

#include <sstream>

#include "linter/cli/table.h"

namespace gouji::testing {
namespace {

std::string printed(const std::vector<TableColumn>& columns,
                    const std::vector<std::vector<std::string>>& rows, bool bold = false) {
  std::ostringstream out;
  print_table(columns, rows, bold, out);
  return out.str();
}

TEST(Table, LinesUpChineseByWidth) {
  EXPECT_EQ(printed({{.heading = "类别"}, {.heading = "n", .right = true}, {.heading = "说明"}},
                    {{"产出目标", "6.5", "x"}, {"ab", "10", ""}}),
            "类别        n  说明\n"
            "产出目标  6.5  x\n"
            "ab         10\n");
}

TEST(Table, CutsLongCellsAtACharacter) {
  EXPECT_EQ(printed({{.heading = "a", .widest = 6}, {.heading = "b"}}, {{"一二三四五", "|"}}),
            "a      b\n"
            "一二…  |\n");
}

TEST(Table, DoesNotCutTheLastColumn) {
  EXPECT_EQ(printed({{.heading = "a", .widest = 2}}, {{"abcdef"}}), "a\nabcdef\n");
}

TEST(Table, ShowsEscapesOfCellsInsteadOfObeyingThem) {
  const std::string text = printed({{.heading = "a"}, {.heading = "b"}}, {{"\x1b[2J\n", "\x9b"}});
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  EXPECT_EQ(text.find('\x9b'), std::string::npos);
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 2);
}

TEST(Table, ShortRowsHaveEmptyCells) {
  EXPECT_EQ(printed({{.heading = "a"}, {.heading = "b"}}, {{"1"}}), "a  b\n1\n");
}

TEST(Table, OnlyTheHeadingIsBold) {
  EXPECT_EQ(printed({{.heading = "a"}}, {{"1"}}, true), "\x1b[1ma\x1b[0m\n1\n");
}

}  // namespace
}  // namespace gouji::testing
