// Which cell is wrong: slips by name, one finding at the culprit instead of one for each equation,
// and a word only where it tells something.

#include "checks/culprits.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checks/slips.h"
#include "tests/support/forms.h"
#include "tests/support/rulebooks.h"

namespace gouji::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

std::string slip(std::string_view printed, std::string_view right) {
  return slip_between(*Decimal::parse(printed), *Decimal::parse(right)).words.zh;
}

TEST(Slips, HaveTheirNames) {
  EXPECT_EQ(slip("10964", "10694"), "两位数字对调");
  EXPECT_EQ(slip("407.44", "404.77"), "数字 4 与 7 互换");
  EXPECT_EQ(slip("44.377", "77.344"), "数字 4 与 7 互换");
  EXPECT_EQ(slip("231", "123"), "数字次序颠倒");
  EXPECT_EQ(slip("32.8", "38.2"), "两位数字对调");
  EXPECT_EQ(slip("5000000", "500"), "元当成了万元");
  EXPECT_EQ(slip("0.05", "500"), "万元当成了元");
  EXPECT_EQ(slip("50", "5"), "小数点移了 1 位");
  EXPECT_EQ(slip("4.0477", "404.77"), "小数点移了 2 位");
  EXPECT_EQ(slip("-12.3", "12.3"), "正负号相反");
  EXPECT_EQ(slip("855.5", "850.5"), "一位数字之差");
  EXPECT_EQ(slip("8350.5", "850.5"), "多一位数字");
  EXPECT_EQ(slip("85.5", "850.5"), "少一位数字");
}

TEST(Slips, AreNotSeenInEveryDifference) {
  EXPECT_EQ(slip("500", "500"), "");
  EXPECT_EQ(slip("500.0", "500"), "");
  EXPECT_EQ(slip("412.7", "850.5"), "");
  EXPECT_EQ(slip("3", "4"), "");  // one digit of one
  EXPECT_EQ(slip("0", "500"), "");
  EXPECT_EQ(slip("-12.3", "13.2"), "");
}

std::vector<std::string> checks_of(const FormReport& report) {
  std::vector<std::string> checks;
  for (const ReportedFinding& finding : report.findings) checks.push_back(finding.check);
  return checks;
}

TEST(Culprits, OneWrongWeightIsOneFindingAtThatWeight) {
  const FormReport report =
      lint_text(patched_clean_form(R"({"indicators": {"7": {"weight": 5.6}}})"));
  ASSERT_THAT(report.findings, SizeIs(1));
  const ReportedFinding& finding = report.findings.front();
  EXPECT_EQ(finding.check, "category-weights");
  EXPECT_EQ(finding.severity, Severity::error);
  EXPECT_EQ(finding.location.pointer, "/indicators/7/weight");
  EXPECT_EQ(finding.found, "5.6");
  EXPECT_EQ(finding.expected, "6.5");
  EXPECT_EQ(finding.difference, "-0.9");
  EXPECT_THAT(finding.explains,
              UnorderedElementsAre("score-within-weight", "category-total", "weight-total"));
  EXPECT_THAT(finding.message.zh, HasSubstr("应为 6.5（两位数字对调），另有 3 处因此不成立"));
}

TEST(Culprits, AFigureInSeveralEquationsIsFoundFromAllOfThem) {
  const FormReport report = lint_text(patched_clean_form(R"({"usage": {"paid": 883.2}})"));
  ASSERT_THAT(report.findings, SizeIs(1));
  EXPECT_EQ(report.findings.front().location.pointer, "/usage/paid");
  EXPECT_EQ(report.findings.front().expected, "838.2");
  EXPECT_THAT(report.findings.front().message.zh, HasSubstr("两位数字对调"));
}

TEST(Culprits, APartThatBreaksTwoSumsIsNamedAndNotTheSums) {
  const FormReport report = lint_text(patched_clean_form(
      R"({"sub_items": {"1": {"budget": 201.6}}})"));  // below what was spent, and the sum fails
  ASSERT_THAT(report.findings, SizeIs(1));
  EXPECT_EQ(report.findings.front().location.pointer, "/sub_items/1/budget");
  EXPECT_EQ(report.findings.front().expected, "210.6");
}

TEST(Culprits, OneEquationAloneDoesNotSayWhichOfItsCells) {
  const FormReport report =
      lint_text(patched_clean_form(R"({"sub_items": {"0": {"budget": 513.4}}})"));
  ASSERT_THAT(checks_of(report), ElementsAre("sub-item-total"));
  const ReportedFinding& finding = report.findings.front();
  EXPECT_EQ(finding.location.pointer, "/sub_items/3/budget");  // as the check reports it
  EXPECT_THAT(finding.explains, IsEmpty());
  EXPECT_THAT(finding.hint.zh, HasSubstr("3 格之一"));
  std::vector<std::string> suspects;
  for (const ReportedSuspect& one : finding.suspects) suspects.push_back(one.location.pointer);
  EXPECT_THAT(suspects, UnorderedElementsAre("/sub_items/0/budget", "/sub_items/1/budget",
                                             "/sub_items/2/budget"));
}

// To take as much from another item would leave it below what it spent.
TEST(Culprits, ACellIsTheOneWhenTheOthersWouldBreakSomethingElse) {
  const FormReport report =
      lint_text(patched_clean_form(R"({"sub_items": {"0": {"budget": 521.4}}})"));
  ASSERT_THAT(checks_of(report), ElementsAre("sub-item-total"));
  const ReportedFinding& finding = report.findings.front();
  EXPECT_EQ(finding.location.pointer, "/sub_items/0/budget");
  EXPECT_EQ(finding.expected, "512.4");
  EXPECT_THAT(finding.message.zh, HasSubstr("两位数字对调"));
  ASSERT_THAT(finding.suspects, SizeIs(1));
}

TEST(Culprits, TwoCellsInEachOthersPlaceAreSeen) {
  const FormReport report = lint_text(patched_clean_form(
      R"({"budget": {"initial_budget": 850.5, "appropriation": 800, "adjustment": 50.5}})"));
  EXPECT_THAT(report.findings, Not(IsEmpty()));
  EXPECT_TRUE(std::any_of(report.findings.begin(), report.findings.end(),
                          [](const ReportedFinding& finding) {
                            return finding.message.zh.find("填反") != std::string::npos ||
                                   finding.hint.zh.find("填反") != std::string::npos ||
                                   finding.location.pointer.starts_with("/budget/");
                          }));
}

TEST(Culprits, TwoFaultsInDifferentTablesAreTwoFindings) {
  const FormReport report = lint_text(
      patched_clean_form(R"({"usage": {"paid": 883.2}, "indicators": {"7": {"weight": 5.6}}})"));
  std::vector<std::string> places;
  for (const ReportedFinding& finding : report.findings) places.push_back(finding.location.pointer);
  EXPECT_THAT(places, UnorderedElementsAre("/usage/paid", "/indicators/7/weight"));
}

TEST(Culprits, TheLedgerStillHasEveryEquationThatFailed) {
  const FormReport report =
      lint_text(patched_clean_form(R"({"indicators": {"7": {"weight": 5.6}}})"));
  for (const std::string_view check : {"category-weights", "category-total", "weight-total"}) {
    EXPECT_TRUE(std::any_of(report.ledger.begin(), report.ledger.end(), [&](const auto& entry) {
      return entry.check == check && entry.verdict == Verdict::fail;
    })) << check;
  }
}

TEST(Culprits, FiguresTooLargeAreLeftAsTheChecksReportThem) {
  const FormReport report = lint_text(
      patched_clean_form(R"({"usage": {"paid": 99999999999999999999999999999999999999}})"));
  EXPECT_THAT(report.findings, Not(IsEmpty()));
}

// Total and prose speak for the score; 258 would give another one.
TEST(Culprits, AnActualWithTwoDigitsSwappedIsFoundFromScoreAndProse) {
  const FormReport report = lint_text(patched_clean_form(R"({
      "indicators": {"8": {"actual": "258人次", "score": 4.88}},
      "total": {"score": 77.06},
      "narratives": {"problems": "两期业务培训因场地调整取消，业务培训285人次，少于计划；尾款未到支付节点，预算执行率未达100%；部分终端响应偏慢，服务质量评为较好。"}})"));
  ASSERT_THAT(checks_of(report), ElementsAre("recomputed-score"));
  const ReportedFinding& finding = report.findings.front();
  EXPECT_EQ(finding.location.pointer, "/indicators/8/actual");
  EXPECT_EQ(finding.expected, "285");
  EXPECT_THAT(finding.explains, ElementsAre("narrative-figure"));
  EXPECT_THAT(finding.message.zh, HasSubstr("填 258，应为 285（两位数字对调）"));
}

TEST(Culprits, ARowThatStandsTwiceIsOneFinding) {
  const FormReport report = lint_text(replaced(
      patched_clean_form("{}"), R"("name": "长效管理机制")",
      R"("name": "运维制度完备性", "target": "完备", "weight": 3, "actual": "好", "score": 3},
         {"category": "影响力目标", "name": "长效管理机制")"));
  ASSERT_THAT(checks_of(report), ElementsAre("duplicate-indicator"));
  const ReportedFinding& finding = report.findings.front();
  EXPECT_EQ(finding.severity, Severity::error);
  EXPECT_EQ(finding.location.pointer, "/indicators/18/name");
  EXPECT_THAT(finding.explains, Contains("score-total"));
}

TEST(Culprits, ATotalThatCountsAPartTwiceOrNotAtAllSaysWhichPart) {
  const auto message = [](std::string_view total) {
    const FormReport report = lint_text(patched_clean_form(
        R"({"sub_items": {"3": {"budget": )" + std::string(total) + "}}}"));
    return report.findings.empty() ? "" : report.findings.front().message.zh;
  };
  EXPECT_THAT(message("1061.1"), HasSubstr("预算数加了两遍"));
  EXPECT_THAT(message("639.9"), HasSubstr("预算数没有加进去"));
}

}  // namespace
}  // namespace gouji::testing
