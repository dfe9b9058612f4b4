// What must hold for any text at all, of random bytes and of random rows of the pieces of measures.

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/measure.h"
#include "tests/schemas/measure_text.h"

namespace gouji {
namespace {

using Kind = Measure::Kind;

bool within(std::string_view part, std::string_view whole) {
  return part.empty() ||
         (part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

// The short way for plain spellings says what the long way says.
void expect_one_reading(const std::string& text) {
  const Measure measure = parse_measure(text);
  const Measure any = parse_any_measure(text);
  ASSERT_EQ(measure.kind, any.kind) << text;
  ASSERT_EQ(measure.comparator, any.comparator) << text;
  ASSERT_EQ(measure.comparator_in_words, any.comparator_in_words) << text;
  ASSERT_EQ(measure.figure.text(), any.figure.text()) << text;
  ASSERT_EQ(measure.word, any.word) << text;
  ASSERT_EQ(measure.unit.text, any.unit.text) << text;
  ASSERT_EQ(measure.unit.base, any.unit.base) << text;
  ASSERT_EQ(measure.unit.dimension, any.unit.dimension) << text;
  ASSERT_EQ(measure.unit.scale, any.unit.scale) << text;
}

void expect_sound(const std::string& text) {
  expect_one_reading(text);
  const Measure measure = parse_measure(text);
  ASSERT_TRUE(within(measure.word, text)) << text;
  ASSERT_TRUE(within(measure.unit.text, text)) << text;
  ASSERT_EQ(measure.kind == Kind::blank, is_blank(text)) << text;
  ASSERT_TRUE(within(trim(text), text)) << text;
  const auto figure = parse_printed_figure(text);
  if (figure) {
    // A figure alone is a quantity without unit, and the same one.
    ASSERT_TRUE(measure.quantity()) << text;
    ASSERT_EQ(measure.figure, *figure) << text;
    ASSERT_TRUE(measure.unit.text.empty()) << text;
  }
  if (measure.quantity()) {
    // What has been read reads the same when it is printed plainly; but 12 months, printed 12月,
    // are December.
    const std::string plain = std::string(symbol(measure.comparator)) + measure.figure.text() +
                              std::string(measure.unit.text);
    const Measure again = parse_measure(plain);
    if (again.kind != Kind::date || measure.unit.base != "月") {
      ASSERT_EQ(describe(again), describe(measure)) << text;
    }
  }
}

TEST(MeasureLaws, RandomBytesNeverCrash) {
  std::mt19937_64 engine(20210201);
  for (int i = 0; i < 40'000; ++i) {
    std::string text(engine() % 40, '\0');
    for (char& c : text) c = static_cast<char>(engine());
    expect_sound(text);
    if (testing::Test::HasFatalFailure()) return;
  }
}

TEST(MeasureLaws, RandomRowsOfPiecesAreSound) {
  const std::vector<std::string> pieces = {
      "0",    "1",    "5",    "12", "31",     "2021",   "100",    "3.5",  "1,234", "９",
      ".",    ",",    "-",    "/",  "—",      "%",      "％",     "‰",    "≥",     "≧",
      ">=",   "=",    "≤",    ">",  "<",      "不少于", "不超过", "以上", "以内",  "及其以下",
      "内",   "(含)", "个",   "家", "人次",   "万",     "亿",     "千",   "百",    "元",
      "万元", "年",   "月",   "日", "个月",   "工作日", "米",     "m",    "m2",    "㎡",
      "kg",   "无",   "规范", " ",  "\u3000", "。",     "；",     "约",   "达到",  "前",
      "底",   "至",   "~",    "+",  "\x80",   "\xE3",   "XX",     "度",   "中",    "以",
      "·",    ":",    "e"};
  std::mt19937_64 engine(20210202);
  std::size_t quantities = 0;
  std::size_t dates = 0;
  for (int i = 0; i < 100'000; ++i) {
    std::string text;
    for (std::size_t count = engine() % 6; count > 0; --count) {
      text += pieces[engine() % pieces.size()];
    }
    expect_sound(text);
    if (testing::Test::HasFatalFailure()) return;
    const Kind kind = parse_measure(text).kind;
    quantities += kind == Kind::quantity ? 1 : 0;
    dates += kind == Kind::date ? 1 : 0;
  }
  // The pieces do make measures, so that the law above has been put to the test.
  EXPECT_GT(quantities, 3'000U);
  EXPECT_GT(dates, 10U);
}

TEST(MeasureLaws, EveryPrefixOfAMeasureIsSound) {
  for (const std::string text :
       {"≥３.２ 万人次及其以上（含）。", "2021年12月31日至2022年1月31日前完成",
        "不得超过 1,234,567.89 万元／人·次以内"}) {
    for (std::size_t size = 0; size <= text.size(); ++size) {
      for (std::size_t start = 0; start <= size; ++start) {
        expect_sound(text.substr(start, size - start));
        if (testing::Test::HasFatalFailure()) return;
      }
    }
  }
}

}  // namespace
}  // namespace gouji
