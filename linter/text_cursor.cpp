// Counts lines and code points on the way to a place. Going on from the last place instead of from
// the start keeps a file with many values linear. The line that goes with a place is cut to what a
// reader can take in: a form may be one line of several megabytes, and every finding holds a copy.

#include "linter/text_cursor.h"

#include <algorithm>

#include "linter/text_encoding.h"

namespace gouji {
namespace {

constexpr std::size_t shown_before = 240;  // bytes: 80 Chinese characters
constexpr std::size_t shown_after = 240;

bool continues(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

}  // namespace

void TextCursor::move_to(std::size_t offset) {
  const std::string_view before = text_.substr(0, offset);
  for (std::size_t end = before.find('\n', place_.offset); end != std::string_view::npos;
       end = before.find('\n', place_.offset)) {
    ++line_;
    place_ = shown_ = {.offset = end + 1, .column = 1};
    line_start_ = end + 1;
  }
  move(place_, before.size());
  if (place_.offset - line_start_ <= shown_before) return;
  std::size_t begin = place_.offset - shown_before;
  while (continues(text_[begin])) ++begin;
  move(shown_, begin);
}

void TextCursor::move(InLine& place, std::size_t offset) const {
  if (offset <= place.offset) return;
  const std::string_view passed = text_.substr(place.offset, offset - place.offset);
  place.offset = offset;
  place.column += static_cast<std::uint32_t>(characters_of(passed));
}

Origin TextCursor::origin() const {
  const std::string_view ahead = text_.substr(place_.offset, shown_after);
  std::size_t length = ahead.find('\n');
  const bool whole =
      length != std::string_view::npos || place_.offset + ahead.size() == text_.size();
  length = std::min(length, ahead.size());
  if (!whole) {
    while (length > 0 && continues(text_[place_.offset + length])) --length;
  }
  std::string_view source = text_.substr(shown_.offset, place_.offset + length - shown_.offset);
  if (whole && source.ends_with('\r')) source.remove_suffix(1);
  return {.line = line_, .column = place_.column, .source = source, .source_column = shown_.column};
}

Origin origin_at(std::string_view text, std::size_t offset) {
  TextCursor cursor(text);
  cursor.move_to(offset);
  return cursor.origin();
}

}  // namespace gouji
