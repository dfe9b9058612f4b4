// Cells and merged ranges → Grid. Only the rectangle that holds text counts: what is styled or
// merged beyond it is cut off, so that a title merged over all columns of a sheet costs nothing.
// Blank rows inside it stay rows of blank cells (a row of figures that was left empty is one), but
// of a long run only the first few, and a gap is noted behind them.

#include "linter/workbook/sheet_grid.h"

#include <fmt/format.h>

#include <algorithm>

namespace gouji {
namespace {

constexpr std::uint32_t kept_blank_rows = 8;

// What of a merged range lies inside the grid.
struct Block {
  SheetPlace first;
  SheetPlace last;
};

class GridMaker {
 public:
  GridMaker(const Sheet& sheet, TextPool& pool) : sheet_(sheet), pool_(pool) {
    for (const StoredCell& cell : sheet.cells) width_ = std::max(width_, cell.place.column);
    choose_rows();
    covered_until_.assign(width_ + 1, 0);
  }

  std::size_t slots() const { return rows_.size() * width_; }
  std::size_t height() const { return rows_.size(); }
  std::uint32_t width() const { return width_; }

  SheetGrid make() {
    SheetGrid made;
    for (std::size_t at = 0; at < rows_.size(); ++at) add_row(at, made);
    made.rows = std::move(rows_);
    return made;
  }

 private:
  void choose_rows() {
    for (const StoredCell& cell : sheet_.cells) {
      const std::uint32_t last = rows_.empty() ? 0 : rows_.back();
      if (cell.place.row == last) continue;
      if (cell.place.row - last - 1 <= kept_blank_rows) {
        for (std::uint32_t row = last + 1; row < cell.place.row; ++row) rows_.push_back(row);
      }
      rows_.push_back(cell.place.row);
    }
  }

  // Rows that the grid has of those from first to last.
  std::uint32_t kept_between(std::uint32_t first, std::uint32_t last) const {
    const auto begin = std::ranges::lower_bound(rows_, first);
    const auto end = std::ranges::upper_bound(rows_, last);
    return static_cast<std::uint32_t>(end - begin);
  }

  void add_row(std::size_t at, SheetGrid& made) {
    const std::uint32_t row = rows_[at];
    GridRow& printed = made.grid.rows.emplace_back();
    printed.origin = origin_of(sheet_, {.row = row, .column = 1}, pool_);
    printed.after_break = at > 0 && row != rows_[at - 1] + 1;
    skip_merged_before(row);
    for (std::uint32_t column = 1; column <= width_;) {
      const SheetPlace place{.row = row, .column = column};
      const StoredCell* stored = take_stored(place);
      if (covered_until_[column] >= row) {
        if (stored != nullptr) made.covered.push_back(stored);
        ++column;
        continue;
      }
      column += add_cell(place, stored, printed, made);
    }
  }

  // Ranges that start in rows without any text.
  void skip_merged_before(std::uint32_t row) {
    while (next_merged_ < sheet_.merged.size() && sheet_.merged[next_merged_].first.row < row) {
      const SheetRange& range = sheet_.merged[next_merged_++];
      if (!std::ranges::binary_search(rows_, range.first.row)) cover(range, row - 1);
    }
  }

  // A range that starts in a row left out covers its columns all the same: nothing there is shown.
  void cover(const SheetRange& range, std::uint32_t above) {
    if (range.last.row <= above) return;
    for (std::uint32_t column = range.first.column; column <= std::min(range.last.column, width_);
         ++column) {
      if (range.last.row - range.first.row >= kept_blank_rows) break;
      covered_until_[column] = std::max(covered_until_[column], range.last.row);
    }
  }

  const StoredCell* take_stored(SheetPlace place) {
    const std::vector<StoredCell>& cells = sheet_.cells;
    if (next_cell_ == cells.size() || cells[next_cell_].place != place) return nullptr;
    return &cells[next_cell_++];
  }

  // The range that starts at a place; those that start left of it in covered cells are passed over.
  const SheetRange* merged_at(SheetPlace place) {
    const std::vector<SheetRange>& merged = sheet_.merged;
    while (next_merged_ < merged.size() && merged[next_merged_].first.row == place.row &&
           merged[next_merged_].first.column < place.column) {
      ++next_merged_;
    }
    if (next_merged_ == merged.size() || merged[next_merged_].first != place) return nullptr;
    return &merged[next_merged_];
  }

  std::uint32_t add_cell(SheetPlace place, const StoredCell* stored, GridRow& printed,
                         SheetGrid& made) {
    GridCell& cell = printed.cells.emplace_back();
    cell.slot = place.column;
    cell.origin = origin_of(sheet_, place, pool_);
    if (stored != nullptr) cell.text = stored->text;
    const SheetRange* range = merged_at(place);
    if (range == nullptr) return 1;
    const std::uint32_t last = std::min(range->last.column, width_);
    std::uint32_t end = place.column;
    while (end <= last && covered_until_[end] < place.row) {
      covered_until_[end] = range->last.row;
      // What stands beside the first cell of the range is not shown.
      if (end > place.column) {
        if (const StoredCell* under = take_stored({.row = place.row, .column = end})) {
          made.covered.push_back(under);
        }
      }
      ++end;
    }
    cell.column_span = end - place.column;
    cell.row_span = std::max(1u, kept_between(place.row, range->last.row));
    return cell.column_span;
  }

  const Sheet& sheet_;
  TextPool& pool_;
  std::uint32_t width_ = 0;
  std::vector<std::uint32_t> rows_;           // of the sheet, that the grid has
  std::vector<std::uint32_t> covered_until_;  // by column: the last row under a range
  std::size_t next_cell_ = 0;
  std::size_t next_merged_ = 0;
};

Message too_large(const Sheet& sheet, const GridMaker& maker, const Limits& limits) {
  return {.zh = fmt::format("工作表“{}”有 {} 行 {} 列，超过上限（{} 行、{} 列、{} 格），没有读",
                            sheet.name, maker.height(), maker.width(), limits.rows, limits.columns,
                            limits.cells),
          .en = fmt::format("sheet “{}” has {} rows and {} columns, more than the limits ({} rows, "
                            "{} columns, {} cells): it was not read",
                            sheet.name, maker.height(), maker.width(), limits.rows, limits.columns,
                            limits.cells)};
}

}  // namespace

SheetGrid grid_of(const Sheet& sheet, const Limits& limits, SheetBudget& budget, TextPool& pool) {
  GridMaker maker(sheet, pool);
  const bool over = maker.height() > limits.rows || maker.width() > limits.columns ||
                    maker.slots() > std::min(limits.cells, budget.cells);
  if (over) {
    SheetGrid refused;
    refused.over_limit = too_large(sheet, maker, limits);
    return refused;
  }
  budget.cells -= maker.slots();
  return maker.make();
}

}  // namespace gouji
