// The arithmetic of an identity in words, and the walk over the cells that it stands on.
#pragma once

#include "checks/check.h"
#include "checks/rounding.h"
#include "schemas/places.h"

namespace gouji {

inline const FigureCell& cell_in(const SubItem& item, Column column) {
  return column == Column::budget ? item.budget : item.actual;
}
inline const FigureCell& cell_in(const Indicator& indicator, Column column) {
  return column == Column::weight ? indicator.weight : indicator.score;
}

// Visits the cells that an operand takes its figures from, in the order of the form. The total row
// of the sub-items is the first one that is called a total.
template <class Visit>
void for_each_cell(const Operand& operand, const CheckInput& input, Visit&& visit) {
  switch (operand.kind) {
    case Operand::Kind::constant: return;
    case Operand::Kind::figure:
      visit(input.form.figures[static_cast<std::size_t>(operand.figure)]);
      return;
    case Operand::Kind::sub_items:
      for (const SubItem& item : input.form.sub_items) {
        if (!item.is_total) visit(cell_in(item, operand.column));
      }
      return;
    case Operand::Kind::sub_item_total:
      for (const SubItem& item : input.form.sub_items) {
        if (!item.is_total) continue;
        visit(cell_in(item, operand.column));
        return;
      }
      return;
    case Operand::Kind::indicators:
      for (const Indicator& indicator : input.form.indicators) {
        if (operand.category >= 0 && indicator.category_index != operand.category) continue;
        visit(cell_in(indicator, operand.column));
      }
      return;
  }
}

// Whether it is a figure that may be left blank.
inline bool is_optional(const Operand& operand, const CheckInput& input) {
  return operand.kind == Operand::Kind::figure &&
         input.rulebook.figures[static_cast<std::size_t>(operand.figure)].optional;
}

// The figure with as many places as the one beside it, or as many as it needs.
Decimal as_printed(const Decimal& figure, const Decimal& beside);

// 年初预算数 800 + …调整预算数 50.5 − 财政拨款数 850.5 = 0
Message holds_message(const Identity& identity, const Decimal& sum, const CheckInput& input);
Message blank_total_message(const Identity& identity, const Decimal& sum, const CheckInput& input);
Message difference_message(const Identity& identity, const Decimal& total, const Decimal& sum,
                           const RoundingJudgement& rounding, const CheckInput& input);

}  // namespace gouji
