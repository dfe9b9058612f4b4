// Exact quotients in lowest terms.
//
// Common factors are taken out before anything is multiplied, so a product overflows only when the
// result itself does not fit. Sums and comparisons go through 128 bits while they can and through
// 256 bits when they must: a comparison never throws, and a sum throws only for its own size.

#include <algorithm>

#include "schemas/int128.h"

namespace gouji {
namespace {

// A product of two 128-bit magnitudes.
struct Wide {
  UInt128 high = 0;
  UInt128 low = 0;
  friend bool operator==(const Wide&, const Wide&) = default;
  friend bool operator<(const Wide& a, const Wide& b) {
    return a.high != b.high ? a.high < b.high : a.low < b.low;
  }
};

Wide multiply_wide(UInt128 a, UInt128 b) {
  constexpr UInt128 half = UINT64_MAX;
  const UInt128 low = (a & half) * (b & half);
  const UInt128 cross = (a >> 64) * (b & half) + (low >> 64);  // cannot carry
  const UInt128 middle = (a & half) * (b >> 64) + (cross & half);
  return {(a >> 64) * (b >> 64) + (cross >> 64) + (middle >> 64), (middle << 64) | (low & half)};
}

Wide add(Wide a, Wide b) {  // magnitudes below 2^254: no carry is lost
  const UInt128 low = a.low + b.low;
  return {a.high + b.high + (low < a.low ? 1U : 0U), low};
}

Wide subtract(Wide a, Wide b) {  // a is not the smaller
  return {a.high - b.high - (a.low < b.low ? 1U : 0U), a.low - b.low};
}

struct Division {
  Wide quotient;
  UInt128 remainder = 0;
};

// Bit by bit: only sums that overflow 128 bits come here. The divisor is below 2^127.
Division divide(Wide dividend, UInt128 divisor) {
  Division result;
  for (int bit = 255; bit >= 0; --bit) {
    const UInt128 half = bit >= 128 ? dividend.high : dividend.low;
    result.remainder = (result.remainder << 1) | ((half >> (bit % 128)) & 1);
    if (result.remainder < divisor) continue;
    result.remainder -= divisor;
    (bit >= 128 ? result.quotient.high : result.quotient.low) |= UInt128{1} << (bit % 128);
  }
  return result;
}

// Multiplies one side of a fraction in lowest terms by 10^exponent, cancelling against the other.
void multiply_by_tens(UInt128& side, UInt128& other, int exponent) {
  const int twos = std::min(exponent, trailing_zero_bits(other));
  other >>= twos;
  int fives = 0;
  while (fives < exponent) {
    const UInt128 fifth = cut_quotient(other, 5);
    if (fifth * 5 != other) break;
    other = fifth;
    ++fives;
  }
  if (exponent - twos >= 128) throw Overflow{};
  side = checked_multiply(side, UInt128{1} << (exponent - twos));
  for (; fives < exponent; ++fives) side = checked_multiply(side, 5);
}

}  // namespace

Ratio Ratio::reduced(UInt128 numerator, UInt128 denominator, bool negative) {
  Ratio result;
  result.numerator_ = with_sign(numerator, negative);
  result.denominator_ = with_sign(denominator, false);
  return result;
}

Ratio Ratio::of(Int128 numerator, Int128 denominator) {
  if (denominator == 0) throw Overflow{};
  const UInt128 above = magnitude(numerator);
  const UInt128 below = magnitude(denominator);
  const UInt128 common = greatest_common_divisor(above, below);
  return reduced(cut_quotient(above, common), cut_quotient(below, common),
                 (numerator < 0) != (denominator < 0));
}

Ratio::Ratio(const Decimal& figure) {
  if (figure.is_zero()) return;
  UInt128 above = magnitude(figure.coefficient());
  UInt128 below = 1;
  multiply_by_tens(below, above, figure.scale());
  *this = reduced(above, below, figure.is_negative());
}

Ratio::Ratio(const Decimal& numerator, const Decimal& denominator) {
  if (denominator.is_zero()) throw Overflow{};
  if (numerator.is_zero()) return;
  UInt128 above = magnitude(numerator.coefficient());
  UInt128 below = magnitude(denominator.coefficient());
  const UInt128 common = greatest_common_divisor(above, below);
  above = cut_quotient(above, common);
  below = cut_quotient(below, common);
  const int places = numerator.scale() - denominator.scale();
  if (places > 0) multiply_by_tens(below, above, places);
  if (places < 0) multiply_by_tens(above, below, -places);
  *this = reduced(above, below, numerator.is_negative() != denominator.is_negative());
}

Decimal Ratio::rounded(int places, Rounding rounding) const {
  if (places < 0) throw Overflow{};
  const UInt128 size = magnitude(numerator_);
  const auto divisor = static_cast<UInt128>(denominator_);
  UInt128 scaled = 0;
  UInt128 quotient = 0;
  UInt128 remainder = 0;
  if (places <= max_power_of_ten && !multiply_overflows(size, power_of_ten(places), scaled)) {
    quotient = cut_quotient(scaled, divisor);
    remainder = scaled - quotient * divisor;
  } else {
    quotient = size / divisor;
    remainder = size % divisor;
    for (int place = 0; place < places && (quotient | remainder) != 0; ++place) {
      // The next digit is ten remainders over the divisor, counted out because ten may not fit.
      UInt128 digit = 0;
      UInt128 rest = 0;
      for (int i = 0; i < 10; ++i) {
        rest += remainder;
        if (rest >= divisor) {
          rest -= divisor;
          ++digit;
        }
      }
      quotient = checked_multiply(quotient, 10);
      if (__builtin_add_overflow(quotient, digit, &quotient)) throw Overflow{};
      remainder = rest;
    }
  }
  if (rounds_up(quotient, remainder, divisor, rounding)) {
    if (__builtin_add_overflow(quotient, UInt128{1}, &quotient)) throw Overflow{};
  }
  return Decimal(with_sign(quotient, numerator_ < 0), places);
}

std::optional<Decimal> Ratio::exact(int max_places) const {
  auto rest = static_cast<UInt128>(denominator_);
  const int twos = trailing_zero_bits(rest);
  rest >>= twos;
  int fives = 0;
  for (; rest % 5 == 0; rest /= 5) ++fives;
  const int places = std::max(twos, fives);
  if (rest != 1 || places > max_places) return std::nullopt;
  UInt128 size = magnitude(numerator_);
  for (; fives < places; ++fives) size = checked_multiply(size, 5);
  size = checked_multiply(size, UInt128{1} << (places - twos));
  return Decimal(with_sign(size, numerator_ < 0), places);
}

Ratio Ratio::operator-() const {
  return reduced(magnitude(numerator_), static_cast<UInt128>(denominator_), numerator_ > 0);
}

// a plus the magnitude of b with this sign: the opposite of b itself may not fit.
Ratio Ratio::sum(const Ratio& a, const Ratio& b, bool b_negative) {
  // a/(gB) + c/(gD) = (aD + cB)/(gBD): only g can share factors with the new numerator.
  const auto left = static_cast<UInt128>(a.denominator_);
  const auto right = static_cast<UInt128>(b.denominator_);
  const UInt128 common = greatest_common_divisor(left, right);
  const Wide first = multiply_wide(magnitude(a.numerator_), cut_quotient(right, common));
  const Wide second = multiply_wide(magnitude(b.numerator_), cut_quotient(left, common));
  const bool negative = first < second ? b_negative : a.numerator_ < 0;
  Wide total;
  if ((a.numerator_ < 0) == b_negative) {
    total = add(first, second);
  } else {
    total = first < second ? subtract(second, first) : subtract(first, second);
  }
  if (total == Wide{}) return Ratio();
  if (total.high != 0) {
    const UInt128 shared = greatest_common_divisor(divide(total, common).remainder, common);
    total = divide(total, shared).quotient;
    if (total.high != 0) throw Overflow{};
    return reduced(total.low, checked_multiply(left / common, right / shared), negative);
  }
  const UInt128 shared = greatest_common_divisor(total.low, common);
  const UInt128 below = checked_multiply(cut_quotient(left, common), cut_quotient(right, shared));
  return reduced(cut_quotient(total.low, shared), below, negative);
}

Ratio operator+(const Ratio& a, const Ratio& b) {
  return Ratio::sum(a, b, b.numerator_ < 0);
}

Ratio operator-(const Ratio& a, const Ratio& b) {
  return Ratio::sum(a, b, b.numerator_ > 0);
}

Ratio operator*(const Ratio& a, const Ratio& b) {
  const UInt128 above_a = magnitude(a.numerator_);
  const UInt128 above_b = magnitude(b.numerator_);
  const auto below_a = static_cast<UInt128>(a.denominator_);
  const auto below_b = static_cast<UInt128>(b.denominator_);
  const UInt128 across = greatest_common_divisor(above_a, below_b);
  const UInt128 back = greatest_common_divisor(above_b, below_a);
  return Ratio::reduced(
      checked_multiply(cut_quotient(above_a, across), cut_quotient(above_b, back)),
      checked_multiply(cut_quotient(below_a, back), cut_quotient(below_b, across)),
      (a.numerator_ < 0) != (b.numerator_ < 0));
}

Ratio operator/(const Ratio& a, const Ratio& b) {
  if (b.numerator_ == 0) throw Overflow{};
  const UInt128 above_a = magnitude(a.numerator_);
  const UInt128 below_b = magnitude(b.numerator_);
  const auto below_a = static_cast<UInt128>(a.denominator_);
  const auto above_b = static_cast<UInt128>(b.denominator_);
  const UInt128 across = greatest_common_divisor(above_a, below_b);
  const UInt128 back = greatest_common_divisor(above_b, below_a);
  return Ratio::reduced(
      checked_multiply(cut_quotient(above_a, across), cut_quotient(above_b, back)),
      checked_multiply(cut_quotient(below_a, back), cut_quotient(below_b, across)),
      (a.numerator_ < 0) != (b.numerator_ < 0));
}

std::strong_ordering operator<=>(const Ratio& a, const Ratio& b) {
  const bool negative = a.numerator_ < 0;
  if (negative != (b.numerator_ < 0)) {
    return negative ? std::strong_ordering::less : std::strong_ordering::greater;
  }
  const UInt128 a_size = magnitude(a.numerator_);
  const UInt128 b_size = magnitude(b.numerator_);
  const auto a_below = static_cast<UInt128>(a.denominator_);
  const auto b_below = static_cast<UInt128>(b.denominator_);
  if (fits_in_64_bits(a_size | b_below, b_size | a_below)) {
    const UInt128 left = a_size * b_below;
    const UInt128 right = b_size * a_below;
    return negative ? right <=> left : left <=> right;
  }
  const Wide left = multiply_wide(magnitude(a.numerator_), static_cast<UInt128>(b.denominator_));
  const Wide right = multiply_wide(magnitude(b.numerator_), static_cast<UInt128>(a.denominator_));
  if (left == right) return std::strong_ordering::equal;
  return (left < right) != negative ? std::strong_ordering::less : std::strong_ordering::greater;
}

}  // namespace gouji
