// Whether the weights of a category are its total divided by their number, as printed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "schemas/decimal.h"

namespace gouji {

enum class SplitVerdict : std::uint8_t {
  even,    // all equal, or the remainder of the division sits in one
  spread,  // the remainder sits in several, each within one of the last place
  lost,    // all equal, and the remainder of the division is missing
  uneven,  // some are not the quotient
};

struct SplitJudgement {
  SplitVerdict verdict = SplitVerdict::even;
  Decimal total;                 // that was divided
  Decimal base;                  // the quotient as printed: 3.71
  Decimal last;                  // what is left for one: 3.74; the same as base without a remainder
  std::vector<std::size_t> off;  // weights that are neither
  // What a weight that is off should be: where all others are the base, the remainder is its own.
  const Decimal& expected() const { return off.size() == 1 && !holder ? last : base; }
  bool holder = false;  // some other weight holds the remainder
};

// Judges the weights as parts of a total. A quotient that has no more than `places` places leaves
// no remainder; any other may be rounded or cut to the places that most of the weights have.
SplitJudgement judge_split(std::span<const Decimal> weights, const Decimal& total, int places);

// Whether most of the weights are the quotient, so that the total explains them.
bool total_fits(std::span<const Decimal> weights, const Decimal& total, int places);

Decimal sum_of(std::span<const Decimal> figures);

// Weights that are taken in one by one, and judged in 64 bits without a word about them.
class PlainSplit {
 public:
  void add(const Decimal& weight);
  bool empty() const { return most_.count + other_.count == 0; }
  // That the judgement on them, with no other total to choose, is even. False: it may be so.
  bool surely_even(const Decimal& total, int places) const;

 private:
  struct Part {
    std::int64_t weight = 0;  // in units of its fourth place
    std::int64_t count = 0;
  };
  Part most_;
  Part other_;
  bool plain_ = true;  // short, and no more than two different ones
};

}  // namespace gouji
