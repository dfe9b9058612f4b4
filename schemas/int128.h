// Checked arithmetic on 128-bit integers, for decimal.cpp and ratio.cpp.
//
// Signs and magnitudes are kept apart where it matters: the magnitude of the least Int128 does not
// fit in an Int128, and clang has no library call for signed 128-bit overflow checks.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "schemas/decimal.h"

namespace gouji {

inline constexpr int max_power_of_ten = 38;  // the last that fits
inline constexpr UInt128 int128_max = static_cast<UInt128>(-1) >> 1;

inline constexpr auto powers_of_ten = [] {
  std::array<UInt128, max_power_of_ten + 1> powers{1};
  for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
  return powers;
}();

// 10^exponent; throws Overflow when it does not fit or the exponent is negative.
inline UInt128 power_of_ten(int exponent) {
  if (exponent < 0 || exponent > max_power_of_ten) throw Overflow{};
  return powers_of_ten[static_cast<std::size_t>(exponent)];
}

constexpr UInt128 magnitude(Int128 number) {
  const auto bits = static_cast<UInt128>(number);
  return number < 0 ? 0 - bits : bits;
}

// The number of this magnitude and sign, or Overflow.
inline Int128 with_sign(UInt128 size, bool negative) {
  if (size > int128_max + (negative ? 1U : 0U)) throw Overflow{};
  return static_cast<Int128>(negative ? 0 - size : size);
}

inline bool multiply_overflows(UInt128 a, UInt128 b, UInt128& product) {
  return __builtin_mul_overflow(a, b, &product);
}

inline UInt128 checked_multiply(UInt128 a, UInt128 b) {
  UInt128 product = 0;
  if (multiply_overflows(a, b, product)) throw Overflow{};
  return product;
}

// True, and nothing written, when the product does not fit.
inline bool multiply_overflows(Int128 a, Int128 b, Int128& product) {
  UInt128 size = 0;
  if (multiply_overflows(magnitude(a), magnitude(b), size)) return true;
  const bool negative = (a < 0) != (b < 0);
  if (size > int128_max + (negative ? 1U : 0U)) return true;
  product = static_cast<Int128>(negative ? 0 - size : size);
  return false;
}

inline bool add_overflows(Int128 a, Int128 b, Int128& sum) {
  return __builtin_add_overflow(a, b, &sum);
}

constexpr int trailing_zero_bits(UInt128 number) {  // zero has none
  const auto low = static_cast<std::uint64_t>(number);
  if (low != 0) return std::countr_zero(low);
  const auto high = static_cast<std::uint64_t>(number >> 64);
  return high == 0 ? 0 : 64 + std::countr_zero(high);
}

constexpr bool fits_in_64_bits(UInt128 a, UInt128 b) {
  return ((a | b) >> 64) == 0;
}

// a ÷ b, cut off; 128-bit division is a slow library call.
constexpr UInt128 cut_quotient(UInt128 a, UInt128 b) {
  if (fits_in_64_bits(a, b)) return static_cast<std::uint64_t>(a) / static_cast<std::uint64_t>(b);
  return a / b;
}

constexpr std::uint64_t narrow_common_divisor(std::uint64_t a, std::uint64_t b) {  // neither is 0
  const int shift = std::countr_zero(a | b);
  a >>= std::countr_zero(a);
  while (b != 0) {
    b >>= std::countr_zero(b);
    if (a > b) std::swap(a, b);
    b -= a;
  }
  return a << shift;
}

// Euclid by halving: shifts are fast.
constexpr UInt128 greatest_common_divisor(UInt128 a, UInt128 b) {
  if (a != 0 && b != 0 && fits_in_64_bits(a, b)) {
    return narrow_common_divisor(static_cast<std::uint64_t>(a), static_cast<std::uint64_t>(b));
  }
  if (a == 0) return b;
  if (b == 0) return a;
  const int shift = trailing_zero_bits(a | b);
  a >>= trailing_zero_bits(a);
  while (b != 0) {
    b >>= trailing_zero_bits(b);
    if (a > b) std::swap(a, b);
    b -= a;
  }
  return a << shift;
}

// Whether a quotient, cut off after its last place, goes up by one. The remainder is compared with
// the rest of the divisor: twice the remainder might not fit.
constexpr bool rounds_up(UInt128 quotient, UInt128 remainder, UInt128 divisor, Rounding rounding) {
  switch (rounding) {
    case Rounding::half_away: return remainder >= divisor - remainder;
    case Rounding::half_even: {
      const UInt128 rest = divisor - remainder;
      return remainder > rest || (remainder == rest && (quotient & 1) != 0);
    }
    case Rounding::toward_zero: return false;
    case Rounding::away_from_zero: return remainder != 0;
  }
  return false;
}

}  // namespace gouji
