// Which value of a row belongs to which column, when the row may stand beside its header.
//
// The fields keep their order. Placing a field in a column shifts it by some slots (by none when it
// stands within what the column's header spans); what costs is each change of shift from one field
// to the next, so that a row that is off by one as a whole costs as much as a single gap. The
// cheapest placement is the row's meaning when there is exactly one; when there are several nobody
// can tell, and nothing is moved.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace gouji {

// What a column takes. A blank in disguise (/ — 无) stands for a blank and fits everywhere.
enum class ColumnKind : std::uint8_t {
  category,  // one of the rulebook's categories
  name,      // words: no figure, no category
  text,      // anything
  figure,
  unknown,  // a column that the rulebook does not know: anything
};

struct AlignColumn {
  std::uint32_t first = 1;  // slots that its header spans
  std::uint32_t last = 1;
  ColumnKind kind = ColumnKind::text;
  bool required = false;
};

struct AlignField {
  std::uint32_t slot = 1;
  bool figure = false;
  bool category = false;
  bool blank = false;  // in disguise; fields that are blank are left out
};

struct Alignment {
  enum class Fit : std::uint8_t {
    as_printed,   // nothing to repair
    moved,        // exactly one cheapest placement, and it moves something
    undecidable,  // several
    impossible,   // none: fields outside the columns, or more fields than columns
    too_wide,     // more work than a row is worth
  };
  Fit fit = Fit::as_printed;
  // The column of each field, −1 for none. When undecidable: only what all cheapest placements
  // agree on. When impossible: as printed.
  std::vector<int> column_of{};
  // When undecidable: columns whose content depends on the placement.
  std::vector<bool> open{};
  // When undecidable: the first few placements, each like column_of, and whether there are more.
  std::vector<std::vector<int>> candidates{};
  bool more_candidates = false;
  std::size_t work = 0;  // states looked at, for a caller that limits it
};

// Fields and columns by slot, columns disjoint. gaps_lost: runs of blanks were collapsed, so that
// a shift to the right costs nothing and a column left empty says nothing.
Alignment align(std::span<const AlignField> fields, std::span<const AlignColumn> columns,
                bool gaps_lost);

// The column of each field where it stands, −1 outside the columns or where another stands already.
std::vector<int> columns_as_printed(std::span<const AlignField> fields,
                                    std::span<const AlignColumn> columns);

}  // namespace gouji
