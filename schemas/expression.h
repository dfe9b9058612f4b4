// Statements about a form as a rulebook writes them: 合计(指标[*].自评分) = 总分. The tree is one
// list of nodes that name each other by index; every name in it was resolved when the rulebook was
// loaded (linter/rulebook_expression.h), so that checks/expressions.h never looks one up.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "schemas/cell.h"
#include "schemas/decimal.h"

namespace gouji {

// Rows of a list of the form: 指标[类别=产出目标].
struct RowSelection {
  enum class Which : std::uint8_t { all, total, category, subcategory, name };
  Part part = Part::indicator;  // or sub_item
  Which which = Which::all;     // all: but for the 合计 row
  int category = -1;            // in Rulebook::categories
  std::string text;             // of the subcategory or name, in the spelling that is compared
  std::string printed;          // as a message calls it: 类别=产出目标

  // Stands for one row, so that a column of it is a figure and not a list.
  bool single() const { return which == Which::total || which == Which::name; }
  bool same_rows(const RowSelection& other) const {
    return part == other.part && which == other.which && category == other.category &&
           text == other.text;
  }
};

enum class Operation : std::uint8_t {
  constant,
  cell,    // a single figure or text of the form
  column,  // of selected rows
  rows,    // the rows themselves, which can only be counted
  negative,
  plus,
  minus,
  times,
  divided,
  equal,
  not_equal,
  below,
  at_most,
  above,
  at_least,
  both,
  either,
  opposite,
  sum,
  count,
  largest,
  smallest,
  mean,
  absolute,
  rounded,
  filled,
  choice,  // 如果: condition, then, else; a statement may do without the else
  every,
};

constexpr bool is_comparison(Operation operation) {
  return operation >= Operation::equal && operation <= Operation::at_least;
}
constexpr bool is_arithmetic(Operation operation) {
  return operation >= Operation::negative && operation <= Operation::divided;
}
// Of a list one figure.
constexpr bool is_aggregate(Operation operation) {
  return operation >= Operation::sum && operation <= Operation::mean;
}

enum class ValueType : std::uint8_t { number, statement, text, row };

struct ExpressionNode {
  Operation operation = Operation::constant;
  ValueType type = ValueType::number;
  int rows = -1;              // a value for each row of this selection; -1: one value
  std::vector<int> operands;  // in Expression::nodes, before this one
  Decimal constant;           // of a constant
  Place place;                // of a cell
  Column column = Column::row;
  int selection = -1;  // of a column or of rows: in Expression::selections
  int places = 0;      // of rounded
  std::string text;    // as a message calls it
};

struct Expression {
  std::string text;  // as the rulebook writes it
  std::vector<ExpressionNode> nodes;
  std::vector<RowSelection> selections;  // no two select the same
  int root = -1;                         // -1: there is none

  const ExpressionNode& node(int index) const { return nodes[static_cast<std::size_t>(index)]; }
};

}  // namespace gouji
