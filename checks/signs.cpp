// The walk over all cells that tells which signs a form shows. A sign too many only costs a check
// that has nothing to say; one too few would lose a finding.

#include "checks/signs.h"

namespace gouji {
namespace {

void look_at(const FigureCell& cell, SetOf<Mark>& marks) {
  switch (cell.state) {
    case CellState::filled:
      if (cell->is_negative()) marks.add(Mark::negative_figure);
      return;
    case CellState::malformed: marks.add(Mark::malformed_figure); return;
    case CellState::absent:
    case CellState::blank: marks.add(Mark::blank_figure); return;
  }
}

void look_at_field(const FigureCell& cell, const FigureField& field, SetOf<Mark>& marks) {
  if (cell.filled() && !cell->is_negative()) return;  // as most are, whatever the field allows
  const bool expected = cell.filled() ? field.may_be_negative : field.optional && cell.empty();
  if (!expected) look_at(cell, marks);
}

bool may_exceed(const Assessment& row) {
  if (row.band == Band::above) return true;
  return row.completion && row.scoring->reason_above;
}

void look_at_row(const Indicator& indicator, const Assessment& row, Signs& signs) {
  signs.standings.add(row.standing);
  signs.obstacles.add(row.obstacle);
  look_at(indicator.weight, signs.marks);
  look_at(indicator.score, signs.marks);
  if (indicator.reason.filled()) signs.marks.add(Mark::reason);
  if (may_exceed(row)) signs.marks.add(Mark::excess);
}

}  // namespace

Signs signs_of(const Form& form, const Rulebook& rulebook, const Assessments& assessments) {
  Signs signs;
  for (std::size_t i = 0; i < form.figures.size(); ++i) {
    look_at_field(form.figures[i], rulebook.figures[i], signs.marks);
  }
  for (const SubItem& item : form.sub_items) {
    look_at(item.budget, signs.marks);
    look_at(item.actual, signs.marks);
  }
  const Assessment* seen = assessments.data();
  for (const Indicator& indicator : form.indicators) look_at_row(indicator, *seen++, signs);
  return signs;
}

}  // namespace gouji
