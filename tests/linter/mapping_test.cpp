// Grid → Document by labels, on a template that no shipped rulebook has.

#include "linter/table/mapping.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "linter/table/form_split.h"
#include "linter/table/labels.h"
#include "tests/linter/table_support.h"

namespace gouji::testing {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr std::string_view indicator_header =
    "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因\n";

std::string indicators(std::string_view rows) {
  return std::string(indicator_header) + std::string(rows) + "||||||||\n";
}

TEST(Labels, AreComparedWithoutWidthBlanksAndColons) {
  EXPECT_EQ(normalize_label(" 项 目\u3000名称 ："), "项目名称");
  EXPECT_EQ(normalize_label("经费（万元）"), normalize_label("经费(万元)"));
  EXPECT_EQ(normalize_label("【其中】"), "(其中)");
}

TEST(Labels, MatchWithAndWithoutTheirBrackets) {
  const LabelIndex index(village_rulebook());
  EXPECT_EQ(index.find(normalize_label("经费")).size(), 1u);
  EXPECT_EQ(index.find(normalize_label("经费（单位：元）")).size(), 1u);
  EXPECT_EQ(index.find(normalize_label("年度（2022）")).size(), 1u);
  EXPECT_TRUE(index.find(normalize_label("经费来源")).empty());
}

TEST(Mapping, HeaderFieldsTakeTheNextFilledCell) {
  EXPECT_EQ(map_text("项目名称||村道硬化|年度|2023\n").values,
            "/template = \"village\"\n/year = \"2023\"\n/project = \"村道硬化\"\n");
}

TEST(Mapping, ABlankHeaderFieldEndsAtTheNextLabel) {
  const MappedText mapped = map_text("项目名称|||年度|2023\n");
  EXPECT_THAT(mapped.values, HasSubstr("/project = null\n"));
  EXPECT_EQ(mapped.form.document.root.member("project")->origin.field, 2u);
}

TEST(Mapping, ALabelAndItsValueMayStandInOneCell) {
  const MappedText mapped = map_text("项目名称：村道硬化|年度: 2023\n");
  EXPECT_THAT(mapped.values, HasSubstr("/year = \"2023\"\n/project = \"村道硬化\"\n"));
}

TEST(Mapping, FiguresStandUnderTheDeepestHeader) {
  const MappedText mapped = map_text(
      "经费（万元）|计划数|其中：||\n"
      "||追加数|支出数|\n"
      "|120|10.50|/|\n");
  EXPECT_EQ(mapped.values,
            "/template = \"village\"\n/money/planned = 120\n/money/added = 10.50\n"
            "/money/spent = \"/\"\n");
  EXPECT_THAT(mapped.findings, IsEmpty());
  EXPECT_EQ(mapped.form.document.root.member("money")->member("added")->origin.line, 3u);
  EXPECT_EQ(mapped.form.document.root.member("money")->member("added")->origin.field, 3u);
}

TEST(Mapping, TheLabelMayStandBesideTheValues) {
  const MappedText mapped = map_text("|计划数|追加数|支出数\n经费|120||120\n");
  EXPECT_THAT(mapped.values, HasSubstr("/money/planned = 120\n/money/added = null\n"
                                       "/money/spent = 120\n"));
}

TEST(Mapping, ABlockWithoutValuesHasNulls) {
  const MappedText mapped = map_text("经费|计划数|追加数|支出数\n概述|道路两公里\n");
  EXPECT_THAT(mapped.values, HasSubstr("/money/planned = null\n/money/added = null\n"
                                       "/money/spent = null\n"));
}

TEST(Mapping, AMissingColumnHasNoMember) {
  const MappedText mapped = map_text("经费|计划数|支出数\n|120|100\n");
  EXPECT_THAT(mapped.values, AllOf(HasSubstr("/money/planned = 120\n"), Not(HasSubstr("added"))));
}

TEST(Mapping, AnUnknownColumnIsReportedAndItsValuesNotRead) {
  const MappedText mapped = map_text("经费|计划数|备注|支出数\n|120|9|100\n");
  EXPECT_THAT(mapped.values, HasSubstr("/money/planned = 120\n/money/spent = 100\n"));
  EXPECT_THAT(mapped.findings, ElementsAre(HasSubstr("“备注”栏是此表所没有的")));
}

TEST(Mapping, ThreeLevelsOfIndicatorsInheritWhatIsPrintedOnce) {
  const MappedText mapped =
      map_text(indicators("产出指标|数量|道路长度|≥2公里|2公里|20|20|\n"
                          "||路灯数量|40盏|36盏|20|18|到货晚\n"
                          "|质量|合格率|100%|100%|20|20|\n"
                          "效益指标||满意度|≥90%|95%|30|30|\n"));
  EXPECT_THAT(mapped.findings, IsEmpty());
  EXPECT_THAT(mapped.values, HasSubstr("/indicators/1/category = \"产出指标\"\n"
                                       "/indicators/1/subcategory = \"数量\"\n"
                                       "/indicators/1/name = \"路灯数量\"\n"
                                       "/indicators/1/target = \"40盏\"\n"
                                       "/indicators/1/actual = \"36盏\"\n"
                                       "/indicators/1/weight = 20\n"
                                       "/indicators/1/score = 18\n"
                                       "/indicators/1/reason = \"到货晚\"\n"));
  EXPECT_THAT(mapped.values, HasSubstr("/indicators/2/subcategory = \"质量\"\n"));
  EXPECT_THAT(mapped.values, HasSubstr("/indicators/3/category = \"效益指标\"\n"
                                       "/indicators/3/subcategory = null\n"));
  EXPECT_EQ(
      mapped.form.document.root.member("indicators")->items[1].member("category")->origin.line, 2u);
}

TEST(Mapping, TheTotalOfTheIndicatorsIsAFigureAndNoRow) {
  const MappedText mapped =
      map_text(indicators("产出指标|数量|道路长度|≥2公里|2公里|20|20|\n"
                          "总分|||||||\n"));
  EXPECT_THAT(mapped.values, HasSubstr("/total/score = null\n"));
  EXPECT_EQ(mapped.form.document.root.member("indicators")->items.size(), 1u);
}

TEST(Mapping, RowsMayFollowTheTotal) {
  const MappedText mapped =
      map_text(indicators("产出指标|数量|道路长度|≥2公里|2公里|20|20|\n"
                          "总分||||||38|\n"
                          "||路灯数量|40盏|36盏|20|18|\n"));
  EXPECT_THAT(mapped.values, HasSubstr("/total/score = 38\n"));
  EXPECT_EQ(mapped.form.document.root.member("indicators")->items.size(), 2u);
}

TEST(Mapping, TheTotalOfTheSubItemsStaysInItsPlace) {
  const MappedText mapped =
      map_text("分项\n分项名称||计划|支出\n砂石||70|70\n总分||120|110\n人工||50|40\n概述|已完工\n");
  EXPECT_THAT(mapped.values, HasSubstr("/sub_items/1/name = \"总分\"\n"
                                       "/sub_items/1/budget = 120\n"));
  EXPECT_EQ(mapped.form.document.root.member("sub_items")->items.size(), 3u);
  EXPECT_THAT(mapped.findings, IsEmpty());
}

TEST(Mapping, ABlockFoundWithoutRowsIsAnEmptyList) {
  EXPECT_THAT(map_text("分项名称|计划|支出\n概述|无\n").values, HasSubstr("/sub_items = []\n"));
}

TEST(Mapping, AHeaderPrintedAgainOnTheNextPageIsNoRow) {
  const MappedText mapped =
      map_text("分项名称|计划|支出\n砂石|70|70\n\n分项名称||计划|支出\n人工||50|40\n概述|已完工\n");
  EXPECT_EQ(mapped.form.document.root.member("sub_items")->items.size(), 2u);
  EXPECT_THAT(mapped.values, HasSubstr("/sub_items/1/actual = 40\n"));
  EXPECT_THAT(mapped.findings, IsEmpty());
}

TEST(Mapping, ACategoryAloneHeadsTheRowsBelow) {
  const MappedText mapped =
      map_text(indicators("产出指标|||||||\n"
                          "||道路长度|≥2公里|2公里|20|20|\n"));
  EXPECT_EQ(mapped.form.document.root.member("indicators")->items.size(), 1u);
  EXPECT_THAT(mapped.values, HasSubstr("/indicators/0/category = \"产出指标\"\n"));
}

TEST(Mapping, APageNumberAmongRowsIsReportedAndNoRow) {
  const MappedText mapped =
      map_text(indicators("产出指标|数量|道路长度|≥2公里|2公里|20|20|\n"
                          "第 2 页\n"
                          "||路灯数量|40盏|36盏|20|18|\n"));
  EXPECT_EQ(mapped.form.document.root.member("indicators")->items.size(), 2u);
  EXPECT_THAT(mapped.findings, ElementsAre(HasSubstr("“第 2 页”不属于表中任何一栏，未读")));
}

TEST(Mapping, ARowCutInTwoByAPageBreakIsJoined) {
  const MappedText mapped =
      map_text(indicators("产出指标|数量|道路|≥2公里|2公里|20|20|雨季\n"
                          "\n"
                          "||长度|||||停工\n"));
  EXPECT_THAT(mapped.values, HasSubstr("/indicators/0/name = \"道路长度\"\n"));
  EXPECT_THAT(mapped.values, HasSubstr("/indicators/0/reason = \"雨季停工\"\n"));
  EXPECT_THAT(mapped.findings,
              ElementsAre(HasSubstr("note row-shifted /indicators/0: “三级指标”断成 2 行"),
                          HasSubstr("“偏差原因”断成 2 行")));
}

TEST(Mapping, AWholeRowAfterAPageBreakIsNotJoined) {
  const MappedText mapped =
      map_text(indicators("产出指标|数量|道路|≥2公里|2公里|20|20|\n"
                          "\n"
                          "||路灯|40盏|36盏|20|18|\n"));
  EXPECT_EQ(mapped.form.document.root.member("indicators")->items.size(), 2u);
  EXPECT_THAT(mapped.findings, IsEmpty());
}

TEST(Mapping, NarrativesKeepTheirTextAsPrinted) {
  const MappedText mapped = map_text("其他情况|\n概述|<p>一、①　㎡</p>\n困难|\n");
  EXPECT_THAT(mapped.values, HasSubstr("/narratives/summary = \"<p>一、①　㎡</p>\"\n"
                                       "/narratives/trouble = null\n"));
}

TEST(Mapping, ANarrativeCutInTwoIsJoinedWithoutAnythingInBetween) {
  const MappedText mapped = map_text("概述|道路两\n\n|公里\n困难|无\n");
  EXPECT_THAT(mapped.values, HasSubstr("/narratives/summary = \"道路两公里\"\n"));
  EXPECT_THAT(mapped.findings, ElementsAre("note row-shifted /narratives/summary: “概述”断成 2 "
                                           "行（第1行、第3行），已接上"));
  EXPECT_EQ(mapped.form.findings[0].finding.found, "道路两 | 公里");
  EXPECT_EQ(mapped.form.findings[0].finding.expected, "道路两公里");
}

TEST(Mapping, ANarrativeMayStartBelowItsLabel) {
  const MappedText mapped = map_text("概述|\n道路两公里\n困难|无\n");
  EXPECT_THAT(mapped.values, HasSubstr("/narratives/summary = \"道路两公里\"\n"));
  EXPECT_THAT(mapped.findings, IsEmpty());
}

TEST(Mapping, TwoNarrativesMayShareARow) {
  EXPECT_THAT(map_text("概述|甲|困难|乙\n").values,
              HasSubstr("/narratives/summary = \"甲\"\n/narratives/trouble = \"乙\"\n"));
}

TEST(Mapping, RemarksAreSkippedUntilTheNextLabel) {
  const MappedText mapped = map_text("概述|甲\n注：金额含税。\n第二条说明\n困难|乙\n");
  EXPECT_THAT(mapped.values, HasSubstr("/narratives/summary = \"甲\"\n"
                                       "/narratives/trouble = \"乙\"\n"));
  EXPECT_THAT(mapped.findings, IsEmpty());
}

TEST(Mapping, ATableRowAfterANarrativeIsNotPartOfIt) {
  const MappedText mapped = map_text("概述|甲\n填表人|张三|电话|123\n");
  EXPECT_THAT(mapped.values, HasSubstr("/narratives/summary = \"甲\"\n"));
  EXPECT_THAT(mapped.findings, ElementsAre(HasSubstr("“填表人”“张三”“电话”…不属于")));
}

TEST(Mapping, AMovedRowSaysBeforeAndAfter) {
  const MappedText mapped = map_text("经费|计划数|追加数|支出数\n120||120|\n");
  EXPECT_THAT(mapped.values, HasSubstr("/money/planned = 120\n/money/added = null\n"
                                       "/money/spent = 120\n"));
  ASSERT_EQ(mapped.form.findings.size(), 1u);
  const ReaderFinding& told = mapped.form.findings[0];
  EXPECT_EQ(told.finding.check, "row-shifted");
  EXPECT_EQ(told.finding.severity, Severity::warning);
  EXPECT_EQ(told.pointer, "/money");
  EXPECT_EQ(told.origin.line, 2u);
  EXPECT_EQ(told.finding.found, "120 |  | 120 | ");
  EXPECT_EQ(told.finding.expected, "120 |  | 120");
  EXPECT_EQ(told.finding.message.zh,
            "第2行整体偏左 1 栏：“120”在各栏之外，属“计划数”栏；“120”印在“追加数”栏，"
            "属“支出数”栏，已移回");
}

TEST(Mapping, WithoutRepairTheRowIsTakenAsPrinted) {
  const MappedText mapped = map_text("经费|计划数|追加数|支出数\n120||120|\n", false);
  EXPECT_THAT(mapped.values, HasSubstr("/money/planned = null\n/money/added = 120\n"
                                       "/money/spent = null\n"));
  EXPECT_THAT(mapped.findings, ElementsAre(HasSubstr("，未移动")));
  EXPECT_EQ(mapped.form.findings[0].finding.expected, "120 |  | 120");
}

TEST(Mapping, WithoutRepairAnOddCellStaysUnderItsColumn) {
  const MappedText mapped =
      map_text(indicators("|产出指标|数量|道路长度|2公里|3公里|20|20\n"), false);
  EXPECT_THAT(mapped.values, AllOf(HasSubstr("/indicators/0/category = null\n"),
                                   HasSubstr("/indicators/0/weight = \"3公里\"\n"),
                                   HasSubstr("/indicators/0/reason = \"20\"\n")));
}

TEST(Mapping, CollapsedTabsLeaveARowOfFiguresUndecided) {
  const MappedText mapped = map_text(
      "项目名称|村道硬化\n经费|计划数|追加数|支出数\n120|100\n分项名称|计划|支出\n砂石|70|70\n");
  EXPECT_THAT(mapped.values, HasSubstr("/money/planned = null\n/money/added = null\n"
                                       "/money/spent = null\n"));
  EXPECT_THAT(mapped.values, HasSubstr("/sub_items/0/actual = 70\n"));
  EXPECT_THAT(mapped.findings,
              ElementsAre("error row-shifted /money: 第3行有 3 种放法，无法判定：（120 | 100 | "
                          "空），或（120 | 空 | 100），或（空 | 120 | 100）"));
}

TEST(Mapping, ColumnsUnderASpannerAreFoundWhenTabsWereCollapsed) {
  const MappedText mapped =
      map_text("项目名称|村道硬化\n经费|计划数|其中:\n|追加数|支出数\n|120|10|110\n概述|甲\n");
  EXPECT_THAT(mapped.values, HasSubstr("/money/planned = 120\n/money/added = 10\n"
                                       "/money/spent = 110\n"));
}

TEST(Mapping, SpansOfADocumentAreColumnsToo) {
  Grid grid;
  const auto row = [&](std::vector<GridCell> cells) {
    GridRow& added = grid.rows.emplace_back();
    added.cells = std::move(cells);
    added.origin.table = 1;
    added.origin.table_row = static_cast<std::uint32_t>(grid.rows.size());
  };
  row({cell("经费（万元）", 1, 1, 3), cell("计划数", 2, 2, 2), cell("其中：", 4, 3)});
  row({cell("追加数", 4), cell("支出数", 5, 2)});
  row({cell("120", 2, 2), cell("10", 4), cell("110", 5, 2)});
  row({cell("一级指标", 1), cell("二级指标", 2), cell("三级指标", 3), cell("年度指标值", 4),
       cell("实际完成值", 5), cell("分值", 6), cell("得分", 7), cell("偏差原因", 8)});
  row({cell("产出指标", 1, 1, 2), cell("数量", 2, 1, 2), cell("道路长度", 3), cell("2公里", 4),
       cell("2公里", 5), cell("20", 6), cell("20", 7), cell("", 8)});
  row({cell("路灯数量", 3), cell("40盏", 4), cell("36盏", 5), cell("20", 6), cell("18", 7),
       cell("到货晚", 8)});
  row({cell("总分", 1, 6), cell("38", 7), cell("", 8)});
  const MappedText mapped = map(grid);
  EXPECT_THAT(mapped.findings, IsEmpty());
  EXPECT_THAT(mapped.values, HasSubstr("/money/planned = 120\n/money/added = 10\n"
                                       "/money/spent = 110\n"));
  EXPECT_THAT(mapped.values, HasSubstr("/indicators/1/category = \"产出指标\"\n"
                                       "/indicators/1/subcategory = \"数量\"\n"
                                       "/indicators/1/name = \"路灯数量\"\n"));
  EXPECT_THAT(mapped.values, HasSubstr("/total/score = 38\n"));
}

TEST(FormSplit, AHeadingOnEveryPageDoesNotSplitAForm) {
  const std::string_view text =
      "项目名称\t甲\n分项名称\t计划\t支出\n砂石\t1\t1\n项目名称\t甲\n人工\t2\t2\n";
  const TextGrid table = text_grid(text, {});
  EXPECT_EQ(split_forms(table.grid, label_cells(table.grid), LabelIndex(village_rulebook())).size(),
            1u);
}

TEST(FormSplit, AFormEndsWhereTheNextOneHasTheSameFieldsAndBlocks) {
  const std::string_view text =
      "村镇项目自评表\n项目名称\t甲\n分项名称\t计划\t支出\n砂石\t1\t1\n"
      "村镇项目自评表\n项目名称\t乙\n分项名称\t计划\t支出\n人工\t2\t2\n";
  const TextGrid table = text_grid(text, {});
  const std::vector<FormRows> forms =
      split_forms(table.grid, label_cells(table.grid), LabelIndex(village_rulebook()));
  ASSERT_EQ(forms.size(), 2u);
  EXPECT_EQ(forms[0].end, 4u);
  EXPECT_EQ(forms[1].first, 4u);
  EXPECT_EQ(forms[1].end, 8u);
}

}  // namespace
}  // namespace gouji::testing
