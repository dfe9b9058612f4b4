// Counts lines and code points on the way to a place. Going on from the last place instead of from
// the start keeps a file with many values linear. The line that goes with a place is cut to what a
// reader can take in: a form may be one line of several megabytes, and every finding holds a copy.

#include "linter/text_cursor.h"

#include <algorithm>

namespace gouji {
namespace {

constexpr std::size_t shown_before = 240;  // bytes: 80 Chinese characters
constexpr std::size_t shown_after = 240;

bool continues(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

}  // namespace

void TextCursor::move_to(std::size_t offset) {
  const std::size_t target = std::min(offset, text_.size());
  for (; offset_ < target; ++offset_) {
    if (text_[offset_] == '\n') {
      ++line_;
      column_ = 1;
      line_start_ = offset_ + 1;
    } else if (!continues(text_[offset_])) {
      ++column_;
    }
  }
}

Origin TextCursor::origin() const {
  std::size_t begin = line_start_;
  std::uint32_t source_column = 1;
  if (offset_ - line_start_ > shown_before) {
    begin = offset_ - shown_before;
    while (continues(text_[begin])) ++begin;
    source_column = column_;
    for (std::size_t at = begin; at < offset_; ++at) {
      if (!continues(text_[at])) --source_column;
    }
  }
  const std::string_view ahead = text_.substr(offset_, shown_after);
  std::size_t length = ahead.find('\n');
  const bool whole = length != std::string_view::npos || offset_ + ahead.size() == text_.size();
  length = std::min(length, ahead.size());
  if (!whole) {
    while (length > 0 && continues(text_[offset_ + length])) --length;
  }
  std::string_view source = text_.substr(begin, offset_ + length - begin);
  if (whole && source.ends_with('\r')) source.remove_suffix(1);
  return {.line = line_, .column = column_, .source = source, .source_column = source_column};
}

Origin origin_at(std::string_view text, std::size_t offset) {
  TextCursor cursor(text);
  cursor.move_to(offset);
  return cursor.origin();
}

}  // namespace gouji
