// Line and column of places in a text, found in one pass.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "linter/document.h"

namespace gouji {

// Moves forward over UTF-8 text. Lines end with LF, before which a CR does not count; columns count
// code points.
class TextCursor {
 public:
  explicit TextCursor(std::string_view text) : text_(text) {}

  void move_to(std::size_t offset);  // not before where it is
  // The place where it is, with its line, cut around the place when the line is long.
  Origin origin() const;

 private:
  struct InLine {
    std::size_t offset = 0;
    std::uint32_t column = 1;
  };
  void move(InLine& place, std::size_t offset) const;

  std::string_view text_;
  std::size_t line_start_ = 0;
  std::uint32_t line_ = 1;
  InLine place_;
  InLine shown_;  // from where on its line is shown; goes along, so that nothing is counted twice
};

Origin origin_at(std::string_view text, std::size_t offset);

}  // namespace gouji
