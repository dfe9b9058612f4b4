// Intervals are compared end by end. Two of them leave no gap when they share a figure, or when one
// ends where the other begins and at least one of the two has that figure.

#include "schemas/interval.h"

namespace gouji {
namespace {

std::string_view without_blanks(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

}  // namespace

std::optional<Interval> Interval::parse(std::string_view text) {
  text = without_blanks(text);
  if (const auto figure = Decimal::parse(text)) return only(*figure);
  if (text.size() < 2) return std::nullopt;
  const char open = text.front();
  const char close = text.back();
  if ((open != '[' && open != '(') || (close != ']' && close != ')')) return std::nullopt;
  const std::string_view ends = text.substr(1, text.size() - 2);
  const std::size_t comma = ends.find(',');
  if (comma == std::string_view::npos) return std::nullopt;
  const auto low = Decimal::parse(without_blanks(ends.substr(0, comma)));
  const auto high = Decimal::parse(without_blanks(ends.substr(comma + 1)));
  if (!low || !high) return std::nullopt;
  const Interval range{
      .low = *low, .high = *high, .has_low = open == '[', .has_high = close == ']'};
  const bool holds_something = range.low < range.high || (range.has_low && range.has_high);
  if (range.high < range.low || !holds_something) return std::nullopt;
  return range;
}

namespace {

// How a figure lies to both ends.
bool is_within(const Interval& range, std::strong_ordering from, std::strong_ordering to) {
  const bool above = from > 0 || (range.has_low && from == 0);
  const bool below = to < 0 || (range.has_high && to == 0);
  return above && below;
}

}  // namespace

bool Interval::contains(const Ratio& figure) const {
  return is_within(*this, figure <=> Ratio(low), figure <=> Ratio(high));
}

bool Interval::contains(const Decimal& figure) const {
  return is_within(*this, figure <=> low, figure <=> high);
}

bool Interval::overlaps(const Interval& other) const {
  const Interval& lower = low <= other.low ? *this : other;
  const Interval& upper = low <= other.low ? other : *this;
  if (lower.low == upper.low) {
    const bool both = lower.has_low && upper.has_low;
    return both || (lower.low < lower.high && upper.low < upper.high);
  }
  return upper.low < lower.high || (upper.low == lower.high && upper.has_low && lower.has_high);
}

bool Interval::touches(const Interval& other) const {
  const Interval& lower = low <= other.low ? *this : other;
  const Interval& upper = low <= other.low ? other : *this;
  return upper.low < lower.high || (upper.low == lower.high && (upper.has_low || lower.has_high));
}

std::string Interval::text() const {
  if (is_one_figure()) return low.text();
  return (has_low ? "[" : "(") + low.text() + ", " + high.text() + (has_high ? "]" : ")");
}

}  // namespace gouji
