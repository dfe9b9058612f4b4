// What the edges of a text say for certain must be what all of it says.

#include "schemas/text_edges.h"

#include <gtest/gtest.h>

#include <string>

#include "schemas/spelling.h"

namespace gouji {
namespace {

std::string utf8(char32_t code) {
  const auto low = [&](unsigned shift) {
    return static_cast<char>(0x80U | ((code >> shift) & 0x3FU));
  };
  if (code < 0x80) return {static_cast<char>(code)};
  if (code < 0x800) return {static_cast<char>(0xC0U | (code >> 6U)), low(0)};
  if (code < 0x10000) return {static_cast<char>(0xE0U | (code >> 12U)), low(6), low(0)};
  return {static_cast<char>(0xF0U | (code >> 18U)), low(12), low(6), low(0)};
}

TEST(TextEdges, AreCertainOfNoCharacterThatIsWhiteSpaceOrBlank) {
  for (char32_t code = 0; code <= 0x1FFFF; ++code) {
    if (code == 0xD800) code = 0xE000;
    const std::string one = utf8(code);
    for (const std::string& text : {one, one + "项", "项" + one, "无" + one, one + one, one + "/A",
                                    one + "ULL", one + "ull"}) {
      const bool space_first = is_space(glyph_at(text, 0).code);
      const bool space_last = is_space(text.ends_with(one) ? code : U'项');
      ASSERT_FALSE(surely_begins(text) && space_first) << text;
      ASSERT_FALSE(surely_ends(text) && space_last) << text;
      ASSERT_FALSE(surely_says_something(text) && space_first) << text;
      ASSERT_FALSE(surely_says_something(text) && is_blank(Spelling(text))) << text;
      const std::string whole = "\":\"" + text + "\"}";
      const std::string_view amid = std::string_view(whole).substr(3, text.size());
      ASSERT_FALSE(surely_ends_amid_others(amid) && space_last) << text;
      ASSERT_EQ(surely_says_something_amid_others(amid), surely_says_something(text)) << text;
    }
  }
}

TEST(TextEdges, AreCertainOfWhatFormsAreFullOf) {
  for (const char* text :
       {"5", "suzhou-2021", "100%", "≥95%", "项目", "预算5.5万元", "良好。", "完成率（%）"}) {
    EXPECT_TRUE(surely_says_something(text)) << text;
    EXPECT_TRUE(surely_ends(text)) << text;
  }
  for (const char* text : {"", " ", "无", "无。", "暂无", "没有", "空白", "不适用", "/", "N/A",
                           "n/a", "null", "　5"}) {
    EXPECT_FALSE(surely_says_something(text)) << text;
  }
}

}  // namespace
}  // namespace gouji
