// Widths by the East Asian Width table of utf8proc. Characters of ambiguous width (“ × ≥) count as
// one column, as terminals draw them unless told otherwise.

#include "linter/display_width.h"

#include <utf8proc.h>

#include "linter/code_points.h"

namespace gouji {

std::size_t display_width(char32_t character) {
  if (character >= 0x20 && character < 0x7F) return 1;
  const int width = utf8proc_charwidth(static_cast<utf8proc_int32_t>(character));
  return width > 0 ? static_cast<std::size_t>(width) : 0;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint character = code_point_at(text, at);
    width += display_width(character.value);
    at += character.bytes;
  }
  return width;
}

}  // namespace gouji
