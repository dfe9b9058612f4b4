// All the text of a form, cell by cell.
#pragma once

#include "checks/check.h"

namespace gouji {

// Visits the filled text cells: those at the top of the form, narratives, sub-items, indicators.
template <class Visit>
void for_each_text(const Form& form, Visit&& visit) {
  auto see = [&](const TextCell& cell) {
    if (cell.filled()) visit(cell);
  };
  for (const TextCell& header : form.headers) see(header);
  for (const TextCell& narrative : form.narratives) see(narrative);
  for (const SubItem& item : form.sub_items) see(item.name);
  for (const Indicator& indicator : form.indicators) {
    see(indicator.category);
    see(indicator.subcategory);
    see(indicator.name);
    see(indicator.target);
    see(indicator.actual);
    see(indicator.reason);
  }
}

}  // namespace gouji
