// What is read of a figure without a branch must be what a plain walk over its bytes reads.

#include "schemas/short_figure.h"

#include <gtest/gtest.h>

#include <optional>
#include <random>
#include <string>

#include "schemas/text_start.h"

namespace gouji {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// The figure at the start of eight bytes; empty: none, or it goes on behind them.
std::optional<ShortFigure> walked(const std::string& text) {
  ShortFigure figure;
  std::size_t at = 0;
  const auto take_digits = [&] {
    unsigned count = 0;
    for (; at < text.size() && is_digit(text[at]); ++at, ++count) {
      figure.number = figure.number * 10 + static_cast<unsigned>(text[at] - '0');
    }
    return count;
  };
  figure.whole = take_digits();
  if (at < text.size() && text[at] == '.') {
    ++at;
    figure.places = take_digits();
    if (figure.places == 0) return std::nullopt;
  }
  if (figure.whole == 0 || at == text.size()) return std::nullopt;
  figure.size = static_cast<unsigned>(at);
  return figure;
}

TEST(ShortFigure, IsWhatAWalkReads) {
  std::mt19937_64 engine(17);
  const std::string often = "0123456789.";
  int read = 0;
  for (int i = 0; i < 400'000; ++i) {
    std::string text;
    const auto figure_size = engine() % 9;
    while (text.size() < figure_size) text += often[engine() % often.size()];
    while (text.size() < 8) text += static_cast<char>(engine());
    const auto expected = walked(text);
    const ShortFigure found = ShortFigure::of(start_at(text.data()));
    ASSERT_EQ(found.read, expected.has_value()) << text;
    if (!expected) continue;
    ++read;
    ASSERT_EQ(found.number, expected->number) << text;
    ASSERT_EQ(found.whole, expected->whole) << text;
    ASSERT_EQ(found.places, expected->places) << text;
    ASSERT_EQ(found.size, expected->size) << text;
  }
  EXPECT_GT(read, 50'000);
}

}  // namespace
}  // namespace gouji
