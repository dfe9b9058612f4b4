// Headers, figures, sub-items, indicators, narratives: in the order of Form. The name of the
// template is left out, which is for the program and not for people.

#include "linter/form_cells.h"

namespace gouji {
namespace {

FormCell cell_of(const TextCell& cell, CellKind kind = CellKind::text) {
  return {.place = cell.place, .kind = kind, .state = cell.state, .raw = cell.raw, .figure = {}};
}

FormCell cell_of(const FigureCell& cell, CellKind kind = CellKind::figure) {
  FormCell out{
      .place = cell.place, .kind = kind, .state = cell.state, .raw = cell.raw, .figure = {}};
  if (cell.filled()) out.figure = cell.value;
  return out;
}

}  // namespace

std::vector<FormCell> cells_of(const Form& form, const Rulebook& rulebook) {
  std::vector<FormCell> cells;
  for (const TextCell& header : form.headers) {
    if (&header != &form.header(Header::template_id)) cells.push_back(cell_of(header));
  }
  for (std::size_t i = 0; i < form.figures.size(); ++i) {
    const bool percent = rulebook.figures[i].kind == FigureKind::percent;
    cells.push_back(cell_of(form.figures[i], percent ? CellKind::percent : CellKind::figure));
  }
  for (const SubItem& item : form.sub_items) {
    cells.push_back(cell_of(item.name));
    cells.push_back(cell_of(item.budget));
    cells.push_back(cell_of(item.actual));
  }
  for (const Indicator& indicator : form.indicators) {
    for (const TextCell* cell : {&indicator.category, &indicator.subcategory, &indicator.name}) {
      cells.push_back(cell_of(*cell));
    }
    cells.push_back(cell_of(indicator.target, CellKind::measure));
    cells.push_back(cell_of(indicator.actual, CellKind::measure));
    cells.push_back(cell_of(indicator.weight));
    cells.push_back(cell_of(indicator.score));
    cells.push_back(cell_of(indicator.reason));
  }
  for (const TextCell& narrative : form.narratives) cells.push_back(cell_of(narrative));
  return cells;
}

}  // namespace gouji
