// Recomputes every score from what is printed. A quantitative indicator is scored by its relative
// completion (actual ÷ target): inside the full-score band it keeps its weight; below it, the rule
// takes a share of the weight for each 百分点, or leaves the part that was completed. A broken
// upper bound costs what the rulebook's formula says. Everything stays an exact ratio until the one
// rounding at the end: of 64 bits, and where it does not fit, of 128. A qualitative indicator gets
// the share of its level; where the level is a range, any score in it is right. What the rulebook
// does not say is an obstacle, never a guess.

#include "checks/assessment.h"

#include <algorithm>

#include "schemas/narrow_ratio.h"
#include "schemas/same_text.h"

namespace gouji {
namespace {

constexpr Decimal one = Decimal::whole(1);
constexpr Interval whole_weight = Interval::only(one);

bool contains(const std::vector<std::string>& words, std::string_view word) {
  return std::any_of(words.begin(), words.end(),
                     [word](std::string_view known) { return same_text(known, word); });
}

// The best level is what a target that was met is worth.
const Interval* share_when_met(const QualitativeScale& scale) {
  const bool range = !scale.levels.empty() && !scale.levels.front().share.is_one_figure();
  return range ? &scale.levels.front().share : &whole_weight;
}

// Null: the word is no level.
const Interval* share_of_word(std::string_view word, std::string_view goal,
                              const QualitativeScale& scale) {
  for (const Level& level : scale.levels) {
    if (contains(level.words, word)) return &level.share;
  }
  if (word == goal || contains(scale.met_words, word)) return share_when_met(scale);
  return nullptr;
}

// 100%, 80%, … are the levels themselves, or lie in one.
const Interval* share_of_percent(const Measure& actual, const QualitativeScale& scale) {
  if (actual.unit.dimension != Dimension::percent || actual.comparator != Comparator::none) {
    return nullptr;
  }
  const Decimal share = actual.scaled() * Decimal(1, 2);
  for (const Level& level : scale.levels) {
    if (level.share.contains(share)) return &level.share;
  }
  return nullptr;
}

bool comparable(const Unit& target, const Unit& actual) {
  if (target.text.empty() || actual.text.empty()) return true;
  return target.converts_to(actual);
}

// A bare figure beside a target in per cent: 98.5 is per cent, 0.985 may be either.
bool ratio_or_percent(const Measure& target, const Measure& actual) {
  return target.unit.dimension == Dimension::percent && actual.unit.text.empty() &&
         !actual.figure.is_zero() && actual.figure <= one && target.figure > one;
}

// The formulas of the rule, over a number that is Ratio or NarrowRatio: of what fits in the latter
// nothing need be brought to lowest terms.
template <class Number>
Number completion_of(const Assessment& row) {
  return Number(row.completion->above, row.completion->below);
}

template <class Number>
Number points_outside(const Assessment& row, Band band) {
  const Scoring& rule = *row.scoring;
  const Number away = band == Band::below ? Number(rule.full_from) - completion_of<Number>(row)
                                          : completion_of<Number>(row) - Number(rule.full_to);
  return away / Number(rule.point);
}

template <class Number>
Number deduction_beyond_bound(const Assessment& row) {
  if (!row.completion) return Number(one);  // something, where the target is zero
  const Decimal& done = row.completion->above;
  const Decimal& goal = row.completion->below;
  if (row.scoring->beyond_bound == BeyondBound::target_over_actual) {
    return Number(done - goal, done);
  }
  const Number share(done - goal, goal);
  return clamped(share, share, Number(one));  // below zero where the bound is
}

template <class Number>
Number deduction_outside(const Assessment& row, Band band) {
  if (band == Band::beyond_bound) return deduction_beyond_bound<Number>(row);
  const Scoring& rule = *row.scoring;
  const bool below = band == Band::below;
  const Number lost = below && rule.shortfall == Shortfall::proportion
                          ? Number(one) - completion_of<Number>(row) / Number(rule.full_from)
                          : points_outside<Number>(row, band) *
                                Number(below ? rule.below_per_point : rule.above_per_point);
  return clamped(lost, Number(), Number(one));
}

// What the deduction leaves of the weight, rounded once.
void deduct(Assessment& row, Band band, const Decimal& weight) {
  const int places = row.scoring->places;
  const auto lost = deduction_outside<NarrowRatio>(row, band);
  const NarrowRatio score = NarrowRatio(weight) * (NarrowRatio(one) - lost);
  Decimal rounded;
  if (lost.fits() && score.round(places, rounded)) {
    row.band = band;
    row.deducted = !lost.is_zero();
    row.recomputed = row.deducted ? rounded : weight.rounded(places);
    return;
  }
  // The points are known even where what they cost is too large a figure.
  if (band != Band::beyond_bound) static_cast<void>(points_outside<Ratio>(row, band));
  row.band = band;
  row.deducted = deduction_outside<Ratio>(row, band) != Ratio();
  row.recomputed = row.deducted ? (Ratio(weight) * (Ratio(one) - row.deduction())).rounded(places)
                                : weight.rounded(places);
}

// An upper bound that was broken.
Obstacle look_beyond_bound(const Assessment& row, const Decimal& goal, Band& band) {
  if (goal.is_zero() && !row.scoring->zero_target_all_or_nothing) {
    return Obstacle::over_zero_target;
  }
  if (!goal.is_zero() && row.scoring->beyond_bound == BeyondBound::unknown) {
    return Obstacle::over_upper_bound;
  }
  band = Band::beyond_bound;
  return Obstacle::none;
}

Obstacle look_at_completion(Assessment& row, const Decimal& goal, const Decimal& done, Band& band) {
  const Scoring& rule = *row.scoring;
  row.completion = Quotient{.above = done, .below = goal};
  const bool exact = row.target.comparator == Comparator::equal && !rule.equal_means_at_least;
  if (exact && done > goal) return Obstacle::over_exact_target;
  // The goal is above zero: completion is compared without dividing.
  if (done < goal * rule.full_from) {
    band = Band::below;
  } else if (rule.over_deducts && done > goal * rule.full_to) {
    band = Band::above;
  }
  return Obstacle::none;
}

Obstacle assess_quantity(Assessment& row, Band& band) {
  const Measure& target = row.target;
  const Measure& actual = row.actual;
  if (actual.kind == Measure::Kind::qualitative) return Obstacle::actual_in_words;
  if (!actual.quantity()) return Obstacle::actual_unreadable;
  if (!comparable(target.unit, actual.unit)) return Obstacle::units_differ;
  if (ratio_or_percent(target, actual)) return Obstacle::ratio_or_percent;

  // A bare figure is in the unit of the target.
  Decimal goal = target.scaled();
  Decimal done = actual.unit.text.empty() ? actual.figure * target.unit.scale : actual.scaled();
  if (target.unit.text.empty()) goal = target.figure * actual.unit.scale;
  const bool zero_and_no_more = goal.is_zero() && (target.comparator == Comparator::none ||
                                                   target.comparator == Comparator::equal);
  if (zero_and_no_more && row.scoring->zero_target_all_or_nothing) row.upper_bound = true;
  if (row.upper_bound) {
    if (!goal.is_zero()) row.completion = Quotient{.above = done, .below = goal};
    return done <= goal ? Obstacle::none : look_beyond_bound(row, goal, band);
  }
  if (goal <= Decimal()) return Obstacle::target_not_positive;
  return look_at_completion(row, goal, done, band);
}

Obstacle assess_quality(Assessment& row, const QualitativeScale& scale) {
  const Measure& actual = row.actual;
  if (actual.kind == Measure::Kind::qualitative) {
    row.level_share = share_of_word(actual.word, row.target.word, scale);
  } else if (actual.quantity()) {
    row.level_share = share_of_percent(actual, scale);
  }
  return row.level_share != nullptr ? Obstacle::none : Obstacle::unknown_level;
}

// What the level leaves of the weight: one score, or a range of them.
void score_level(Assessment& row, const Decimal& weight) {
  const Interval& share = *row.level_share;
  if (share.is_one_figure()) {
    row.deducted = share.low != one;
    row.recomputed = (weight * share.low).rounded(row.scoring->places);
    return;
  }
  row.allowed = Interval{.low = (weight * share.low).trimmed(),
                         .high = (weight * share.high).trimmed(),
                         .has_low = share.has_low,
                         .has_high = share.has_high};
}

Obstacle recompute(Assessment& row, const Indicator& indicator, const Rulebook& rulebook) {
  if (indicator.category_index < 0) return Obstacle::unknown_category;
  const Category& category =
      rulebook.categories[static_cast<std::size_t>(indicator.category_index)];
  const bool nothing_stated =
      row.target.kind == Measure::Kind::blank && row.actual.kind == Measure::Kind::blank;
  if (category.evidence && nothing_stated) return Obstacle::by_evidence;
  if (category.scoring < 0) return Obstacle::unknown_category;
  row.scoring = &rulebook.scoring[static_cast<std::size_t>(category.scoring)];
  if (!indicator.weight.filled()) {
    const bool column = rulebook.indicator_column(Column::weight) != nullptr;
    return column ? Obstacle::no_weight : Obstacle::no_weight_column;
  }
  if (row.target.kind == Measure::Kind::blank) return Obstacle::no_target;
  if (!row.qualitative && !row.target.quantity()) return Obstacle::target_unreadable;
  if (row.actual.kind == Measure::Kind::blank) return Obstacle::no_actual;

  const Decimal& weight = *indicator.weight;
  Band band = Band::full;
  const Obstacle obstacle =
      row.qualitative ? assess_quality(row, rulebook.qualitative) : assess_quantity(row, band);
  if (obstacle != Obstacle::none) return obstacle;
  if (row.qualitative) {
    score_level(row, weight);
  } else if (band == Band::full) {
    row.recomputed = weight.rounded(row.scoring->places);
  } else {
    deduct(row, band, weight);
  }
  return Obstacle::none;
}

// Also tells whether the row loses points.
ScoreStanding standing_of(const Indicator& indicator, Assessment& row) {
  if (!indicator.score.filled()) return ScoreStanding::no_score;
  const Decimal& score = *indicator.score;
  bool full = false;
  if (indicator.weight.filled()) {
    const std::strong_ordering against_weight = score <=> *indicator.weight;
    if (std::is_gt(against_weight)) return ScoreStanding::outside_weight;
    full = std::is_eq(against_weight);
    row.loses_points = !full;
  }
  if (score.is_negative()) return ScoreStanding::outside_weight;
  if (row.obstacle == Obstacle::by_evidence) return ScoreStanding::not_computable;
  if (row.actual.kind == Measure::Kind::blank) {
    return score.is_zero() ? ScoreStanding::agrees : ScoreStanding::no_actual;
  }
  const bool beyond =
      row.obstacle == Obstacle::over_upper_bound || row.obstacle == Obstacle::over_zero_target;
  if (beyond && full) return ScoreStanding::full_below_target;
  if (row.allowed) {
    const bool among = row.allowed->contains(score);
    return among ? ScoreStanding::agrees : ScoreStanding::outside_level;
  }
  if (!row.recomputed) return ScoreStanding::not_computable;
  if (*row.recomputed == score) return ScoreStanding::agrees;
  if (row.qualitative) return ScoreStanding::differs;
  const bool missed = row.band == Band::below || (row.upper_bound && row.deduction() > Ratio());
  if (full && missed) return ScoreStanding::full_below_target;
  if (full && row.band == Band::above) return ScoreStanding::not_cut_for_excess;
  if (!full && !row.deducted) return ScoreStanding::deducted_on_target;
  return ScoreStanding::differs;
}

// 无, 未发生 beside a target of zero is a figure: none happened.
bool says_none(std::string_view actual) {
  constexpr std::string_view words[] = {"无", "没有", "未发生", "没有发生", "零", "未出现"};
  return std::any_of(std::begin(words), std::end(words),
                     [actual](std::string_view word) { return trim(actual) == word; });
}

void read_none_as_zero(const Indicator& indicator, Assessment& row) {
  const bool zero = row.target.quantity() && row.target.figure.is_zero();
  if (!zero || !says_none(indicator.actual.raw)) return;
  row.actual = {.kind = Measure::Kind::quantity, .unit = row.target.unit};
}

}  // namespace

Ratio Assessment::points_below() const {
  return band == Band::below ? points_outside<Ratio>(*this, band) : Ratio();
}

Ratio Assessment::points_above() const {
  return band == Band::above ? points_outside<Ratio>(*this, band) : Ratio();
}

Ratio Assessment::deduction() const {
  if (!deducted) return Ratio();
  if (level_share != nullptr) return Ratio(one - level_share->low);
  return deduction_outside<Ratio>(*this, band);
}

Assessments assess(const Form& form, const Rulebook& rulebook, std::pmr::memory_resource* memory) {
  Assessments rows(memory);
  rows.reserve(form.indicators.size());
  for (const Indicator& indicator : form.indicators) {
    Assessment& row = rows.emplace_back(indicator);
    read_none_as_zero(indicator, row);
    row.qualitative = row.target.kind == Measure::Kind::qualitative;
    row.upper_bound = row.target.quantity() && (row.target.comparator == Comparator::at_most ||
                                                row.target.comparator == Comparator::below);
    try {
      row.obstacle = recompute(row, indicator, rulebook);
    } catch (const Overflow&) {
      row.obstacle = Obstacle::too_large;  // of this row only; recomputed-score reports it
    }
    row.standing = standing_of(indicator, row);
  }
  return rows;
}

}  // namespace gouji
