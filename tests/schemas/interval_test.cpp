// Ranges of exact figures: what they are written as, what lies in them, and whether two of them
// leave a gap between them.

#include "schemas/interval.h"

#include <gtest/gtest.h>

namespace gouji::testing {
namespace {

Interval range(std::string_view text) {
  const auto parsed = Interval::parse(text);
  EXPECT_TRUE(parsed) << text;
  return parsed.value_or(Interval{});
}

Ratio ratio(std::string_view figure) {
  return Ratio(*Decimal::parse(figure));
}

TEST(Intervals, AreReadAndPrintedAsTheyAreWritten) {
  for (const std::string text : {"[0.6, 0.8)", "(0, 1]", "(1, 2)", "[90, 100]", "0.8", "[-1, 1]"}) {
    EXPECT_EQ(range(text).text(), text);
  }
  EXPECT_EQ(range("[0.6,0.8)").text(), "[0.6, 0.8)");
  EXPECT_EQ(range("  [ 0.6 , 0.8 ) ").text(), "[0.6, 0.8)");
  EXPECT_EQ(range("[0.8, 0.8]").text(), "0.8");
}

TEST(Intervals, ThatHoldNothingOrAreNoneAreRefused) {
  for (const std::string_view text :
       {"", " ", "[", "[]", "[0.6]", "[0.6 0.8)", "0.6, 0.8", "[0.6, 0.8", "0.6, 0.8)",
        "{0.6, 0.8}", "[0.8, 0.6]", "(0.8, 0.8]", "[0.8, 0.8)", "(0.8, 0.8)", "[a, 1]", "[0, 1, 2]",
        "[, 1]", "[60%, 80%)", "[0.6，0.8)"}) {
    EXPECT_FALSE(Interval::parse(text)) << text;
  }
}

TEST(Intervals, ContainAFigureAsTheyContainItAsARatio) {
  for (const std::string_view text : {"[0.6, 0.8)", "(0, 1]", "0.80", "(-1.5, 2)"}) {
    for (const std::string_view figure : {"0.6", "0.60", "0.8", "1", "0", "-1.5", "1.999", "2"}) {
      const Decimal exact = *Decimal::parse(figure);
      EXPECT_EQ(range(text).contains(exact), range(text).contains(Ratio(exact)))
          << figure << " in " << text;
    }
  }
}

TEST(Intervals, ContainTheirEndsOrNot) {
  const Interval half = range("[0.6, 0.8)");
  EXPECT_FALSE(half.contains(ratio("0.59")));
  EXPECT_TRUE(half.contains(ratio("0.6")));
  EXPECT_TRUE(half.contains(ratio("0.60")));
  EXPECT_TRUE(half.contains(Ratio(Decimal::whole(2), Decimal::whole(3))));
  EXPECT_FALSE(half.contains(ratio("0.8")));
  const Interval other = range("(0.6, 0.8]");
  EXPECT_FALSE(other.contains(ratio("0.6")));
  EXPECT_TRUE(other.contains(ratio("0.8")));
  EXPECT_TRUE(range("0.8").contains(ratio("0.8")));
  EXPECT_FALSE(range("0.8").contains(ratio("0.80001")));
}

struct Pair {
  std::string_view one, other;
  bool overlap, touch;
};

TEST(Intervals, OverlapAndTouchInEitherOrder) {
  for (const Pair& pair : {Pair{"[80, 90)", "[90, 100]", false, true},
                           {"[80, 90)", "(90, 100]", false, false},  // 90 is in neither
                           {"[80, 90]", "[90, 100]", true, true},
                           {"[80, 90]", "(90, 100]", false, true},
                           {"[80, 89]", "[90, 100]", false, false},
                           {"[80, 95)", "[90, 100]", true, true},
                           {"(80, 90)", "(80, 85)", true, true},
                           {"[80, 90]", "80", true, true},
                           {"(80, 90]", "80", false, true},
                           {"80", "80", true, true},
                           {"80", "81", false, false}}) {
    const Interval one = range(pair.one);
    const Interval other = range(pair.other);
    EXPECT_EQ(one.overlaps(other), pair.overlap) << pair.one << " and " << pair.other;
    EXPECT_EQ(other.overlaps(one), pair.overlap) << pair.other << " and " << pair.one;
    EXPECT_EQ(one.touches(other), pair.touch) << pair.one << " and " << pair.other;
    EXPECT_EQ(other.touches(one), pair.touch) << pair.other << " and " << pair.one;
  }
}

}  // namespace
}  // namespace gouji::testing
