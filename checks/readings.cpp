// The finite list of ways in which a score may have been worked out instead. Each is the rule with
// one step changed, computed exactly and rounded as the declared score is printed; those that give
// the declared score explain it. The order is from the slips that are nearest to the rule to those
// that set it aside.

#include "checks/readings.h"

#include <algorithm>
#include <array>

namespace gouji {
namespace {

constexpr Decimal one = Decimal::whole(1);

struct Row {
  const Indicator& indicator;
  const Assessment& assessment;
  const Rulebook& rulebook;
  Ratio even_weight;  // category total ÷ count
};

Ratio deduction_for(const Ratio& below, const Ratio& above, const Scoring& rule) {
  Ratio lost = below * Ratio(rule.below_per_point) + above * Ratio(rule.above_per_point);
  return std::min(lost, Ratio(one));
}

Ratio whole_points(const Ratio& points, Rounding rounding) {
  return Ratio(points.rounded(0, rounding));
}

// The part of the weight that is left, as the reading would have it; empty: it does not apply.
std::optional<Ratio> share_left(ReadingKind kind, const Row& row) {
  const Assessment& seen = row.assessment;
  const Scoring& rule = *seen.scoring;
  Ratio whole(one);
  switch (kind) {
    case ReadingKind::points_down:
    case ReadingKind::points_up: {
      Rounding rounding =
          kind == ReadingKind::points_down ? Rounding::toward_zero : Rounding::away_from_zero;
      return whole - deduction_for(whole_points(seen.points_below, rounding),
                                   whole_points(seen.points_above, rounding), rule);
    }
    case ReadingKind::absolute_points: {
      if (seen.target.unit.dimension != Dimension::percent || seen.points_below == Ratio()) {
        return std::nullopt;
      }
      Ratio points(seen.target.scaled() - seen.actual.scaled());
      return whole - deduction_for(points, Ratio(), rule);
    }
    case ReadingKind::completion_rounded: {
      Ratio completion(seen.completion->rounded(2));
      Ratio point(rule.point);
      Ratio below = std::max(Ratio(), (Ratio(rule.full_from) - completion) / point);
      Ratio above = std::max(Ratio(), (completion - Ratio(rule.full_to)) / point);
      return whole - deduction_for(below, rule.over_deducts ? above : Ratio(), rule);
    }
    case ReadingKind::proportion:
      if (seen.points_below == Ratio()) return std::nullopt;
      return *seen.completion;
    case ReadingKind::no_deduction: return whole;
    case ReadingKind::half_weight: return Ratio(Decimal(5, 1));
    case ReadingKind::fewer_places:
    case ReadingKind::unrounded_weight:
    case ReadingKind::half_even:
    case ReadingKind::truncated: return whole - seen.deduction;
  }
  return std::nullopt;
}

std::optional<Decimal> score_by(ReadingKind kind, const Row& row) {
  std::optional<Ratio> share = share_left(kind, row);
  if (!share || *share < Ratio()) return std::nullopt;
  const Decimal& declared = *row.indicator.score;
  int places = row.assessment.scoring->places;
  Rounding rounding = Rounding::half_away;
  Ratio weight(*row.indicator.weight);
  if (kind == ReadingKind::fewer_places) places = declared.scale();
  if (kind == ReadingKind::unrounded_weight) weight = row.even_weight;
  if (kind == ReadingKind::half_even) rounding = Rounding::half_even;
  if (kind == ReadingKind::truncated) rounding = Rounding::toward_zero;
  return (weight * *share).rounded(places, rounding);
}

constexpr std::array all_kinds{
    ReadingKind::fewer_places,       ReadingKind::half_even,        ReadingKind::truncated,
    ReadingKind::completion_rounded, ReadingKind::points_down,      ReadingKind::points_up,
    ReadingKind::absolute_points,    ReadingKind::unrounded_weight, ReadingKind::proportion,
    ReadingKind::no_deduction,       ReadingKind::half_weight,
};

Ratio even_weight(const Indicator& indicator, const Form& form, const Rulebook& rulebook) {
  auto category = static_cast<std::size_t>(indicator.category_index);
  std::int64_t count = std::count_if(
      form.indicators.begin(), form.indicators.end(),
      [&](const Indicator& other) { return other.category_index == indicator.category_index; });
  return Ratio(rulebook.categories[category].total, Decimal::whole(count));
}

}  // namespace

Message describe(ReadingKind kind) {
  switch (kind) {
    case ReadingKind::fewer_places:
      return {.zh = "按规则计算后少留了小数位", .en = "the rule's score, to fewer places"};
    case ReadingKind::points_down:
      return {.zh = "百分点只取整数部分", .en = "points cut to whole ones"};
    case ReadingKind::points_up:
      return {.zh = "百分点向上取整", .en = "points raised to whole ones"};
    case ReadingKind::absolute_points:
      return {.zh = "以目标值减实际完成值的差作百分点",
              .en = "points taken as target minus actual"};
    case ReadingKind::completion_rounded:
      return {.zh = "先把完成率取整到 1%", .en = "completion rounded to whole per cent first"};
    case ReadingKind::unrounded_weight:
      return {.zh = "权重用了未舍入的该类总分 ÷ 个数",
              .en = "the weight not rounded: category total ÷ count"};
    case ReadingKind::half_even:
      return {.zh = "末位按四舍六入五成双", .en = "halves rounded to even"};
    case ReadingKind::truncated:
      return {.zh = "末位舍去而没有四舍五入", .en = "cut off instead of rounded"};
    case ReadingKind::proportion: return {.zh = "按权重 × 完成率", .en = "weight × completion"};
    case ReadingKind::no_deduction: return {.zh = "没有扣分", .en = "nothing deducted"};
    case ReadingKind::half_weight: return {.zh = "按权重的一半", .en = "half the weight"};
  }
  return {};
}

std::vector<Reading> readings_for(std::size_t row_number, const Form& form,
                                  const Rulebook& rulebook, const Assessment& assessment) {
  std::vector<Reading> readings;
  const Indicator& indicator = form.indicators[row_number];
  if (!assessment.recomputed || !assessment.completion || !indicator.score.filled()) {
    return readings;
  }
  Row row{.indicator = indicator,
          .assessment = assessment,
          .rulebook = rulebook,
          .even_weight = even_weight(indicator, form, rulebook)};
  for (ReadingKind kind : all_kinds) {
    std::optional<Decimal> score = score_by(kind, row);
    if (score && *score == *indicator.score) readings.push_back({.kind = kind, .score = *score});
  }
  return readings;
}

}  // namespace gouji
