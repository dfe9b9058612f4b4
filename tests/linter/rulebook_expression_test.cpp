// Expressions read: every operator, function and path becomes the tree that it says, and every way
// to break one is told with its words and its place.

#include "linter/rulebook_expression.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/support/expressions.h"

namespace gouji::testing {
namespace {

using ::testing::HasSubstr;

struct Reading {
  std::string_view text;
  std::string_view tree;
};

std::string repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

void expect_readings(std::initializer_list<Reading> readings) {
  for (const Reading& reading : readings) EXPECT_EQ(tree(reading.text), reading.tree);
}

TEST(RulebookExpressions, ReadTheExampleOfTheDocumentation) {
  EXPECT_EQ(tree("合计(指标[*].自评分) = 总分"), "(= (sum indicators[*].score) total.score)");
}

TEST(RulebookExpressions, EveryComparisonHasItsSpellings) {
  for (std::string_view sign : {"=", "==", "＝", "＝＝"}) {
    EXPECT_EQ(tree(std::string("总分 ").append(sign) + "1"), "(= total.score 1)") << sign;
  }
  for (std::string_view sign : {"≠", "!=", "！＝"}) {
    EXPECT_EQ(tree(std::string("总分").append(sign) + "1"), "(≠ total.score 1)") << sign;
  }
  for (std::string_view sign : {"≤", "<=", "＜＝", "≦", "⩽"}) {
    EXPECT_EQ(tree(std::string("总分").append(sign) + "1"), "(≤ total.score 1)") << sign;
  }
  for (std::string_view sign : {"≥", ">=", "＞＝", "≧", "⩾"}) {
    EXPECT_EQ(tree(std::string("总分").append(sign) + "1"), "(≥ total.score 1)") << sign;
  }
  expect_readings({{"总分 < 1", "(< total.score 1)"},
                   {"总分＜1", "(< total.score 1)"},
                   {"总分>1", "(> total.score 1)"},
                   {"总分＞1", "(> total.score 1)"}});
}

TEST(RulebookExpressions, ChainsOfComparisonsHoldPairByPair) {
  EXPECT_EQ(tree("0 ≤ 总分 ≤ 80"), "(and (≤ 0 total.score) (≤ total.score 80))");
}

TEST(RulebookExpressions, EveryArithmeticSignHasItsSpellings) {
  expect_readings({{"1 + 2 = 3", "(= (+ 1 2) 3)"},
                   {"1＋2 = 3", "(= (+ 1 2) 3)"},
                   {"1 - 2 = 3", "(= (- 1 2) 3)"},
                   {"1 − 2 = 3", "(= (- 1 2) 3)"},
                   {"1－2 = 3", "(= (- 1 2) 3)"},
                   {"2 × 3 = 6", "(= (* 2 3) 6)"},
                   {"2 * 3 = 6", "(= (* 2 3) 6)"},
                   {"6 ÷ 3 = 2", "(= (/ 6 3) 2)"},
                   {"6 / 3 = 2", "(= (/ 6 3) 2)"},
                   {"6／3 = 2", "(= (/ 6 3) 2)"},
                   {"-总分 = 1", "(= (neg total.score) 1)"},
                   {"− + −1 = 1", "(= (neg (neg 1)) 1)"}});
}

TEST(RulebookExpressions, BindAsOneLearnsAtSchool) {
  expect_readings({{"1 + 2 × 3 − 4 = 5", "(= (- (+ 1 (* 2 3)) 4) 5)"},
                   {"1 - 2 - 3 = 4", "(= (- (- 1 2) 3) 4)"},
                   {"8 / 4 / 2 = 1", "(= (/ (/ 8 4) 2) 1)"},
                   {"（1 + 2）× 3 = 9", "(= (* (+ 1 2) 3) 9)"},
                   {"-2 * 3 = -6", "(= (* (neg 2) 3) (neg 6))"},
                   {"1=1 或 2=2 且 3=3", "(or (= 1 1) (and (= 2 2) (= 3 3)))"},
                   {"(1=1 or 2=2) and 3=3", "(and (or (= 1 1) (= 2 2)) (= 3 3))"},
                   {"非 1=1 且 2=2", "(and (not (= 1 1)) (= 2 2))"},
                   {"not not (1=1)", "(not (not (= 1 1)))"}});
}

TEST(RulebookExpressions, NumbersMayBePercentAndFullWidth) {
  expect_readings({{"总分 = 10%", "(= total.score 0.10)"},
                   {"总分 = 12.5％", "(= total.score 0.125)"},
                   {"总分 = １２．５", "(= total.score 12.5)"},
                   {"总分 = 007.10", "(= total.score 7.10)"}});
}

TEST(RulebookExpressions, EveryFunctionHasTwoNames) {
  expect_readings(
      {{"sum(指标[*].得分) = 1", "(= (sum indicators[*].score) 1)"},
       {"个数(指标[*]) = 1", "(= (count indicators[*]) 1)"},
       {"count(指标[*].名称) = 1", "(= (count indicators[*].name) 1)"},
       {"最大(指标[*].得分, 2) = 1", "(= (max indicators[*].score 2) 1)"},
       {"max(1，2，3) = 1", "(= (max 1 2 3) 1)"},
       {"最小(1) = 1", "(= (min 1) 1)"},
       {"min(1) = 1", "(= (min 1) 1)"},
       {"平均(指标[*].得分) = 1", "(= (mean indicators[*].score) 1)"},
       {"mean(1, 2) = 1", "(= (mean 1 2) 1)"},
       {"绝对值(1 - 2) = 1", "(= (abs (- 1 2)) 1)"},
       {"abs(1) = 1", "(= (abs 1) 1)"},
       {"四舍五入(2 ÷ 3, 2) = 1", "(= (round (/ 2 3) 2) 1)"},
       {"round(1, 0) = 1", "(= (round 1 0) 1)"},
       {"已填(总分)", "(filled total.score)"},
       {"filled(总分)", "(filled total.score)"},
       {"如果(1 = 1, 2, 3) = 2", "(= (if (= 1 1) 2 3) 2)"},
       {"if(1 = 1, 2 = 2)", "(if (= 1 1) (= 2 2))"},
       {"如果(1 = 1, 2 = 2, 3 = 3)", "(if (= 1 1) (= 2 2) (= 3 3))"},
       {"每项(指标[*].得分 ≤ 指标[*].分值)", "(all (≤ indicators[*].score indicators[*].weight))"},
       {"all(指标[*].得分 >= 0)", "(all (≥ indicators[*].score 0))"}});
}

TEST(RulebookExpressions, FiguresAreNamedByLabelGroupOrPath) {
  expect_readings({{"年初预算数 = 1", "(= budget.initial_budget 1)"},
                   {"budget.initial_budget = 1", "(= budget.initial_budget 1)"},
                   {"市级预算执行情况.年初预算数 = 1", "(= budget.initial_budget 1)"},
                   {"市级预算执行情况·财政拨款数 = 1", "(= budget.appropriation 1)"},
                   {"市级财政资金使用情况.财政拨款数 = 1", "(= usage.appropriation 1)"},
                   {"资金结余、结转数 = 1", "(= usage.cash_balance 1)"},
                   {"合计 = 1", "(= total.score 1)"},
                   {"项目绩效实现情况.合计 = 1", "(= total.score 1)"},
                   {"合计 = 合计(合计)", "(= total.score (sum total.score))"},
                   {"funds.total.executed = 1", "(= funds.total.executed 1)"},
                   {"年度资金总额.执行数 = 1", "(= funds.total.executed 1)"},
                   {"“其中：财政拨款”.执行数 = 1", "(= funds.treasury.executed 1)"},
                   {"“其中：财政拨款.执行数” = 1", "(= funds.treasury.executed 1)"},
                   {"“执行率（B/A）” = 1", "(= rate.execution 1)"},
                   {"「执行率(B/A)」 = 1", "(= rate.execution 1)"},
                   {"'执行率 ( B / A )' = 1", "(= rate.execution 1)"},
                   {"\"执行率\" = 1", "(= rate.execution 1)"},
                   {"执行率 = 1", "(= rate.execution 1)"}});
}

TEST(RulebookExpressions, TextsCanBeAskedWhetherTheyAreFilled) {
  expect_readings({{"已填(项目管理存在的问题及原因)", "(filled narratives.problems)"},
                   {"已填(narratives.problems)", "(filled narratives.problems)"},
                   {"已填(项目名称)", "(filled project)"},
                   {"已填(department)", "(filled department)"},
                   {"每项(已填(指标[*].偏差原因))", "(all (filled indicators[*].reason))"},
                   {"已填(指标[名称=甲].目标值)", "(filled indicators[name=甲].target)"}});
}

TEST(RulebookExpressions, ListsAreSelectedByCategoryOrName) {
  expect_readings(
      {{"合计(指标[类别=产出目标].权重) = 1", "(= (sum indicators[产出目标].weight) 1)"},
       {"合计(指标[一级指标=产出].分值) = 1", "(= (sum indicators[产出目标].weight) 1)"},
       {"sum(indicators[category=产出指标].weight) = 1", "(= (sum indicators[产出目标].weight) 1)"},
       {"合计(指标[二级指标=数量指标].得分) = 1",
        "(= (sum indicators[subcategory=数量指标].score) 1)"},
       {"指标[名称=终端 巡检次数].得分 = 1", "(= indicators[name=终端巡检次数].score 1)"},
       {"指标[指标名称=“率(%)≥[90]”].得分 = 1", "(= indicators[name=率(%)≥[90]].score 1)"},
       {"指标［三级指标＝ABC 率］．自评分 = 1", "(= indicators[name=abc率].score 1)"},
       {"合计(子项[*].预算数) = 1", "(= (sum sub_items[*].budget) 1)"},
       {"sum(sub_items[].actual) = 1", "(= (sum sub_items[*].actual) 1)"},
       {"合计(子项[*].“实际数（万元）”) = 1", "(= (sum sub_items[*].actual) 1)"},
       {"子项[合计].实际数 = 1", "(= sub_items[total].actual 1)"},
       {"sub_items[total].budget = 1", "(= sub_items[total].budget 1)"},
       {"子项[名称=网络租赁].预算数 = 1", "(= sub_items[name=网络租赁].budget 1)"}});
}

TEST(RulebookExpressions, RowsGoTogetherRowByRow) {
  expect_readings(
      {{"合计(指标[*].权重 × 指标[*].得分) = 1",
        "(= (sum (* indicators[*].weight indicators[*].score)) 1)"},
       {"个数(指标[*].得分 < 指标[*].分值) = 1",
        "(= (count (< indicators[*].score indicators[*].weight)) 1)"},
       {"每项(如果(指标[*].得分 < 指标[*].分值, 已填(指标[*].偏差原因)))",
        "(all (if (< indicators[*].score indicators[*].weight) (filled indicators[*].reason)))"},
       {"每项(指标[*].得分 ≤ 最大(指标[*].分值))",
        "(all (≤ indicators[*].score (max indicators[*].weight)))"},
       {"每项(总分 ≥ 指标[*].得分)", "(all (≥ total.score indicators[*].score))"}});
}

TEST(RulebookExpressions, KeepOneSelectionOfEachKind) {
  EXPECT_EQ(parsed("合计(指标[*].得分) ≤ 合计(指标[].分值)").selections.size(), 1u);
  EXPECT_EQ(parsed("指标[名称=A b].得分 = 指标[名称=ab].分值").selections.size(), 1u);
  EXPECT_EQ(parsed("合计(指标[*].得分) ≤ 合计(子项[*].预算数)").selections.size(), 2u);
}

TEST(RulebookExpressions, MessagesCallFiguresByTheirLabels) {
  const Expression expression = parsed("sum(indicators[*].score) = budget.appropriation");
  EXPECT_EQ(expression.node(0).text, "自评分");
  EXPECT_EQ(expression.node(1).text, "sum(indicators[*].score)");
  EXPECT_EQ(expression.node(2).text, "市级预算执行情况·财政拨款数");
  EXPECT_EQ(expression.text, "sum(indicators[*].score) = budget.appropriation");
}

struct Broken {
  std::string_view text;
  std::string_view zh;  // character: the beginning of the message
};

TEST(RulebookExpressions, EveryFaultHasItsWordsAndItsPlace) {
  constexpr Broken all[] = {
      // Names.
      {"合计(指标[*].自评分) = 总份", "17: 没有名为“总份”的数据项，相近的是“总分”"},
      {"budget.initial_budgte = 1",
       "1: 没有名为“budget.initial_budgte”的数据项，相近的是“budget.initial_budget”"},
      {"市级预算执行情况.年初预算 = 1",
       "1: 没有名为“市级预算执行情况.年初预算”的数据项，相近的是“市级预算执行情况.年初预算数”"},
      {"完全不认识的东西 = 1", "1: 没有名为“完全不认识的东西”的数据项，有：年初预算数、"},
      {"财政拨款数 = 1",
       "1: “财政拨款数”有 2 "
       "处，要写全：市级预算执行情况.财政拨款数、市级财政资金使用情况.财政拨款数"},
      {"甲.同名 = 1", "1: “甲.同名”有 2 处，要写全：a.same、b.same"},
      {"合计(指标[*].自评份) = 1", "10: 没有名为“自评份”的指标栏，相近的是“自评分”"},
      {"合计(子项[*].权重) = 1", "10: 没有名为“权重”的子项栏，有：子项名称、"},
      {"合计(指标[类别=产出指表].权重) = 1", "10: 没有名为“产出指表”的类别，相近的是“产出指标”"},
      {"合计(指标[分类=产出目标].权重) = 1", "7: 没有名为“分类”的指标栏"},
      {"合计(指标[权重=3].权重) = 1", "7: 不能按“权重”选行，可按类别或名称"},
      {"总和(指标[*].权重) = 1", "1: 没有名为“总和”的函数"},
      {"averag(指标[*].权重) = 1", "1: 没有名为“averag”的函数"},
      {"总分 = 1 且 指表[*].得分 = 1", "10: 没有名为“指表”的列表，相近的是“指标”"},
      {"合计(指标.自评分) = 1", "4: 一列要写明哪些行，如 指标[*].自评分"},
      {"总分=1且总分=2", "4: 没有名为“1且总分”的数据项"},
      {"总分且总分 = 2", "1: 没有名为“总分且总分”的数据项"},
      // Types.
      {"合计(指标[*].自评分)", "1: 这里要一个判断（如 … = …），“合计(指标[*].自评分)”是数"},
      {"指标[*].自评分 = 总分", "1: “指标[*].自评分 = 总分”逐行各有结论，要写成 每项(…)"},
      {"总分 + (1 = 1) = 2", "6: 这里要一个数，“(1 = 1)”是判断"},
      {"总分 且 1 = 1", "1: 这里要一个判断（如 … = …），“总分”是数"},
      {"非 总分", "3: 这里要一个判断（如 … = …），“总分”是数"},
      {"指标[名称=甲].目标值 = 1", "1: 这里要一个数，“指标[名称=甲].目标值”是文字"},
      {"项目名称 = 1", "1: 这里要一个数，“项目名称”是文字，只能放在 已填(…) 里"},
      {"合计(指标[*]) = 1", "4: 这里要一个数，“指标[*]”是整行，没有写哪一栏"},
      {"个数(总分) = 1", "4: 个数(…) 里要有一列（如 指标[*].自评分），“总分”不是"},
      {"每项(总分 = 1)", "4: 每项(…) 里要有一列（如 指标[*].自评分），“总分 = 1”不是"},
      {"每项(指标[*].得分 = 子项[*].预算数)",
       "15: “指标[*].得分”与“子项[*].预算数”不是同一些行，不能逐行计算"},
      {"每项(指标[类别=产出目标].得分 = 指标[*].分值)", "21: “指标[类别=产出目标].得分”与"},
      {"已填(总分 + 1)", "4: 已填(…) 里要一个栏目，“总分 + 1”不是"},
      {"如果(总分, 1, 2) = 1", "4: 这里要一个判断"},
      {"如果(1 = 1, 1, 2 = 2) = 1", "14: 这里要一个数"},
      {"如果(1 = 1, 2) = 1", "11: 这里要一个判断"},
      {"四舍五入(总分, 总分) = 1", "10: 小数位数要写成 0 到 12 的整数，不能是“总分”"},
      {"四舍五入(总分, 13) = 1", "10: 小数位数要写成 0 到 12 的整数"},
      {"四舍五入(总分, 1.5) = 1", "10: 小数位数要写成 0 到 12 的整数"},
      // Shape.
      {"四舍五入(总分) = 1", "1: 四舍五入(…) 里要有 2 个量，用逗号分开，实有 1 个"},
      {"如果(1 = 1) ", "1: 如果(…) 里要有 2 或 3 个量，用逗号分开，实有 1 个"},
      {"合计() = 1", "1: 合计(…) 里要有 至少 1 个量，用逗号分开，实有 0 个"},
      {"", "1: 这里应当是数、名称或函数，算式却结束了"},
      {"总分 =", "5: 这里应当是数、名称或函数，算式却结束了"},
      {"总分 = = 1", "6: 这里应当是数、名称或函数，实为“=”"},
      {"总分 = 1 2", "8: 算式到这里应当结束，实为“2”"},
      {"总分 = 1)", "7: 算式到这里应当结束，实为“)”"},
      {"(总分 = 1", "8: 这里应当是“)”，算式却结束了"},
      {"合计(指标[*.得分) = 1", "8: 这里应当是“]”，实为“.”"},
      {"合计(指标[*].) = 1", "10: “.”后面应当是名称，实为“)”"},
      {"合计(指标[5].得分) = 1", "7: 方括号里应当是 *、合计 或 栏名=名称，实为“5”"},
      {"指标[名称=].得分 = 1", "7: “=”后面应当是名称，实为“]”"},
      {"指标[名称].得分 = 1", "6: 这里应当是“=”，实为“]”"},
      {"市级预算执行情况. = 1", "11: “.”后面应当是名称，实为“=”"},
      {"总分 # 1", "4: 认不得“#”，名称里有它时把名称放在引号里"},
      {"总分 ! 1", "4: 认不得“!”"},
      {"总分 = 10 %", "9: 认不得“%”"},
      {"总分 = “总分", "6: 引号没有合上"},
      {"总分 = “”", "6: 引号里没有名称"},
      {"总分 = 1.", "8: “1.”后面缺数字"},
      {"总分 = 1234567890123456789012345678901", "6: “1234567890123456789012345678901”位数太多"},
      {"总分 = 0.1234567890123", "6: “0.1234567890123”位数太多"},
      {"\xFF", "1: 认不得“"},
  };
  for (const Broken& broken : all) {
    EXPECT_THAT(fault_zh(broken.text), ::testing::StartsWith(std::string(broken.zh)))
        << broken.text;
    EXPECT_FALSE(fault_en(broken.text).empty()) << broken.text;
  }
}

TEST(RulebookExpressions, FaultsAreToldInEnglishToo) {
  EXPECT_EQ(fault_en("总份 = 1"), "1: no figure called \"总份\"; did you mean \"总分\"");
  EXPECT_EQ(fault_en("非 总分"),
            "3: a statement (like … = …) is needed here, \"总分\" is a figure");
  EXPECT_EQ(fault_en("总分 = 1 2"), "8: the expression should end here, found \"2\"");
}

TEST(RulebookExpressions, AConnectiveThatIsGluedToANameIsPointedOut) {
  EXPECT_THAT(fault_zh("总分且总分 = 2"), HasSubstr("“且”是连接词时，两边留空格"));
}

TEST(RulebookExpressions, AColumnThatTheTemplateDoesNotPrintIsUnknown) {
  const Rulebook plain = [] {
    Rulebook book = expression_rulebook();
    for (Block& block : book.layout.blocks) {
      std::erase_if(block.columns, [](const LabelledColumn& column) {
        return column.column == Column::subcategory || column.column == Column::reason;
      });
    }
    return book;
  }();
  const ExpressionNames names(plain);
  const auto fault = [&](std::string_view text) {
    const ExpressionParse parse = parse_expression(text, names);
    return parse.fault ? parse.fault->message.zh : std::string();
  };
  EXPECT_THAT(fault("合计(指标[二级指标=数量指标].得分) = 1"),
              HasSubstr("没有名为“二级指标”的指标栏"));
  EXPECT_THAT(fault("每项(已填(指标[*].reason))"), HasSubstr("没有名为“reason”的指标栏"));
  EXPECT_EQ(fault("每项(已填(指标[*].score))"), "");
}

TEST(RulebookExpressions, NestAtMost32Deep) {
  const auto brackets = [](int depth) {
    return repeated("(", depth) + "1" + repeated(")", depth) + " = 1";
  };
  EXPECT_EQ(fault_zh(brackets(32)), "");
  EXPECT_EQ(fault_zh(brackets(33)), "33: 嵌套超过 32 层");
  EXPECT_EQ(fault_zh(repeated("非 ", 32) + "1 = 1"), "");
  EXPECT_THAT(fault_zh(repeated("非 ", 33) + "1 = 1"), HasSubstr("嵌套超过 32 层"));
  EXPECT_THAT(fault_zh(repeated("-", 5000) + "1 = 1"), HasSubstr("超过"));
  EXPECT_THAT(fault_zh(repeated("abs(", 40)), HasSubstr("嵌套超过 32 层"));
}

TEST(RulebookExpressions, HaveAtMost500Parts) {
  const auto terms = [](int count) { return repeated("1 + ", count - 1) + "1 = 1"; };
  EXPECT_EQ(fault_zh(terms(249)), "");  // 249 + 248 and the comparison with 1
  EXPECT_EQ(parsed(terms(249)).nodes.size(), 499u);
  EXPECT_THAT(fault_zh(terms(250)), HasSubstr("算式超过 500 项"));
}

TEST(RulebookExpressions, HaveAtMost4096Characters) {
  const std::string start = "总分 = 1";
  EXPECT_EQ(fault_zh(start + std::string(4096 - 6, ' ')), "");
  EXPECT_EQ(fault_zh(start + std::string(4096 - 5, ' ')), "4097: 算式超过 4096 个字");
}

}  // namespace
}  // namespace gouji::testing
