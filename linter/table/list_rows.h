// Rows of values: those of a list block (sub-items, indicators) and the one of a figures block.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "linter/reader.h"
#include "linter/table/block_header.h"
#include "linter/table/mapped_form.h"
#include "linter/table/read_marks.h"
#include "linter/table/row_labels.h"
#include "linter/table/row_placement.h"

namespace gouji {

struct RowContext {
  const LabelledGrid& table;
  ReadMarks& read;
  std::vector<ReaderFinding>& findings;
  MappedForm& mapped;
  Document& document;
  bool repair = true;
};

// Puts the value row of a figures block under its columns.
PlacedRow place_figures(const RowContext& context, std::size_t row, const BlockHeader& header);

// Takes one row of a matrix: a figure under each of its columns. Returns the work it took.
std::size_t take_matrix_row(const RowContext& context, std::size_t row, const BlockHeader& header,
                            const LabelledGrid::MatrixLabel& label);

// Takes the rows of one list block after the other.
class ListRows {
 public:
  void start(const BlockHeader& header, MappedList& list);
  // Adds the row to the list, or to its last row when a page break has cut that one in two; the
  // 合计 row of the indicators gives the grand total. Returns the work it took.
  std::size_t take(const RowContext& context, std::size_t row, const BlockHeader& header);

 private:
  struct Cells {
    std::vector<const GridCell*> filled;
    std::vector<AlignField> fields;
  };
  static Cells values_of(const RowContext& context, std::size_t row, int block);
  static bool take_as_prose(const RowContext& context, std::size_t row, const BlockHeader& header,
                            const Cells& cells, const std::vector<RowColumn>& columns);
  bool take_category_alone(const RowContext& context, std::size_t row, const Cells& cells);
  bool join_to_last(const RowContext& context, std::size_t row, const BlockHeader& header,
                    const Cells& cells, const std::vector<RowColumn>& columns);
  std::size_t take_total(const RowContext& context, std::size_t row, const BlockHeader& header,
                         Cells cells);
  void add(const RowContext& context, std::size_t row, const BlockHeader& header,
           const PlacedRow& placed);
  Value inherited(Column column, const GridCell* cell, bool open, const Origin& blank);

  friend PlacedRow place_figures(const RowContext&, std::size_t, const BlockHeader&);
  friend std::size_t take_matrix_row(const RowContext&, std::size_t, const BlockHeader&,
                                     const LabelledGrid::MatrixLabel&);

  MappedList* list_ = nullptr;
  std::optional<std::size_t> last_row_;  // in the grid, of the last row that was added
  std::optional<Value> category_;        // printed once for several rows
  std::optional<Value> subcategory_;
};

}  // namespace gouji
