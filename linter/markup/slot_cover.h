// Which slots of a table are taken by cells that reach down from the rows above.
#pragma once

#include <cstdint>
#include <vector>

namespace gouji {

class SlotCover {
 public:
  explicit SlotCover(std::uint32_t most_slots) : most_slots_(most_slots) {}

  void next_row();
  // Cells do not reach from one group of rows (thead, tbody) into the next.
  void end_group() { covered_until_.clear(); }
  // The slot where the next cell of the row starts; one more than there may be when none is left.
  std::uint32_t place(std::uint32_t columns, std::uint32_t rows);

 private:
  std::uint32_t most_slots_;
  std::uint32_t row_ = 0;
  std::uint32_t next_ = 0;                      // slot to try, from 0
  std::vector<std::uint64_t> covered_until_{};  // by slot: last row that a cell reaches
};

}  // namespace gouji
