// Puts the values of one row under the columns of its header through the alignment engine, and has
// reported what was done. With repair switched off the row is taken as it is printed and the same
// finding says what the repair would be.

#include "linter/table/row_placement.h"

#include <algorithm>
#include <string_view>

#include "linter/table/shift_report.h"

namespace gouji {
namespace {

RowColumn row_column(const HeaderColumn& header, std::size_t at, const LabelledColumn* labelled) {
  RowColumn column;
  column.align.first = header.first;
  column.align.last = header.last;
  column.header_column = static_cast<int>(at);
  column.label = labelled == nullptr ? header.printed : std::string_view(labelled->labels.front());
  return column;
}

void set_kind(AlignColumn& align, Block::Kind block, Column column) {
  align.required = true;
  switch (column) {
    case Column::category:
      align.kind = ColumnKind::category;
      align.required = false;  // printed once for several rows
      break;
    case Column::subcategory:
    case Column::reason:
      align.kind = ColumnKind::name;
      align.required = false;
      break;
    case Column::name: align.kind = ColumnKind::name; break;
    case Column::target: align.kind = ColumnKind::text; break;
    case Column::actual:
      align.kind = block == Block::Kind::indicators ? ColumnKind::text : ColumnKind::figure;
      break;
    case Column::score:
      align.kind = ColumnKind::figure;
      align.required = false;  // a last cell may be lost
      break;
    case Column::row:
    case Column::budget:
    case Column::weight: align.kind = ColumnKind::figure; break;
  }
}

}  // namespace

std::vector<RowColumn> columns_of(const BlockHeader& header, const Rulebook& rulebook) {
  const Block& block = rulebook.layout.blocks[static_cast<std::size_t>(header.block)];
  std::vector<RowColumn> columns;
  for (std::size_t at = 0; at < header.columns.size(); ++at) {
    const int index = header.columns[at].column;
    const LabelledColumn* labelled =
        index < 0 ? nullptr : &block.columns[static_cast<std::size_t>(index)];
    RowColumn& column = columns.emplace_back(row_column(header.columns[at], at, labelled));
    if (labelled == nullptr) {
      column.align.kind = ColumnKind::unknown;
    } else if (block.kind == Block::Kind::figures) {
      const auto figure = static_cast<std::size_t>(labelled->figure);
      column.align.kind = ColumnKind::figure;
      column.align.required = !rulebook.figures[figure].optional;
    } else if (block.kind == Block::Kind::matrix) {
      column.align.kind = labelled->narrative >= 0 ? ColumnKind::text : ColumnKind::figure;
      column.align.required = false;
    } else {
      set_kind(column.align, block.kind, labelled->column);
      if (labelled->optional) column.align.required = false;
    }
  }
  return columns;
}

std::vector<RowColumn> total_columns_of(const BlockHeader& header, const Rulebook& rulebook) {
  const Block& block = rulebook.layout.blocks[static_cast<std::size_t>(header.block)];
  std::vector<RowColumn> columns = columns_of(header, rulebook);
  std::erase_if(columns,
                [](const RowColumn& column) { return column.align.kind != ColumnKind::figure; });
  for (RowColumn& column : columns) {
    const HeaderColumn& printed = header.columns[static_cast<std::size_t>(column.header_column)];
    const LabelledColumn& labelled = block.columns[static_cast<std::size_t>(printed.column)];
    const auto total =
        std::ranges::find(rulebook.layout.totals, labelled.column, &TotalFigure::column);
    column.align.required = total != rulebook.layout.totals.end();
  }
  return columns;
}

std::vector<AlignColumn> align_columns(std::span<const RowColumn> columns) {
  std::vector<AlignColumn> align;
  align.reserve(columns.size());
  for (const RowColumn& column : columns) align.push_back(column.align);
  return align;
}

PlacedRow place_row(const PlacementInput& input, std::vector<ReaderFinding>& findings) {
  const std::vector<AlignColumn> columns = align_columns(input.columns);
  const Alignment alignment = align(input.fields, columns, input.gaps_lost);

  PlacedRow placed;
  placed.work = alignment.work;
  placed.cells.assign(input.header_columns, nullptr);
  placed.open.assign(input.header_columns, false);
  std::vector<int> column_of = alignment.column_of;
  const ShiftReport report(input);
  const std::size_t told_before = findings.size();
  switch (alignment.fit) {
    case Alignment::Fit::as_printed: break;
    case Alignment::Fit::moved:
      if (input.gaps_lost && input.repair && report.moves_right_as_a_whole(alignment)) {
        placed.regained = report.moved(alignment);
        break;
      }
      findings.push_back(report.moved(alignment));
      if (!input.repair) column_of = columns_as_printed(input.fields, columns);
      break;
    case Alignment::Fit::undecidable:
      findings.push_back(report.undecidable(alignment));
      if (!input.repair) {
        column_of = columns_as_printed(input.fields, columns);
        break;
      }
      for (std::size_t at = 0; at < columns.size(); ++at) {
        if (!alignment.open[at]) continue;
        placed.open[static_cast<std::size_t>(input.columns[at].header_column)] = true;
      }
      break;
    case Alignment::Fit::impossible:
    case Alignment::Fit::too_wide:
      if (std::ranges::find(column_of, -1) == column_of.end()) break;  // odd values, in columns
      findings.push_back(report.impossible());
      placed.usable = std::ranges::any_of(column_of, [](int column) { return column >= 0; });
      break;
  }
  placed.told = findings.size() > told_before;
  for (std::size_t at = 0; at < input.filled.size(); ++at) {
    if (column_of[at] < 0) continue;
    const RowColumn& column = input.columns[static_cast<std::size_t>(column_of[at])];
    placed.cells[static_cast<std::size_t>(column.header_column)] = input.filled[at];
  }
  return placed;
}

}  // namespace gouji
