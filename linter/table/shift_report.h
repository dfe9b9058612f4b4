// What there is to say about a row that does not stand under its columns.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "linter/reader.h"
#include "linter/table/row_placement.h"

namespace gouji {

class ShiftReport {
 public:
  explicit ShiftReport(const PlacementInput& input);

  ReaderFinding moved(const Alignment& alignment) const;
  ReaderFinding undecidable(const Alignment& alignment) const;
  ReaderFinding impossible() const;
  // The row stands to the left of its columns, all of it by the same distance.
  bool moves_right_as_a_whole(const Alignment& alignment) const;

 private:
  ReaderFinding start(Severity severity) const;
  std::int64_t shift_of(std::size_t at, int column) const;
  void tell_cell(std::size_t at, int column, std::size_t shown, Message& message) const;
  void tell_vacated(const std::vector<int>& placement, Message& message) const;
  std::string row_after(const std::vector<int>& placement, std::string_view blank = "") const;

  const PlacementInput& input_;
  Message name_;
};

}  // namespace gouji
