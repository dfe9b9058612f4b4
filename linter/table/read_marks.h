// Which cells of a grid were read, and what a mapping has to say about those that were not, or not
// as they stand.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "linter/reader.h"
#include "linter/table/block_header.h"
#include "linter/table/row_labels.h"

namespace gouji {

// A piece of prose that was printed in a row of its own.
struct ProsePiece {
  Origin origin;
  std::size_t start = 0;  // in the prose put together
};

class ReadMarks {
 public:
  ReadMarks(const LabelledGrid& table, std::vector<ReaderFinding>& findings);

  void tick(std::size_t row, std::size_t cell) { read_[row][cell] = true; }
  void tick_row(std::size_t row) { read_[row].assign(read_[row].size(), true); }
  // A row that stands among the rows of a list and is none.
  void decline(std::size_t row) { declined_[row] = true; }

  // Rows with cells that nothing has read. A cell alone in its row is a caption or prose, unless
  // it stands within a list.
  void report_leftovers();
  // Rows of a file that lost its gaps, moved right as a whole: one finding for all of them.
  void regain(ReaderFinding finding) { regained_.push_back(std::move(finding)); }
  void report_regained();
  void report_unknown_column(const HeaderColumn& column);
  void report_joined(std::string_view label, std::string_view pointer, std::string_view text,
                     std::span<const ProsePiece> pieces);
  void report_unjoined(std::string_view label, std::string_view pointer, const GridCell& cell);

 private:
  const LabelledGrid& table_;
  std::vector<ReaderFinding>& findings_;
  std::vector<std::vector<bool>> read_;
  std::vector<bool> declined_;
  std::vector<ReaderFinding> regained_;
};

}  // namespace gouji
