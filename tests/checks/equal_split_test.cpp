// The even split of a total: what is the quotient as printed, who holds the remainder, what is off.

#include "checks/equal_split.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace gouji::testing {
namespace {

std::vector<Decimal> weights(std::initializer_list<std::string_view> texts) {
  std::vector<Decimal> figures;
  for (std::string_view text : texts) figures.push_back(*Decimal::parse(text));
  return figures;
}

SplitJudgement judge(std::initializer_list<std::string_view> texts, std::int64_t total) {
  return judge_split(weights(texts), Decimal::whole(total), 2);
}

TEST(EqualSplit, OfAQuotientWithoutRemainderIsEven) {
  SplitJudgement split = judge({"6.5", "6.50", "6.5", "6.5"}, 26);
  EXPECT_EQ(split.verdict, SplitVerdict::even);
  EXPECT_EQ(split.base, *Decimal::parse("6.5"));
}

TEST(EqualSplit, AllowsTheRemainderInAnyOneWeight) {
  EXPECT_EQ(judge({"3.71", "3.71", "3.71", "3.71", "3.71", "3.71", "3.74"}, 26).verdict,
            SplitVerdict::even);
  EXPECT_EQ(judge({"3.71", "3.71", "3.74", "3.71", "3.71", "3.71", "3.71"}, 26).verdict,
            SplitVerdict::even);
}

TEST(EqualSplit, AllowsAQuotientRoundedUp) {
  EXPECT_EQ(judge({"6.67", "6.67", "6.66"}, 20).verdict, SplitVerdict::even);
}

TEST(EqualSplit, AllowsNoRemainderWhereTheQuotientIsExact) {
  SplitJudgement split = judge({"7", "6", "6.5", "6.5"}, 26);
  EXPECT_EQ(split.verdict, SplitVerdict::uneven);
  EXPECT_THAT(split.off, ::testing::ElementsAre(0u, 1u));
  EXPECT_EQ(split.expected(), *Decimal::parse("6.5"));
}

TEST(EqualSplit, BlamesTheWrongWeightAndNotTheOneWithTheRemainder) {
  SplitJudgement split = judge({"3.71", "4", "3.71", "3.71", "3.71", "3.71", "3.74"}, 26);
  EXPECT_EQ(split.verdict, SplitVerdict::uneven);
  EXPECT_THAT(split.off, ::testing::ElementsAre(1u));
  EXPECT_EQ(split.expected(), *Decimal::parse("3.71"));
}

TEST(EqualSplit, ExpectsTheRemainderOfTheOnlyWeightThatDiffers) {
  SplitJudgement split = judge({"3.71", "3.71", "3.71", "3.71", "3.71", "3.71", "3.75"}, 26);
  EXPECT_EQ(split.verdict, SplitVerdict::uneven);
  EXPECT_EQ(split.expected(), *Decimal::parse("3.74"));
}

TEST(EqualSplit, CallsARemainderInSeveralSpread) {
  EXPECT_EQ(judge({"3.72", "3.72", "3.72", "3.71", "3.71", "3.71", "3.71"}, 26).verdict,
            SplitVerdict::spread);
}

TEST(EqualSplit, CallsAMissingRemainderLost) {
  EXPECT_EQ(judge({"3.71", "3.71", "3.71", "3.71", "3.71", "3.71", "3.71"}, 26).verdict,
            SplitVerdict::lost);
}

TEST(EqualSplit, OfTwoDifferentWeightsBlamesTheOneThatIsNoQuotient) {
  SplitJudgement split = judge({"4", "3"}, 6);
  EXPECT_THAT(split.off, ::testing::ElementsAre(0u));
  EXPECT_EQ(split.expected(), Decimal::whole(3));
}

TEST(EqualSplit, SaysWhichTotalExplainsTheWeights) {
  auto sixes = weights({"6", "6", "6", "6"});
  EXPECT_TRUE(total_fits(sixes, Decimal::whole(24), 2));
  EXPECT_FALSE(total_fits(sixes, Decimal::whole(26), 2));
}

}  // namespace
}  // namespace gouji::testing
