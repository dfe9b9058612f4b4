// What fits in 64 bits says what Ratio says, and what does not fit says so. The figures are
// pseudo-random (fixed seeds), of the size of those on forms and at the edges of 64 bits; the
// oracle is the exact rational of Boost.Multiprecision.

#include "schemas/narrow_ratio.h"

#include <gtest/gtest.h>

#include <array>
#include <boost/multiprecision/cpp_int.hpp>
#include <random>

namespace gouji {
namespace {

using BigInt = boost::multiprecision::cpp_int;
using Rational = boost::multiprecision::cpp_rational;

constexpr int cases = 30'000;

Rational value(const Decimal& figure) {
  const BigInt tens = boost::multiprecision::pow(BigInt(10), static_cast<unsigned>(figure.scale()));
  return Rational(BigInt(to_text(figure.coefficient())), tens);
}

Rational value(const Ratio& ratio) {
  return Rational(BigInt(to_text(ratio.numerator())), BigInt(to_text(ratio.denominator())));
}

class Figures {
 public:
  explicit Figures(std::uint64_t seed) : engine_(seed) {}

  int below(int limit) { return static_cast<int>(engine_() % static_cast<unsigned>(limit)); }

  Decimal any() {
    const int bits = below(16) == 0 ? 62 : below(16) + 1;
    auto number = static_cast<Int128>(engine_() >> (64 - bits));
    if (below(60) == 0) number = Int128{INT64_MAX} + below(5) - 2;
    if (below(60) == 0) number = Int128{INT64_MIN} + below(5) - 2;
    return Decimal(below(3) == 0 ? -number : number, below(20) == 0 ? below(25) : below(5));
  }

 private:
  std::mt19937_64 engine_;
};

// The same formula over three numbers; Rational(BigInt) is no constructor from two figures.
struct Oracle {
  Rational number;
  explicit Oracle(const Decimal& figure) : number(value(figure)) {}
  Oracle(const Decimal& above, const Decimal& below) : number(value(above) / value(below)) {}
  explicit Oracle(Rational exact) : number(std::move(exact)) {}
  friend Oracle operator-(const Oracle& a, const Oracle& b) { return Oracle(a.number - b.number); }
  friend Oracle operator*(const Oracle& a, const Oracle& b) { return Oracle(a.number * b.number); }
  friend Oracle operator/(const Oracle& a, const Oracle& b) { return Oracle(a.number / b.number); }
};

// weight × (1 − (full − done ÷ goal) ÷ point × cost), as scores are recomputed.
template <class Number>
Number formula(const std::array<Decimal, 6>& figures) {
  const auto& [weight, full, done, goal, point, cost] = figures;
  const Number points = (Number(full) - Number(done, goal)) / Number(point);
  return Number(weight) * (Number(Decimal::whole(1)) - points * Number(cost));
}

TEST(NarrowRatio, IsExactWhereItFitsAndSoIsRatio) {
  Figures figures(20260101);
  int fitting = 0;
  for (int i = 0; i < cases; ++i) {
    std::array<Decimal, 6> of{};
    for (Decimal& figure : of) figure = figures.any();
    if (of[3].is_zero() || of[4].is_zero()) continue;
    const int places = figures.below(5);
    Decimal rounded;
    if (!formula<NarrowRatio>(of).round(places, rounded)) continue;
    ++fitting;
    Ratio exact;
    ASSERT_NO_THROW(exact = formula<Ratio>(of)) << "of " << of[0].text();
    ASSERT_EQ(value(exact), formula<Oracle>(of).number);
    ASSERT_EQ(rounded, exact.rounded(places));
    ASSERT_EQ(rounded.scale(), places);
  }
  EXPECT_GT(fitting, cases / 20);
}

TEST(NarrowRatio, ComparesAndClampsByValue) {
  Figures figures(20260102);
  int fitting = 0;
  for (int i = 0; i < cases; ++i) {
    const Decimal a = figures.any();
    const Decimal b = figures.below(4) == 0 ? a : figures.any();
    const Decimal c = figures.below(4) == 0 ? b : figures.any();
    if (b.is_zero() || c.is_zero()) continue;
    const NarrowRatio left(a, b);
    const NarrowRatio right(a, c);
    if (!left.fits() || !right.fits()) continue;
    ++fitting;
    const int order = Rational(value(a) / value(b)).compare(Rational(value(a) / value(c)));
    ASSERT_EQ(left < right, order < 0) << a.text() << " over " << b.text() << ", " << c.text();
    ASSERT_EQ(left == right, order == 0) << a.text() << " over " << b.text() << ", " << c.text();
    ASSERT_EQ(left.is_zero(), a.is_zero());
    const NarrowRatio& least = order < 0 ? left : right;
    const NarrowRatio& most = order < 0 ? right : left;
    const NarrowRatio other(b);
    const NarrowRatio within = clamped(other, least, most);
    ASSERT_EQ(within, other < least ? least : most < other ? most : other);
    ASSERT_EQ(within.fits(), other.fits());
  }
  EXPECT_GT(fitting, cases / 4);
}

TEST(NarrowRatio, SaysWhatDoesNotFit) {
  const Decimal one = Decimal::whole(1);
  const Decimal most = Decimal::whole(INT64_MAX);
  const Decimal least = Decimal::whole(INT64_MIN);
  EXPECT_TRUE(NarrowRatio(most).fits());
  EXPECT_FALSE(NarrowRatio(Decimal(Int128{INT64_MAX} + 1, 0)).fits());
  EXPECT_FALSE(NarrowRatio(one, Decimal()).fits());
  EXPECT_FALSE(NarrowRatio(one, least).fits());
  EXPECT_FALSE(NarrowRatio(least, Decimal::whole(-1)).fits());
  EXPECT_FALSE((NarrowRatio(one) / NarrowRatio()).fits());
  EXPECT_FALSE((NarrowRatio(most) * NarrowRatio(Decimal::whole(2))).fits());
  EXPECT_FALSE((NarrowRatio(least) - NarrowRatio(one)).fits());
  EXPECT_FALSE(NarrowRatio(Decimal(1, 19)).fits());
  EXPECT_FALSE(clamped(NarrowRatio(one, Decimal()), NarrowRatio(), NarrowRatio(one)).fits());
  Decimal rounded;
  EXPECT_FALSE(NarrowRatio(most).round(1, rounded));
  EXPECT_FALSE(NarrowRatio(one).round(-1, rounded));
  EXPECT_TRUE(NarrowRatio(Decimal(-5, 1)).round(0, rounded));
  EXPECT_EQ(rounded, Decimal::whole(-1));
}

}  // namespace
}  // namespace gouji
