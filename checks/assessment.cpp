// Recomputes every score from what is printed. A quantitative indicator is scored by its relative
// completion (actual ÷ target): inside the full-score band it keeps its weight; below it, the rule
// takes a share of the weight for each 百分点, or leaves the part that was completed. A broken
// upper bound costs what the rulebook's formula says. Everything stays an exact ratio until the one
// rounding at the end. A qualitative indicator gets the share of its level; where the level is a
// range, any score in it is right. What the rulebook does not say is an obstacle, never a guess.

#include "checks/assessment.h"

#include <algorithm>

#include <fmt/format.h>

namespace gouji {
namespace {

constexpr Decimal one = Decimal::whole(1);

bool contains(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// The best level is what a target that was met is worth.
Interval share_when_met(const QualitativeScale& scale) {
  const bool range = !scale.levels.empty() && !scale.levels.front().share.is_one_figure();
  return range ? scale.levels.front().share : Interval::only(one);
}

std::optional<Interval> share_of_word(std::string_view word, std::string_view goal,
                                      const QualitativeScale& scale) {
  for (const Level& level : scale.levels) {
    if (contains(level.words, word)) return level.share;
  }
  if (word == goal || contains(scale.met_words, word)) return share_when_met(scale);
  return std::nullopt;
}

// 100%, 80%, … are the levels themselves, or lie in one.
std::optional<Interval> share_of_percent(const Measure& actual, const QualitativeScale& scale) {
  if (actual.unit.dimension != Dimension::percent || actual.comparator != Comparator::none) {
    return std::nullopt;
  }
  const Ratio share(actual.scaled() * Decimal(1, 2));
  for (const Level& level : scale.levels) {
    if (level.share.contains(share)) return level.share;
  }
  return std::nullopt;
}

bool comparable(const Unit& target, const Unit& actual) {
  if (target.text.empty() || actual.text.empty()) return true;
  return target.dimension == actual.dimension && target.base == actual.base;
}

// A bare figure beside a target in per cent: 98.5 is per cent, 0.985 may be either.
bool ratio_or_percent(const Measure& target, const Measure& actual) {
  return target.unit.dimension == Dimension::percent && actual.unit.text.empty() &&
         !actual.figure.is_zero() && actual.figure <= one && target.figure > one;
}

// The part of the weight that the rule takes off for an upper bound that was broken.
Obstacle deduct_beyond_bound(Assessment& row, const Decimal& goal, const Decimal& done) {
  if (goal.is_zero()) {
    if (!row.scoring->zero_target_all_or_nothing) return Obstacle::over_zero_target;
    row.deduction = Ratio(one);
    return Obstacle::none;
  }
  switch (row.scoring->beyond_bound) {
    case BeyondBound::unknown: return Obstacle::over_upper_bound;
    case BeyondBound::target_over_actual: row.deduction = Ratio(done - goal, done); break;
    case BeyondBound::linear: row.deduction = std::min(Ratio(done - goal, goal), Ratio(one)); break;
  }
  return Obstacle::none;
}

Obstacle deduct_by_completion(Assessment& row, const Decimal& goal, const Decimal& done) {
  const Scoring& rule = *row.scoring;
  row.completion = Quotient{.above = done, .below = goal};
  const bool exact = row.target.comparator == Comparator::equal && !rule.equal_means_at_least;
  if (exact && done > goal) return Obstacle::over_exact_target;
  Ratio lost;
  // The goal is above zero: completion is compared without dividing.
  if (done < goal * rule.full_from) {
    const Ratio completion = *row.completion;
    row.points_below = (Ratio(rule.full_from) - completion) / Ratio(rule.point);
    lost = rule.shortfall == Shortfall::proportion ? Ratio(one) - completion / Ratio(rule.full_from)
                                                   : row.points_below * Ratio(rule.below_per_point);
  } else if (rule.over_deducts && done > goal * rule.full_to) {
    row.points_above = (Ratio(*row.completion) - Ratio(rule.full_to)) / Ratio(rule.point);
    lost = row.points_above * Ratio(rule.above_per_point);
  }
  if (lost > Ratio()) row.deduction = std::min(lost, Ratio(one));
  return Obstacle::none;
}

Obstacle assess_quantity(Assessment& row) {
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
    return done <= goal ? Obstacle::none : deduct_beyond_bound(row, goal, done);
  }
  if (goal <= Decimal()) return Obstacle::target_not_positive;
  return deduct_by_completion(row, goal, done);
}

Obstacle assess_quality(Assessment& row, const QualitativeScale& scale) {
  const Measure& actual = row.actual;
  if (actual.kind == Measure::Kind::qualitative) {
    row.level_share = share_of_word(actual.word, row.target.word, scale);
  } else if (actual.quantity()) {
    row.level_share = share_of_percent(actual, scale);
  }
  return row.level_share ? Obstacle::none : Obstacle::unknown_level;
}

// What the level leaves of the weight: one score, or a range of them.
void score_level(Assessment& row, const Decimal& weight) {
  const Interval& share = *row.level_share;
  if (share.is_one_figure()) {
    row.deduction = Ratio(one - share.low);
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

  Obstacle obstacle =
      row.qualitative ? assess_quality(row, rulebook.qualitative) : assess_quantity(row);
  if (obstacle != Obstacle::none) return obstacle;
  if (row.qualitative) {
    score_level(row, *indicator.weight);
    return Obstacle::none;
  }
  if (row.deduction == Ratio()) {
    row.recomputed = indicator.weight->rounded(row.scoring->places);
    return Obstacle::none;
  }
  Ratio score = Ratio(*indicator.weight) * (Ratio(one) - row.deduction);
  row.recomputed = score.rounded(row.scoring->places);
  return Obstacle::none;
}

ScoreStanding standing_of(const Assessment& row, const Indicator& indicator) {
  if (!indicator.score.filled()) return ScoreStanding::no_score;
  const Decimal& score = *indicator.score;
  bool weighted = indicator.weight.filled();
  if (score.is_negative() || (weighted && score > *indicator.weight)) {
    return ScoreStanding::outside_weight;
  }
  if (row.obstacle == Obstacle::by_evidence) return ScoreStanding::not_computable;
  bool full = weighted && score == *indicator.weight;
  if (row.actual.kind == Measure::Kind::blank) {
    return score.is_zero() ? ScoreStanding::agrees : ScoreStanding::no_actual;
  }
  const bool beyond =
      row.obstacle == Obstacle::over_upper_bound || row.obstacle == Obstacle::over_zero_target;
  if (beyond && full) return ScoreStanding::full_below_target;
  if (row.allowed) {
    const bool among = row.allowed->contains(Ratio(score));
    return among ? ScoreStanding::agrees : ScoreStanding::outside_level;
  }
  if (!row.recomputed) return ScoreStanding::not_computable;
  if (*row.recomputed == score) return ScoreStanding::agrees;
  if (row.qualitative) return ScoreStanding::differs;
  const bool missed = row.points_below > Ratio() || (row.upper_bound && row.deduction > Ratio());
  if (full && missed) return ScoreStanding::full_below_target;
  if (full && row.points_above > Ratio()) return ScoreStanding::not_cut_for_excess;
  if (!full && row.deduction == Ratio()) return ScoreStanding::deducted_on_target;
  return ScoreStanding::differs;
}

std::string measure_text(const Measure& measure) {
  return measure.figure.text() + std::string(measure.unit.text);
}

}  // namespace

namespace {

// 无, 未发生 beside a target of zero is a figure: none happened.
bool says_none(std::string_view actual) {
  constexpr std::string_view words[] = {"无", "没有", "未发生", "没有发生", "零", "未出现"};
  return std::any_of(std::begin(words), std::end(words),
                     [actual](std::string_view word) { return trim(actual) == word; });
}

Measure actual_of(const Indicator& indicator, const Measure& target) {
  Measure actual = parse_measure(indicator.actual.raw);
  if (!target.quantity() || !target.figure.is_zero() || !says_none(indicator.actual.raw)) {
    return actual;
  }
  return {.kind = Measure::Kind::quantity, .unit = target.unit};
}

}  // namespace

Assessments assess(const Form& form, const Rulebook& rulebook, std::pmr::memory_resource* memory) {
  Assessments rows(form.indicators.size(), memory);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Indicator& indicator = form.indicators[i];
    Assessment& row = rows[i];
    row.target = parse_measure(indicator.target.raw);
    row.actual = actual_of(indicator, row.target);
    row.qualitative = row.target.kind == Measure::Kind::qualitative;
    row.upper_bound = row.target.quantity() && (row.target.comparator == Comparator::at_most ||
                                                row.target.comparator == Comparator::below);
    try {
      row.obstacle = recompute(row, indicator, rulebook);
    } catch (const Overflow&) {
      row.obstacle = Obstacle::too_large;  // of this row only; recomputed-score reports it
    }
    row.standing = standing_of(row, indicator);
  }
  return rows;
}

std::string percent_text(const Interval& share) {
  if (share.is_one_figure()) return percent_text(Ratio(share.low));
  return fmt::format("{}{}, {}{}", share.has_low ? '[' : '(', percent_text(Ratio(share.low)),
                     percent_text(Ratio(share.high)), share.has_high ? ']' : ')');
}

std::string percent_text(const Ratio& ratio, int places) {
  Ratio percent = ratio * Ratio(Decimal::whole(100));
  return percent.rounded(places).trimmed().text() + "%";
}

namespace {

// How much of the weight is left, in the formula of the rule.
Message share_text(const Indicator& indicator, const Assessment& row) {
  const Scoring& rule = *row.scoring;
  const std::string weight = indicator.weight->text();
  const std::string result = row.recomputed->trimmed().text();
  const std::string actual = measure_text(row.actual);
  const std::string target = measure_text(row.target);
  if (row.deduction == Ratio(one)) return {.zh = "扣到 0", .en = "nothing left"};
  std::string text;
  if (row.upper_bound && rule.beyond_bound == BeyondBound::target_over_actual) {
    text = fmt::format("{} × {} ÷ {} = {}", weight, target, actual, result);
  } else if (row.upper_bound) {
    text = fmt::format("{} × (1 − {}) = {}", weight, percent_text(row.deduction), result);
  } else if (row.points_below > Ratio() && rule.shortfall == Shortfall::proportion) {
    text = fmt::format("{} × {} = {}", weight, percent_text(Ratio(one) - row.deduction), result);
  } else {
    const bool below = row.points_below > Ratio();
    const Ratio& points = below ? row.points_below : row.points_above;
    const Decimal& cost = below ? rule.below_per_point : rule.above_per_point;
    text = fmt::format("{} × (1 − {} × {}) = {}", weight, points.rounded(2).trimmed().text(),
                       percent_text(Ratio(cost)), result);
  }
  return {.zh = text, .en = text};
}

}  // namespace

Message arithmetic(const Indicator& indicator, const Assessment& row) {
  if (row.allowed) {
    const std::string text = fmt::format("{} × {} = {}", indicator.weight->text(),
                                         percent_text(*row.level_share), row.allowed->text());
    return {.zh = text, .en = text};
  }
  if (!row.recomputed) return {};
  const std::string result = row.recomputed->trimmed().text();
  if (row.qualitative) {
    std::string text = fmt::format("{} × {} = {}", indicator.weight->text(),
                                   percent_text(*row.level_share), result);
    return {.zh = text, .en = text};
  }
  const std::string actual = measure_text(row.actual);
  const std::string target = measure_text(row.target);
  if (row.upper_bound || !row.completion) {
    if (row.deduction == Ratio()) {
      return {.zh = fmt::format("{} 不超过 {}，得权重 {}", actual, target, result),
              .en = fmt::format("{} is within {}: {}", actual, target, result)};
    }
    const Message share = share_text(indicator, row);
    return {.zh = fmt::format("{} 超过 {}，{}", actual, target, share.zh),
            .en = fmt::format("{} is beyond {}, {}", actual, target, share.en)};
  }
  const std::string text =
      fmt::format("{} ÷ {} = {}", actual, target, percent_text(*row.completion));
  if (row.deduction == Ratio()) {
    return {.zh = fmt::format("{}，得权重 {}", text, result),
            .en = fmt::format("{}: {}", text, result)};
  }
  const Message share = share_text(indicator, row);
  return {.zh = text + "，" + share.zh, .en = text + ", " + share.en};
}

Text explain(Obstacle obstacle) {
  switch (obstacle) {
    case Obstacle::none: return {};
    case Obstacle::unknown_category:
      return {.zh = "类别不在规则内，没有评分规则", .en = "no scoring rule for this category"};
    case Obstacle::by_evidence:
      return {.zh = "凭佐证材料评分，表上没有目标值和实际完成值",
              .en = "scored by evidence, with neither target nor actual on the form"};
    case Obstacle::no_weight:
      return {.zh = "权重空白或不是数", .en = "the weight is blank or not a number"};
    case Obstacle::no_weight_column:
      return {.zh = "表式没有权重一栏", .en = "the template prints no weights"};
    case Obstacle::no_target: return {.zh = "目标值空白", .en = "the target is blank"};
    case Obstacle::target_unreadable:
      return {.zh = "目标值读不成数量或定性词", .en = "the target is neither a quantity nor words"};
    case Obstacle::no_actual: return {.zh = "实际完成值空白", .en = "the actual is blank"};
    case Obstacle::actual_unreadable:
      return {.zh = "实际完成值读不成数量", .en = "the actual cannot be read as a quantity"};
    case Obstacle::actual_in_words:
      return {.zh = "目标值是数量，实际完成值是文字",
              .en = "a quantity was asked for, words given"};
    case Obstacle::units_differ:
      return {.zh = "目标值与实际完成值单位不同", .en = "target and actual have different units"};
    case Obstacle::ratio_or_percent:
      return {.zh = "目标值是百分数，实际完成值没有 %，可能是比值也可能是百分数",
              .en = "the target is in per cent, the actual may be a ratio or per cent"};
    case Obstacle::target_not_positive:
      return {.zh = "目标值不大于 0，完成率没有定义",
              .en = "the target is not above zero, completion is not defined"};
    case Obstacle::over_zero_target:
      return {.zh = "目标值为 0，规则没有写明超过扣多少",
              .en = "the target is zero; the rule does not say what more than that costs"};
    case Obstacle::over_upper_bound:
      return {.zh = "超过上限，规则没有写明扣多少",
              .en = "beyond the upper bound; the rule does not say what that costs"};
    case Obstacle::over_exact_target:
      return {.zh = "目标值是“等于”，实际超过，规则没有写明如何评分",
              .en = "above an exact target; the rule does not say how that scores"};
    case Obstacle::unknown_level:
      return {.zh = "实际完成值不是评分等级之一", .en = "the actual is not a level of the scale"};
    case Obstacle::too_large:
      return {.zh = "数字过大，无法精确计算", .en = "figures too large for exact arithmetic"};
  }
  return {};
}

}  // namespace gouji
