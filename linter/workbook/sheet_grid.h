// The grid of a sheet.
#pragma once

#include "linter/table/grid.h"
#include "linter/workbook/sheet.h"

namespace gouji {

struct SheetGrid {
  Grid grid;
  std::vector<std::uint32_t> rows;         // the row of the sheet for each row of the grid
  std::vector<const StoredCell*> covered;  // under a merged range: they are not shown
  Message over_limit{};                    // then there is no grid
};

// The sheet is in order.
SheetGrid grid_of(const Sheet& sheet, const Limits& limits, SheetBudget& budget, TextPool& pool);

}  // namespace gouji
