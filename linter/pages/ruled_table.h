// Tables as rulings make them: cells with their boxes and spans.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "linter/pages/geometry.h"
#include "linter/pages/page_drawing.h"

namespace gouji {

struct RuledCell {
  Box box;
  std::uint32_t row = 0;  // from 0
  std::uint32_t row_span = 1;
  bool open_above = false;  // no ruling: it may go on from the page before, or on the next
  bool open_below = false;
};

// A grid of rulings. columns and rows are its lines, in order.
class RuledTable {
 public:
  // Lines that cross each other; cuts them into cells.
  RuledTable(std::vector<Ruling> horizontal, std::vector<Ruling> vertical);

  const std::vector<RuledCell>& cells() const { return cells_; }  // by row, then column
  const std::vector<Length>& columns() const { return columns_; }
  const std::vector<Length>& rows() const { return rows_; }
  Box box() const;
  // The cell at a place; none: outside, or not closed by rulings.
  std::optional<std::size_t> cell_at(Length x, Length y) const;

 private:
  void cut(const std::vector<Ruling>& horizontal, const std::vector<Ruling>& vertical);

  std::vector<Length> columns_;
  std::vector<Length> rows_;
  std::vector<RuledCell> cells_;
  std::vector<std::int32_t> owners_;  // of each square between neighbouring lines; −1: none
};

struct RuledTables {
  std::vector<RuledTable> tables;  // from the top
  bool too_many = false;           // more lines or squares than can be looked at
};
RuledTables ruled_tables(const PageDrawing& page, std::size_t most_cells);

// Which line of a list, in order, stands nearest to a place.
std::size_t nearest(const std::vector<Length>& lines, Length place);
// Lines that stand closer together than rulings of different rows do are one.
std::vector<Length> merged_lines(std::vector<Length> lines);

}  // namespace gouji
