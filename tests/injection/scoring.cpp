// Written from the clauses, not from the checks: in whole numbers, numerator over denominator.

#include "tests/injection/scoring.h"

#include <algorithm>

#include "schemas/measure.h"

namespace gouji::injection {
namespace {

Int128 power_of_ten(int exponent) {
  Int128 power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

Int128 at_scale(const Decimal& figure, int scale) {
  return figure.coefficient() * power_of_ten(scale - figure.scale());
}

// numerator ÷ denominator to this many places, half up; both above zero.
Decimal divided(Int128 numerator, Int128 denominator, int places) {
  const Int128 scaled = numerator * power_of_ten(places);
  return Decimal((2 * scaled + denominator) / (2 * denominator), places);
}

}  // namespace

Decimal score_of(const Scoring& rule, const Decimal& weight, std::string_view target,
                 std::string_view actual) {
  const Measure goal = parse_measure(target);
  const Measure done = parse_measure(actual);
  if (goal.comparator == Comparator::at_most) return weight.trimmed();
  const int scale = std::max(goal.figure.scale(), done.figure.scale());
  const Int128 wanted = at_scale(goal.figure, scale);
  const Int128 reached = at_scale(done.figure, scale);
  const Int128 points = at_scale(weight, 2);  // hundredths
  if (rule.shortfall == Shortfall::proportion) {
    if (reached >= wanted) return weight.trimmed();
    return divided(points * reached, wanted * 100, rule.places).trimmed();
  }
  // Each 百分点 below the target costs a share of the weight, each beyond the band another.
  const Int128 below = std::max<Int128>(0, wanted - reached);
  const Int128 band = at_scale(rule.full_to, 4) * wanted / power_of_ten(4);
  const Int128 above = rule.over_deducts ? std::max<Int128>(0, reached - band) : 0;
  const Int128 lost_below = below * 100 * at_scale(rule.below_per_point, 4);
  const Int128 lost_above = above * 100 * at_scale(rule.above_per_point, 4);
  const Int128 whole = wanted * power_of_ten(4);
  const Int128 left = std::max<Int128>(0, whole - lost_below - lost_above);
  return divided(points * left, whole * 100, rule.places).trimmed();
}

}  // namespace gouji::injection
