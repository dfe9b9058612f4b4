// Blanks in their disguises: cells that say that there is nothing to say.

#include <algorithm>
#include <array>

#include "schemas/spelling.h"
#include "schemas/text_edges.h"

namespace gouji {
namespace {

// 无 also with a full stop, in brackets, or with blanks inside, since it is compared folded. How
// one of them begins is told again in surely_says_something().
constexpr auto words = std::to_array<std::string_view>({
    "无",
    "暂无",
    "没有",
    "空",
    "空白",
    "不适用",
    "N/A",
    "n/a",
    "NA",
    "n.a.",
    "N.A.",
    "NULL",
    "null",
    "(无)",
    "(空)",
    "(暂无)",
    "(空白)",
});

// Slashes, dashes, underscores and stops: any row of them says nothing.
bool is_filler(char32_t code) {
  switch (folded(code)) {
    case '/':
    case '\\':
    case '-':
    case '_':
    case '.':
    case U'、':
    case U'。':
    case U'…':
    case U'·':
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:  // figure, en and em dash, bar
    case 0x2500:
    case 0x2501:  // box drawing
    case 0xFE31:
    case 0xFE58:
    case 0xFFE3: return true;
    default: return false;
  }
}

bool only_fillers(std::string_view text) {
  for (std::size_t position = 0; position < text.size();) {
    const Glyph glyph = glyph_at(text, position);
    if (!is_space(glyph.code) && !is_filler(glyph.code)) return false;
    position += glyph.size;
  }
  return true;
}

constexpr std::size_t longest_word = [] {
  std::size_t longest = 0;
  for (const std::string_view word : words) longest = std::max(longest, word.size());
  return longest;
}();

bool is_blank_word(std::string_view text) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

}  // namespace

bool is_blank(const Spelling& spelling) {
  if (!spelling.complete()) return only_fillers(spelling.text());
  const std::string_view view = spelling.view();
  if (only_fillers(view)) return true;
  if (view.size() > longest_word + std::string_view("。").size()) return false;
  if (is_blank_word(view)) return true;
  for (const std::string_view stop : {"。", ";", "."}) {
    if (view.ends_with(stop)) return is_blank_word(view.substr(0, view.size() - stop.size()));
  }
  return false;
}

bool is_blank(std::string_view text) {
  if (surely_says_something(text)) return false;
  return is_blank(Spelling(trim(text)));
}

}  // namespace gouji
