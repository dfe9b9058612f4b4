// What only a spreadsheet knows: that a cell stores something else than it shows, and what a sheet
// hides.
#pragma once

#include <span>
#include <vector>

#include "linter/workbook/sheet.h"

namespace gouji {

struct SheetRemark {
  ReaderFinding told;
  std::uint32_t row = 0;  // of the sheet
};

// Looks at the cells of a sheet in order, and sets the text of a formula that was typed as a text.
std::vector<SheetRemark> settle_stored_values(Sheet& sheet, const Workbook& workbook,
                                              TextPool& pool);

// Hidden rows and columns that hold text, cells under merged ranges, comments.
std::vector<SheetRemark> hidden_content(const Sheet& sheet,
                                        std::span<const StoredCell* const> covered, TextPool& pool);

}  // namespace gouji
