// The identities of one form that surely hold, told for all of them from one walk over its figures.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <vector>

#include "checks/check.h"

namespace gouji {

class PlainIdentities {
 public:
  explicit PlainIdentities(const CheckInput& input);

  // Whether it holds, all figures that it needs being there. False says nothing: it may hold.
  bool surely_holds(const Identity& identity) const;

 private:
  // Figures in millionths.
  struct Sum {
    std::int64_t millionths = 0;
    bool known = true;  // none is missing, and they fit
    bool any = false;   // some figure is there

    void add(const Decimal& figure);
    void add(const FigureCell& cell);
    void add(const Sum& other);
    bool subtract_from(std::int64_t& rest, std::int64_t times) const;
  };

  Sum sum_of(const Operand& operand) const;
  std::size_t place_of(const Operand& operand) const;  // of any but a constant

  // Where in sums_ they begin: the rulebook's figures, then two columns each of the sub-items, the
  // total row, all indicators, and those of each category.
  std::size_t sub_items_;
  std::size_t total_row_;
  std::size_t indicators_;
  std::pmr::vector<Sum> sums_;
};

}  // namespace gouji
