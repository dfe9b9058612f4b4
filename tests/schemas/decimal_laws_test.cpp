// The laws of Decimal and Ratio, on pseudo-random figures of all sizes (fixed seeds, so that every
// run is the same), against the exact integers and rationals of Boost.Multiprecision.

#include <gtest/gtest.h>

#include <array>
#include <boost/multiprecision/cpp_int.hpp>
#include <random>
#include <string>

#include "schemas/decimal.h"

namespace gouji {
namespace {

using BigInt = boost::multiprecision::cpp_int;
using Rational = boost::multiprecision::cpp_rational;

constexpr auto greatest = static_cast<Int128>(static_cast<UInt128>(-1) >> 1);
constexpr Int128 least = -greatest - 1;
constexpr std::array all_roundings = {Rounding::half_away, Rounding::half_even,
                                      Rounding::toward_zero, Rounding::away_from_zero};
constexpr int cases = 20'000;

BigInt big(Int128 number) {
  return BigInt(to_text(number));
}

BigInt ten_to(int exponent) {
  return boost::multiprecision::pow(BigInt(10), static_cast<unsigned>(exponent));
}

Rational value(const Decimal& figure) {
  return Rational(big(figure.coefficient()), ten_to(figure.scale()));
}

Rational value(const Ratio& ratio) {
  return Rational(big(ratio.numerator()), big(ratio.denominator()));
}

bool fits(const BigInt& number) {
  return number <= big(greatest) && number >= big(least);
}

// What rounding chooses from, by definition: the two whole neighbours of a value, sign aside, and
// which of them is nearer.
struct Neighbours {
  bool negative;
  BigInt below;
  bool exact;
  int nearer;  // -1: the one below, 1: the one above, 0: a tie

  explicit Neighbours(const BigInt& numerator, const BigInt& denominator)
      : negative(numerator < 0) {
    BigInt rest;
    divide_qr(BigInt(abs(numerator)), denominator, below, rest);
    exact = rest == 0;
    nearer = BigInt(2 * rest).compare(denominator);
  }

  BigInt rounded(Rounding rounding) const {
    bool up = false;
    switch (rounding) {
      case Rounding::half_away: up = nearer >= 0; break;
      case Rounding::half_even: up = nearer > 0 || (nearer == 0 && below % 2 == 1); break;
      case Rounding::toward_zero: break;
      case Rounding::away_from_zero: up = !exact; break;
    }
    const BigInt size = below + (up ? 1 : 0);
    return negative ? BigInt(-size) : size;
  }
};

// Rounds in all modes; a result that does not fit must throw, any other must be the right one.
template <class Figure>
void expect_rounded(const Figure& figure, const Neighbours& neighbours, int places) {
  for (const Rounding rounding : all_roundings) {
    const BigInt expected = neighbours.rounded(rounding);
    if (!fits(expected)) {
      ASSERT_THROW(figure.rounded(places, rounding), Overflow);
      continue;
    }
    const Decimal result = figure.rounded(places, rounding);
    ASSERT_EQ(result.scale(), places);
    ASSERT_EQ(big(result.coefficient()), expected) << "to " << places;
  }
}

// Figures of all sizes, with many small, round and extreme ones among them.
class Figures {
 public:
  explicit Figures(std::uint64_t seed) : engine_(seed) {}

  int below(int limit) { return static_cast<int>(engine_() % static_cast<unsigned>(limit)); }

  Int128 integer() {
    const int bits = below(8) == 0 ? 127 : below(70) + 1;
    UInt128 size = (static_cast<UInt128>(engine_()) << 64) | engine_();
    size >>= 128 - bits;
    if (below(6) == 0) size -= size % 1'000;
    if (below(200) == 0) return least;
    if (below(12) == 0) return near_64_bits();
    const auto number = static_cast<Int128>(size);
    return below(2) == 0 ? -number : number;
  }

  // Where the arithmetic of 64 bits ends and that of 128 begins.
  Int128 near_64_bits() {
    const Int128 edge = below(2) == 0 ? Int128{INT64_MAX} : Int128{INT64_MIN};
    return edge + below(5) - 2;
  }

  Decimal any() { return Decimal(integer(), below(30) == 0 ? 13 + below(40) : below(13)); }

  Ratio any_ratio() {
    for (;;) {
      const Int128 denominator = integer();
      if (denominator == 0) continue;
      try {
        return Ratio::of(below(20) == 0 ? 0 : integer(), denominator);
      } catch (const Overflow&) {  // the least number as denominator
      }
    }
  }

 private:
  std::mt19937_64 engine_;
};

// Runs an operation; its result must be exact, and it may throw only if no figure can hold it.
template <class Operation>
void expect_sum(const Operation& operation, const Rational& exact) {
  try {
    ASSERT_EQ(value(operation()), exact);
  } catch (const Overflow&) {
    // The coarsest scale that holds the value exactly.
    BigInt rest = denominator(exact);
    int places = 0;
    while (rest != 1) {
      ++places;
      rest /= gcd(rest, BigInt(10));
    }
    const Rational scaled = exact * ten_to(places);
    ASSERT_FALSE(fits(numerator(scaled))) << exact;
  }
}

TEST(DecimalLaws, SumsAndProductsAreExactOrDoNotFit) {
  Figures figures(20210101);
  for (int i = 0; i < cases; ++i) {
    const Decimal a = figures.any();
    const Decimal b = figures.any();
    expect_sum([&] { return a + b; }, value(a) + value(b));
    expect_sum([&] { return a - b; }, value(a) - value(b));
    expect_sum([&] { return a * b; }, value(a) * value(b));
    if (HasFatalFailure()) FAIL() << a.text() << " and " << b.text();
  }
}

TEST(DecimalLaws, OrderIsThatOfTheValues) {
  Figures figures(20210102);
  for (int i = 0; i < cases; ++i) {
    const Decimal a = figures.any();
    const Decimal b = figures.below(5) == 0 ? a.trimmed() : figures.any();
    const int order = value(a).compare(value(b));
    ASSERT_EQ(a < b, order < 0) << a.text() << " and " << b.text();
    ASSERT_EQ(a == b, order == 0) << a.text() << " and " << b.text();
    ASSERT_EQ(a > b, order > 0) << a.text() << " and " << b.text();
  }
}

TEST(DecimalLaws, RoundingIsByDefinitionInAllModes) {
  Figures figures(20210103);
  for (int i = 0; i < cases; ++i) {
    Decimal a = figures.any();
    const int places = figures.below(14);
    if (figures.below(3) == 0) a = Decimal(figures.below(100'000) * 10 + 5, places + 1);  // a tie
    const Neighbours neighbours(big(a.coefficient()) * ten_to(places), ten_to(a.scale()));
    expect_rounded(a, neighbours, places);
    if (HasFatalFailure()) FAIL() << a.text();
  }
}

TEST(DecimalLaws, TextReadsBackAsTheSameFigure) {
  Figures figures(20210104);
  int read = 0;
  for (int i = 0; i < cases; ++i) {
    const Decimal a = figures.any();
    const std::string text = a.text();
    const auto again = Decimal::parse(text);
    const auto digits = to_text(a.coefficient());
    const auto count = static_cast<int>(digits.size()) - (a.is_negative() ? 1 : 0);
    const bool allowed =
        a.scale() <= Decimal::max_scale && (a.is_zero() || count <= Decimal::max_digits);
    ASSERT_EQ(again.has_value(), allowed) << text;
    if (!again) continue;
    ++read;
    ASSERT_EQ(again->coefficient(), a.coefficient()) << text;
    ASSERT_EQ(again->scale(), a.scale()) << text;
  }
  EXPECT_GT(read, cases / 2);
}

TEST(DecimalLaws, RescaledAndTrimmedKeepTheValue) {
  Figures figures(20210105);
  for (int i = 0; i < cases; ++i) {
    const Decimal a(figures.integer() % 1'000'000'000'000, figures.below(13));
    ASSERT_EQ(value(a.trimmed()), value(a));
    ASSERT_EQ(value(a.rescaled(figures.below(20))), value(a));
    ASSERT_EQ(a.is_integer(), denominator(value(a)) == 1);
  }
}

// As expect_sum, for ratios: what is in lowest terms must fit.
template <class Operation>
void expect_ratio(const Operation& operation, const Rational& exact) {
  try {
    const Ratio result = operation();
    ASSERT_EQ(big(result.numerator()), numerator(exact));
    ASSERT_EQ(big(result.denominator()), denominator(exact));
  } catch (const Overflow&) {
    ASSERT_FALSE(fits(numerator(exact)) && fits(denominator(exact))) << exact;
  }
}

TEST(RatioLaws, OperationsAreExactOrDoNotFit) {
  Figures figures(20210106);
  for (int i = 0; i < cases; ++i) {
    const Ratio a = figures.any_ratio();
    Ratio b = figures.any_ratio();
    // A common denominator or a common numerator, so that there is something to reduce.
    if (figures.below(3) == 0) b = Ratio::of(b.numerator(), a.denominator());
    if (figures.below(9) == 0 && a.numerator() > 0) b = Ratio::of(b.numerator(), a.numerator());
    expect_ratio([&] { return a + b; }, value(a) + value(b));
    expect_ratio([&] { return a - b; }, value(a) - value(b));
    expect_ratio([&] { return a * b; }, value(a) * value(b));
    if (b != Ratio()) expect_ratio([&] { return a / b; }, value(a) / value(b));
    if (HasFatalFailure()) FAIL() << value(a) << " and " << value(b);
  }
}

TEST(RatioLaws, AQuotientOfFiguresIsTheQuotientOfTheirValues) {
  Figures figures(20210107);
  for (int i = 0; i < cases; ++i) {
    const Decimal a = figures.any();
    const Decimal b = figures.any();
    expect_ratio([&] { return Ratio(a); }, value(a));
    if (!b.is_zero()) expect_ratio([&] { return Ratio(a, b); }, value(a) / value(b));
    if (HasFatalFailure()) FAIL() << a.text() << " and " << b.text();
  }
}

TEST(RatioLaws, OrderIsThatOfTheValues) {
  Figures figures(20210108);
  for (int i = 0; i < cases; ++i) {
    const Ratio a = figures.any_ratio();
    Ratio b = figures.any_ratio();
    if (figures.below(3) == 0 && a.denominator() > 1) {  // a near neighbour
      b = Ratio::of(a.numerator(), a.denominator() - 1);
    }
    const int order = value(a).compare(value(b));
    ASSERT_EQ(a < b, order < 0) << value(a) << " and " << value(b);
    ASSERT_EQ(a == b, order == 0) << value(a) << " and " << value(b);
    ASSERT_EQ(a > b, order > 0) << value(a) << " and " << value(b);
  }
}

TEST(RatioLaws, RoundingIsByDefinitionInAllModes) {
  Figures figures(20210109);
  for (int i = 0; i < cases; ++i) {
    const int places = figures.below(13);
    Ratio a = figures.any_ratio();
    if (figures.below(3) == 0) a = Ratio(Decimal(figures.below(100'000) * 10 + 5, places + 1));
    const Neighbours neighbours(big(a.numerator()) * ten_to(places), big(a.denominator()));
    expect_rounded(a, neighbours, places);
    if (HasFatalFailure()) FAIL() << value(a);
  }
}

TEST(RatioLaws, ExactIsTheFigureOrNothing) {
  Figures figures(20210110);
  for (int i = 0; i < cases; ++i) {
    const Decimal a(figures.integer() % 1'000'000'000'000'000, figures.below(13));
    const auto same = Ratio(a).exact();
    ASSERT_TRUE(same) << a.text();
    ASSERT_EQ(*same, a);
    ASSERT_EQ(same->text(), a.trimmed().text());
  }
}

}  // namespace
}  // namespace gouji
