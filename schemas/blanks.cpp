// Blanks in their disguises: cells that say that there is nothing to say.

#include <algorithm>
#include <array>

#include "schemas/spelling.h"

namespace gouji {
namespace {

// 无 also with a full stop, in brackets, or with blanks inside, since it is compared folded.
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

}  // namespace

bool is_blank(std::string_view text) {
  bool only_fillers = true;
  for (std::size_t position = 0; position < text.size() && only_fillers;) {
    const Glyph glyph = glyph_at(text, position);
    only_fillers = is_space(glyph.code) || is_filler(glyph.code);
    position += glyph.size;
  }
  if (only_fillers) return true;
  const Spelling spelling(text);
  if (!spelling.complete()) return false;
  std::string_view view = spelling.view();
  for (const std::string_view stop : {"。", ";", "."}) {
    if (view.ends_with(stop) && view != "n.a." && view != "N.A.") {
      view.remove_suffix(stop.size());
      break;
    }
  }
  return std::find(words.begin(), words.end(), view) != words.end();
}

}  // namespace gouji
