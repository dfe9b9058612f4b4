// Finds the rows that an expression selects, once for a form. A blank 二级指标 belongs to the one
// above it, as long as the category is the same: such cells are merged on the printed form.

#include "checks/expression_rows.h"

#include <string>

#include "checks/wording.h"

namespace gouji {
namespace {

using Which = RowSelection::Which;

std::size_t at(int index) {
  return static_cast<std::size_t>(index);
}

// The names of rows as they are compared, made once for all selections that ask for them.
struct ComparedNames {
  std::vector<std::string> sub_items, indicators, subcategories;

  ComparedNames(const Form& form, const Expression& expression) {
    for (const RowSelection& selection : expression.selections) {
      if (selection.which == Which::name) fill_names(form, selection.part);
      if (selection.which == Which::subcategory) fill_subcategories(form);
    }
  }

  void fill_names(const Form& form, Part part) {
    if (part == Part::sub_item && sub_items.empty()) {
      for (const SubItem& item : form.sub_items) sub_items.push_back(normalised(item.name.raw));
    }
    if (part == Part::indicator && indicators.empty()) {
      for (const Indicator& one : form.indicators) indicators.push_back(normalised(one.name.raw));
    }
  }

  void fill_subcategories(const Form& form) {
    if (!subcategories.empty()) return;
    const Indicator* above = nullptr;
    for (const Indicator& one : form.indicators) {
      const bool same_category = above != nullptr && above->category_index == one.category_index;
      const bool belongs_above = !one.subcategory.filled() && same_category;
      std::string name = belongs_above ? subcategories.back() : normalised(one.subcategory.raw);
      subcategories.push_back(std::move(name));
      above = &one;
    }
  }
};

bool selects(const RowSelection& selection, const Form& form, const ComparedNames& names,
             std::size_t row) {
  const bool sub_item = selection.part == Part::sub_item;
  if (sub_item && form.sub_items[row].is_total) return selection.which == Which::total;
  switch (selection.which) {
    case Which::all: return true;
    case Which::total: return false;
    case Which::category: return form.indicators[row].category_index == selection.category;
    case Which::subcategory: return names.subcategories[row] == selection.text;
    case Which::name: return (sub_item ? names.sub_items : names.indicators)[row] == selection.text;
  }
  return false;
}

const FigureCell& figure_in(const SubItem& item, Column column) {
  return column == Column::budget ? item.budget : item.actual;
}
const FigureCell& figure_in(const Indicator& indicator, Column column) {
  return column == Column::weight ? indicator.weight : indicator.score;
}

const TextCell& text_in(const Indicator& indicator, Column column) {
  switch (column) {
    case Column::category: return indicator.category;
    case Column::subcategory: return indicator.subcategory;
    case Column::target: return indicator.target;
    case Column::actual: return indicator.actual;
    case Column::reason: return indicator.reason;
    default: return indicator.name;
  }
}

template <class T>
ExpressionCell seen(const Cell<T>& cell) {
  return {.place = cell.place, .state = cell.state};
}

}  // namespace

ExpressionRows::ExpressionRows(const Expression& expression, const CheckInput& input)
    : expression_(expression), input_(input) {
  const Form& form = input.form;
  const ComparedNames names(form, expression);
  for (const RowSelection& selection : expression.selections) {
    const bool sub_item = selection.part == Part::sub_item;
    const std::size_t count = sub_item ? form.sub_items.size() : form.indicators.size();
    std::vector<int>& rows = selected_.emplace_back();
    for (std::size_t row = 0; row < count; ++row) {
      if (selects(selection, form, names, row)) rows.push_back(static_cast<int>(row));
    }
  }
}

int ExpressionRows::row_of(const ExpressionNode& column, int row) const {
  if (column.rows >= 0) return row;
  const std::vector<int>& rows = selected(column.selection);
  return rows.empty() ? no_row : rows.front();
}

const FigureCell& ExpressionRows::figure(const ExpressionNode& node, int row) const {
  const Form& form = input_.form;
  if (node.operation == Operation::cell) return form.figures[node.place.row];
  const bool sub_item = expression_.selections[at(node.selection)].part == Part::sub_item;
  return sub_item ? figure_in(form.sub_items[at(row)], node.column)
                  : figure_in(form.indicators[at(row)], node.column);
}

ExpressionCell ExpressionRows::cell(const ExpressionNode& node, int row) const {
  const Form& form = input_.form;
  if (node.operation == Operation::cell) {
    switch (node.place.part) {
      case Part::figure: return seen(form.figures[node.place.row]);
      case Part::narrative: return seen(form.narratives[node.place.row]);
      default: return seen(form.headers[node.place.row]);
    }
  }
  const Part part = expression_.selections[at(node.selection)].part;
  if (node.operation == Operation::rows) {
    return {.place = {.part = part, .row = static_cast<std::uint32_t>(row)},
            .state = CellState::filled};
  }
  if (node.type == ValueType::number) return seen(figure(node, row));
  return part == Part::sub_item ? seen(form.sub_items[at(row)].name)
                                : seen(text_in(form.indicators[at(row)], node.column));
}

std::vector<ExpressionCell> ExpressionRows::cells(int node, int row) const {
  std::vector<ExpressionCell> cells;
  collect(node, row, row != no_row, cells);
  return cells;
}

void ExpressionRows::collect(int index, int row, bool in_row,
                             std::vector<ExpressionCell>& cells) const {
  if (cells.size() >= most_cells) return;
  const ExpressionNode& node = expression_.node(index);
  const bool leaf = node.operation == Operation::cell || node.operation == Operation::column ||
                    node.operation == Operation::rows;
  if (!leaf) {
    const bool whole_lists = is_aggregate(node.operation) || node.operation == Operation::every;
    for (const int operand : node.operands) {
      collect(operand, whole_lists ? no_row : row, in_row, cells);
    }
    return;
  }
  if (node.rows >= 0 && row == no_row) {
    for (const int each : selected(node.rows)) {
      if (cells.size() >= most_cells) return;
      cells.push_back(cell(node, each));
    }
    return;
  }
  const bool is_cell = node.operation == Operation::cell;
  const int source = is_cell ? no_row : row_of(node, row);
  if (!is_cell && source == no_row) return;
  ExpressionCell& added = cells.emplace_back(cell(node, source));
  added.own = in_row ? node.rows >= 0 : true;
}

}  // namespace gouji
