// The even split of a total: what is the quotient as printed, who holds the remainder, what is off.

#include "checks/equal_split.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

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

// What is surely even is even by the judgement on the same weights and total; and of the usual even
// splits most are surely so.
TEST(PlainSplit, IsEvenOnlyWhereTheJudgementIs) {
  std::mt19937_64 engine(20260103);
  const auto below = [&](int limit) {
    return static_cast<int>(engine() % static_cast<unsigned>(limit));
  };
  int even = 0;
  int surely = 0;
  for (int i = 0; i < 40'000; ++i) {
    const Decimal total(below(4) == 0 ? below(3'000) : 10 * below(40), 1);
    const int count = 1 + below(8);
    const int places = below(6) - 1 + below(2);
    const int printed = below(5);
    const Rounding rounding = below(2) == 0 ? Rounding::half_away : Rounding::toward_zero;
    const Decimal share = Ratio(total, Decimal::whole(count)).rounded(printed, rounding);
    std::vector<Decimal> parts(static_cast<std::size_t>(count), share);
    if (below(3) > 0) parts[0] = total - share * Decimal::whole(count - 1);
    if (below(5) == 0) parts.back() += Decimal(below(3) - 1, printed);
    if (below(9) == 0) parts[parts.size() / 2] = parts[parts.size() / 2].rescaled(5);
    if (places < 0) continue;
    PlainSplit split;
    for (const Decimal& part : parts) split.add(part);
    const bool judged = judge_split(parts, total, places).verdict == SplitVerdict::even &&
                        sum_of(parts) == total;
    const bool sure = split.surely_even(total, places);
    ASSERT_TRUE(judged || !sure) << total.text() << " in " << count << " to " << places;
    even += judged ? 1 : 0;
    surely += sure ? 1 : 0;
  }
  EXPECT_GT(surely, even / 2);
}

TEST(PlainSplit, IsSureOfWhatFormsPrint) {
  const auto sure = [](std::initializer_list<std::string_view> texts, std::int64_t total) {
    PlainSplit split;
    for (const Decimal& weight : weights(texts)) split.add(weight);
    return split.surely_even(Decimal::whole(total), 2);
  };
  EXPECT_TRUE(sure({"6.5", "6.50", "6.5", "6.5"}, 26));
  EXPECT_TRUE(sure({"3.71", "3.71", "3.74", "3.71", "3.71", "3.71", "3.71"}, 26));
  EXPECT_TRUE(sure({"3.74", "3.71", "3.71", "3.71", "3.71", "3.71", "3.71"}, 26));
  EXPECT_TRUE(sure({"6.67", "6.67", "6.66"}, 20));
  EXPECT_TRUE(sure({"20"}, 20));
  EXPECT_FALSE(sure({"6.67", "6.67", "6.67"}, 20));
  EXPECT_FALSE(sure({"7", "6", "6.5", "6.5"}, 26));
  EXPECT_FALSE(sure({"9223372036854775807"}, 20));
}

}  // namespace
}  // namespace gouji::testing
