// Several forms in one grid, one below the other.
#pragma once

#include <cstddef>
#include <vector>

#include "linter/table/grid.h"
#include "linter/table/labels.h"

namespace gouji {

// Rows [first, end) of one form.
struct FormRows {
  std::size_t first = 0;
  std::size_t end = 0;
};

// At least one, in order, together all rows.
std::vector<FormRows> split_forms(const Grid& grid, const std::vector<LabelledRow>& labels,
                                  const LabelIndex& index);

}  // namespace gouji
