// The first of each name, against a search from the start.

#include "checks/same_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

namespace gouji::testing {
namespace {

std::pmr::vector<std::size_t> first_of(std::initializer_list<std::string_view> texts) {
  const std::vector<std::string_view> list(texts);
  return first_places(list, std::pmr::get_default_resource());
}

TEST(FirstPlaces, AreThoseOfTheFirstWithTheSameText) {
  EXPECT_THAT(first_of({}), ::testing::IsEmpty());
  EXPECT_THAT(first_of({"", "a", ""}), ::testing::ElementsAre(0u, 1u, 0u));
  EXPECT_THAT(first_of({"巡查次数", "养护株数", "巡查次数", "巡查次数"}),
              ::testing::ElementsAre(0u, 1u, 0u, 0u));
  // One size and the same ends.
  EXPECT_THAT(first_of({"城西一期巡查次数", "城西二期巡查次数", "城西二期巡查次数"}),
              ::testing::ElementsAre(0u, 1u, 1u));
}

TEST(FirstPlaces, AreTheirOwnWhereNamesAreSurelyDistinct) {
  std::mt19937_64 engine(20261126);
  int distinct = 0;
  for (int i = 0; i < 2'000; ++i) {
    std::vector<std::string> texts(engine() % 70);
    for (std::string& text : texts) text = "第" + std::to_string(engine() % 500) + "项";
    const std::vector<std::string_view> views(texts.begin(), texts.end());
    if (!surely_distinct(views)) continue;
    ++distinct;
    const auto first = first_places(views, std::pmr::get_default_resource());
    for (std::size_t k = 0; k < first.size(); ++k) ASSERT_EQ(first[k], k);
  }
  EXPECT_GT(distinct, 200);
}

TEST(FirstPlaces, AreFoundAmongMany) {
  std::mt19937_64 engine(20260104);
  std::vector<std::string> texts;
  for (int i = 0; i < 2'000; ++i) {
    texts.push_back("指标" + std::string(engine() % 3, 'x') + std::to_string(engine() % 900));
  }
  const std::vector<std::string_view> views(texts.begin(), texts.end());
  const auto first = first_places(views, std::pmr::get_default_resource());
  for (std::size_t i = 0; i < views.size(); ++i) {
    const auto found = std::find(views.begin(), views.end(), views[i]);
    ASSERT_EQ(first[i], static_cast<std::size_t>(found - views.begin()));
  }
}

}  // namespace
}  // namespace gouji::testing
