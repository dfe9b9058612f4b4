// Searches for words and prompts take short ways; here each is held against the plain way.

#include "checks/wording.h"

#include "checks/prose.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "checks/funds_nouns.h"
#include "checks/text_search.h"
#include "schemas/han.h"

namespace gouji::testing {
namespace {

constexpr WordSet words = std::to_array<std::string_view>(
    {"率", "满意度", "合格率", "a", "N/A", "（", "不低于", "低于", "×", "：", "及以上", "%"});

const std::vector<std::string> pieces = {
    "率", "满意", "度", "合格", "a", "N/A", "N", "（",   "不", "低于", "于", "×",    "：",
    "及", "以上", "%",  "x",    "X", "*",   "1", "万元", " ",  "填写", "请", "说明", "字以内）"};

std::string random_text(std::mt19937_64& engine) {
  std::string text;
  for (std::size_t count = engine() % 8; count > 0; --count)
    text += pieces[engine() % pieces.size()];
  return text;
}

template <class Fits>
std::string_view first_that(Fits&& fits) {
  const auto found = std::find_if(words.begin(), words.end(), fits);
  return found == words.end() ? std::string_view() : *found;
}

TEST(Wording, FindsTheWordsThatAPlainSearchFinds) {
  std::mt19937_64 engine(7);
  for (int i = 0; i < 50'000; ++i) {
    const std::string text = random_text(engine);
    const std::string_view view = text;
    ASSERT_EQ(word_in(text, words),
              first_that([&](auto word) { return view.find(word) != std::string_view::npos; }))
        << text;
    ASSERT_EQ(word_at_start(text, words),
              first_that([&](auto word) { return view.starts_with(word); }))
        << text;
    ASSERT_EQ(word_at_end(text, words), first_that([&](auto word) { return view.ends_with(word); }))
        << text;
  }
}

TEST(Wording, OneNameHasManySpellings) {
  std::mt19937_64 engine(8);
  for (int i = 0; i < 50'000; ++i) {
    const std::string a = random_text(engine);
    const std::string b = random_text(engine);
    ASSERT_EQ(is_normalised(a), normalised(a) == a) << a;
    ASSERT_EQ(Normalised(a).view(), normalised(a)) << a;
    ASSERT_EQ(same_name(a, b), normalised(a) == normalised(b)) << a << "|" << b;
    ASSERT_EQ(is_named(a, normalised(b)), normalised(a) == normalised(b)) << a << "|" << b;
  }
}

TEST(FundsNouns, KnowWhatIsLeftOfThemWithoutFilling) {
  for (const FundsNoun& noun : funds_nouns) {
    EXPECT_EQ(without_filling(noun.word), noun.subject) << noun.word;
    const std::string clause = std::string(noun.word) + "5万元";
    EXPECT_EQ(funds_noun_before_digit(clause), &noun) << noun.word;
    EXPECT_EQ(funds_noun_before_digit(noun.word), nullptr) << noun.word;
  }
}

TEST(Prompts, AreFoundWhereAPlainSearchFindsThem) {
  const Prompts prompts({"填写说明", "请填写", "字以内）", "（", "%"});
  const PromptSearch search(prompts);
  std::mt19937_64 engine(9);
  for (int i = 0; i < 50'000; ++i) {
    const std::string text = random_text(engine);
    std::string_view expected;
    for (const std::string& prompt : prompts) {
      if (expected.empty() && has_prompt(text, prompt)) expected = prompt;
    }
    if (expected.empty()) expected = placeholder_in(text);
    ASSERT_EQ(search.find_in(text), expected) << text;
    const TextSigns signs = search.signs_of(text);
    ASSERT_TRUE(signs.prompt() || expected.empty()) << text;
    ASSERT_TRUE(signs.markup() || markup_in(text).count == 0) << text;
    const TextSigns among = search.signs_among("{\"name\":\"" + text + "\"}");
    ASSERT_TRUE(among.prompt() || !signs.prompt()) << text;
    ASSERT_TRUE(among.markup() || !signs.markup()) << text;
    ASSERT_EQ(among.wide_digits(), signs.wide_digits()) << text;
    const bool digits = end_of_digits(text) != 0 || signs.wide_digits();
    ASSERT_TRUE(digits || figures_in(text, "2021").empty()) << text;
  }
}

}  // namespace
}  // namespace gouji::testing
