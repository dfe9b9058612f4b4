// Decimal and Ratio: their edges one by one. Their laws are in decimal_laws_test.cpp.

#include "schemas/decimal.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <string_view>

namespace gouji {
namespace {

constexpr auto greatest = static_cast<Int128>(static_cast<UInt128>(-1) >> 1);
constexpr Int128 least = -greatest - 1;

Decimal figure(std::string_view text) {
  const auto parsed = Decimal::parse(text);
  if (!parsed) throw std::runtime_error("not a figure: " + std::string(text));
  return *parsed;
}

std::string text_of(std::string_view text) {
  return figure(text).text();
}

Ratio ratio(std::string_view numerator, std::string_view denominator) {
  return Ratio(figure(numerator), figure(denominator));
}

std::string rounded(std::string_view text, int places, Rounding rounding = Rounding::half_away) {
  return figure(text).rounded(places, rounding).text();
}

// ---- reading and writing

TEST(DecimalParse, KeepsThePlacesThatWerePrinted) {
  for (const char* text : {"0", "7", "404.77", "6.50", "0.00", "-3.10", "0.000000000001"}) {
    EXPECT_EQ(text_of(text), text);
  }
}

TEST(DecimalParse, LeadingZerosAndPlusAreDropped) {
  EXPECT_EQ(text_of("007.50"), "7.50");
  EXPECT_EQ(text_of("+12"), "12");
  EXPECT_EQ(text_of("-00.5"), "-0.5");
}

TEST(DecimalParse, MinusZeroIsZero) {
  EXPECT_EQ(text_of("-0"), "0");
  EXPECT_EQ(text_of("-0.00"), "0.00");
  EXPECT_FALSE(figure("-0").is_negative());
}

TEST(DecimalParse, ThirtySignificantDigitsAreTheLimit) {
  const std::string thirty(30, '9');
  EXPECT_EQ(text_of(thirty), thirty);
  EXPECT_EQ(text_of("000" + thirty), thirty);
  EXPECT_EQ(text_of("-" + thirty), "-" + thirty);
  EXPECT_FALSE(Decimal::parse(thirty + "9"));
  EXPECT_FALSE(Decimal::parse(thirty + ".9"));
  EXPECT_EQ(text_of(std::string(18, '9') + "." + std::string(12, '9')),
            std::string(18, '9') + "." + std::string(12, '9'));
}

TEST(DecimalParse, TwelvePlacesAreTheLimit) {
  EXPECT_TRUE(Decimal::parse("0.123456789012"));
  EXPECT_FALSE(Decimal::parse("0.1234567890123"));
  EXPECT_FALSE(Decimal::parse("0.0000000000000"));
}

TEST(DecimalParse, ExponentsMoveThePoint) {
  EXPECT_EQ(text_of("1e3"), "1000");
  EXPECT_EQ(text_of("1.5E-2"), "0.015");
  EXPECT_EQ(text_of("1.50e1"), "15.0");
  EXPECT_EQ(text_of("1.50e+3"), "1500");
  EXPECT_EQ(text_of("-2e0"), "-2");
  EXPECT_EQ(text_of("0e400"), "0");
  EXPECT_EQ(text_of("1e29"), "1" + std::string(29, '0'));
  EXPECT_EQ(text_of("1e-12"), "0.000000000001");
  EXPECT_EQ(text_of("0.00000000000001e5"), "0.000000001");
}

TEST(DecimalParse, ExponentsBeyondTheLimitsAreRefused) {
  for (const char* text : {"1e400", "1e30", "1e-13", "1e-400", "0e-13", "1e99999999999999999999",
                           "1e-99999999999999999999", "12e29"}) {
    EXPECT_FALSE(Decimal::parse(text)) << text;
  }
}

TEST(DecimalParse, AnythingElseIsRefused) {
  for (const char* text : {"",    "+",   "-",     ".",  ".5",    "5.", "1..2", "1.2.3", "--1",
                           "+-1", "1e",  "1e+",   "e5", "1e5.0", "1 ", " 1",   "1,000", "0x10",
                           "NaN", "inf", "1_000", "１", "1e1e1", "5%", "-.5",  "1.e5"}) {
    EXPECT_FALSE(Decimal::parse(text)) << text;
  }
  EXPECT_FALSE(Decimal::parse(std::string_view("1\0", 2)));
}

TEST(DecimalText, PadsSmallFiguresWithZeros) {
  EXPECT_EQ(Decimal(5, 3).text(), "0.005");
  EXPECT_EQ(Decimal(-5, 3).text(), "-0.005");
  EXPECT_EQ(Decimal(1, 40).text(), "0." + std::string(39, '0') + "1");
}

TEST(DecimalText, WritesTheExtremesOf128Bits) {
  EXPECT_EQ(to_text(greatest), "170141183460469231731687303715884105727");
  EXPECT_EQ(to_text(least), "-170141183460469231731687303715884105728");
  EXPECT_EQ(to_text(0), "0");
  EXPECT_EQ(to_text(Int128{1} << 64), "18446744073709551616");
}

// ---- rounding

TEST(DecimalRounding, TiesGoAwayFromZeroOnBothSides) {
  EXPECT_EQ(rounded("0.005", 2), "0.01");
  EXPECT_EQ(rounded("-0.005", 2), "-0.01");
  EXPECT_EQ(rounded("2.5", 0), "3");
  EXPECT_EQ(rounded("-2.5", 0), "-3");
  EXPECT_EQ(rounded("0.0049", 2), "0.00");
  EXPECT_EQ(rounded("9.995", 2), "10.00");
}

TEST(DecimalRounding, HalfEvenTakesTheEvenNeighbourOfATie) {
  EXPECT_EQ(rounded("2.5", 0, Rounding::half_even), "2");
  EXPECT_EQ(rounded("3.5", 0, Rounding::half_even), "4");
  EXPECT_EQ(rounded("-2.5", 0, Rounding::half_even), "-2");
  EXPECT_EQ(rounded("2.51", 0, Rounding::half_even), "3");
}

TEST(DecimalRounding, DirectedModesLookAtTheSignOnly) {
  EXPECT_EQ(rounded("2.99", 1, Rounding::toward_zero), "2.9");
  EXPECT_EQ(rounded("-2.99", 1, Rounding::toward_zero), "-2.9");
  EXPECT_EQ(rounded("2.01", 1, Rounding::away_from_zero), "2.1");
  EXPECT_EQ(rounded("-2.01", 1, Rounding::away_from_zero), "-2.1");
  EXPECT_EQ(rounded("2.00", 1, Rounding::away_from_zero), "2.0");
}

TEST(DecimalRounding, GivesExactlyThePlacesAskedFor) {
  EXPECT_EQ(rounded("6.5", 2), "6.50");
  EXPECT_EQ(rounded("3", 2), "3.00");
  EXPECT_THROW(figure("3").rounded(-1), Overflow);
}

TEST(DecimalRounding, CopesWithMorePlacesThanATenPowerHolds) {
  EXPECT_EQ(Decimal(greatest, 60).rounded(2).text(), "0.00");
  EXPECT_EQ(Decimal(greatest, 60).rounded(2, Rounding::away_from_zero).text(), "0.01");
  EXPECT_EQ(Decimal(least, 60).rounded(2, Rounding::away_from_zero).text(), "-0.01");
  EXPECT_EQ(Decimal(greatest, 38).rounded(0).text(), "2");
}

TEST(Decimal, TrimmedDropsZerosBehindThePointOnly) {
  EXPECT_EQ(figure("6.50").trimmed().text(), "6.5");
  EXPECT_EQ(figure("100.00").trimmed().text(), "100");
  EXPECT_EQ(figure("0.000").trimmed().text(), "0");
  EXPECT_EQ(figure("1200").trimmed().text(), "1200");
}

TEST(Decimal, IntegersAreKnownWhateverTheirPlaces) {
  EXPECT_TRUE(figure("6.00").is_integer());
  EXPECT_TRUE(figure("-7").is_integer());
  EXPECT_TRUE(figure("0.0").is_integer());
  EXPECT_FALSE(figure("6.01").is_integer());
}

TEST(Decimal, UnitIsOneInTheLastPrintedPlace) {
  EXPECT_EQ(figure("404.77").unit().text(), "0.01");
  EXPECT_EQ(figure("500").unit().text(), "1");
}

// ---- sums and products at the edge

TEST(DecimalArithmetic, TheScoresOfAFormAddUpExactly) {
  Decimal sum;
  for (const char* score : {"2", "2", "4", "8", "4", "2", "6.5", "6.5", "6.5", "6.5", "3.71",
                            "3.71", "3.71", "3.71", "3.71", "0.42", "3.32", "3", "3"}) {
    sum += figure(score);
  }
  EXPECT_EQ(sum.text(), "76.29");
}

TEST(DecimalArithmetic, SumsKeepThePlacesOfTheFinerFigure) {
  EXPECT_EQ((figure("404.77") + figure("95.23")).text(), "500.00");
  EXPECT_EQ((figure("1") - figure("0.50")).text(), "0.50");
  EXPECT_EQ((figure("6.50") * figure("2.0")).text(), "13.000");
}

TEST(DecimalArithmetic, ASumThatDoesNotFitThrows) {
  EXPECT_THROW(Decimal(greatest, 0) + Decimal(1, 0), Overflow);
  EXPECT_THROW(Decimal(least, 0) - Decimal(1, 0), Overflow);
  EXPECT_THROW(Decimal(greatest, 2) + Decimal(1, 2), Overflow);
  EXPECT_THROW(Decimal(greatest, 0) + Decimal(1, 1), Overflow);
  EXPECT_THROW(Decimal(greatest, 0) + Decimal(1, 60), Overflow);
  EXPECT_THROW(-Decimal(least, 0), Overflow);
  EXPECT_THROW(Decimal(least, 0).absolute(), Overflow);
}

TEST(DecimalArithmetic, AligningDoesNotThrowWhenTheSumFits) {
  // 10 × the first does not fit, the sum at one place does.
  const Int128 large = greatest / 10 + 5;
  EXPECT_EQ(Decimal(large, 0) + Decimal(-100, 1), Decimal(large - 10, 0));
  EXPECT_EQ((Decimal(large, 0) + Decimal(-101, 1)).scale(), 1);
  EXPECT_EQ((Decimal(-large, 0) + Decimal(101, 1)).scale(), 1);
}

TEST(DecimalArithmetic, GivesUpZerosBeforeItThrows) {
  EXPECT_EQ(Decimal(greatest, 0) + Decimal(0, 12), Decimal(greatest, 0));
  EXPECT_EQ(Decimal(greatest - 3, 0) + figure("3.000000000000"), Decimal(greatest, 0));
  EXPECT_EQ((Decimal(greatest, 1) + Decimal(3, 1)).scale(), 0);  // …72.7 + 0.3
  const Decimal tens(static_cast<Int128>(figure("1e29").coefficient()) * 100'000'000, 0);
  EXPECT_EQ(tens * figure("0.10"), Decimal(tens.coefficient() / 10, 0));
  EXPECT_EQ(Decimal(greatest - 7, 0) * figure("0.5"), Decimal((greatest - 7) / 2 * 1, 0));
}

TEST(DecimalArithmetic, SubtractingTheLeastNumberWorksWhereTheResultFits) {
  EXPECT_EQ(Decimal(-1, 0) - Decimal(least, 0), Decimal(greatest, 0));
  EXPECT_THROW(Decimal(0, 0) - Decimal(least, 0), Overflow);
}

TEST(DecimalArithmetic, AProductThatDoesNotFitThrows) {
  EXPECT_THROW(Decimal(greatest, 0) * Decimal(2, 0), Overflow);
  EXPECT_THROW(Decimal(greatest, 3) * Decimal(3, 0), Overflow);
  EXPECT_EQ(Decimal(greatest, 0) * Decimal(1, 0), Decimal(greatest, 0));
  EXPECT_EQ(Decimal(least, 0) * Decimal(1, 0), Decimal(least, 0));
}

TEST(DecimalArithmetic, RescalingWhatDoesNotFitThrows) {
  EXPECT_EQ(figure("6.5").rescaled(3).text(), "6.500");
  EXPECT_EQ(figure("6.50").rescaled(1).text(), "6.50");
  EXPECT_EQ(Decimal(0, 0).rescaled(60).scale(), 60);
  EXPECT_THROW(Decimal(greatest, 0).rescaled(1), Overflow);
  EXPECT_THROW(Decimal(1, 0).rescaled(60), Overflow);
}

TEST(DecimalOrder, IsByValueAndNeverThrows) {
  EXPECT_EQ(figure("6.5"), figure("6.50"));
  EXPECT_LT(figure("-1"), figure("-0.99"));
  EXPECT_GT(Decimal(greatest, 0), Decimal(greatest, 1));
  EXPECT_LT(Decimal(least, 0), Decimal(least, 12));
  EXPECT_GT(Decimal(1, 0), Decimal(greatest, 100));
  EXPECT_LT(Decimal(0, 0), Decimal(1, 100));
  EXPECT_GT(Decimal(0, 0), Decimal(-1, 100));
  EXPECT_EQ(Decimal(0, 0), Decimal(0, 100));
}

// ---- ratios

TEST(Ratio, IsInLowestTermsWithAPositiveDenominator) {
  const Ratio half = Ratio::of(-5, 10);
  EXPECT_EQ(half.numerator(), -1);
  EXPECT_EQ(half.denominator(), 2);
  EXPECT_EQ(Ratio::of(3, -6), half);
  EXPECT_EQ(Ratio::of(0, -7), Ratio());
  EXPECT_EQ(Ratio(figure("0.50")), Ratio::of(1, 2));
  EXPECT_EQ(ratio("0.10", "0.4"), Ratio::of(1, 4));
  EXPECT_EQ(Ratio::of(least, least), Ratio::of(1, 1));
}

TEST(Ratio, DividingByZeroThrows) {
  EXPECT_THROW(Ratio::of(1, 0), Overflow);
  EXPECT_THROW(ratio("1", "0.00"), Overflow);
  EXPECT_THROW(ratio("0", "0"), Overflow);
  EXPECT_THROW(Ratio::of(1, 2) / Ratio(), Overflow);
}

TEST(Ratio, TheSeedsDeductionsComeOutToTheDigit) {
  const Ratio one = Decimal::whole(1);
  const Ratio five = Decimal::whole(5);
  const Ratio cut = (one - ratio("10694", "13000")) * five;
  EXPECT_EQ((Ratio(figure("3.71")) * (one - cut)).rounded(2).text(), "0.42");
  const Ratio small_cut = (one - ratio("88", "90")) * five;
  EXPECT_EQ((Ratio(figure("3.74")) * (one - small_cut)).rounded(2).text(), "3.32");
}

TEST(Ratio, ExactGivesFiguresThatNeedNoRounding) {
  EXPECT_EQ(Ratio::of(1, 8).exact()->text(), "0.125");
  EXPECT_EQ(Ratio::of(-7, 25).exact()->text(), "-0.28");
  EXPECT_EQ(Ratio::of(6, 3).exact()->text(), "2");
  EXPECT_EQ(Ratio().exact()->text(), "0");
  EXPECT_FALSE(Ratio::of(1, 3).exact());
  EXPECT_FALSE(Ratio::of(1, 8).exact(2));
  EXPECT_TRUE(Ratio::of(1, 8).exact(3));
  EXPECT_FALSE(Ratio::of(1, greatest).exact());
}

TEST(Ratio, ProductsOverflowOnlyWhenTheReducedResultDoes) {
  const Ratio large = Ratio::of(greatest, 3);
  EXPECT_EQ(large * Ratio::of(3, greatest), Ratio::of(1, 1));
  EXPECT_EQ(large / large, Ratio::of(1, 1));
  EXPECT_THROW(large * large, Overflow);
  EXPECT_THROW(Ratio::of(1, greatest) * Ratio::of(1, 2), Overflow);
}

TEST(Ratio, SumsOverflowOnlyWhenTheReducedResultDoes) {
  const Ratio big = Ratio::of(greatest - 1, 3);  // two thirds over a whole
  EXPECT_EQ(big - big, Ratio());
  EXPECT_EQ((big + big) - big, big);
  EXPECT_EQ(Ratio::of(greatest, 7) - Ratio::of(greatest, 7), Ratio());
  EXPECT_THROW(Ratio::of(greatest, 1) + Ratio::of(1, 1), Overflow);
  // Both products need more than 128 bits, their difference is one over a large denominator.
  const Int128 n = Int128{1} << 100;
  EXPECT_EQ(Ratio::of(n + 1, n) - Ratio::of(1, n), Ratio::of(1, 1));
  EXPECT_THROW(Ratio::of(n + 1, n) - Ratio::of(n + 2, n + 1), Overflow);
}

TEST(Ratio, ComparingNeverThrows) {
  EXPECT_LT(Ratio::of(greatest - 1, greatest), Ratio::of(greatest, greatest - 1));
  EXPECT_LT(Ratio::of(greatest - 2, greatest - 1), Ratio::of(greatest - 1, greatest));
  EXPECT_GT(Ratio::of(-(greatest - 2), greatest - 1), Ratio::of(-(greatest - 1), greatest));
  EXPECT_LT(Ratio::of(least, 1), Ratio::of(least, 3));
  EXPECT_LT(Ratio::of(-1, greatest), Ratio());
}

TEST(Ratio, TheScaleOfAFigureCancelsBeforeItOverflows) {
  EXPECT_EQ(Ratio(Decimal(1, 30), Decimal(1, 31)), Ratio::of(10, 1));
  EXPECT_EQ(Ratio(Decimal(1, 60), Decimal(3, 60)), Ratio::of(1, 3));
  // 2^50 / 10^50 is 1 / 5^50, though 10^50 does not fit.
  EXPECT_EQ(to_text(Ratio(Decimal(Int128{1} << 50, 50)).denominator()),
            "88817841970012523233890533447265625");
  EXPECT_THROW(Ratio(Decimal(1, 60)), Overflow);
  EXPECT_EQ(Ratio(Decimal(0, 60)), Ratio());
}

TEST(Ratio, RoundsWhereTheScaledNumeratorDoesNotFit) {
  EXPECT_EQ(Ratio::of(greatest, 1).rounded(0), Decimal(greatest, 0));
  EXPECT_THROW(Ratio::of(greatest, 1).rounded(1), Overflow);
  EXPECT_EQ(Ratio::of(greatest, greatest - 1).rounded(3).text(), "1.000");
  EXPECT_EQ(Ratio::of(greatest - 1, greatest).rounded(3, Rounding::toward_zero).text(), "0.999");
  EXPECT_EQ(Ratio::of(1, greatest).rounded(39).text(), "0." + std::string(38, '0') + "6");
  EXPECT_EQ(Ratio().rounded(40).scale(), 40);
}

}  // namespace
}  // namespace gouji
