// A row of values put under the columns of its header, with what there is to say about it.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "linter/reader.h"
#include "linter/table/alignment.h"
#include "linter/table/block_header.h"
#include "linter/table/grid.h"

namespace gouji {

// The columns that a row may fill: those of its header, in order, with what they take.
struct RowColumn {
  AlignColumn align;
  int header_column = -1;    // in BlockHeader::columns
  std::string_view label{};  // as a message names it
};

// What the columns of a header take in an ordinary row.
std::vector<RowColumn> columns_of(const BlockHeader& header, const Rulebook& rulebook);
// In the 合计 row of the indicators: figures only, and those that the layout totals matter.
std::vector<RowColumn> total_columns_of(const BlockHeader& header, const Rulebook& rulebook);

// As the alignment engine takes them.
std::vector<AlignColumn> align_columns(std::span<const RowColumn> columns);

struct PlacedRow {
  std::vector<const GridCell*> cells;  // for each header column; null: blank
  std::vector<bool> open;              // for each header column: undecidable, so not read
  bool usable = true;                  // false: the values stand in no column at all
  // Gaps were lost and the row stands as a whole to the left of its columns: the finding, not yet
  // among the others, since most rows of such a file are like that.
  std::optional<ReaderFinding> regained;
  bool told = false;  // a finding says something about the row
  std::size_t work = 0;
};

struct PlacementInput {
  const GridRow& row;
  std::span<const GridCell* const> filled;  // its cells with values, labels left out
  std::span<const AlignField> fields;       // what they are, one for one
  std::span<const RowColumn> columns;
  std::size_t header_columns = 0;
  bool gaps_lost = false;
  bool repair = true;
  std::string pointer{};  // of the row's value in the form
};

PlacedRow place_row(const PlacementInput& input, std::vector<ReaderFinding>& findings);

}  // namespace gouji
