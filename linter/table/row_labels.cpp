// Rows are told apart by the label that they start with: one that opens a block, a narrative, a
// remark or a header field ends whatever came before it; a row without one goes on with it.

#include "linter/table/row_labels.h"

#include <algorithm>

namespace gouji {

using Kind = LabelUse::Kind;

const LabelUse* LabelledGrid::use(std::size_t row, std::size_t cell, Kind kind) const {
  const CellLabel& label = labels[row][cell];
  if (!label.whole) return nullptr;
  for (const LabelUse& use : index.find(label.text)) {
    if (use.kind == kind) return &use;
  }
  return nullptr;
}

bool LabelledGrid::is_block_label(std::size_t row, std::size_t cell, int block) const {
  const CellLabel& label = labels[row][cell];
  return label.whole && std::ranges::any_of(index.find(label.text), [block](const LabelUse& use) {
           return use.kind == Kind::block && use.index == block;
         });
}

LabelledGrid::MatrixLabel LabelledGrid::matrix_row(std::size_t row, int block) const {
  for (std::size_t at = first_filled(row); at < labels[row].size(); ++at) {
    if (grid.rows[row].cells[at].empty() || is_block_label(row, at, block)) continue;
    if (!labels[row][at].whole) return {};
    for (const LabelUse& use : index.find(labels[row][at].text)) {
      if (use.kind == Kind::matrix_row && use.index == block)
        return {.cell = at, .row = use.column};
    }
    return {};
  }
  return {};
}

std::size_t LabelledGrid::first_filled(std::size_t row) const {
  const std::vector<GridCell>& cells = grid.rows[row].cells;
  const auto found =
      std::ranges::find_if(cells, [](const GridCell& cell) { return !cell.empty(); });
  return static_cast<std::size_t>(found - cells.begin());
}

std::size_t LabelledGrid::filled_cells(std::size_t row) const {
  return static_cast<std::size_t>(std::ranges::count_if(
      grid.rows[row].cells, [](const GridCell& cell) { return !cell.empty(); }));
}

bool LabelledGrid::starts_note(std::size_t row) const {
  const std::size_t first = first_filled(row);
  return first < labels[row].size() && index.starts_note(labels[row][first].text);
}

bool LabelledGrid::starts_something(std::size_t row, int own_block) const {
  const std::size_t first = first_filled(row);
  if (first == labels[row].size()) return false;
  if (starts_note(row)) return true;
  for (const Kind kind : {Kind::header, Kind::narrative, Kind::section, Kind::title}) {
    if (use(row, first, kind) != nullptr) return true;
  }
  if (const LabelUse* block = use(row, first, Kind::block); block != nullptr) {
    return !is_block_label(row, first, own_block);
  }
  return inline_use(grid.rows[row].cells[first].text, index).use != nullptr;
}

InlineUse inline_use(std::string_view text, const LabelIndex& index) {
  const InlineLabel found = inline_label(text);
  if (found.label.empty()) return {};
  for (const LabelUse& use : index.find(found.label)) {
    if (use.kind == Kind::header || use.kind == Kind::narrative) {
      return {.use = &use, .value_start = found.value_start};
    }
  }
  return {};
}

}  // namespace gouji
