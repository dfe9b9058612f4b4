// The choice of a rulebook by what a form prints: the share that both have in common, then the
// title, then the year; two that are equal are not chosen between.

#include "linter/rulebook_fit.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace gouji::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::size_t least_share = 3;  // in fifths

Rulebook named(std::string id, int first_year = 0, int last_year = 0) {
  Rulebook rulebook;
  rulebook.id = std::move(id);
  rulebook.first_year = first_year;
  rulebook.last_year = last_year;
  return rulebook;
}

class RulebookChoiceByLabels : public ::testing::Test {
 protected:
  const Rulebook big_ = named("big");
  const Rulebook small_ = named("small");

  RulebookFit fit(const Rulebook& rulebook, std::size_t known, std::size_t found,
                  std::size_t foreign = 0) const {
    RulebookFit made;
    made.rulebook = &rulebook;
    made.known = known;
    made.found = found;
    made.foreign = foreign;
    return made;
  }
};

TEST_F(RulebookChoiceByLabels, TheLargerShareWinsNotTheLargerCount) {
  EXPECT_EQ(choose_rulebook({fit(big_, 20, 13), fit(small_, 10, 9)}, least_share).rulebook,
            &small_);
}

TEST_F(RulebookChoiceByLabels, LabelsThatOnlyOthersKnowCountAgainstOne) {
  // All ten labels of the small one are there, and ten more that only the big one knows.
  EXPECT_EQ(choose_rulebook({fit(big_, 20, 20), fit(small_, 10, 10, 10)}, least_share).rulebook,
            &big_);
}

TEST_F(RulebookChoiceByLabels, SharesAreComparedExactly) {
  EXPECT_EQ(choose_rulebook({fit(big_, 3, 2), fit(small_, 1000, 667)}, least_share).rulebook,
            &small_);
}

TEST_F(RulebookChoiceByLabels, TheTitleDecidesBetweenEqualsThenTheYear) {
  RulebookFit titled = fit(small_, 10, 8);
  titled.titled = true;
  RulebookFit of_the_year = fit(big_, 10, 8);
  of_the_year.year = 1;
  const FitChoice by_title = choose_rulebook({of_the_year, titled}, least_share);
  EXPECT_EQ(by_title.rulebook, &small_);
  EXPECT_EQ(by_title.why.zh, "10 个标签见到 8 个，标题相符");
  titled.titled = false;
  const FitChoice by_year = choose_rulebook({titled, of_the_year}, least_share);
  EXPECT_EQ(by_year.rulebook, &big_);
  EXPECT_EQ(by_year.why.zh, "10 个标签见到 8 个，年度相符");
}

TEST_F(RulebookChoiceByLabels, AWrongYearIsToldButDoesNotOutweighLabels) {
  RulebookFit of_another_year = fit(big_, 10, 9);
  of_another_year.year = -1;
  const FitChoice chosen = choose_rulebook({of_another_year, fit(small_, 10, 8)}, least_share);
  EXPECT_EQ(chosen.rulebook, &big_);
  EXPECT_THAT(chosen.why.zh, HasSubstr("年度不在规则书适用的年度内"));
}

TEST_F(RulebookChoiceByLabels, TwoThatFitEquallyAreNotChosenBetween) {
  const FitChoice chosen = choose_rulebook({fit(big_, 10, 8), fit(small_, 20, 16)}, least_share);
  EXPECT_EQ(chosen.rulebook, nullptr);
  EXPECT_THAT(chosen.why.zh, HasSubstr("big 与 small 同样相符"));
  EXPECT_THAT(chosen.why.zh, HasSubstr("10 个标签见到 8 个，后者 20 个见到 16 个"));
}

TEST_F(RulebookChoiceByLabels, ThreeFifthsAreEnoughAndLessIsNot) {
  EXPECT_EQ(choose_rulebook({fit(big_, 10, 6)}, least_share).rulebook, &big_);
  RulebookFit short_of_it = fit(big_, 10, 5);
  short_of_it.missing = {"分值", "得分"};
  const FitChoice none = choose_rulebook({short_of_it, fit(small_, 10, 0)}, least_share);
  EXPECT_EQ(none.rulebook, nullptr);
  EXPECT_THAT(none.why.zh, HasSubstr("big 的 10 个标签见到 5 个，缺“分值”“得分”"));
  EXPECT_THAT(none.why.zh, Not(HasSubstr("small")));  // nothing of it is there
}

TEST_F(RulebookChoiceByLabels, NothingInCommonSaysSo) {
  EXPECT_THAT(choose_rulebook({fit(big_, 10, 0)}, least_share).why.zh, HasSubstr("没有一个标签"));
  EXPECT_THAT(choose_rulebook({}, least_share).why.zh, HasSubstr("没有可用的规则书"));
}

TEST(YearOfAForm, IsTheFirstFourDigitsThatStandAlone) {
  EXPECT_EQ(year_in("项目支出绩效自评表（2022年度）"), 2022);
  EXPECT_EQ(year_in("1999 至 2001"), 1999);
  EXPECT_EQ(year_in("编号 120221 号，2023年"), 2023);
  EXPECT_EQ(year_in("3100家"), 0);
  EXPECT_EQ(year_in("202"), 0);
  EXPECT_EQ(year_in(""), 0);
}

TEST(YearOfAForm, FitsOpenAndClosedRangesAndSaysNothingWithoutEither) {
  EXPECT_EQ(year_fit(2021, named("any")), 0);
  EXPECT_EQ(year_fit(0, named("one", 2021, 2021)), 0);
  EXPECT_EQ(year_fit(2021, named("one", 2021, 2021)), 1);
  EXPECT_EQ(year_fit(2022, named("one", 2021, 2021)), -1);
  EXPECT_EQ(year_fit(2030, named("from", 2021, 0)), 1);
  EXPECT_EQ(year_fit(2020, named("from", 2021, 0)), -1);
  EXPECT_EQ(year_fit(2020, named("to", 0, 2021)), 1);
  EXPECT_EQ(year_fit(2022, named("to", 0, 2021)), -1);
}

}  // namespace
}  // namespace gouji::testing
