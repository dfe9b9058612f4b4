// The pages of a file below each other in one grid.
#pragma once

#include <vector>

#include "linter/pages/page_layout.h"
#include "linter/table/table_file.h"

namespace gouji {

struct PageGrid {
  SourceTable table;
  bool has_table = false;
  Message over_limit;  // which limit was passed; empty: none
};

PageGrid page_grid(const std::vector<LaidPage>& pages, const Limits& limits, TextPool& pool);

}  // namespace gouji
