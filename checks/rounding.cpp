// If every printed figure is the true one rounded to the unit u, each term is off by an error that
// is uniform in ±u/2, and the printed total is the true sum rounded: so the difference between the
// printed total and the sum of the printed terms is the sum S of n such errors, rounded to u. It is
// k·u or more in size with the chance P(|S| ≥ (k − ½)u), the tail of the Irwin–Hall distribution:
//
//   P(S ≥ x) = 1/n! · Σ_j (−1)^j C(n, j) (t − j)^n   over 0 ≤ j ≤ t, with t = n/2 − x
//
// in units of u. With x half-integral everything is integral after scaling by 2^n, so the chance is
// an exact ratio up to 20 terms; beyond that the normal approximation decides the 1 % question in
// integers (2.576² = 6.635…, variance n/12) and no chance is given.

#include "checks/rounding.h"

namespace gouji {
namespace {

constexpr int most_exact_terms = 20;

Int128 power(Int128 base, int exponent) {
  Int128 result = 1;
  for (int i = 0; i < exponent; ++i) result *= base;
  return result;
}

// P(|S| ≥ (k − ½)) for the sum of n errors, 1 ≤ n ≤ most_exact_terms, k ≥ 1.
Ratio tail(int n, Int128 k) {
  Int128 doubled = n - (2 * k - 1);  // 2t
  if (doubled <= 0) return {};
  Int128 sum = 0;
  Int128 choose = 1;
  Int128 factorial = 1;
  for (int i = 2; i <= n; ++i) factorial *= i;
  for (int j = 0; 2 * j <= doubled; ++j) {
    Int128 part = choose * power(doubled - 2 * j, n);
    sum += j % 2 == 0 ? part : -part;
    choose = choose * (n - j) / (j + 1);
  }
  return Ratio::of(2 * sum, 1) / (Ratio::of(power(2, n), 1) * Ratio::of(factorial, 1));
}

}  // namespace

RoundingJudgement judge_rounding(const Decimal& residual, int scale, int rounded_terms) {
  RoundingJudgement judgement;
  judgement.most = (Decimal(5 * (rounded_terms + 1), scale + 1)).trimmed();
  if (residual.is_zero()) return judgement;
  if (residual.absolute() > judgement.most) {
    judgement.verdict = RoundingVerdict::impossible;
    judgement.chance = Ratio();
    return judgement;
  }
  Int128 k = residual.absolute().rescaled(scale).coefficient();
  bool likely = false;
  if (rounded_terms <= most_exact_terms) {
    judgement.chance = tail(rounded_terms, k);
    likely = *judgement.chance >= Ratio::of(1, 100);
  } else {
    Int128 odd = 2 * k - 1;
    likely = odd * odd * 3000 <= Int128{6635} * rounded_terms;
  }
  judgement.verdict = likely ? RoundingVerdict::likely : RoundingVerdict::possible;
  return judgement;
}

}  // namespace gouji
