// A row is a header when the labels of at least two columns of one block stand in it (or one, next
// to the block's own label); the block with the most of them is the one it belongs to, so that a
// label which occurs in two blocks does not matter. Rows below that hold nothing but further labels
// of the same block are part of the header (columns under 其中:).
//
// A column starts where its label starts and reaches up to the next label in any of the header's
// rows: in text a merged header is flattened into its first field and blanks, and values may stand
// under any of them.

#include "linter/table/block_header.h"

#include <algorithm>
#include <optional>

namespace gouji {
namespace {

using Kind = LabelUse::Kind;

// A cell of a header row, seen as part of one block.
struct Leaf {
  enum class What : std::uint8_t { column, spanner, block_label, unknown };
  What what = What::unknown;
  int column = -1;
  const GridCell* cell = nullptr;
};

const LabelUse* use_in(const LabelIndex& index, const CellLabel& label, Kind kind, int block) {
  if (!label.whole) return nullptr;
  for (const LabelUse& use : index.find(label.text)) {
    if (use.kind == kind && use.index == block) return &use;
  }
  return nullptr;
}

struct RowReading {
  std::vector<Leaf> leaves;
  std::size_t columns = 0;  // labels of columns not seen before
  std::size_t known = 0;    // cells that are some label of the block
  bool block_label = false;
};

// What the cells of a row are to one block. `seen` says which of its columns are placed already.
RowReading read_row(const GridRow& row, const LabelledRow& labels, const LabelIndex& index,
                    int block, std::vector<bool> seen) {
  RowReading reading;
  for (std::size_t at = 0; at < row.cells.size(); ++at) {
    if (row.cells[at].empty()) continue;
    Leaf leaf{.cell = &row.cells[at]};
    if (const LabelUse* use = use_in(index, labels[at], Kind::column, block);
        use != nullptr && !seen[static_cast<std::size_t>(use->column)]) {
      leaf.what = Leaf::What::column;
      leaf.column = use->column;
      seen[static_cast<std::size_t>(use->column)] = true;
      ++reading.columns;
    } else if (use_in(index, labels[at], Kind::block, block) != nullptr) {
      leaf.what = Leaf::What::block_label;
      reading.block_label = true;
    } else if (use_in(index, labels[at], Kind::spanner, block) != nullptr) {
      leaf.what = Leaf::What::spanner;
    }
    if (leaf.what != Leaf::What::unknown) ++reading.known;
    reading.leaves.push_back(leaf);
  }
  return reading;
}

class HeaderFinder {
 public:
  HeaderFinder(const Grid& grid, const std::vector<LabelledRow>& labels, const LabelIndex& index)
      : grid_(grid), labels_(labels), index_(index), layout_(index.rulebook().layout) {}

  std::vector<BlockHeader> find() {
    std::vector<bool> found(layout_.blocks.size(), false);
    std::vector<BlockHeader> headers;
    for (std::size_t row = 0; row < grid_.rows.size(); ++row) {
      const int block = block_of(row, found);
      if (block < 0) continue;
      BlockHeader header = take(row, block);
      header.repeats = found[static_cast<std::size_t>(block)];
      found[static_cast<std::size_t>(block)] = true;
      row = header.last_row;
      headers.push_back(std::move(header));
    }
    return headers;
  }

 private:
  std::vector<bool> none_seen(int block) const {
    return std::vector<bool>(layout_.blocks[static_cast<std::size_t>(block)].columns.size(), false);
  }

  // The block whose header starts in this row, −1 for none. One not found before goes first.
  int block_of(std::size_t row, const std::vector<bool>& found) const {
    if (!has_column_label(row)) return -1;
    int best = -1;
    std::size_t best_score = 0;
    for (int block = 0; block < static_cast<int>(layout_.blocks.size()); ++block) {
      const RowReading reading =
          read_row(grid_.rows[row], labels_[row], index_, block, none_seen(block));
      const bool labelled = reading.block_label || label_above(row, block);
      if (reading.columns < (labelled ? 1u : 2u)) continue;
      if (reading.known * 2 < reading.leaves.size()) continue;
      const bool again = found[static_cast<std::size_t>(block)];
      const std::size_t score = 4 * reading.columns + (labelled ? 2u : 0u) + (again ? 0u : 1u);
      if (score <= best_score) continue;
      best = block;
      best_score = score;
    }
    return best;
  }

  bool has_column_label(std::size_t row) const {
    return std::ranges::any_of(labels_[row], [&](const CellLabel& label) {
      return label.whole && std::ranges::any_of(index_.find(label.text), [](const LabelUse& use) {
               return use.kind == Kind::column;
             });
    });
  }

  bool label_above(std::size_t row, int block) const {
    if (row == 0) return false;
    return std::ranges::any_of(labels_[row - 1], [&](const CellLabel& label) {
      return use_in(index_, label, Kind::block, block) != nullptr;
    });
  }

  BlockHeader take(std::size_t row, int block) const {
    BlockHeader header{.block = block, .first_row = row, .last_row = row};
    std::vector<bool> seen = none_seen(block);
    std::vector<std::vector<Leaf>> rows;
    std::uint32_t width = 0;
    for (std::size_t at = row; at < grid_.rows.size(); ++at) {
      RowReading reading = read_row(grid_.rows[at], labels_[at], index_, block, seen);
      const bool further = reading.columns > 0 && reading.known == reading.leaves.size();
      if (at > row && !further) break;
      for (const Leaf& leaf : reading.leaves) {
        if (leaf.what == Leaf::What::column) seen[static_cast<std::size_t>(leaf.column)] = true;
      }
      header.last_row = at;
      width = std::max(width, grid_.rows[at].width());
      rows.push_back(std::move(reading.leaves));
    }
    place_columns(rows, width, header);
    return header;
  }

  // A label below another one takes its slots over when that one is a spanner. When it stands
  // below a column instead, the rows do not line up (collapsed tabs): then the columns are
  // numbered in reading order, those of the lower rows in the place of their spanner.
  static void place_columns(const std::vector<std::vector<Leaf>>& rows, std::uint32_t width,
                            BlockHeader& header) {
    std::vector<HeaderColumn>& columns = header.columns;
    std::vector<std::uint32_t> starts;
    for (const std::vector<Leaf>& leaves : rows) {
      for (const Leaf& leaf : leaves) {
        starts.push_back(leaf.cell->slot);
        if (leaf.what != Leaf::What::column && leaf.what != Leaf::What::unknown) continue;
        columns.push_back({.column = leaf.column,
                           .first = leaf.cell->slot,
                           .last = leaf.cell->slot + leaf.cell->column_span - 1,
                           .printed = leaf.cell->text,
                           .origin = leaf.cell->origin});
      }
    }
    std::ranges::sort(starts);
    std::ranges::stable_sort(columns, {}, &HeaderColumn::first);
    const auto collision = std::ranges::adjacent_find(
        columns, [](const auto& a, const auto& b) { return a.first == b.first; });
    if (collision != columns.end()) {
      number_in_reading_order(rows, columns);
      return;
    }
    for (HeaderColumn& column : columns) {
      const auto next = std::ranges::upper_bound(starts, column.first);
      column.last = next == starts.end() ? std::max(width, column.last) : *next - 1;
    }
  }

  static void number_in_reading_order(const std::vector<std::vector<Leaf>>& rows,
                                      std::vector<HeaderColumn>& columns) {
    std::vector<const GridCell*> order;
    bool lower_placed = false;
    const auto place_lower = [&] {
      for (std::size_t row = 1; row < rows.size() && !lower_placed; ++row) {
        for (const Leaf& leaf : rows[row]) order.push_back(leaf.cell);
      }
      lower_placed = true;
    };
    for (const Leaf& leaf : rows.front()) {
      if (leaf.what == Leaf::What::spanner) {
        place_lower();
      } else {
        order.push_back(leaf.cell);
      }
    }
    place_lower();
    std::uint32_t slot = rows.front().front().cell->slot;
    for (const GridCell* cell : order) {
      for (HeaderColumn& column : columns) {
        if (column.printed.data() != cell->text.data()) continue;
        column.first = slot;
        column.last = slot;
      }
      ++slot;
    }
    std::ranges::stable_sort(columns, {}, &HeaderColumn::first);
  }

  const Grid& grid_;
  const std::vector<LabelledRow>& labels_;
  const LabelIndex& index_;
  const Layout& layout_;
};

}  // namespace

std::vector<BlockHeader> find_headers(const Grid& grid, const std::vector<LabelledRow>& labels,
                                      const LabelIndex& index) {
  return HeaderFinder(grid, labels, index).find();
}

}  // namespace gouji
