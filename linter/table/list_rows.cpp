// Rows of values → values of the form. Cells with the block's own label are left out (it stands
// beside the first row, over all of them), the others go through the alignment engine. A value that
// a template prints in several columns (≥ | 735 | 人次) is put together again. Among the rows of a
// list also stand rows that are none: a category alone as a heading, a page number, the second half
// of a row that a page break has cut in two, the total.

#include "linter/table/list_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "schemas/measure.h"

namespace gouji {
namespace {

using Kind = LabelUse::Kind;

const Block& block_of(const RowContext& context, const BlockHeader& header) {
  return context.table.index.rulebook().layout.blocks[static_cast<std::size_t>(header.block)];
}

// The part that the pointers of a block's figures have in common.
std::string common_pointer(const Rulebook& rulebook, const Block& block) {
  std::optional<std::string> common;
  for (const LabelledColumn& column : block.columns) {
    if (column.figure < 0) continue;
    const std::string& pointer = rulebook.figures[static_cast<std::size_t>(column.figure)].pointer;
    const std::string parent = pointer.substr(0, pointer.rfind('/'));
    if (!common) common = parent;
    if (*common != parent) return {};
  }
  return common.value_or(std::string());
}

const LabelledColumn* labelled(const Block& block, const HeaderColumn& column) {
  return column.column < 0 ? nullptr : &block.columns[static_cast<std::size_t>(column.column)];
}

Column column_at(const Block& block, const BlockHeader& header, const RowColumn& column) {
  const int index = header.columns[static_cast<std::size_t>(column.header_column)].column;
  return index < 0 ? Column::row : block.columns[static_cast<std::size_t>(index)].column;
}

bool is_figure_column(const Block& block, Column column) {
  switch (column) {
    case Column::budget:
    case Column::weight:
    case Column::score: return true;
    case Column::actual: return block.kind == Block::Kind::sub_items;
    default: return false;
  }
}

// Also 87.18%, as a matrix prints its rates.
bool is_figure(std::string_view text) {
  for (const std::string_view sign : {"%", "％"}) {
    if (text.ends_with(sign)) text.remove_suffix(sign.size());
  }
  return parse_printed_figure(text).has_value();
}

// What stands in a column of its own beside a target, and is no part of it: 定性, and blanks.
bool is_no_part(std::string_view text) {
  return is_blank(text) || text.starts_with("定性") || text.starts_with("定量");
}

// The parts of one value, printed side by side: the place of the middle of it is that of the whole.
void join_part(Value& whole, const Value& part, Document& document) {
  if (part.kind == Value::Kind::null || is_no_part(part.text)) return;
  if (whole.kind == Value::Kind::null || is_no_part(whole.text)) {
    whole = part;
    return;
  }
  whole.text = document.keep(std::string(whole.text) + std::string(part.text));
  whole.kind = Value::Kind::string;
}

Value* value_of(MappedRow& row, Column column) {
  for (auto& [key, value] : row.values) {
    if (key == column) return &value;
  }
  return nullptr;
}

}  // namespace

ListRows::Cells ListRows::values_of(const RowContext& context, std::size_t row, int block) {
  Cells cells;
  const std::vector<GridCell>& printed = context.table.grid.rows[row].cells;
  for (std::size_t at = 0; at < printed.size(); ++at) {
    const GridCell& cell = printed[at];
    if (cell.empty()) continue;
    if (context.table.is_block_label(row, at, block)) {
      context.read.tick(row, at);
      continue;
    }
    const CellLabel& label = context.table.labels[row][at];
    cells.filled.push_back(&cell);
    cells.fields.push_back({.slot = cell.slot,
                            .figure = is_figure(cell.text),
                            .category = label.whole && context.table.index.is_category(label.text),
                            .blank = is_blank(cell.text)});
  }
  return cells;
}

namespace {

// A row that cannot stand as printed and ends before its last column has lost cells on the way, and
// where it lost them nobody knows. (One that is complete but shifted has only moved.)
bool has_lost_cells(const GridRow& row, std::span<const AlignField> fields,
                    std::span<const RowColumn> columns) {
  return row.width() < columns.back().align.first &&
         align(fields, align_columns(columns), false).fit == Alignment::Fit::moved;
}

}  // namespace

PlacedRow place_figures(const RowContext& context, std::size_t row, const BlockHeader& header) {
  const Rulebook& rulebook = context.table.index.rulebook();
  const ListRows::Cells cells = ListRows::values_of(context, row, header.block);
  context.read.tick_row(row);
  if (cells.filled.empty()) return {};
  const std::vector<RowColumn> columns = columns_of(header, rulebook);
  const GridRow& printed = context.table.grid.rows[row];
  return place_row(
      {.row = printed,
       .filled = cells.filled,
       .fields = cells.fields,
       .columns = columns,
       .header_columns = header.columns.size(),
       .gaps_lost = context.table.grid.gaps_lost || has_lost_cells(printed, cells.fields, columns),
       .repair = context.repair,
       .pointer = common_pointer(rulebook, block_of(context, header))},
      context.findings);
}

std::size_t take_matrix_row(const RowContext& context, std::size_t row, const BlockHeader& header,
                            const LabelledGrid::MatrixLabel& label) {
  const Rulebook& rulebook = context.table.index.rulebook();
  const Block& block = block_of(context, header);
  const MatrixRow& figures = block.rows[static_cast<std::size_t>(label.row)];
  const GridRow& printed = context.table.grid.rows[row];
  ListRows::Cells cells = ListRows::values_of(context, row, header.block);
  context.read.tick(row, label.cell);
  const auto stands = std::ranges::find(cells.filled, &printed.cells[label.cell]);
  cells.fields.erase(cells.fields.begin() + (stands - cells.filled.begin()));
  cells.filled.erase(stands);
  PlacedRow placed;
  placed.cells.assign(header.columns.size(), nullptr);
  if (!cells.filled.empty()) {
    const std::vector<RowColumn> columns = columns_of(header, rulebook);
    placed = place_row({.row = printed,
                        .filled = cells.filled,
                        .fields = cells.fields,
                        .columns = columns,
                        .header_columns = header.columns.size(),
                        .gaps_lost = context.table.grid.gaps_lost,
                        .repair = context.repair,
                        .pointer = {}},
                       context.findings);
    if (placed.regained) context.read.regain(*placed.regained);
  }
  for (std::size_t at = 0; at < header.columns.size(); ++at) {
    const HeaderColumn& column = header.columns[at];
    if (column.column < 0) continue;
    const auto index = static_cast<std::size_t>(column.column);
    const GridCell* cell = placed.cells[at];
    const Origin blank = origin_at(printed, column.first);
    std::optional<Value>* value = nullptr;
    if (const int narrative = block.columns[index].narrative; narrative >= 0) {
      value = &context.mapped.narratives[static_cast<std::size_t>(narrative)];
      if (value->has_value() && cell == nullptr) continue;  // one cell beside all rows
    } else if (figures.figures[index] >= 0) {
      value = &context.mapped.figures[static_cast<std::size_t>(figures.figures[index])];
    }
    const bool nothing = cell != nullptr && is_blank(cell->text);
    if (cell != nullptr && (value != nullptr || nothing || placed.told)) {
      context.read.tick(row, static_cast<std::size_t>(cell - printed.cells.data()));
    }
    if (value == nullptr) continue;
    *value = cell == nullptr ? null_value(blank) : figure_value(cell->text, cell->origin);
  }
  return placed.work;
}

void ListRows::start(const BlockHeader& header, MappedList& list) {
  list_ = &list;
  last_row_.reset();
  category_.reset();
  subcategory_.reset();
  if (list.found) return;
  list.found = true;
  if (!header.columns.empty()) list.origin = header.columns.front().origin;
}

std::size_t ListRows::take(const RowContext& context, std::size_t row, const BlockHeader& header) {
  const Block& block = block_of(context, header);
  Cells cells = values_of(context, row, header.block);
  if (cells.filled.empty()) return 0;
  const auto first =
      static_cast<std::size_t>(cells.filled.front() - context.table.grid.rows[row].cells.data());
  if (block.kind == Block::Kind::indicators &&
      context.table.use(row, first, Kind::total) != nullptr) {
    return take_total(context, row, header, std::move(cells));
  }
  const std::vector<RowColumn> columns = columns_of(header, context.table.index.rulebook());
  if (take_category_alone(context, row, cells)) return 0;
  if (take_as_prose(context, row, header, cells, columns)) return 0;
  if (join_to_last(context, row, header, cells, columns)) return 0;

  const bool sub_items = block.kind == Block::Kind::sub_items;
  const PlacedRow placed =
      place_row({.row = context.table.grid.rows[row],
                 .filled = cells.filled,
                 .fields = cells.fields,
                 .columns = columns,
                 .header_columns = header.columns.size(),
                 .gaps_lost = context.table.grid.gaps_lost,
                 .repair = context.repair,
                 .pointer = fmt::format("/{}/{}", sub_items ? "sub_items" : "indicators",
                                        list_->rows.size())},
                context.findings);
  context.read.tick_row(row);
  if (placed.regained) context.read.regain(*placed.regained);
  if (placed.usable) {
    add(context, row, header, placed);
  } else {
    context.findings.back().pointer.clear();  // there is no such row in the form
  }
  return placed.work;
}

bool ListRows::take_category_alone(const RowContext& context, std::size_t row, const Cells& cells) {
  if (cells.fields.size() != 1 || !cells.fields.front().category) return false;
  const GridCell& cell = *cells.filled.front();
  category_ = text_value(cell.text, cell.origin);
  subcategory_.reset();
  context.read.tick_row(row);
  return true;
}

// One cell that is alone in its line, or under no column, is no row: a page number, a remark.
bool ListRows::take_as_prose(const RowContext& context, std::size_t row, const BlockHeader& header,
                             const Cells& cells, const std::vector<RowColumn>& columns) {
  if (cells.fields.size() != 1 || header.columns.size() < 2) return false;
  const std::vector<AlignColumn> align = align_columns(columns);
  const bool alone = context.table.grid.rows[row].cells.size() == 1;
  if (!alone && columns_as_printed(cells.fields, align).front() >= 0) return false;
  context.read.decline(row);
  return true;
}

// The second half of a row that a page break has cut in two holds words only, under columns that
// hold words in the first half, and is no whole row by itself.
bool ListRows::join_to_last(const RowContext& context, std::size_t row, const BlockHeader& header,
                            const Cells& cells, const std::vector<RowColumn>& columns) {
  if (!context.table.grid.rows[row].after_break || !last_row_ || *last_row_ + 1 != row ||
      list_->rows.empty()) {
    return false;
  }
  const Block& block = block_of(context, header);
  const std::vector<AlignColumn> align = align_columns(columns);
  const std::vector<int> placed = columns_as_printed(cells.fields, align);
  MappedRow& last = list_->rows.back();
  std::vector<Value*> halves;
  std::size_t of_a_row = 0;
  for (std::size_t at = 0; at < placed.size(); ++at) {
    if (placed[at] < 0 || cells.fields[at].category) return false;
    const RowColumn& column = columns[static_cast<std::size_t>(placed[at])];
    const LabelledColumn* known =
        labelled(block, header.columns[static_cast<std::size_t>(column.header_column)]);
    if (known == nullptr || is_figure_column(block, known->column)) return false;
    Value* half = value_of(last, known->column);
    if (half == nullptr || half->kind != Value::Kind::string) return false;
    if (known->column == Column::name || known->column == Column::target ||
        known->column == Column::actual) {
      ++of_a_row;
    }
    halves.push_back(half);
  }
  if (of_a_row >= 3) return false;  // name, target and actual: a row of its own
  context.read.tick_row(row);
  for (std::size_t at = 0; at < halves.size(); ++at) {
    Value& half = *halves[at];
    const RowColumn& column = columns[static_cast<std::size_t>(placed[at])];
    const std::string pointer =
        fmt::format("/{}/{}", block.kind == Block::Kind::sub_items ? "sub_items" : "indicators",
                    list_->rows.size() - 1);
    if (!context.repair) {
      context.read.report_unjoined(column.label, pointer, *cells.filled[at]);
      continue;
    }
    const ProsePiece pieces[] = {{.origin = half.origin, .start = 0},
                                 {.origin = cells.filled[at]->origin, .start = half.text.size()}};
    half.text = context.document.keep(std::string(half.text) + std::string(cells.filled[at]->text));
    context.read.report_joined(column.label, pointer, half.text, pieces);
  }
  last_row_ = row;
  return true;
}

std::size_t ListRows::take_total(const RowContext& context, std::size_t row,
                                 const BlockHeader& header, Cells cells) {
  const Rulebook& rulebook = context.table.index.rulebook();
  const Block& block = block_of(context, header);
  const GridRow& printed = context.table.grid.rows[row];
  context.read.tick(row, static_cast<std::size_t>(cells.filled.front() - printed.cells.data()));
  cells.filled.erase(cells.filled.begin());
  cells.fields.erase(cells.fields.begin());
  const std::vector<TotalFigure>& totals = rulebook.layout.totals;
  if (totals.empty()) return 0;
  std::vector<RowColumn> columns = total_columns_of(header, rulebook);
  if (context.table.grid.gaps_lost && cells.filled.size() == 1) {
    // A single figure beside 合计 is its score, wherever it stands.
    std::erase_if(columns, [&](const RowColumn& column) {
      return column_at(block, header, column) != Column::score;
    });
  }
  PlacedRow placed;
  placed.cells.assign(header.columns.size(), nullptr);
  if (!cells.filled.empty() && !columns.empty()) {
    placed =
        place_row({.row = printed,
                   .filled = cells.filled,
                   .fields = cells.fields,
                   .columns = columns,
                   .header_columns = header.columns.size(),
                   .gaps_lost = context.table.grid.gaps_lost,
                   .repair = context.repair,
                   .pointer = rulebook.figures[static_cast<std::size_t>(totals[0].figure)].pointer},
                  context.findings);
  }
  if (placed.regained) context.read.regain(*placed.regained);
  if (placed.told) context.read.tick_row(row);
  for (const RowColumn& column : columns) {
    const auto figure =
        std::ranges::find(totals, column_at(block, header, column), &TotalFigure::column);
    if (figure == totals.end()) continue;
    std::optional<Value>& total = context.mapped.figures[static_cast<std::size_t>(figure->figure)];
    if (total) continue;
    const GridCell* cell = placed.cells[static_cast<std::size_t>(column.header_column)];
    total = cell == nullptr ? null_value(origin_at(printed, column.align.first))
                            : figure_value(cell->text, cell->origin);
    if (cell == nullptr) continue;
    context.read.tick(row, static_cast<std::size_t>(cell - printed.cells.data()));
  }
  // The row is there, so a total whose column is not printed is blank and not missing.
  for (const TotalFigure& total : totals) {
    std::optional<Value>& value = context.mapped.figures[static_cast<std::size_t>(total.figure)];
    if (!value) value = null_value(printed.origin);
  }
  return placed.work;
}

Value ListRows::inherited(Column column, const GridCell* cell, bool open, const Origin& blank) {
  std::optional<Value>& current = column == Column::category ? category_ : subcategory_;
  if (cell != nullptr) {
    current = text_value(cell->text, cell->origin);
    if (column == Column::category) subcategory_.reset();
  } else if (open) {
    current.reset();
  }
  return current.value_or(null_value(blank));
}

void ListRows::add(const RowContext& context, std::size_t row, const BlockHeader& header,
                   const PlacedRow& placed) {
  const Block& block = block_of(context, header);
  const GridRow& printed = context.table.grid.rows[row];
  MappedRow added;
  added.origin = printed.cells[context.table.first_filled(row)].origin;
  for (std::size_t index = 0; index < block.columns.size(); ++index) {
    for (std::size_t at = 0; at < header.columns.size(); ++at) {
      if (header.columns[at].column != static_cast<int>(index)) continue;
      const Column column = block.columns[index].column;
      const GridCell* cell = placed.cells[at];
      const Origin blank = origin_at(printed, header.columns[at].first);
      Value value = null_value(blank);
      if (column == Column::category || column == Column::subcategory) {
        value = inherited(column, cell, placed.open[at], blank);
      } else if (cell != nullptr) {
        value = is_figure_column(block, column) ? figure_value(cell->text, cell->origin)
                                                : text_value(cell->text, cell->origin);
      }
      if (Value* part = value_of(added, column)) {
        join_part(*part, value, context.document);
      } else {
        added.values.emplace_back(column, std::move(value));
      }
    }
  }
  list_->rows.push_back(std::move(added));
  last_row_ = row;
}

}  // namespace gouji
