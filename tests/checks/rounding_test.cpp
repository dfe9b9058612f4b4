#include "checks/rounding.h"

#include <gtest/gtest.h>

namespace gouji {
namespace {

RoundingVerdict verdict(std::string_view residual, int scale, int terms) {
  return judge_rounding(*Decimal::parse(residual), scale, terms).verdict;
}

TEST(Rounding, NoDifferenceIsExact) {
  EXPECT_EQ(verdict("0", 2, 3), RoundingVerdict::exact);
  EXPECT_EQ(verdict("0.00", 2, 3), RoundingVerdict::exact);
}

// P(|e₁ + e₂| ≥ ½) = 1/4 and P(|e₁ + e₂ + e₃| ≥ ½) = 1/3 for errors uniform in ±½.
TEST(Rounding, ChancesOfOneUnitAreThoseOfTheIrwinHallTail) {
  EXPECT_EQ(*judge_rounding(*Decimal::parse("0.01"), 2, 2).chance, Ratio::of(1, 4));
  EXPECT_EQ(*judge_rounding(*Decimal::parse("-0.01"), 2, 3).chance, Ratio::of(1, 3));
  // P(|e₁ + … + e₄| ≥ 3/2) = 2 · (1/2)⁴ / 4! = 1/192.
  EXPECT_EQ(*judge_rounding(*Decimal::parse("2"), 0, 4).chance, Ratio::of(1, 192));
}

TEST(Rounding, TwoPrintedFiguresThatShouldBeEqualAreNeverExplained) {
  RoundingJudgement judgement = judge_rounding(*Decimal::parse("0.01"), 2, 1);
  EXPECT_EQ(judgement.verdict, RoundingVerdict::possible);
  EXPECT_EQ(*judgement.chance, Ratio());
  EXPECT_EQ(judgement.most, *Decimal::parse("0.01"));
}

TEST(Rounding, TheBoundIsHalfAUnitForEachTermAndTheTotal) {
  EXPECT_EQ(judge_rounding(*Decimal::parse("1"), 0, 3).most, Decimal::whole(2));
  EXPECT_EQ(verdict("2", 0, 3), RoundingVerdict::possible);
  EXPECT_EQ(verdict("2.01", 2, 3), RoundingVerdict::impossible);
  EXPECT_EQ(verdict("3", 0, 3), RoundingVerdict::impossible);
}

TEST(Rounding, BeyondTwentyTermsTheNormalApproximationDecides) {
  EXPECT_EQ(verdict("3", 0, 30), RoundingVerdict::likely);
  EXPECT_EQ(verdict("8", 0, 30), RoundingVerdict::possible);
  EXPECT_FALSE(judge_rounding(Decimal::whole(3), 0, 30).chance.has_value());
}

TEST(Rounding, TwentyTermsDoNotOverflow) {
  RoundingJudgement judgement = judge_rounding(Decimal::whole(1), 0, 20);
  EXPECT_EQ(judgement.verdict, RoundingVerdict::likely);
  EXPECT_GT(*judgement.chance, Ratio::of(1, 2));
  EXPECT_LT(*judgement.chance, Ratio::of(1, 1));
}

}  // namespace
}  // namespace gouji
