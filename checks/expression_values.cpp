// Evaluates expressions exactly: figures are quotients of integers, and only 四舍五入 rounds. A
// blank or malformed operand, a selection of no row and a division by zero leave a value unknown,
// with a reason that names the cell. 且 and 或 do without an unknown side where the other decides.

#include "checks/expression_values.h"

#include <fmt/format.h>

#include <algorithm>

#include "schemas/places.h"

namespace gouji {

bool ExpressionValues::step() {
  if (++steps_ <= most_expression_steps) return true;
  obstructed({.zh = fmt::format("算式要算的步数超过 {}", most_expression_steps),
              .en = fmt::format("the expression takes more than {} steps", most_expression_steps)});
  return false;
}

std::nullopt_t ExpressionValues::obstructed(Message why) {
  obstacle_ = std::move(why);
  return std::nullopt;
}

std::nullopt_t ExpressionValues::unusable(const FigureCell& cell) {
  const std::string label = label_of(cell.place, rows_.input().form, rows_.input().rulebook);
  if (cell.state == CellState::malformed) {
    return obstructed({.zh = fmt::format("{} 填“{}”，不是数", label, cell.raw),
                       .en = fmt::format("{} is not a number: {}", label, cell.raw)});
  }
  return obstructed({.zh = label + " 空白", .en = label + " is blank"});
}

std::nullopt_t ExpressionValues::no_such_row(int selection) {
  const std::string& printed =
      rows_.expression().selections[static_cast<std::size_t>(selection)].printed;
  return obstructed({.zh = fmt::format("表里没有 {} 的行", printed),
                     .en = fmt::format("the form has no row of {}", printed)});
}

std::optional<int> ExpressionValues::only_row(const ExpressionNode& column, int row) {
  if (column.rows >= 0) return row;
  const std::vector<int>& rows = rows_.selected(column.selection);
  const RowSelection& selection =
      rows_.expression().selections[static_cast<std::size_t>(column.selection)];
  if (rows.empty()) return no_such_row(column.selection);
  if (rows.size() > 1 && selection.which == RowSelection::Which::name) {
    return obstructed(
        {.zh = fmt::format("表里 {} 的行有 {} 行，不知是哪一行", selection.printed, rows.size()),
         .en = fmt::format("the form has {} rows of {}, it is not known which is "
                           "meant",
                           rows.size(), selection.printed)});
  }
  return rows.front();
}

std::optional<Ratio> ExpressionValues::figure(const ExpressionNode& node, int row) {
  const FigureField* field = nullptr;
  int source = no_row;
  if (node.operation == Operation::cell) {
    field = &rows_.input().rulebook.figures[node.place.row];
  } else {
    const std::optional<int> only = only_row(node, row);
    if (!only) return std::nullopt;
    source = *only;
  }
  const FigureCell& cell = rows_.figure(node, source);
  if (cell.empty() && field != nullptr && field->optional) return Ratio();
  if (!cell.filled()) return unusable(cell);
  const bool percent = field != nullptr && field->kind == FigureKind::percent;
  return percent ? Ratio(Decimal(cell.value.coefficient(), cell.value.scale() + 2))
                 : Ratio(cell.value);
}

std::optional<Ratio> ExpressionValues::number(int index, int row) {
  if (!step()) return std::nullopt;
  const ExpressionNode& node = rows_.expression().node(index);
  switch (node.operation) {
    case Operation::constant: return Ratio(node.constant);
    case Operation::cell:
    case Operation::column: return figure(node, row);
    case Operation::count: return counted(node);
    case Operation::choice: {
      const std::optional<int> taken = chosen(node, row);
      if (!taken) return std::nullopt;
      return number(*taken, row);
    }
    default: return is_aggregate(node.operation) ? aggregate(node) : arithmetic(node, row);
  }
}

std::optional<Ratio> ExpressionValues::arithmetic(const ExpressionNode& node, int row) {
  const std::optional<Ratio> left = number(node.operands.front(), row);
  if (!left) return std::nullopt;
  std::optional<Ratio> right;
  if (node.operands.size() > 1) {
    right = number(node.operands.back(), row);
    if (!right) return std::nullopt;
  }
  switch (node.operation) {
    case Operation::negative: return -*left;
    case Operation::plus: return *left + *right;
    case Operation::minus: return *left - *right;
    case Operation::times: return *left * *right;
    case Operation::absolute: return *left < Ratio() ? -*left : *left;
    case Operation::rounded: return Ratio(left->rounded(node.places));
    case Operation::divided: break;
    default: return std::nullopt;
  }
  if (*right != Ratio()) return *left / *right;
  const std::string& text = rows_.expression().node(node.operands.back()).text;
  return obstructed({.zh = fmt::format("除数“{}”为 0", text),
                     .en = fmt::format("the divisor \"{}\" is 0", text)});
}

std::optional<Ratio> ExpressionValues::aggregate(const ExpressionNode& node) {
  std::optional<Ratio> result;
  std::int64_t count = 0;
  auto take = [&](int operand, int row) {
    const std::optional<Ratio> value = number(operand, row);
    if (!value) return false;
    ++count;
    if (!result) {
      result = value;
    } else if (node.operation == Operation::largest) {
      result = std::max(*result, *value);
    } else if (node.operation == Operation::smallest) {
      result = std::min(*result, *value);
    } else {
      result = *result + *value;
    }
    return true;
  };
  for (const int operand : node.operands) {
    const int list = rows_.expression().node(operand).rows;
    if (list < 0) {
      if (!take(operand, no_row)) return std::nullopt;
      continue;
    }
    if (rows_.selected(list).empty()) return no_such_row(list);
    for (const int row : rows_.selected(list)) {
      if (!take(operand, row)) return std::nullopt;
    }
  }
  if (node.operation == Operation::mean) return *result / Ratio(Decimal::whole(count));
  return result;
}

// Of statements, the rows where they hold; of anything else, the rows. None is an answer here.
std::optional<Ratio> ExpressionValues::counted(const ExpressionNode& node) {
  const ExpressionNode& list = rows_.expression().node(node.operands.front());
  const std::vector<int>& rows = rows_.selected(list.rows);
  if (list.type != ValueType::statement) {
    return Ratio(Decimal::whole(static_cast<std::int64_t>(rows.size())));
  }
  std::int64_t count = 0;
  for (const int row : rows) {
    const std::optional<bool> holds = statement(node.operands.front(), row);
    if (!holds) return std::nullopt;
    if (*holds) ++count;
  }
  return Ratio(Decimal::whole(count));
}

std::optional<int> ExpressionValues::chosen(const ExpressionNode& node, int row) {
  const std::optional<bool> condition = statement(node.operands[0], row);
  if (!condition) return std::nullopt;
  if (*condition) return node.operands[1];
  return node.operands.size() == 3 ? node.operands[2] : -1;
}

std::optional<bool> ExpressionValues::statement(int index, int row) {
  if (!step()) return std::nullopt;
  const ExpressionNode& node = rows_.expression().node(index);
  switch (node.operation) {
    case Operation::both:
    case Operation::either: return joined(node, row);
    case Operation::filled: return filled(node, row);
    case Operation::every: return every(node);
    case Operation::opposite: {
      const std::optional<bool> holds = statement(node.operands.front(), row);
      if (!holds) return std::nullopt;
      return !*holds;
    }
    case Operation::choice: {
      const std::optional<int> taken = chosen(node, row);
      if (!taken) return std::nullopt;
      return *taken < 0 ? true : statement(*taken, row);
    }
    default: return compared(node, row);
  }
}

std::optional<bool> ExpressionValues::compared(const ExpressionNode& node, int row) {
  const std::optional<Ratio> left = number(node.operands[0], row);
  if (!left) return std::nullopt;
  const std::optional<Ratio> right = number(node.operands[1], row);
  if (!right) return std::nullopt;
  const std::strong_ordering order = *left <=> *right;
  switch (node.operation) {
    case Operation::equal: return std::is_eq(order);
    case Operation::not_equal: return std::is_neq(order);
    case Operation::below: return std::is_lt(order);
    case Operation::at_most: return std::is_lteq(order);
    case Operation::above: return std::is_gt(order);
    default: return std::is_gteq(order);
  }
}

std::optional<bool> ExpressionValues::joined(const ExpressionNode& node, int row) {
  const bool decisive = node.operation == Operation::either;
  const std::optional<bool> left = statement(node.operands[0], row);
  if (left == decisive || exhausted()) return left;
  const Message why_left = obstacle_;
  const std::optional<bool> right = statement(node.operands[1], row);
  if (right == decisive || left) return right;
  if (!exhausted()) obstacle_ = why_left;
  return std::nullopt;
}

std::optional<bool> ExpressionValues::filled(const ExpressionNode& node, int row) {
  const ExpressionNode& of = rows_.expression().node(node.operands.front());
  int source = no_row;
  if (of.operation == Operation::column) {
    const std::optional<int> only = only_row(of, row);
    if (!only) return std::nullopt;
    source = *only;
  }
  const CellState state = rows_.cell(of, source).state;
  return state == CellState::filled || state == CellState::malformed;
}

std::optional<bool> ExpressionValues::every(const ExpressionNode& node) {
  const int operand = node.operands.front();
  const int list = rows_.expression().node(operand).rows;
  if (rows_.selected(list).empty()) return no_such_row(list);
  bool unknown = false;
  Message why;
  for (const int row : rows_.selected(list)) {
    const std::optional<bool> holds = statement(operand, row);
    if (exhausted()) return std::nullopt;
    if (holds && !*holds) return false;
    if (!holds && !unknown) why = obstacle_;
    unknown = unknown || !holds;
  }
  if (!unknown) return true;
  return obstructed(std::move(why));
}

}  // namespace gouji
