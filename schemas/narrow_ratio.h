// An exact quotient of 64 bits that is never brought to lowest terms: for a formula that is worked
// out for every row and nearly always has small figures.
//
// A formula is written once, over a number that is this or Ratio. What does not fit here is told by
// fits(), and is worked out again as a Ratio. What fits here fits there as well, step by step: a
// Ratio is the same quotient with its common factors taken out, and throws no Overflow.
#pragma once

#include <compare>
#include <cstdint>

#include "schemas/decimal.h"
#include "schemas/int128.h"

namespace gouji {

class NarrowRatio {
 public:
  constexpr NarrowRatio() = default;
  constexpr explicit NarrowRatio(const Decimal& figure) : NarrowRatio(figure, Decimal::whole(1)) {}
  // As a Ratio of the two; the denominator may be negative, and does not fit when it is zero.
  constexpr NarrowRatio(const Decimal& above, const Decimal& below)
      : above_(static_cast<std::int64_t>(above.coefficient())),
        below_(static_cast<std::int64_t>(below.coefficient())),
        fits_(above.is_narrow() && below.is_narrow()) {
    const int places = above.scale() - below.scale();
    if (places > 0) multiply_by_tens(below_, places);
    if (places < 0) multiply_by_tens(above_, -places);
    turn_positive();
  }

  constexpr bool fits() const { return fits_; }
  // These hold where it fits.
  constexpr bool is_zero() const { return above_ == 0; }
  // Half away from zero, with exactly these places, as Ratio does. Does nothing, and is false, when
  // it does not fit.
  constexpr bool round(int places, Decimal& rounded) const {
    NarrowRatio scaled = *this;
    scaled.multiply_by_tens(scaled.above_, places);
    if (!scaled.fits_ || scaled.above_ == INT64_MIN) return false;
    const bool negative = scaled.above_ < 0;
    const std::int64_t size = negative ? -scaled.above_ : scaled.above_;
    const std::int64_t cut = size / below_;
    const std::int64_t rest = size - cut * below_;
    const std::int64_t nearest = rest >= below_ - rest ? cut + 1 : cut;
    rounded = Decimal(negative ? -nearest : nearest, places);
    return true;
  }

  friend constexpr NarrowRatio operator-(NarrowRatio a, const NarrowRatio& b) {
    std::int64_t other = b.above_;
    a.multiply(other, a.below_);
    a.multiply(a.above_, b.below_);
    a.multiply(a.below_, b.below_);
    a.fits_ = !__builtin_sub_overflow(a.above_, other, &a.above_) && a.fits_ && b.fits_;
    return a;
  }
  friend constexpr NarrowRatio operator*(NarrowRatio a, const NarrowRatio& b) {
    a.multiply(a.above_, b.above_);
    a.multiply(a.below_, b.below_);
    a.fits_ = a.fits_ && b.fits_;
    return a;
  }
  friend constexpr NarrowRatio operator/(NarrowRatio a, const NarrowRatio& b) {
    a.multiply(a.above_, b.below_);
    a.multiply(a.below_, b.above_);
    a.fits_ = a.fits_ && b.fits_;
    a.turn_positive();
    return a;
  }
  // Whatever, where one of the two does not fit: fits() of what is made of both says so. The
  // products of 64 bits are compared in 128.
  friend constexpr std::strong_ordering operator<=>(const NarrowRatio& a, const NarrowRatio& b) {
    return Int128{a.above_} * b.below_ <=> Int128{b.above_} * a.below_;
  }
  friend constexpr bool operator==(const NarrowRatio& a, const NarrowRatio& b) {
    return std::is_eq(a <=> b);
  }
  // The figure, or the end of the range that it is beyond; fits only where all three do.
  friend constexpr NarrowRatio clamped(const NarrowRatio& figure, const NarrowRatio& least,
                                       const NarrowRatio& most) {
    NarrowRatio result = figure < least ? least : most < figure ? most : figure;
    result.fits_ = figure.fits_ && least.fits_ && most.fits_;
    return result;
  }

 private:
  constexpr void multiply(std::int64_t& side, std::int64_t by) {
    fits_ = !__builtin_mul_overflow(side, by, &side) && fits_;
  }
  constexpr void multiply_by_tens(std::int64_t& side, int exponent) {
    fits_ = fits_ && exponent >= 0 && exponent <= 18;
    if (!fits_) return;
    multiply(side, static_cast<std::int64_t>(powers_of_ten[static_cast<std::size_t>(exponent)]));
  }
  constexpr void turn_positive() {
    if (below_ > 0) return;
    fits_ = fits_ && below_ != 0 && below_ != INT64_MIN && above_ != INT64_MIN;
    if (!fits_) return;
    above_ = -above_;
    below_ = -below_;
  }

  std::int64_t above_ = 0;
  std::int64_t below_ = 1;  // above zero where it fits
  bool fits_ = true;
};

inline Ratio clamped(const Ratio& figure, const Ratio& least, const Ratio& most) {
  return figure < least ? least : most < figure ? most : figure;
}

}  // namespace gouji
