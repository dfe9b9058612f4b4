// Recomputing scores, and the readings of the rule that explain a score which is not the rule's.

#include "checks/assessment.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "checks/readings.h"
#include "linter/binding.h"
#include "tests/support/forms.h"

namespace gouji::testing {
namespace {

constexpr std::size_t tested_row = 10;  // 便民办件量, full marks from 100 % to 200 %, weight 3.71

struct Row {
  std::string target, actual, score;
};

struct Assessed {
  Document document;
  Form form;
  Assessment row;
};

Assessed assessed(const Row& row, const Rulebook& rulebook) {
  std::string patch = R"({"indicators": {"10": {"target": ")" + row.target + R"(", "actual": ")" +
                      row.actual + R"(", "score": )" + row.score + "}}}";
  Assessed result{
      .document = parse(patched_clean_form(patch)), .form = {}, .row = Assessment(Indicator{})};
  result.form = bind(result.document, rulebook);
  result.row = assess(result.form, rulebook)[tested_row];
  return result;
}

std::string recomputed(const Row& row) {
  Assessed result = assessed(row, shipped_rulebook().rulebook);
  return result.row.recomputed ? result.row.recomputed->text()
                               : std::string(explain(result.row.obstacle).en);
}

TEST(RecomputedScore, LosesFivePerCentOfTheWeightForEachPointOfRelativeCompletion) {
  EXPECT_EQ(recomputed({"=13000 笔", "10694 笔", "0.42"}), "0.42");
  EXPECT_EQ(recomputed({"=90%", "88%", "3.30"}), "3.30");
  EXPECT_EQ(recomputed({"≥100件", "80件", "0"}), "0.00");
  EXPECT_EQ(recomputed({"≥100件", "79件", "0"}), "0.00");
}

TEST(RecomputedScore, IsFullInsideTheBandAndFallsByOnePerCentBeyond) {
  EXPECT_EQ(recomputed({"≥100件", "100件", "3.71"}), "3.71");
  EXPECT_EQ(recomputed({"≥100件", "200件", "3.71"}), "3.71");
  EXPECT_EQ(recomputed({"≥100件", "210件", "3.34"}), "3.34");
  EXPECT_EQ(recomputed({"≥100件", "400件", "0"}), "0.00");
}

TEST(RecomputedScore, ConvertsUnitsOfOneKind) {
  EXPECT_EQ(recomputed({"≥1亿元", "9900万元", "3.52"}), "3.52");
  EXPECT_EQ(recomputed({"≥100件", "100", "3.71"}), "3.71");
}

TEST(RecomputedScore, SaysWhatStandsInTheWay) {
  auto obstacle = [](const Row& row) {
    return assessed(row, shipped_rulebook().rulebook).row.obstacle;
  };
  EXPECT_EQ(obstacle({"≥100件", "完成", "3.71"}), Obstacle::actual_in_words);
  EXPECT_EQ(obstacle({"≥100件", "100万元", "3.71"}), Obstacle::units_differ);
  EXPECT_EQ(obstacle({"≥95%", "0.97", "3.71"}), Obstacle::ratio_or_percent);
  EXPECT_EQ(obstacle({"≥0件", "3件", "3.71"}), Obstacle::target_not_positive);
  EXPECT_EQ(obstacle({"≤15分钟", "18分钟", "3.71"}), Obstacle::over_upper_bound);
  EXPECT_EQ(obstacle({"良好", "还行", "3.71"}), Obstacle::unknown_level);
  EXPECT_EQ(obstacle({"", "3件", "3.71"}), Obstacle::no_target);
  EXPECT_EQ(obstacle({"≥100件", "/", "3.71"}), Obstacle::no_actual);
  EXPECT_EQ(obstacle({"50/60件", "50件", "3.71"}), Obstacle::target_unreadable);
}

TEST(RecomputedScore, TakesEqualForAtLeastOnlyWhereTheRulebookDoes) {
  Rulebook exact = shipped_rulebook().rulebook;
  for (Scoring& rule : exact.scoring) rule.equal_means_at_least = false;
  const Row row{"=100件", "120件", "3.71"};
  EXPECT_EQ(assessed(row, shipped_rulebook().rulebook).row.obstacle, Obstacle::none);
  EXPECT_EQ(assessed(row, exact).row.obstacle, Obstacle::over_exact_target);
  EXPECT_EQ(assessed({"=100件", "100件", "3.71"}, exact).row.obstacle, Obstacle::none);
}

// target 90 %, actual 88 %: completion 97.78 %, 2.22 points, 3.71 × (1 − 11.11 %) = 3.30.
TEST(Readings, NameTheWayInWhichAScoreCameAbout) {
  struct Case {
    Row row;
    ReadingKind kind;
  };
  const std::vector<Case> cases{
      {{"≥300件", "287件", "2.9"}, ReadingKind::fewer_places},
      {{"=90%", "88%", "3.29"}, ReadingKind::truncated},
      {{"=90%", "88%", "3.34"}, ReadingKind::absolute_points},
      {{"=90%", "88%", "3.15"}, ReadingKind::points_up},
      {{"=90%", "88%", "3.63"}, ReadingKind::proportion},
      {{"=90%", "88%", "3.71"}, ReadingKind::no_deduction},
      {{"≥1000件", "953件", "2.97"}, ReadingKind::points_down},
      {{"≥1000件", "700件", "1.86"}, ReadingKind::half_weight},
  };
  for (const Case& one : cases) {
    Assessed result = assessed(one.row, shipped_rulebook().rulebook);
    std::vector<Reading> readings =
        readings_for(tested_row, result.form, shipped_rulebook().rulebook, result.row);
    bool named = std::any_of(readings.begin(), readings.end(),
                             [&](const Reading& reading) { return reading.kind == one.kind; });
    EXPECT_TRUE(named) << one.row.actual << " → " << one.row.score << ", " << describe(one.kind).en;
  }
}

}  // namespace
}  // namespace gouji::testing
