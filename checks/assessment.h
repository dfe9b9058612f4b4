// One look at every indicator, shared by all checks of scores and indicators: what target and
// actual say, how far the target was met, and the score that the rulebook gives for it.
#pragma once

#include <cstdint>
#include <memory_resource>
#include <optional>
#include <string>
#include <vector>

#include "schemas/finding.h"
#include "schemas/form.h"
#include "schemas/measure.h"
#include "schemas/rulebook.h"

namespace gouji {

// Why a score cannot be recomputed.
enum class Obstacle : std::uint8_t {
  none,
  unknown_category,  // no scoring rule applies
  by_evidence,       // scored by evidence: neither target nor actual on the form
  no_weight,         // blank or not a number
  no_weight_column,  // the template prints none
  no_target,
  target_unreadable,  // neither quantity nor words
  no_actual,
  actual_unreadable,
  actual_in_words,      // the target is a quantity
  units_differ,         // 万元 against 家
  ratio_or_percent,     // target 95%, actual 0.97 without a sign: one of two things
  target_not_positive,  // completion is not defined
  over_upper_bound,     // worse than an upper bound, and the rule does not say what that costs
  over_zero_target,     // likewise, of a target of zero
  over_exact_target,    // more than an exact target, where = does not mean at least
  unknown_level,        // a qualitative actual outside the scale
  too_large,            // figures beyond exact arithmetic
};
Text explain(Obstacle obstacle);

// How the declared score relates to the rule. Exactly one holds for a row, and exactly one check
// reports it: one fault, one finding.
enum class ScoreStanding : std::uint8_t {
  agrees,
  no_score,            // score-present: blank or not a number
  no_actual,           // supported-score: points without an actual
  outside_weight,      // score-within-weight: below zero or above the weight
  full_below_target,   // full-score-below-target
  deducted_on_target,  // deduction-on-target
  not_cut_for_excess,  // over-completion: above the band, and nothing taken off
  differs,             // recomputed-score
  outside_level,       // qualitative-level: not among the scores that the level allows
  not_computable,      // Assessment::obstacle says why
};

// A ratio that is only worked out where it is asked for.
struct Quotient {
  Decimal above;
  Decimal below;                                          // not zero
  operator Ratio() const { return Ratio(above, below); }  // NOLINT: it is one
};

// Where the actual of a target lies that is a quantity. What lies outside the full-score band costs
// points.
enum class Band : std::uint8_t { full, below, above, beyond_bound };

struct Assessment {
  explicit Assessment(const Indicator& indicator)
      : target(parse_measure(indicator.target.raw)), actual(parse_measure(indicator.actual.raw)) {}

  Measure target;
  Measure actual;
  bool qualitative = false;  // the target is in words
  bool upper_bound = false;  // the target is one: the less the better
  Band band = Band::full;
  bool deducted = false;      // the rule takes some of the weight off
  bool loses_points = false;  // the score is below the weight, both being there
  Obstacle obstacle = Obstacle::none;
  ScoreStanding standing = ScoreStanding::not_computable;
  const Scoring* scoring = nullptr;       // the rule that applies
  const Interval* level_share = nullptr;  // of a qualitative actual: 0.8, [0.6, 0.8)
  std::optional<Quotient> completion;     // actual ÷ target, both quantities
  std::optional<Decimal> recomputed;      // rounded to the places of the rule
  std::optional<Interval> allowed;        // scores of a level that leaves a choice: [6, 8)

  Ratio points_below() const;  // 百分点 of completion short of the full band
  Ratio points_above() const;  // and beyond it
  Ratio deduction() const;     // part of the weight that the rule takes off: 0.887
};

// One for each indicator of the form, in order.
using Assessments = std::pmr::vector<Assessment>;
Assessments assess(const Form& form, const Rulebook& rulebook,
                   std::pmr::memory_resource* memory = std::pmr::get_default_resource());

// The recomputation in words: 3.71 × (1 − 17.74 × 5%) = 0.42. Empty when nothing was recomputed.
Message arithmetic(const Indicator& indicator, const Assessment& assessment);

// A rate as people write it: 82.26%.
std::string percent_text(const Ratio& ratio, int places = 2);
std::string percent_text(const Interval& share);  // [60%, 80%)

}  // namespace gouji
