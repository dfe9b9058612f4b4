// One look at every indicator, shared by all checks of scores and indicators: what target and
// actual say, how far the target was met, and the score that the rulebook gives for it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "schemas/form.h"
#include "schemas/measure.h"
#include "schemas/rulebook.h"

namespace gouji {

// Why a row's score could not be recomputed, or how the declared one relates to the recomputed.
// Exactly one holds for a row, and exactly one check reports it: one fault, one finding.
enum class ScoreStanding : std::uint8_t {
  agrees,
  no_score,               // score-present
  no_actual,              // supported-score
  outside_weight,         // score-within-weight: below zero or above the weight
  full_below_target,      // full-score-below-target
  deducted_on_target,     // deduction-on-target
  not_cut_for_excess,     // over-completion: above the band, with nothing taken off
  differs,                // recomputed-score
  not_computable,         // Assessment::obstacle says why
};

// How a declared score may have come about when it is not the one of the rule.
struct Reading {
  Message name;           // 完成率按整点舍去
  Decimal score;
};

struct Assessment {
  Measure target;
  Measure actual;
  bool qualitative = false;              // target is in words
  bool upper_bound = false;              // the less the better
  std::optional<Ratio> completion;       // actual ÷ target, of a quantity
  std::optional<Decimal> level_share;    // of a qualitative actual
  std::optional<Decimal> recomputed;     // rounded to the places of the rule
  Ratio deduction;                       // part of the weight taken off
  ScoreStanding standing = ScoreStanding::not_computable;
  Message arithmetic;                    // 3.71 × (1 − 17.74 × 5%) = 0.42
  Message obstacle;
  const Scoring* scoring = nullptr;      // the rule that applies; null: none
};

std::vector<Assessment> assess(const Form& form, const Rulebook& rulebook);

// The readings of the rule that give the declared score, most likely first.
std::vector<Reading> readings_for(const Indicator& indicator, const Assessment& assessment,
                                  const Rulebook& rulebook);

}  // namespace gouji
