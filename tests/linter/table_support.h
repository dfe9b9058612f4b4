// Tables for tests: a template of our own with three levels of indicators, grids written as text,
// and a document as one line a value.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/reader.h"
#include "linter/table/grid.h"
#include "linter/table/mapping.h"

namespace gouji::testing {

// 村镇项目自评表: one figures block with a spanner, sub-items, indicators in three levels with a
// reason, two narratives. Nothing in it is like the shipped templates.
const Rulebook& village_rulebook();

// A grid from lines with | between the cells; every line has the same slots.
struct MappedText {
  ReadForm form;
  std::string values;                 // "/project = 道路", a line a value, in document order
  std::vector<std::string> findings;  // "warning row-shifted /usage: message"
};
MappedText map_text(std::string_view lines, bool repair = true);
MappedText map(const Grid& grid, bool repair = true);

// A cell of a grid that is put together by hand.
GridCell cell(std::string_view text, std::uint32_t slot, std::uint32_t column_span = 1,
              std::uint32_t row_span = 1);

// Strings in quotes, figures without, null as null.
std::string values_of(const Document& document);

}  // namespace gouji::testing
