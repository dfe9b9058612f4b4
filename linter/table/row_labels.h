// What the labels in a row make of it.
#pragma once

#include <cstddef>
#include <vector>

#include "linter/table/grid.h"
#include "linter/table/labels.h"

namespace gouji {

// A grid with its labels looked up in one rulebook.
struct LabelledGrid {
  const Grid& grid;
  const std::vector<LabelledRow>& labels;
  const LabelIndex& index;

  // The use of this kind that a cell's label has, null when it has none.
  const LabelUse* use(std::size_t row, std::size_t cell, LabelUse::Kind kind) const;
  bool is_block_label(std::size_t row, std::size_t cell, int block) const;
  // The row of this matrix that starts here: the cell with its label and its number; none: −1.
  struct MatrixLabel {
    std::size_t cell = 0;
    int row = -1;
  };
  MatrixLabel matrix_row(std::size_t row, int block) const;
  // The first cell with text; the row's size when there is none.
  std::size_t first_filled(std::size_t row) const;
  std::size_t filled_cells(std::size_t row) const;
  bool starts_note(std::size_t row) const;
  // Starts with a label that ends the table or the prose before it: of a header, a narrative, a
  // section, the form, or a block other than own_block.
  bool starts_something(std::size_t row, int own_block) const;
};

// 项目名称：… in one cell, when the label is one of a header or a narrative.
struct InlineUse {
  const LabelUse* use = nullptr;
  std::size_t value_start = 0;
};
InlineUse inline_use(std::string_view text, const LabelIndex& index);

}  // namespace gouji
