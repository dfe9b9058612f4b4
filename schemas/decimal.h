// Exact decimal figures and exact ratios of them.
//
// A figure on a form is the decimal that is printed: 404.77 is 40477 at scale 2, never a binary
// fraction near it. Sums, differences and products of figures are exact; a quotient stays a Ratio
// until it is rounded once, at the end, to the places that the rulebook asks for (四舍五入: half
// away from zero). What does not fit in 128 bits throws Overflow; nothing is ever lost quietly.
#pragma once

#include <compare>
#include <cstdint>
#include <exception>
#include <optional>
#include <string>
#include <string_view>

namespace gouji {

__extension__ using Int128 = __int128;
__extension__ using UInt128 = unsigned __int128;

// Thrown when an exact result does not fit. The runner of the checks turns it into a finding.
struct Overflow : std::exception {
  const char* what() const noexcept override { return "figure too large for exact arithmetic"; }
};

enum class Rounding : std::uint8_t {
  half_away,  // 四舍五入, the only one that a rule uses
  half_even,  // the others are readings: ways in which a form may have been filled in
  toward_zero,
  away_from_zero,
};

class Decimal {
 public:
  // Most places and digits that text may have. They leave room to add a million figures.
  static constexpr int max_scale = 12;
  static constexpr int max_digits = 30;

  constexpr Decimal() = default;
  // coefficient × 10^−scale; the scale is zero or more.
  constexpr Decimal(Int128 coefficient, int scale) : coefficient_(coefficient), scale_(scale) {}
  static constexpr Decimal whole(std::int64_t number) { return Decimal(number, 0); }

  // Reads [+-]digits[.digits][e[+-]digits], ASCII only, no separators or blanks: the grammar of a
  // JSON number and a little more (leading zeros and a plus sign). Empty for anything else, and
  // for a figure that, written out, has more than max_digits digits (leading zeros aside) or
  // max_scale places. -0 is 0.
  static std::optional<Decimal> parse(std::string_view text);

  constexpr Int128 coefficient() const { return coefficient_; }
  constexpr int scale() const { return scale_; }
  constexpr bool is_zero() const { return coefficient_ == 0; }
  constexpr bool is_negative() const { return coefficient_ < 0; }
  constexpr bool is_integer() const;  // 6.00 is
  // Of 64 bits, as the figures of nearly all forms: no product of two of them overflows.
  constexpr bool is_narrow() const {
    return coefficient_ == static_cast<std::int64_t>(coefficient_);
  }

  std::string text() const;  // with all its places: 6.50
  Decimal trimmed() const;   // without trailing zeros after the point: 6.5
  // With exactly these places, zero or more: 6.5 rounded to 2 is 6.50.
  Decimal rounded(int places, Rounding rounding = Rounding::half_away) const;
  Decimal rescaled(int scale) const;  // the same value with at least this many places
  Decimal absolute() const;
  Decimal unit() const { return Decimal(1, scale_); }  // one in the last printed place

  Decimal operator-() const;
  // Sums keep the places of the finer figure and products those of both; where that does not fit,
  // trailing zeros are given up first.
  friend Decimal operator+(const Decimal& a, const Decimal& b) {
    Int128 sum = 0;
    const bool like = a.scale_ == b.scale_;
    if (like && !__builtin_add_overflow(a.coefficient_, b.coefficient_, &sum)) {
      return Decimal(sum, a.scale_);
    }
    return add(a, b);
  }
  friend Decimal operator-(const Decimal& a, const Decimal& b);
  friend Decimal operator*(const Decimal& a, const Decimal& b) {
    if (a.is_narrow() && b.is_narrow()) {
      const Int128 left = static_cast<std::int64_t>(a.coefficient_);
      return Decimal(left * static_cast<std::int64_t>(b.coefficient_), a.scale_ + b.scale_);
    }
    return multiply(a, b);
  }
  Decimal& operator+=(const Decimal& other) { return *this = *this + other; }
  Decimal& operator-=(const Decimal& other) { return *this = *this - other; }

  // By value: 6.5 equals 6.50. Never throws.
  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
    return a.scale_ == b.scale_ ? a.coefficient_ <=> b.coefficient_ : compare_scaled(a, b);
  }
  friend bool operator==(const Decimal& a, const Decimal& b) { return std::is_eq(a <=> b); }

 private:
  static Decimal add(const Decimal& a, const Decimal& b);
  static Decimal multiply(const Decimal& a, const Decimal& b);
  static std::strong_ordering compare_scaled(const Decimal& a, const Decimal& b);

  // Aligned as its halves are, so that no place is lost beside the scale: a form has hundreds.
  using Coefficient [[gnu::aligned(8)]] = Int128;
  Coefficient coefficient_ = 0;
  int scale_ = 0;
};

// An exact quotient in lowest terms, denominator above zero. An operation throws Overflow only when
// its result, in lowest terms, does not fit; a comparison never does.
class Ratio {
 public:
  constexpr Ratio() = default;
  Ratio(const Decimal& figure);                                 // NOLINT: a figure is a ratio
  Ratio(const Decimal& numerator, const Decimal& denominator);  // throws Overflow on zero
  static Ratio of(Int128 numerator, Int128 denominator);

  Int128 numerator() const { return numerator_; }
  Int128 denominator() const { return denominator_; }

  // With exactly these places, zero or more.
  Decimal rounded(int places, Rounding rounding = Rounding::half_away) const;
  // The figure itself when it needs no more than max_places; empty when it must be rounded.
  std::optional<Decimal> exact(int max_places = Decimal::max_scale) const;

  Ratio operator-() const;
  friend Ratio operator+(const Ratio& a, const Ratio& b);
  friend Ratio operator-(const Ratio& a, const Ratio& b);
  friend Ratio operator*(const Ratio& a, const Ratio& b);
  friend Ratio operator/(const Ratio& a, const Ratio& b);  // throws Overflow on zero
  friend std::strong_ordering operator<=>(const Ratio& a, const Ratio& b);
  friend bool operator==(const Ratio& a, const Ratio& b) = default;

 private:
  static Ratio reduced(UInt128 numerator, UInt128 denominator, bool negative);
  static Ratio sum(const Ratio& a, const Ratio& b, bool b_negative);

  Int128 numerator_ = 0;
  Int128 denominator_ = 1;
};

// Digits of a 128-bit integer; no formatting library knows the type.
std::string to_text(Int128 number);

constexpr bool Decimal::is_integer() const {
  Int128 rest = coefficient_;
  for (int place = 0; place < scale_; ++place) {
    if (rest % 10 != 0) return false;
    rest /= 10;
  }
  return true;
}

}  // namespace gouji
