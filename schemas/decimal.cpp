// Decimal figures: text in, exact arithmetic, text out.
//
// A figure is coefficient × 10^−scale. Where two scales meet, the coarser figure is never simply
// multiplied up: the finer one is split into the part that the coarser one can see and a rest, so
// that a result that fits is found even when one of its parts, aligned, would not. A result that
// does not fit with all its places is tried without its trailing zeros before Overflow is thrown.

#include "schemas/decimal.h"

#include <algorithm>

#include "schemas/int128.h"

namespace gouji {
namespace {

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// One digit more; false when the figure then has too many. Nineteen digits fit in 64 bits, which
// is all that a figure on a form ever needs: wide multiplication starts behind them.
class DigitReader {
 public:
  bool add(char c) {
    if (digits_ == 0 && c == '0') return true;  // leading zeros are not counted
    if (++digits_ > Decimal::max_digits) return false;
    const auto digit = static_cast<unsigned>(c - '0');
    if (digits_ <= 19) {
      low_ = low_ * 10 + digit;
      wide_ = low_;
    } else {
      wide_ = wide_ * 10 + digit;
    }
    return true;
  }
  int digits() const { return digits_; }
  UInt128 number() const { return wide_; }

 private:
  std::uint64_t low_ = 0;
  UInt128 wide_ = 0;
  int digits_ = 0;
};

// Reads [+-]digits behind an e, to the end. Far beyond all limits it stays at 100,000.
std::optional<int> parse_exponent(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (text.empty()) return std::nullopt;
  int exponent = 0;
  for (const char c : text) {
    if (!is_digit(c)) return std::nullopt;
    exponent = std::min(exponent * 10 + (c - '0'), 100'000);
  }
  return negative ? -exponent : exponent;
}

constexpr bool in_64_bits(Int128 number) {
  return number == static_cast<std::int64_t>(number);
}

// number × 10^places of what nearly all forms hold: no product of these overflows, and no sum of
// one with a number of 64 bits.
constexpr bool aligns_narrow(Int128 number, int places) {
  return places >= 0 && places <= 18 && in_64_bits(number);
}
constexpr Int128 aligned_narrow(Int128 number, int places) {
  const auto power = static_cast<std::int64_t>(powers_of_ten[static_cast<std::size_t>(places)]);
  return Int128{static_cast<std::int64_t>(number)} * power;
}

// coarse × 10^places + fine; empty when that does not fit.
std::optional<Int128> add_aligned(Int128 coarse, Int128 fine, int places) {
  Int128 sum = 0;
  if (coarse == 0) return fine;
  if (aligns_narrow(coarse, places) && !add_overflows(aligned_narrow(coarse, places), fine, sum)) {
    return sum;
  }
  if (places > max_power_of_ten) return std::nullopt;
  const auto power = static_cast<Int128>(power_of_ten(places));
  Int128 whole = 0;
  if (add_overflows(coarse, fine / power, whole)) return std::nullopt;
  Int128 rest = fine % power;
  // With the same sign in both parts, the product fits whenever the sum does.
  if (whole > 0 && rest < 0) {
    --whole;
    rest += power;
  } else if (whole < 0 && rest > 0) {
    ++whole;
    rest -= power;
  }
  Int128 product = 0;
  if (multiply_overflows(whole, power, product) || add_overflows(product, rest, sum)) {
    return std::nullopt;
  }
  return sum;
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
  const char* at = text.data();
  const char* const end = at + text.size();
  const bool negative = at != end && *at == '-';
  if (at != end && (*at == '-' || *at == '+')) ++at;

  DigitReader reader;
  const char* const whole = at;
  for (; at != end && is_digit(*at); ++at) {
    if (!reader.add(*at)) return std::nullopt;
  }
  if (at == whole) return std::nullopt;
  std::ptrdiff_t places = 0;
  if (at != end && *at == '.') {
    const char* const fraction = ++at;
    for (; at != end && is_digit(*at); ++at) {
      if (!reader.add(*at)) return std::nullopt;
    }
    places = at - fraction;
    if (places == 0) return std::nullopt;
  }
  if (at != end) {
    if (*at != 'e' && *at != 'E') return std::nullopt;
    const auto exponent = parse_exponent({at + 1, static_cast<std::size_t>(end - at - 1)});
    if (!exponent) return std::nullopt;
    places -= *exponent;
  }
  if (places > max_scale) return std::nullopt;

  UInt128 number = reader.number();
  if (places < 0) {
    // A positive exponent writes zeros behind the digits; nought stays nought.
    if (number != 0) {
      if (reader.digits() - places > max_digits) return std::nullopt;
      number *= power_of_ten(static_cast<int>(-places));
    }
    places = 0;
  }
  return Decimal(with_sign(number, negative), static_cast<int>(places));
}

std::string to_text(Int128 number) {
  std::array<char, 40> digits{};  // 39 and a sign
  std::size_t start = digits.size();
  UInt128 rest = magnitude(number);
  while (rest > UINT64_MAX) {
    digits[--start] = static_cast<char>('0' + static_cast<int>(rest % 10));
    rest /= 10;
  }
  auto small = static_cast<std::uint64_t>(rest);
  do {
    digits[--start] = static_cast<char>('0' + static_cast<int>(small % 10));
    small /= 10;
  } while (small != 0);
  if (number < 0) digits[--start] = '-';
  return std::string(digits.data() + start, digits.size() - start);
}

std::string Decimal::text() const {
  std::string digits = to_text(coefficient_);
  if (scale_ <= 0) return digits;
  const auto places = static_cast<std::size_t>(scale_);
  const std::size_t sign = is_negative() ? 1 : 0;
  if (digits.size() - sign <= places) {
    digits.insert(sign, places + 1 - (digits.size() - sign), '0');
  }
  digits.insert(digits.size() - places, 1, '.');
  return digits;
}

Decimal Decimal::trimmed() const {
  if (coefficient_ == 0) return Decimal();
  if (in_64_bits(coefficient_)) {
    auto rest = static_cast<std::int64_t>(coefficient_);
    int places = scale_;
    for (; places > 0 && rest % 10 == 0; rest /= 10) --places;
    return Decimal(rest, places);
  }
  Decimal result = *this;
  while (result.scale_ > 0 && result.coefficient_ % 10 == 0) {
    result.coefficient_ /= 10;
    --result.scale_;
  }
  return result;
}

Decimal Decimal::rounded(int places, Rounding rounding) const {
  if (places < 0) throw Overflow{};
  if (places >= scale_) return rescaled(places);
  const UInt128 size = magnitude(coefficient_);
  const int cut = scale_ - places;
  if (cut > max_power_of_ten) {  // less than half of the last place that is kept
    const bool up = rounding == Rounding::away_from_zero && size != 0;
    return Decimal(with_sign(up ? 1 : 0, is_negative()), places);
  }
  const UInt128 divisor = power_of_ten(cut);
  UInt128 quotient = cut_quotient(size, divisor);
  if (rounds_up(quotient, size - quotient * divisor, divisor, rounding)) ++quotient;
  return Decimal(with_sign(quotient, is_negative()), places);
}

Decimal Decimal::rescaled(int scale) const {
  if (scale <= scale_) return *this;
  if (coefficient_ == 0) return Decimal(0, scale);
  const int places = scale - scale_;
  if (aligns_narrow(coefficient_, places)) {
    return Decimal(aligned_narrow(coefficient_, places), scale);
  }
  const UInt128 size = checked_multiply(magnitude(coefficient_), power_of_ten(places));
  return Decimal(with_sign(size, is_negative()), scale);
}

Decimal Decimal::absolute() const {
  return is_negative() ? -*this : *this;
}

Decimal Decimal::operator-() const {
  return Decimal(with_sign(magnitude(coefficient_), coefficient_ > 0), scale_);
}

Decimal Decimal::add(const Decimal& a, const Decimal& b) {
  if (a.scale_ == b.scale_) {
    Int128 sum = 0;
    if (!add_overflows(a.coefficient_, b.coefficient_, sum)) return Decimal(sum, a.scale_);
    // One place less, if the last one of the sum is a zero.
    const Int128 last = a.coefficient_ % 10 + b.coefficient_ % 10;
    if (a.scale_ == 0 || last % 10 != 0) throw Overflow{};
    return Decimal(a.coefficient_ / 10 + b.coefficient_ / 10 + last / 10, a.scale_ - 1);
  }
  const Decimal& coarse = a.scale_ < b.scale_ ? a : b;
  Decimal fine = a.scale_ < b.scale_ ? b : a;
  if (const int places = fine.scale_ - coarse.scale_;
      fine.is_narrow() && aligns_narrow(coarse.coefficient_, places)) {
    return Decimal(aligned_narrow(coarse.coefficient_, places) + fine.coefficient_, fine.scale_);
  }
  for (;;) {
    const int places = fine.scale_ - coarse.scale_;
    const auto sum = add_aligned(coarse.coefficient_, fine.coefficient_, places);
    if (sum) return Decimal(*sum, fine.scale_);
    if (fine.coefficient_ % 10 != 0) throw Overflow{};
    fine = Decimal(fine.coefficient_ / 10, fine.scale_ - 1);
    if (fine.scale_ == coarse.scale_) return coarse + fine;
  }
}

Decimal operator-(const Decimal& a, const Decimal& b) {
  if (b.is_narrow()) return a + Decimal(-b.coefficient_, b.scale_);
  if (b.coefficient_ == static_cast<Int128>(int128_max + 1)) {
    // Its opposite does not fit, but the difference may.
    return (a + Decimal(static_cast<Int128>(int128_max), b.scale_)) + b.unit();
  }
  return a + -b;
}

Decimal Decimal::multiply(const Decimal& a, const Decimal& b) {
  Int128 left = a.coefficient_;
  Int128 right = b.coefficient_;
  int scale = a.scale_ + b.scale_;
  Int128 product = 0;
  while (multiply_overflows(left, right, product)) {
    // Give up a place that the product does not need: a ten in either factor, or a two in one and
    // a five in the other.
    if (scale == 0) throw Overflow{};
    if (left % 10 == 0) {
      left /= 10;
    } else if (right % 10 == 0) {
      right /= 10;
    } else if (left % 2 == 0 && right % 5 == 0) {
      left /= 2;
      right /= 5;
    } else if (left % 5 == 0 && right % 2 == 0) {
      left /= 5;
      right /= 2;
    } else {
      throw Overflow{};
    }
    --scale;
  }
  return Decimal(product, scale);
}

std::strong_ordering Decimal::compare_scaled(const Decimal& a, const Decimal& b) {
  if (a.scale_ == b.scale_) return a.coefficient_ <=> b.coefficient_;
  const int finer = b.scale_ - a.scale_;
  if (a.is_narrow() && b.is_narrow() && finer >= -18 && finer <= 18) {
    auto left = static_cast<std::int64_t>(a.coefficient_);
    auto right = static_cast<std::int64_t>(b.coefficient_);
    std::int64_t& coarse = finer > 0 ? left : right;
    const auto power = powers_of_ten[static_cast<std::size_t>(finer > 0 ? finer : -finer)];
    const bool fits = !__builtin_mul_overflow(coarse, static_cast<std::int64_t>(power), &coarse);
    if (fits) return left <=> right;
  }
  if (aligns_narrow(a.coefficient_, finer)) {
    return aligned_narrow(a.coefficient_, finer) <=> b.coefficient_;
  }
  if (aligns_narrow(b.coefficient_, -finer)) {
    return a.coefficient_ <=> aligned_narrow(b.coefficient_, -finer);
  }
  if (a.scale_ > b.scale_) {
    const auto reverse = compare_scaled(b, a);
    if (std::is_eq(reverse)) return reverse;
    return std::is_lt(reverse) ? std::strong_ordering::greater : std::strong_ordering::less;
  }
  // a is the coarser: it is compared with what it can see of b, and on a tie with the rest of b.
  const int places = b.scale_ - a.scale_;
  Int128 seen = 0;
  Int128 rest = b.coefficient_;
  if (places <= max_power_of_ten) {
    const auto power = static_cast<Int128>(power_of_ten(places));
    seen = b.coefficient_ / power;
    rest = b.coefficient_ % power;
  }
  if (a.coefficient_ != seen) return a.coefficient_ <=> seen;
  return Int128{0} <=> rest;
}

}  // namespace gouji
