#include "tests/injection/cells.h"

namespace gouji::injection {
namespace {

Cell figure_cell(const Draft& draft, int index) {
  return {.pointer = pointer_to_figure(draft, index),
          .get = [index](const Draft& form) { return form.figure(index); },
          .set = [index](Draft& form, const Figure& value) { form.set(index, value); },
          .figure = index};
}

Cell item_cell(std::size_t row, Figure DraftSubItem::*column, std::string_view name) {
  return {.pointer = pointer_to_sub_item(row, name),
          .get = [row, column](const Draft& form) { return form.sub_items[row].*column; },
          .set = [row, column](Draft& form,
                               const Figure& value) { form.sub_items[row].*column = value; }};
}

Cell indicator_cell(std::size_t row, Figure DraftIndicator::*column, std::string_view name) {
  return {.pointer = pointer_to_indicator(row, name),
          .get = [row, column](const Draft& form) { return form.indicators[row].*column; },
          .set = [row, column](Draft& form,
                               const Figure& value) { form.indicators[row].*column = value; }};
}

void add_figures(const Draft& draft, Group group, std::vector<Cell>& cells) {
  for (std::size_t i = 0; i < draft.figures.size(); ++i) {
    const FigureField& field = draft.rulebook->figures[i];
    const auto index = static_cast<int>(i);
    const Figure value = draft.figure(index);
    if (!value) continue;
    const bool amount = field.kind == FigureKind::money && !value->is_zero();
    const bool wanted = (group == Group::funds && amount) ||
                        (group == Group::required_funds && amount && !field.optional) ||
                        (group == Group::weight_total && field.path == "total.weight") ||
                        (group == Group::total_score && field.role == Role::total_score) ||
                        (group == Group::rate_score && field.role == Role::execution_score);
    if (wanted) cells.push_back(figure_cell(draft, index));
  }
}

void add_items(const Draft& draft, bool totals, std::vector<Cell>& cells) {
  for (std::size_t row = 0; row < draft.sub_items.size(); ++row) {
    const bool is_total = row + 1 == draft.sub_items.size();
    if (is_total != totals) continue;
    if (draft.sub_items[row].budget) {
      cells.push_back(item_cell(row, &DraftSubItem::budget, "budget"));
    }
    if (draft.sub_items[row].actual) {
      cells.push_back(item_cell(row, &DraftSubItem::actual, "actual"));
    }
  }
}

void add_column(const Draft& draft, Figure DraftIndicator::*column, std::string_view name,
                std::vector<Cell>& cells) {
  for (std::size_t row = 0; row < draft.indicators.size(); ++row) {
    if (draft.indicators[row].*column) cells.push_back(indicator_cell(row, column, name));
  }
}

}  // namespace

std::vector<Cell> cells_of(const Draft& draft, Group group) {
  std::vector<Cell> cells;
  switch (group) {
    case Group::items: add_items(draft, false, cells); break;
    case Group::item_totals: add_items(draft, true, cells); break;
    case Group::weights: add_column(draft, &DraftIndicator::weight, "weight", cells); break;
    case Group::scores: add_column(draft, &DraftIndicator::score, "score", cells); break;
    default: add_figures(draft, group, cells);
  }
  return cells;
}

}  // namespace gouji::injection
