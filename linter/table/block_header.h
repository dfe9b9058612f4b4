// Header rows of the blocks of a form: which slots each column spans.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "linter/table/grid.h"
#include "linter/table/labels.h"

namespace gouji {

struct HeaderColumn {
  int column = -1;          // in Block::columns; −1: a column that the rulebook does not know
  std::uint32_t first = 1;  // slots that values may stand in
  std::uint32_t last = 1;
  std::string_view printed{};  // its label as printed
  Origin origin;
};

struct BlockHeader {
  int block = -1;                       // in Layout::blocks
  std::size_t first_row = 0;            // in Grid::rows
  std::size_t last_row = 0;             // the deepest; values stand below it
  bool repeats = false;                 // printed again, at the top of a page
  std::vector<HeaderColumn> columns{};  // by slot, disjoint
};

// In the order of their rows.
std::vector<BlockHeader> find_headers(const Grid& grid, const std::vector<LabelledRow>& labels,
                                      const LabelIndex& index);

}  // namespace gouji
