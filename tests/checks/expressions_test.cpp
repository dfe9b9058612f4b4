// What assertions say of a form: every verdict, with its arithmetic, at its place.

#include "checks/expressions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/support/expressions.h"

namespace gouji::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::string told(std::string_view expression, std::string_view patch = "{}") {
  return outcome_of(expression, patch).text();
}

Finding finding(std::string_view expression, std::string_view patch = "{}") {
  AssertionOutcome outcome = outcome_of(expression, patch);
  EXPECT_THAT(outcome.findings, SizeIs(1)) << outcome.text();
  return outcome.findings.empty() ? Finding{} : outcome.findings.front();
}

TEST(Assertions, LeaveTheirArithmeticInTheLedger) {
  EXPECT_EQ(told("合计(指标[*].自评分) = 总分"),
            "pass /total/score 合计(指标[*].自评分) 77.38 = 总分 77.38\n");
  EXPECT_EQ(told("年初预算数 + budget.adjustment = 市级预算执行情况.财政拨款数"),
            "pass /budget/appropriation 年初预算数 800 + 当年使用上年结余、结转及当年调整预算数 "
            "50.5（得 850.5） = 市级预算执行情况.财政拨款数 850.5\n");
  EXPECT_EQ(told("2 = 2"), "pass  2 = 2\n");
}

TEST(Assertions, ABrokenEquationIsToldWithBothValues) {
  const std::string_view patch = R"({"total": {"score": 77.00}})";
  EXPECT_EQ(told("合计(指标[*].自评分) = 总分", patch),
            "fail /total/score 合计(指标[*].自评分) 77.38 ≠ 总分 77.00，相差 0.38\n");
  const Finding one = finding("合计(指标[*].自评分) = 总分", patch);
  EXPECT_EQ(one.message.en, "合计(指标[*].自评分) 77.38 ≠ 总分 77.00, a difference of 0.38");
  EXPECT_EQ(one.found, "77.00");
  EXPECT_EQ(one.expected, "77.38");
  EXPECT_EQ(one.difference, "-0.38");
  EXPECT_THAT(one.related, SizeIs(19));
  EXPECT_EQ(one.related.front(),
            (Place{.part = Part::indicator, .column = Column::score, .row = 0}));
}

TEST(Assertions, FoundIsTheFigureOfTheFormAndTheRuleIsExpected) {
  const Finding right = finding("80 = 总分");
  EXPECT_EQ(right.found, "77.38");
  EXPECT_EQ(right.expected, "80");
  EXPECT_EQ(right.difference, "-2.62");
  const Finding computed = finding("50 = 实际支付数 - 800");
  EXPECT_EQ(computed.found, "38.2");
  EXPECT_EQ(computed.expected, "50");
  EXPECT_EQ(computed.place.part, Part::figure);
  const Finding list = finding("70 = 合计(指标[*].得分)");
  EXPECT_EQ(list.found, "77.38");
  EXPECT_EQ(list.place, (Place{.part = Part::indicator, .column = Column::score, .row = 0}));
}

TEST(Assertions, ABrokenInequalityIsToldWithBothValues) {
  EXPECT_EQ(told("总分 ≥ 80"), "fail /total/score 总分 77.38 < 80\n");
  EXPECT_EQ(told("总分 > 77.38"), "fail /total/score 总分 77.38 ≤ 77.38\n");
  EXPECT_EQ(told("总分 < 10"), "fail /total/score 总分 77.38 ≥ 10\n");
  EXPECT_EQ(told("总分 ≤ 10"), "fail /total/score 总分 77.38 > 10\n");
  EXPECT_EQ(told("总分 ≠ 77.38"), "fail /total/score 总分 77.38 = 77.38\n");
  EXPECT_EQ(told("实际支付数 ÷ 年初预算数 ≤ 90%"),
            "fail /usage/paid 实际支付数 838.2 ÷ 年初预算数 800（得 104.775%） > 90%\n");
  EXPECT_EQ(finding("总分 ≥ 80").found, "77.38");
  EXPECT_EQ(finding("总分 ≥ 80").expected, "");
}

TEST(Assertions, ComparisonsAreExact) {
  EXPECT_EQ(told("1 ÷ 3 × 3 = 1"), "pass  1 ÷ 3 × 3（得 1） = 1\n");
  EXPECT_EQ(told("0.1 + 0.2 = 0.3"), "pass  0.1 + 0.2（得 0.3） = 0.3\n");
  EXPECT_EQ(told("2 ÷ 3 = 0.666667"), "fail  2 ÷ 3（得 0.666667） ≠ 0.666667，相差 1/3000000\n");
  EXPECT_EQ(told("四舍五入(2 ÷ 3, 2) = 0.67"), "pass  四舍五入(2 ÷ 3, 2) 0.67 = 0.67\n");
}

TEST(Assertions, ArithmeticIsWrittenWithTheBracketsThatItNeeds) {
  EXPECT_EQ(told("(1 + 2) × 3 − (4 − 5) = 10"), "pass  （1 + 2） × 3 − （4 − 5）（得 10） = 10\n");
  EXPECT_EQ(told("12 ÷ (2 × 3) ÷ −1 = −2"), "pass  12 ÷ （2 × 3） ÷ −1（得 -2） = −2\n");
}

TEST(Assertions, EveryFunctionComesToItsValue) {
  for (const std::string_view holds : {"合计(子项[*].预算数) = 850.5",
                                       "合计(子项[*].预算数, 总分, 1) = 928.88",
                                       "个数(子项[*]) = 3",
                                       "个数(指标[类别=产出目标].目标值) = 4",
                                       "个数(指标[*].得分 < 指标[*].分值) = 3",

                                       "最大(指标[*].分值) = 8",
                                       "最大(指标[*].分值, 9) = 9",
                                       "最小(指标[*].分值, 9) = 2",
                                       "平均(子项[*].预算数) = 283.5",
                                       "平均(1, 2) = 1.5",
                                       "绝对值(1 − 3) = 2",
                                       "绝对值(3 − 1) = 2",
                                       "四舍五入(2.345, 2) = 2.35",
                                       "四舍五入(−2.345, 2) = −2.35",
                                       "四舍五入(2.5, 0) = 3",
                                       "如果(总分 > 70, 1, 2) = 1",
                                       "如果(总分 > 80, 1, 2) = 2",
                                       "已填(总分)",
                                       "非 已填(执行率)",
                                       "已填(项目名称) 且 已填(指标[名称=终端巡检次数].目标值)",
                                       "子项[合计].实际数 = 838.2",
                                       "子项[名称=网络租赁].预算数 = 210.6",
                                       "指标[名称=终端 巡检次数].得分 = 6.5",
                                       "每项(0 ≤ 指标[*].得分 ≤ 指标[*].分值)",
                                       "非 每项(指标[*].得分 = 指标[*].分值)",
                                       "非 (1 = 2)",
                                       "1 = 2 或 2 = 2",
                                       "合计(指标[*].得分 × 2 − 指标[*].得分) = 总分",
                                       "10% = 0.1"}) {
    const AssertionOutcome outcome = outcome_of(holds);
    for (const LedgerEntry& entry : outcome.ledger) {
      EXPECT_EQ(entry.verdict, Verdict::pass) << holds << "\n" << outcome.text();
    }
    EXPECT_THAT(outcome.findings, IsEmpty());
  }
}

TEST(Assertions, BothSidesOfAndAreStatementsOfTheirOwn) {
  EXPECT_THAT(outcome_of("总分 ≥ 80 且 实际支付数 = 800 且 1 = 1").lines,
              ElementsAre("fail /total/score 总分 77.38 < 80",
                          "fail /usage/paid 实际支付数 838.2 ≠ 800，相差 38.2", "pass  1 = 1"));
}

TEST(Assertions, OrIsToldWithAllThatIsNotSo) {
  EXPECT_EQ(told("总分 ≥ 80 或 实际支付数 = 800"),
            "fail /total/score 总分 77.38 < 80；实际支付数 838.2 ≠ 800，不符合“总分 ≥ 80 或 "
            "实际支付数 = 800”\n");
  EXPECT_EQ(told("非 (总分 = 77.38)"),
            "fail /total/score 总分 77.38 = 77.38，不符合“非 (总分 = 77.38)”\n");
}

TEST(Assertions, ARowThatFailsIsAFindingOfItsOwn) {
  const std::string_view patch =
      R"({"indicators": {"6": {"score": 7}, "7": {"weight": 6}, "8": {"score": -1}}})";
  const AssertionOutcome outcome = outcome_of(
      "每项(0 ≤ 指标[类别=产出目标].得分 ≤ "
      "指标[类别=产出目标].分值)",
      patch);
  EXPECT_THAT(outcome.lines, ElementsAre("fail /indicators/6/score 得分 7 > 分值 6.5",
                                         "fail /indicators/7/score 得分 6.5 > 分值 6",
                                         "fail /indicators/8/score 0 > 得分 -1",
                                         "pass /indicators/9/score 0 ≤ 得分 6.5；得分 6.5 ≤ 分值 "
                                         "6.5"));
  ASSERT_THAT(outcome.findings, SizeIs(3));
  EXPECT_EQ(outcome.findings[0].found, "7");
  EXPECT_THAT(outcome.findings[0].related,
              ElementsAre(Place{.part = Part::indicator, .column = Column::weight, .row = 6}));
}

TEST(Assertions, ARowIsComparedWithTheWholeList) {
  EXPECT_THAT(outcome_of("每项(子项[*].预算数 < 最大(子项[*].预算数))").lines,
              ElementsAre("fail /sub_items/0/budget 预算数 512.4 ≥ 最大(子项[*].预算数) 512.4",
                          "pass /sub_items/1/budget 预算数 210.6 < 最大(子项[*].预算数) 512.4",
                          "pass /sub_items/2/budget 预算数 127.5 < 最大(子项[*].预算数) 512.4"));
  EXPECT_THAT(outcome_of("每项(总分 > 子项[*].预算数)").lines[0],
              "fail /sub_items/0/budget 总分 77.38 ≤ 预算数 512.4");
}

TEST(Assertions, IfAsksOnlyWhereItsConditionHolds) {
  EXPECT_EQ(told("如果(总分 < 70, 已填(年初预算数))"),
            "not-applicable /total/score 总分 77.38 ≥ 70\n");
  EXPECT_EQ(told("如果(总分 < 80, 实际支付数 = 1, 1 = 2)"),
            "fail /usage/paid 总分 77.38 < 80；实际支付数 838.2 ≠ 1，相差 837.2\n");
  EXPECT_EQ(told("如果(总分 > 80, 1 = 2, 1 = 1)"), "pass  总分 77.38 ≤ 80；1 = 1\n");
  EXPECT_EQ(told("如果(指标[名称=无此项].得分 > 80, 1 = 2, 1 = 1)"),
            "not-checkable  表里没有 指标[名称=无此项] 的行\n");
  const AssertionOutcome rows = outcome_of(
      "每项(如果(指标[类别=产出目标].得分 < 指标[类别=产出目标].分值, "
      "已填(指标[类别=产出目标].偏差原因)))");
  EXPECT_THAT(rows.lines,
              ElementsAre("not-applicable /indicators/6/score 得分 6.5 ≥ 分值 6.5",
                          "not-applicable /indicators/7/score 得分 6.5 ≥ 分值 6.5",
                          "fail /indicators/8/reason 得分 5.2 < 分值 6.5；偏差原因 未填",
                          "not-applicable /indicators/9/score 得分 6.5 ≥ 分值 6.5"));
}

TEST(Assertions, ABlankFigureIsNamedAndNotCheckable) {
  EXPECT_EQ(told("合计(指标[*].自评分) = 总分", R"({"total": {"score": null}})"),
            "not-checkable /total/score 项目绩效实现情况 › 合计 空白\n");
  EXPECT_EQ(told("合计(指标[*].自评分) = 总分", R"({"indicators": {"8": {"score": "/"}}})"),
            "not-checkable /total/score 产出目标 › 业务培训人次 › 自评分 空白\n");
  EXPECT_EQ(
      told("合计(子项[*].预算数) = 子项[合计].预算数", R"({"sub_items": {"1": {"budget": null}}})"),
      "not-checkable /sub_items/3/budget 项目资金构成 › 网络租赁 › 预算数 空白\n");
  EXPECT_EQ(told("总分 = 1", R"({"total": null})"),
            "not-checkable /total/score 项目绩效实现情况 › 合计 空白\n");
  EXPECT_EQ(told("总分 = 1", R"({"total": {"score": "约80"}})"),
            "not-checkable /total/score 项目绩效实现情况 › 合计 填“约80”，不是数\n");
}

TEST(Assertions, ABlankOptionalFigureCountsAsZero) {
  EXPECT_EQ(told("年初预算数 + budget.adjustment = 800", R"({"budget": {"adjustment": null}})"),
            "pass /budget/initial_budget 年初预算数 800 + 当年使用上年结余、结转及当年调整预算数 "
            "空（按 0 计）（得 800） = 800\n");
  EXPECT_EQ(told("budget.adjustment = 1", R"({"budget": {"adjustment": "无此数"}})"),
            "not-checkable /budget/adjustment 市级预算执行情况 › "
            "当年使用上年结余、结转及当年调整预算数 填“无此数”，不是数\n");
}

TEST(Assertions, BlanksDoNotHinderTheOtherRows) {
  EXPECT_THAT(outcome_of("每项(子项[*].实际数 ≤ 子项[*].预算数)",
                         R"({"sub_items": {"1": {"budget": null}}})")
                  .lines,
              ElementsAre("pass /sub_items/0/actual 实际数 504.1 ≤ 预算数 512.4",
                          "not-checkable /sub_items/1/actual 项目资金构成 › 网络租赁 › 预算数 空白",
                          "pass /sub_items/2/actual 实际数 125.5 ≤ 预算数 127.5"));
}

TEST(Assertions, ASelectionOfNoRowIsNotCheckable) {
  EXPECT_EQ(told("指标[名称=没有的].得分 = 0"), "not-checkable  表里没有 指标[名称=没有的] 的行\n");
  EXPECT_EQ(told("合计(指标[二级指标=数量指标].得分) = 总分"),
            "not-checkable /total/score 表里没有 指标[二级指标=数量指标] 的行\n");
  EXPECT_EQ(told("子项[合计].预算数 = 1", R"({"sub_items": {"3": null}})"),
            "not-checkable  表里没有 子项[合计] 的行\n");
  EXPECT_EQ(told("每项(子项[*].预算数 > 0)", R"({"sub_items": []})"),
            "not-checkable  表里没有 子项[*] 的行\n");
  EXPECT_EQ(told("已填(指标[名称=没有的].目标值)"),
            "not-checkable  表里没有 指标[名称=没有的] 的行\n");
}

TEST(Assertions, CountingIsTheOnlyOneToWhichNoRowIsAnAnswer) {
  EXPECT_EQ(told("个数(指标[名称=没有的]) = 1"), "fail  个数(指标[名称=没有的]) 0 ≠ 1，相差 1\n");
  EXPECT_EQ(told("个数(子项[*].预算数) = 0", R"({"sub_items": {"0": {"budget": null}}})"),
            "fail /sub_items/0/budget 个数(子项[*].预算数) 3 ≠ 0，相差 3\n");
}

TEST(Assertions, ANameOfTwoRowsIsNotCheckable) {
  EXPECT_EQ(told("指标[名称=群众满意度].得分 = 3.71",
                 R"({"indicators": {"12": {"name": "群众 满意度"}}})"),
            "not-checkable /indicators/11/score 表里 指标[名称=群众满意度] 的行有 2 "
            "行，不知是哪一行\n");
}

TEST(Assertions, SubcategoriesBelongToTheRowsBelowThemToo) {
  const std::string_view patch = R"({"indicators": {"6": {"subcategory": "数量指标"},
      "8": {"subcategory": "质量指标"}, "10": {"subcategory": ""}}})";
  EXPECT_EQ(told("合计(指标[二级指标=数量指标].得分) = 13", patch),
            "pass /indicators/6/score 合计(指标[二级指标=数量指标].得分) 13 = 13\n");
  EXPECT_EQ(told("个数(指标[二级指标=质量指标]) = 2", patch),
            "pass /indicators/8 个数(指标[二级指标=质量指标]) 2 = 2\n");
}

TEST(Assertions, DivisionByZeroIsNotCheckable) {
  EXPECT_EQ(told("实际支付数 ÷ 年初预算数 ≤ 1", R"({"budget": {"initial_budget": 0}})"),
            "not-checkable /usage/paid 除数“年初预算数”为 0\n");
  EXPECT_EQ(
      told("年初预算数 = 0 或 实际支付数 ÷ 年初预算数 ≤ 1", R"({"budget": {"initial_budget": 0}})"),
      "pass /budget/initial_budget 年初预算数 0 = 0；实际支付数 ÷ 年初预算数 ≤ 1 无法判断\n");
}

TEST(Assertions, TheUnknownIsDoneWithoutWhereTheOtherSideDecides) {
  const std::string_view blank = R"({"total": {"score": null}})";
  EXPECT_THAT(told("非 (总分 = 1 且 1 = 2)", blank), HasSubstr("pass"));
  EXPECT_THAT(told("总分 = 1 或 1 = 1", blank), HasSubstr("pass"));
  EXPECT_THAT(told("1 = 2 或 总分 = 1", blank), HasSubstr("not-checkable"));
  EXPECT_THAT(told("总分 = 1 或 1 = 2", blank), HasSubstr("合计 空白"));
  EXPECT_THAT(told("非 (总分 = 1)", blank), HasSubstr("not-checkable"));
  EXPECT_THAT(told("个数(指标[*].得分 > 总分) = 1", blank), HasSubstr("not-checkable"));
  EXPECT_THAT(told("非 每项(指标[*].得分 > 总分)", blank), HasSubstr("not-checkable"));
}

TEST(Assertions, PerCentFiguresAreShares) {
  const std::string_view patch = R"({"rate": {"execution": "98.55%"}})";
  EXPECT_EQ(told("执行率 ≥ 99%", patch), "fail /rate/execution 执行率 98.55% < 99%\n");
  EXPECT_EQ(told("执行率 = 四舍五入(实际支付数 ÷ 市级预算执行情况.财政拨款数, 4)", patch),
            "pass /rate/execution 执行率 98.55% = 四舍五入(实际支付数 ÷ "
            "市级预算执行情况.财政拨款数, 4) 98.55%\n");
  const Finding one = finding("执行率 = 0.9", patch);
  EXPECT_EQ(one.found, "98.55%");
  EXPECT_EQ(one.expected, "90%");
  EXPECT_EQ(one.difference, "8.55%");
}

TEST(Assertions, FiguresTooLargeAreNotCheckable) {
  EXPECT_EQ(told("1000000000000000000000 × 1000000000000000000000 = 1"),
            "not-checkable  数字过大，无法精确计算\n");
  EXPECT_EQ(told("如果(1000000000000000000000 × 1000000000000000000000 = 1, 1 = 1)"),
            "not-checkable  数字过大，无法精确计算\n");
}

std::string many_indicators(int count) {
  std::string rows;
  for (int i = 0; i < count; ++i) {
    rows += std::string(i == 0 ? "" : ",") +
            R"({"category": "产出目标", "name": "某", "weight": 1, "score": 1})";
  }
  return R"({"indicators": [)" + rows + "]}";
}

TEST(Assertions, RelateFiftyCellsAtMost) {
  EXPECT_THAT(finding("合计(指标[*].得分) = 总分", many_indicators(400)).related, SizeIs(50));
}

TEST(Assertions, TakeALimitedNumberOfSteps) {
  const std::string many = many_indicators(700);
  const AssertionOutcome squares = outcome_of("每项(指标[*].得分 ≤ 合计(指标[*].得分))", many);
  ASSERT_FALSE(squares.lines.empty());
  EXPECT_EQ(squares.lines.back().substr(0, 14), "not-checkable ");
  EXPECT_THAT(squares.lines.back(), HasSubstr("算式要算的步数超过 200000"));
  EXPECT_LT(squares.lines.size(), 300u);
  EXPECT_THAT(squares.findings, IsEmpty());
  EXPECT_THAT(told("每项(指标[*].得分 ≤ 合计(指标[*].得分)) 且 1 = 1", many),
              HasSubstr("not-checkable"));
  EXPECT_THAT(told("非 每项(指标[*].得分 ≤ 合计(指标[*].得分))", many), HasSubstr("not-checkable"));
}

// The ledger is for the reader: without it the findings are the same.
TEST(Assertions, FindTheSameWithoutALedger) {
  for (const std::string_view expression :
       {"合计(指标[*].自评分) = 80", "每项(指标[*].得分 = 指标[*].分值)", "1 = 1", "执行率 = 1"}) {
    const AssertionOutcome with = outcome_of(expression);
    const AssertionOutcome without = outcome_of(expression, "{}", false);
    ASSERT_EQ(with.findings.size(), without.findings.size());
    for (std::size_t i = 0; i < with.findings.size(); ++i) {
      EXPECT_EQ(with.findings[i].message.zh, without.findings[i].message.zh);
    }
    EXPECT_THAT(without.ledger, IsEmpty());
  }
}

TEST(Assertions, AnEmptyFormCrashesNothing) {
  const std::string_view empty = R"({"budget": null, "usage": null, "sub_items": null,
      "indicators": null, "total": null, "narratives": null})";
  for (const std::string_view expression :
       {"合计(指标[*].自评分) = 总分", "每项(指标[*].得分 = 指标[*].分值)", "已填(总分)",
        "个数(指标[*]) > 3", "如果(已填(总分), 总分 = 1, 子项[合计].预算数 = 1)"}) {
    EXPECT_THAT(outcome_of(expression, empty).lines, SizeIs(1)) << expression;
  }
}

}  // namespace
}  // namespace gouji::testing
