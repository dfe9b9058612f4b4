// For each slot the last row that is taken. A cell goes to the first slot of its row that is free,
// as browsers do it.

#include "linter/markup/slot_cover.h"

#include <algorithm>

namespace gouji {

void SlotCover::next_row() {
  ++row_;
  next_ = 0;
}

std::uint32_t SlotCover::place(std::uint32_t columns, std::uint32_t rows) {
  while (next_ < covered_until_.size() && covered_until_[next_] >= row_) ++next_;
  if (next_ >= most_slots_) return most_slots_ + 1;
  const std::uint32_t slot = next_;
  const std::uint32_t end = std::min(columns, most_slots_ - slot) + slot;
  if (covered_until_.size() < end) covered_until_.resize(end, 0);
  for (std::uint32_t at = slot; at < end; ++at) {
    covered_until_[at] = std::max(covered_until_[at], std::uint64_t{row_} + rows - 1);
  }
  next_ = end;
  return slot + 1;
}

}  // namespace gouji
