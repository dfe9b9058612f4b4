// A table as a file prints it: rows of cells with their spans and places. Text, documents,
// workbooks and pages all become grids; the mapping from grid to form knows nothing else.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "linter/document.h"
#include "linter/reader.h"

namespace gouji {

struct GridCell {
  std::string_view text{};  // blanks around it removed; points into what the grid was made of
  Origin origin;
  std::uint32_t slot = 1;  // column of the grid that it starts in, from 1
  std::uint32_t column_span = 1;
  std::uint32_t row_span = 1;

  bool empty() const { return text.empty(); }
};

struct GridRow {
  std::vector<GridCell> cells;  // by slot; a slot under a cell of the row above has none
  Origin origin;                // of the row as a whole
  bool after_break = false;     // a blank line, a page or another gap stands before it

  std::uint32_t width() const {
    return cells.empty() ? 0 : cells.back().slot + cells.back().column_span - 1;
  }
};

struct Grid {
  std::vector<GridRow> rows;
  // Blank cells were lost on the way (runs of tabs collapsed into one): how far a value stands
  // from its neighbour then says nothing.
  bool gaps_lost = false;
};

// Where the value of a slot stands, or would stand when the row has no cell there.
Origin origin_at(const GridRow& row, std::uint32_t slot);

// The row with | between its cells, long cells cut short: what a finding shows as found.
std::string printed_row(const GridRow& row);

// At most `characters` code points, with … when something was cut.
std::string shortened(std::string_view text, std::size_t characters);

// The name of a row for a message: 第37行, 表1第13行, Sheet1!A5.
Message row_name(const Origin& origin);

// More than a limit of rows, columns or cells.
Message limit_passed(std::string_view zh, std::string_view en, std::size_t limit);

// Tab-separated text, UTF-8: a row a line, a cell a field. Blank lines and form feeds are breaks.
// Stops at the limits and says which one was passed; empty when none was.
struct TextGrid {
  Grid grid;
  Message over_limit;
  bool has_text = false;
  bool has_table = false;  // some line has two filled fields
};
TextGrid text_grid(std::string_view text, const Limits& limits);

}  // namespace gouji
