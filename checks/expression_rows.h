// The rows and cells of a form that an expression takes its figures from.
#pragma once

#include <vector>

#include "checks/check.h"
#include "schemas/expression.h"

namespace gouji {

// A row is an index in Form::indicators or Form::sub_items. What stands in no list, and a whole
// list, is evaluated for no row.
inline constexpr int no_row = -1;

// A cell of any kind.
struct ExpressionCell {
  Place place;
  CellState state = CellState::absent;
  bool own = false;  // a single figure; while a row is looked at, a cell of this row
};

class ExpressionRows {
 public:
  ExpressionRows(const Expression& expression, const CheckInput& input);

  const Expression& expression() const { return expression_; }
  const CheckInput& input() const { return input_; }

  // In the order of the form.
  const std::vector<int>& selected(int selection) const {
    return selected_[static_cast<std::size_t>(selection)];
  }
  // The row that a column takes its value from: the one that is looked at, or the one that it
  // selects; no_row: it selects none.
  int row_of(const ExpressionNode& column, int row) const;

  // Of a cell or column of figures, for a row that exists.
  const FigureCell& figure(const ExpressionNode& node, int row) const;
  // Of any cell, column or row.
  ExpressionCell cell(const ExpressionNode& node, int row) const;

  // The cells below a node in the order of the expression, as often as they occur; rows that are
  // only counted, as a whole. No more than this many: a list may be long, and each of its rows be
  // compared with all others.
  static constexpr std::size_t most_cells = 1'000;
  std::vector<ExpressionCell> cells(int node, int row) const;

 private:
  void collect(int node, int row, bool in_row, std::vector<ExpressionCell>& cells) const;

  const Expression& expression_;
  const CheckInput& input_;
  std::vector<std::vector<int>> selected_;  // one for each of Expression::selections
};

}  // namespace gouji
