#include "linter/did_you_mean.h"

#include <gtest/gtest.h>

namespace gouji {
namespace {

TEST(DidYouMean, CountsInsertionsRemovalsReplacementsAndSwaps) {
  EXPECT_EQ(edit_distance("score", "score"), 0u);
  EXPECT_EQ(edit_distance("score", "scores"), 1u);
  EXPECT_EQ(edit_distance("scores", "score"), 1u);
  EXPECT_EQ(edit_distance("score", "store"), 1u);
  EXPECT_EQ(edit_distance("score", "socre"), 1u);
  EXPECT_EQ(edit_distance("", "abc"), 3u);
  EXPECT_EQ(edit_distance("abc", ""), 3u);
}

TEST(DidYouMean, CountsCharactersNotBytes) {
  EXPECT_EQ(edit_distance("实际数", "实付数"), 1u);
  EXPECT_EQ(edit_distance("实际数", "际实数"), 1u);
}

TEST(DidYouMean, FindsTheNearest) {
  constexpr std::string_view names[] = {"score-total", "score-present", "weight-total"};
  EXPECT_EQ(nearest("score-totl", names), "score-total");
  EXPECT_EQ(nearest("wieght-total", names), "weight-total");
}

TEST(DidYouMean, FindsNothingThatIsFar) {
  constexpr std::string_view names[] = {"score-total", "json"};
  EXPECT_EQ(nearest("banana", names), "");
  EXPECT_EQ(nearest("", names), "");
}

TEST(DidYouMean, TakesTheFirstOfEquals) {
  constexpr std::string_view names[] = {"abcd1", "abcd2"};
  EXPECT_EQ(nearest("abcd3", names), "abcd1");
}

TEST(DidYouMean, DoesNotCompareEndlessWords) {
  constexpr std::string_view names[] = {"json"};
  EXPECT_EQ(nearest(std::string(10'000'000, 'j'), names), "");
}

TEST(DidYouMean, TakesBrokenUtf8AsItIs) {
  constexpr std::string_view names[] = {"json"};
  EXPECT_EQ(nearest("jso\xff", names), "json");
}

}  // namespace
}  // namespace gouji
