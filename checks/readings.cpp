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

// The slips of a rule that counts 百分点; other rules have no points to get wrong.
std::optional<Ratio> share_by_points(ReadingKind kind, const Row& row) {
  const Assessment& seen = row.assessment;
  const Scoring& rule = *seen.scoring;
  if (seen.upper_bound || rule.shortfall != Shortfall::per_point) return std::nullopt;
  if (kind == ReadingKind::absolute_points) {
    if (seen.target.unit.dimension != Dimension::percent || seen.band != Band::below) {
      return std::nullopt;
    }
    const Ratio points(seen.target.scaled() - seen.actual.scaled());
    return Ratio(one) - deduction_for(points, Ratio(), rule);
  }
  const Rounding rounding =
      kind == ReadingKind::points_down ? Rounding::toward_zero : Rounding::away_from_zero;
  return Ratio(one) - deduction_for(whole_points(seen.points_below(), rounding),
                                    whole_points(seen.points_above(), rounding), rule);
}

std::optional<Ratio> share_by_rounded_completion(const Row& row) {
  const Scoring& rule = *row.assessment.scoring;
  if (row.assessment.upper_bound) return std::nullopt;
  const Ratio completion(Ratio(*row.assessment.completion).rounded(2));
  if (rule.shortfall == Shortfall::proportion) {
    return std::min(completion / Ratio(rule.full_from), Ratio(one));
  }
  const Ratio point(rule.point);
  const Ratio below = std::max(Ratio(), (Ratio(rule.full_from) - completion) / point);
  const Ratio above = std::max(Ratio(), (completion - Ratio(rule.full_to)) / point);
  return Ratio(one) - deduction_for(below, rule.over_deducts ? above : Ratio(), rule);
}

// Formulas for a broken upper bound; completion is actual ÷ target here.
std::optional<Ratio> share_beyond_bound(ReadingKind kind, const Row& row) {
  const Assessment& seen = row.assessment;
  if (!seen.upper_bound || *seen.completion <= Ratio(one)) return std::nullopt;
  if (kind == ReadingKind::bound_ratio) return Ratio(one) / *seen.completion;
  return Ratio(Decimal::whole(2)) - *seen.completion;
}

std::optional<Ratio> actual_share(const Assessment& seen) {
  const bool percent = seen.actual.unit.dimension == Dimension::percent &&
                       seen.actual.unit.scale == Decimal::whole(1);
  if (!percent) return std::nullopt;
  return Ratio(seen.actual.figure * Decimal(1, 2));
}

// The part of the weight that is left, as the reading would have it; empty: it does not apply.
std::optional<Ratio> share_left(ReadingKind kind, const Row& row) {
  const Assessment& seen = row.assessment;
  switch (kind) {
    case ReadingKind::points_down:
    case ReadingKind::points_up:
    case ReadingKind::absolute_points: return share_by_points(kind, row);
    case ReadingKind::completion_rounded: return share_by_rounded_completion(row);
    case ReadingKind::proportion:
      if (seen.band != Band::below) return std::nullopt;
      return *seen.completion;
    case ReadingKind::actual_as_share: return actual_share(seen);
    case ReadingKind::bound_ratio:
    case ReadingKind::bound_linear: return share_beyond_bound(kind, row);
    case ReadingKind::no_deduction: return Ratio(one);
    case ReadingKind::half_weight: return Ratio(Decimal(5, 1));
    case ReadingKind::fewer_places:
    case ReadingKind::fewer_places_cut:
    case ReadingKind::unrounded_weight:
    case ReadingKind::half_even:
    case ReadingKind::truncated: return Ratio(one) - seen.deduction();
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
  if (kind == ReadingKind::fewer_places || kind == ReadingKind::fewer_places_cut) {
    places = declared.scale();
  }
  if (kind == ReadingKind::unrounded_weight) weight = row.even_weight;
  if (kind == ReadingKind::half_even) rounding = Rounding::half_even;
  if (kind == ReadingKind::truncated || kind == ReadingKind::fewer_places_cut) {
    rounding = Rounding::toward_zero;
  }
  return (weight * *share).rounded(places, rounding);
}

constexpr std::array all_kinds{
    ReadingKind::fewer_places,     ReadingKind::half_even,          ReadingKind::truncated,
    ReadingKind::fewer_places_cut, ReadingKind::completion_rounded, ReadingKind::points_down,
    ReadingKind::points_up,        ReadingKind::absolute_points,    ReadingKind::unrounded_weight,
    ReadingKind::proportion,       ReadingKind::actual_as_share,    ReadingKind::bound_ratio,
    ReadingKind::bound_linear,     ReadingKind::no_deduction,       ReadingKind::half_weight,
};

Ratio even_weight(const Indicator& indicator, const Form& form, const Rulebook& rulebook) {
  // A category without a total of its own has no even weight either.
  auto category = static_cast<std::size_t>(indicator.category_index);
  std::int64_t count = std::count_if(
      form.indicators.begin(), form.indicators.end(),
      [&](const Indicator& other) { return other.category_index == indicator.category_index; });
  return Ratio(rulebook.categories[category].total, Decimal::whole(count));
}

// Rows that have it in common have not agreed on a way to compute.
bool is_excuse(ReadingKind kind) {
  return kind == ReadingKind::no_deduction || kind == ReadingKind::half_weight;
}

// Empty: there is nothing to read otherwise.
std::optional<Row> row_of(std::size_t number, const Form& form, const Rulebook& rulebook,
                          const Assessment& assessment) {
  if (!assessment.recomputed || !assessment.completion) return std::nullopt;
  const Indicator& indicator = form.indicators[number];
  return Row{.indicator = indicator,
             .assessment = assessment,
             .rulebook = rulebook,
             .even_weight = even_weight(indicator, form, rulebook)};
}

}  // namespace

Message describe(ReadingKind kind) {
  switch (kind) {
    case ReadingKind::fewer_places:
      return {.zh = "按规则计算后少留了小数位", .en = "the rule's score, to fewer places"};
    case ReadingKind::fewer_places_cut:
      return {.zh = "按规则计算后舍去了小数", .en = "the rule's score, its places cut off"};
    case ReadingKind::actual_as_share:
      return {.zh = "以实际完成值代替完成率，权重 × 实际完成值",
              .en = "weight × the actual, taken for the completion"};
    case ReadingKind::bound_ratio:
      return {.zh = "权重 × 目标值 ÷ 实际完成值", .en = "weight × target ÷ actual"};
    case ReadingKind::bound_linear:
      return {.zh = "权重 ×（1 − 超出目标值的比例）",
              .en = "weight × (1 − the part beyond the target)"};
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
  if (!form.indicators[row_number].score.filled()) return readings;
  const std::optional<Row> row = row_of(row_number, form, rulebook, assessment);
  if (!row) return readings;
  for (const ReadingKind kind : all_kinds) {
    const std::optional<Decimal> score = score_by(kind, *row);
    if (score && *score == *row->indicator.score) readings.push_back({kind, *score});
  }
  return readings;
}

std::optional<Decimal> score_by_reading(ReadingKind kind, std::size_t row_number, const Form& form,
                                        const Rulebook& rulebook, const Assessment& assessment) {
  if (!form.indicators[row_number].score.filled()) return std::nullopt;
  const std::optional<Row> row = row_of(row_number, form, rulebook, assessment);
  return row ? score_by(kind, *row) : std::nullopt;
}

std::optional<Convention> convention_of(const Form& form, const Rulebook& rulebook,
                                        std::span<const Assessment> assessments) {
  std::array<std::vector<std::size_t>, all_kinds.size()> followers;
  for (std::size_t row = 0; row < assessments.size(); ++row) {
    const FigureCell& score = form.indicators[row].score;
    const Assessment& assessment = assessments[row];
    if (!score.filled() || !assessment.recomputed || *assessment.recomputed == *score) continue;
    for (const Reading& reading : readings_for(row, form, rulebook, assessment)) {
      if (is_excuse(reading.kind)) continue;
      const auto* at = std::ranges::find(all_kinds, reading.kind);
      followers[static_cast<std::size_t>(at - all_kinds.begin())].push_back(row);
    }
  }
  const auto* most = std::ranges::max_element(followers, {}, &std::vector<std::size_t>::size);
  if (most->size() < 2) return std::nullopt;
  return Convention{.kind = all_kinds[static_cast<std::size_t>(most - followers.begin())],
                    .rows = *most};
}

}  // namespace gouji
