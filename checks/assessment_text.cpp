// An assessment in words: rates as people write them, the recomputation of a score as a reviewer
// would work it out on paper, and why there is none.

#include <fmt/format.h>

#include "checks/assessment.h"

namespace gouji {

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

constexpr Decimal one = Decimal::whole(1);

std::string measure_text(const Measure& measure) {
  return measure.figure.text() + std::string(measure.unit.text);
}

// How much of the weight is left, in the formula of the rule.
Message share_text(const Indicator& indicator, const Assessment& row) {
  const Scoring& rule = *row.scoring;
  const std::string weight = indicator.weight->text();
  const std::string result = row.recomputed->trimmed().text();
  const std::string actual = measure_text(row.actual);
  const std::string target = measure_text(row.target);
  const Ratio deduction = row.deduction();
  if (deduction == Ratio(one)) return {.zh = "扣到 0", .en = "nothing left"};
  std::string text;
  if (row.upper_bound && rule.beyond_bound == BeyondBound::target_over_actual) {
    text = fmt::format("{} × {} ÷ {} = {}", weight, target, actual, result);
  } else if (row.upper_bound) {
    text = fmt::format("{} × (1 − {}) = {}", weight, percent_text(deduction), result);
  } else if (row.band == Band::below && rule.shortfall == Shortfall::proportion) {
    text = fmt::format("{} × {} = {}", weight, percent_text(Ratio(one) - deduction), result);
  } else {
    const bool below = row.band == Band::below;
    const Ratio points = below ? row.points_below() : row.points_above();
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
    if (!row.deducted) {
      return {.zh = fmt::format("{} 不超过 {}，得权重 {}", actual, target, result),
              .en = fmt::format("{} is within {}: {}", actual, target, result)};
    }
    const Message share = share_text(indicator, row);
    return {.zh = fmt::format("{} 超过 {}，{}", actual, target, share.zh),
            .en = fmt::format("{} is beyond {}, {}", actual, target, share.en)};
  }
  const std::string text =
      fmt::format("{} ÷ {} = {}", actual, target, percent_text(*row.completion));
  if (!row.deducted) {
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
