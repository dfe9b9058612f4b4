// A range of exact figures, each end in or out of it: the scores that a grade stands for, the share
// of a weight that a level is worth.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "schemas/decimal.h"

namespace gouji {

struct Interval {
  Decimal low;
  Decimal high;
  bool has_low = true;   // [ or (
  bool has_high = true;  // ] or )

  // As mathematicians write it: [0.6, 0.8), or one figure for itself alone: 0.8. Empty for
  // anything else, and for a range that holds nothing.
  static std::optional<Interval> parse(std::string_view text);
  static constexpr Interval only(const Decimal& figure) { return {.low = figure, .high = figure}; }

  bool contains(const Ratio& figure) const;
  bool contains(const Decimal& figure) const;
  bool is_one_figure() const { return low == high; }
  bool overlaps(const Interval& other) const;
  // Whether the figures of the two together leave nothing out between them.
  bool touches(const Interval& other) const;
  std::string text() const;

  friend bool operator==(const Interval&, const Interval&) = default;
};

}  // namespace gouji
