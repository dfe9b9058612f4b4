// Groups of cells of a draft that hold figures.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "tests/injection/draft.h"

namespace gouji::injection {

enum class Group {
  funds,           // amounts of the funds tables that are not zero
  required_funds,  // those that the template does not do without
  items,           // amounts of the sub-items
  item_totals,
  weights,
  weight_total,
  scores,
  total_score,
  rate_score
};

struct Cell {
  std::string pointer;
  std::function<Figure(const Draft&)> get;
  std::function<void(Draft&, const Figure&)> set;
  int figure = -1;  // in Rulebook::figures, for those of the funds
};

// The filled cells of a group, in the order of the form.
std::vector<Cell> cells_of(const Draft& draft, Group group);

}  // namespace gouji::injection
