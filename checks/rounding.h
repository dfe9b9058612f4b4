// How much of a difference between printed figures can be rounding.
#pragma once

#include <cstdint>
#include <optional>

#include "schemas/decimal.h"

namespace gouji {

enum class RoundingVerdict : std::uint8_t {
  exact,       // no difference
  likely,      // independent rounding explains it with a chance of 1 % or more
  possible,    // it could at the very worst
  impossible,  // no rounding gives it
};

struct RoundingJudgement {
  RoundingVerdict verdict = RoundingVerdict::exact;
  std::optional<Ratio> chance;  // of a difference this large or larger; empty: not computed
  Decimal most;                 // the largest difference that rounding can make
};

// residual = total − Σ terms of figures printed to `scale` places; rounded_terms of them were
// rounded on their own (the sum of the absolute coefficients), and so was the total.
RoundingJudgement judge_rounding(const Decimal& residual, int scale, int rounded_terms);

}  // namespace gouji
