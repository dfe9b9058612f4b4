// What people type into a cell and a spreadsheet takes for a formula: =7个, =90%.
#pragma once

#include <cstdint>
#include <string_view>

#include "linter/workbook/digits.h"

namespace gouji {

enum class TypedText : std::uint8_t {
  none,     // a formula that computes something
  figure,   // 7, 90%: a figure and nothing else
  quantity  // 7个, 4100 家, 良好: no spreadsheet can compute it
};
TypedText typed_text(std::string_view formula);

// The figure that a text shows, with %, thousands and what stands around it: 1,234.50元, 98.55%,
// (12). Empty when there is none, or more than one.
std::optional<Digits> shown_figure(std::string_view text);

// A figure and nothing else, with or without thousands.
bool is_plain_figure(std::string_view text);

}  // namespace gouji
