// Layouts beyond rows under a header: figures in rows and columns, a target in three columns, prose
// below its label, a year in the heading. Read with shipped rulebooks, down to the value.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "linter/lint.h"
#include "tests/linter/table_support.h"
#include "tests/support/forms.h"

namespace gouji::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

using ::testing::Not;

struct ReadText {
  std::string values;
  std::vector<std::string> findings;
};

ReadText read_as(std::string_view rulebook, std::string_view lines) {
  std::string text(lines);
  std::ranges::replace(text, '|', '\t');
  LintOptions options;
  options.forced = &shipped_rulebook(rulebook);
  const std::vector<ReadForm> forms = read_forms(text, options);
  EXPECT_EQ(forms.size(), 1u);
  ReadText read{.values = values_of(forms.front().document), .findings = {}};
  for (const ReaderFinding& told : forms.front().findings) {
    read.findings.push_back(told.finding.message.zh);
  }
  return read;
}

constexpr std::string_view matrix_form =
    "项目支出绩效自评表\n"
    "（2023年度）\n"
    "项目名称|甲项目\n"
    "项目资金(万元)||年初预算数|全年预算数|全年执行数|分值|执行率|得分\n"
    "|年度资金总额|10|12|9|10|75%|7.5\n"
    "|其中：当年财政拨款|8|8|7|—||—\n"
    "|其他资金||4|2|—||—\n"
    "年度总体目标|预期目标|||实际完成情况\n"
    "|修路三公里。|||修成两公里，\n"
    "||||余下一公里次年修。\n"
    "绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施\n"
    "|产出指标|数量指标|里程|≥3公里|2公里|90|60|雨季\n"
    "总分|||||| 100|67.5|\n";

TEST(MatrixOfFigures, IsReadByRowAndColumn) {
  const ReadText read = read_as("national-2020", matrix_form);
  for (const std::string_view value :
       {"/funds/total/initial_budget = 10\n", "/funds/total/executed = 9\n",
        "/funds/total/weight = 10\n", "/funds/total/rate = \"75%\"\n", "/funds/total/score = 7.5\n",
        "/funds/appropriation/revised_budget = 8\n", "/funds/other/initial_budget = null\n",
        "/funds/other/executed = 2\n", "/total/weight = 100\n", "/total/score = 67.5\n"}) {
    EXPECT_THAT(read.values, HasSubstr(value));
  }
  EXPECT_THAT(read.values, Not(HasSubstr("/funds/carried_over")));  // the row is not printed
  EXPECT_THAT(read.findings, ElementsAre(HasSubstr("已接上")));     // the prose, of two rows
}

TEST(MatrixOfFigures, ReadsItsColumnsInAnyOrder) {
  const ReadText read = read_as("national-2020",
                                "项目资金(万元)||得分|全年执行数|全年预算数\n"
                                "|年度资金总额|7.5|9|12\n");
  EXPECT_THAT(read.values, HasSubstr("/funds/total/executed = 9\n"));
  EXPECT_THAT(read.values, HasSubstr("/funds/total/revised_budget = 12\n"));
  EXPECT_THAT(read.values, HasSubstr("/funds/total/score = 7.5\n"));
}

TEST(MatrixOfFigures, AFigureWhereTheTemplateHasNoneIsReported) {
  const ReadText read = read_as("national-2020",
                                "项目资金(万元)||年初预算数|分值\n"
                                "|年度资金总额|10|10\n"
                                "|其他资金|4|6\n");
  ASSERT_EQ(read.findings.size(), 1u);
  EXPECT_THAT(read.findings.front(), HasSubstr("“6”"));
}

TEST(ProseBelowItsLabel, IsReadByColumnOverSeveralRows) {
  const ReadText read = read_as("national-2020", matrix_form);
  EXPECT_THAT(read.values, HasSubstr("/narratives/annual_goal = \"修路三公里。\"\n"));
  EXPECT_THAT(read.values, HasSubstr("/narratives/results = \"修成两公里，余下一公里次年修。\"\n"));
}

TEST(YearInTheHeading, IsTakenWhereNoFieldHasOne) {
  EXPECT_THAT(read_as("national-2020", matrix_form).values, HasSubstr("/year = \"2023\"\n"));
  std::string with_field(matrix_form);
  with_field.replace(with_field.find("项目名称|甲项目"), std::string_view("项目名称|甲项目").size(),
                     "项目名称|甲项目|年度|2024");
  EXPECT_THAT(read_as("national-2020", with_field).values, HasSubstr("/year = \"2024\"\n"));
}

TEST(SplitTarget, IsPutTogetherFromItsColumns) {
  const ReadText read =
      read_as("yunnan",
              "绩效指标|一级指标|二级指标|三级指标|指标性质|指标值|度量单位|实际完成值|分值|得分|"
              "偏差原因分析及改进措施\n"
              "|产出指标|数量指标|里程|≥|3|公里|2公里|10|6.67|\n"
              "|产出指标|质量指标|合格率|=|100|%|100%|10|10|\n"
              "|效益指标|社会效益指标|面貌|定性|明显改善||达成预期指标|10|10|\n"
              "|效益指标|社会效益指标|投诉||5|件|4件|10|10|\n");
  EXPECT_THAT(read.values, HasSubstr("/indicators/0/target = \"≥3公里\"\n"));
  EXPECT_THAT(read.values, HasSubstr("/indicators/1/target = \"=100%\"\n"));
  EXPECT_THAT(read.values, HasSubstr("明显改善\"\n"));
  EXPECT_THAT(read.values, HasSubstr("/indicators/3/target = \"5件\"\n"));
}

TEST(TotalRow, IsThereAndBlankWhereItsColumnIsNotPrinted) {
  const ReadText read =
      read_as("hubei",
              "年度绩效目标1|一级指标|二级指标|三级指标|年初目标值(A)|实际完成值(B)\n"
              "|产出指标|数量指标|里程|3公里|2公里\n"
              "总分\n");
  EXPECT_THAT(read.values, HasSubstr("/total/score = null\n"));
}

}  // namespace
}  // namespace gouji::testing
