// Where the next form starts: at a header field (项目名称) that the form above has already, printed
// below one of its blocks, when a block that the form has already comes again further down. The
// last condition keeps a form together whose heading is printed on every page. Titles right above
// belong to the form that they head.

#include "linter/table/form_split.h"

#include <algorithm>
#include <set>

#include "linter/table/block_header.h"
#include "linter/table/row_labels.h"

namespace gouji {
namespace {

using Kind = LabelUse::Kind;

// The header field that a row starts with, −1 for none.
int header_field(const LabelledGrid& table, std::size_t row) {
  const std::size_t first = table.first_filled(row);
  if (first == table.labels[row].size()) return -1;
  if (const LabelUse* use = table.use(row, first, Kind::header)) return use->index;
  const InlineUse part = inline_use(table.grid.rows[row].cells[first].text, table.index);
  return part.use != nullptr && part.use->kind == Kind::header ? part.use->index : -1;
}

bool heads_a_form(const LabelledGrid& table, std::size_t row) {
  const std::size_t first = table.first_filled(row);
  if (first == table.labels[row].size()) return true;  // a row of blanks between the two
  return table.use(row, first, Kind::title) != nullptr;
}

}  // namespace

std::vector<FormRows> split_forms(const Grid& grid, const std::vector<LabelledRow>& labels,
                                  const LabelIndex& index) {
  const LabelledGrid table{.grid = grid, .labels = labels, .index = index};
  const std::vector<BlockHeader> headers = find_headers(grid, labels, index);
  std::vector<FormRows> forms(1);
  std::set<int> fields;
  std::set<int> blocks;
  auto next = headers.begin();
  for (std::size_t row = 0; row < grid.rows.size(); ++row) {
    if (next != headers.end() && next->first_row == row) {
      blocks.insert(next->block);
      row = next->last_row;
      ++next;
      continue;
    }
    const int field = header_field(table, row);
    if (field < 0) continue;
    const bool block_again = std::any_of(next, headers.end(), [&](const BlockHeader& header) {
      return blocks.contains(header.block);
    });
    if (fields.contains(field) && block_again) {
      std::size_t start = row;
      while (start > forms.back().first + 1 && heads_a_form(table, start - 1)) --start;
      forms.back().end = start;
      forms.push_back({.first = start});
      fields.clear();
      blocks.clear();
    }
    fields.insert(field);
  }
  forms.back().end = grid.rows.size();
  return forms;
}

}  // namespace gouji
