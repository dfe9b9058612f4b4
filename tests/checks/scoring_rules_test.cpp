// Scoring as rulebooks declare it, one rule at a time: the fragile edges (exactly on a bound, zero,
// far beyond) with results computed by hand.

#include <gtest/gtest.h>

#include "checks/assessment.h"

namespace gouji::testing {
namespace {

struct Rule {
  Scoring scoring;
  bool evidence = false;
};

TextCell text(std::string_view raw) {
  return {.raw = raw, .state = raw.empty() ? CellState::blank : CellState::filled};
}

FigureCell figure(std::string_view raw) {
  if (raw.empty()) return {.state = CellState::blank};
  return {.value = *Decimal::parse(raw), .raw = raw, .state = CellState::filled};
}

// The score of an indicator of weight 10; where there is none, why.
std::string score(const Rule& rule, std::string_view target, std::string_view actual) {
  Rulebook rulebook;
  rulebook.scoring = {rule.scoring};
  Category category;
  category.name = "产出指标";
  category.scoring = 0;
  category.evidence = rule.evidence;
  rulebook.categories = {category};
  Form form;
  Indicator indicator;
  indicator.category_index = 0;
  indicator.target = text(target);
  indicator.actual = text(actual);
  indicator.weight = figure("10");
  indicator.score = figure("1");
  form.indicators = {indicator};
  const Assessment row = assess(form, rulebook).front();
  return row.recomputed ? row.recomputed->text() : std::string(explain(row.obstacle).zh);
}

Rule proportion(BeyondBound beyond = BeyondBound::unknown) {
  Rule rule;
  rule.scoring.id = "standard";
  rule.scoring.shortfall = Shortfall::proportion;
  rule.scoring.beyond_bound = beyond;
  rule.scoring.full_from = Decimal::whole(1);
  rule.scoring.full_to = Decimal::whole(1);
  rule.scoring.places = 2;
  return rule;
}

TEST(Proportion, IsTheShareThatWasCompleted) {
  EXPECT_EQ(score(proportion(), "≥120公里", "118公里"), "9.83");
  EXPECT_EQ(score(proportion(), "≥120公里", "120公里"), "10.00");
  EXPECT_EQ(score(proportion(), "≥120公里", "119.999公里"), "10.00");  // 9.99992 rounds up
  EXPECT_EQ(score(proportion(), "≥120公里", "0公里"), "0.00");
  EXPECT_EQ(score(proportion(), "≥120公里", "240公里"), "10.00");
  EXPECT_EQ(score(proportion(), "≥3公里", "1公里"), "3.33");
}

TEST(BrokenBounds, CostNothingThatIsKnownUnlessTheRuleSaysSo) {
  EXPECT_EQ(score(proportion(), "≤10天", "12天"), "超过上限，规则没有写明扣多少");
  EXPECT_EQ(score(proportion(), "≤10天", "10天"), "10.00");
  EXPECT_EQ(score(proportion(), "≤10天", "0天"), "10.00");
}

TEST(BrokenBounds, AreTargetOverActual) {
  const Rule rule = proportion(BeyondBound::target_over_actual);
  EXPECT_EQ(score(rule, "≤10天", "10天"), "10.00");
  EXPECT_EQ(score(rule, "≤10天", "12天"), "8.33");  // 10 ÷ 12
  EXPECT_EQ(score(rule, "≤10天", "20天"), "5.00");
  EXPECT_EQ(score(rule, "≤10天", "1000天"), "0.10");
}

TEST(BrokenBounds, AreLinear) {
  const Rule rule = proportion(BeyondBound::linear);
  EXPECT_EQ(score(rule, "≤10天", "10天"), "10.00");
  EXPECT_EQ(score(rule, "≤10天", "12天"), "8.00");  // 1 − 2 ÷ 10
  EXPECT_EQ(score(rule, "≤10天", "20天"), "0.00");
  EXPECT_EQ(score(rule, "≤10天", "35天"), "0.00");  // never below zero
}

TEST(ZeroTargets, AreAllOrNothingWhereTheRuleSaysSo) {
  Rule rule = proportion();
  rule.scoring.zero_target_all_or_nothing = true;
  EXPECT_EQ(score(rule, "0起", "0起"), "10.00");
  EXPECT_EQ(score(rule, "0起", "1起"), "0.00");
  EXPECT_EQ(score(rule, "≤0起", "0起"), "10.00");
  EXPECT_EQ(score(rule, "≤0起", "2起"), "0.00");
}

TEST(ZeroTargets, AreMetWhereNothingHappened) {
  Rule rule = proportion();
  rule.scoring.zero_target_all_or_nothing = true;
  for (const std::string_view actual : {"无", "没有", "未发生", " 零 "}) {
    EXPECT_EQ(score(rule, "0起", actual), "10.00") << actual;
  }
  EXPECT_EQ(score(rule, "≥3起", "无"), "实际完成值空白");
}

TEST(ZeroTargets, AreNotRecomputedWhereItDoesNot) {
  EXPECT_EQ(score(proportion(), "≤0起", "2起"), "目标值为 0，规则没有写明超过扣多少");
  EXPECT_EQ(score(proportion(), "≥0起", "2起"), "目标值不大于 0，完成率没有定义");
}

TEST(Evidence, ScoresWhatStatesNeitherTargetNorActual) {
  Rule rule = proportion();
  rule.evidence = true;
  EXPECT_EQ(score(rule, "", ""), "凭佐证材料评分，表上没有目标值和实际完成值");
  EXPECT_EQ(score(rule, "≥10件", "5件"), "5.00");
  EXPECT_EQ(score(rule, "≥10件", ""), "实际完成值空白");
  EXPECT_EQ(score(proportion(), "", ""), "目标值空白");
}

TEST(HugeFigures, AreNotReadAsQuantities) {
  EXPECT_EQ(score(proportion(), "≥1000000000000000000000000000003件",
                  "1000000000000000000000000000001件"),
            "目标值读不成数量或定性词");
}

}  // namespace
}  // namespace gouji::testing
