// Shows as much of a line as fits: what stands around the place is taken into a short list of
// glyphs (a character as it is shown, with its width), then the list is cut on both sides, each
// side getting what the other does not need. A tab shows as », and two columns wide: fields that
// are blank must be seen.

#include "linter/source_excerpt.h"

#include <algorithm>
#include <vector>

#include "linter/code_points.h"
#include "linter/display_width.h"
#include "linter/escape.h"

namespace gouji {
namespace {

constexpr std::string_view ellipsis = "...";

struct Glyph {
  std::string text;
  std::size_t width;
};

struct Window {
  std::vector<Glyph> glyphs;
  bool more_before = false;
  bool more_after = false;
};

Glyph glyph_of(std::string_view bytes, const CodePoint& character) {
  if (character.value == U'\t') return {"» ", 2};
  Glyph glyph = {{}, 0};
  append_visible(glyph.text, bytes);
  const bool spelled_out = character.valid && is_invisible(character.value);
  glyph.width = spelled_out ? glyph.text.size() : display_width(character.value);
  return glyph;
}

// The characters from index first up to index last.
Window window_of(std::string_view source, std::size_t first, std::size_t last) {
  Window window = {.glyphs = {}, .more_before = first > 0};
  std::size_t at = 0;
  for (std::size_t index = 0; index < last && at < source.size(); ++index) {
    const CodePoint character = code_point_at(source, at);
    if (index >= first) {
      const bool second_hash = source[at] == '#' && at > 0 && source[at - 1] == '#';
      window.glyphs.push_back(second_hash
                                  ? Glyph{"\\u0023", 6}  // ##[…] commands a build server
                                  : glyph_of(source.substr(at, character.bytes), character));
    }
    at += character.bytes;
  }
  window.more_after = at < source.size();
  return window;
}

std::size_t total_width(const std::vector<Glyph>& glyphs, std::size_t from, std::size_t to) {
  std::size_t width = 0;
  for (std::size_t i = from; i < to; ++i) width += glyphs[i].width;
  return width;
}

}  // namespace

SourceExcerpt excerpt_around(std::string_view source, std::size_t column, std::size_t width) {
  const std::size_t target = column == 0 ? 0 : column - 1;
  const std::size_t first = target > width ? target - width : 0;
  const Window window = window_of(source, first, target + width + 1);
  const std::vector<Glyph>& glyphs = window.glyphs;
  if (glyphs.empty() && first > 0) return excerpt_around(source, 1, width);  // no such column
  const std::size_t here = std::min(target - first, glyphs.size());

  std::size_t begin = 0;
  std::size_t end = glyphs.size();
  std::size_t before = total_width(glyphs, begin, here);
  std::size_t after = total_width(glyphs, here, end);
  if (window.more_before || window.more_after || before + after > width) {
    const std::size_t room = width - 2 * ellipsis.size();
    const std::size_t after_room = std::max(room - room / 2, room - std::min(before, room));
    for (; end > here && after > after_room; --end) after -= glyphs[end - 1].width;
    for (; begin < here && before > room - after; ++begin) before -= glyphs[begin].width;
  }
  SourceExcerpt excerpt;
  if (begin > 0 || window.more_before) {
    excerpt.text = ellipsis;
    before += ellipsis.size();
  }
  for (std::size_t i = begin; i < end; ++i) excerpt.text += glyphs[i].text;
  if (end < glyphs.size() || window.more_after) excerpt.text += ellipsis;
  excerpt.caret = before;
  return excerpt;
}

}  // namespace gouji
