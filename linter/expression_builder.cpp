// The types of expressions. There are figures, statements and texts, each single or one for each of
// some rows, and the rows themselves. Whatever works on single values works on lists row by row, as
// long as all its lists are of the same rows; sums and their like make a single value of a list.

#include "linter/expression_builder.h"

#include <fmt/format.h>

#include <algorithm>

#include "schemas/places.h"

namespace gouji {
namespace {

constexpr int most_places = 12;

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<signed char>(c) > 0; });
}

Message what_is(const ExpressionNode& node) {
  switch (node.type) {
    case ValueType::number: return {.zh = "数", .en = "a figure"};
    case ValueType::statement: return {.zh = "判断", .en = "a statement"};
    case ValueType::text:
      return {.zh = "文字，只能放在 已填(…) 里", .en = "text, which goes in filled(…) only"};
    case ValueType::row:
      return {.zh = "整行，没有写哪一栏，只能放在 个数(…) 里",
              .en = "rows without a column, which go in count(…) only"};
  }
  return {};
}

}  // namespace

ExpressionBuilder::ExpressionBuilder(std::string_view text, const ExpressionNames& names)
    : names_(names) {
  expression_.text = text;
}

std::string_view ExpressionBuilder::written(int node) const {
  const Span& part = span(node);
  return std::string_view(expression_.text).substr(part.begin, part.end - part.begin);
}

int ExpressionBuilder::add(ExpressionNode node, Span span) {
  if (expression_.nodes.size() == most_expression_nodes) {
    fail_at(span.character, fmt::format("算式超过 {} 项", most_expression_nodes),
            fmt::format("the expression has more than {} parts", most_expression_nodes));
  }
  spans_.push_back(span);
  expression_.nodes.push_back(std::move(node));
  const int index = static_cast<int>(expression_.nodes.size()) - 1;
  if (std::string& text = expression_.nodes.back().text; text.empty()) text = written(index);
  return index;
}

int ExpressionBuilder::constant(const Decimal& number, Span span) {
  return add({.operation = Operation::constant, .constant = number}, span);
}

int ExpressionBuilder::cell(std::string_view name, Span span) {
  ExpressionNode node{.operation = Operation::cell, .place = names_.cell(name, span.character)};
  if (node.place.part != Part::figure) node.type = ValueType::text;
  if (is_ascii(name)) node.text = names_.label_of(node.place);
  return add(std::move(node), span);
}

int ExpressionBuilder::index_of(const RowSelection& selection) {
  std::vector<RowSelection>& all = expression_.selections;
  const auto found = std::find_if(all.begin(), all.end(), [&](const RowSelection& other) {
    return other.same_rows(selection);
  });
  if (found != all.end()) return static_cast<int>(found - all.begin());
  all.push_back(selection);
  return static_cast<int>(all.size()) - 1;
}

int ExpressionBuilder::column(const RowSelection& selection, std::string_view word, Span span,
                              std::size_t word_character) {
  ExpressionNode node{.operation = Operation::column};
  node.column = names_.column(selection.part, word, word_character);
  if (!holds_figures(selection.part, node.column)) node.type = ValueType::text;
  node.selection = index_of(selection);
  if (!selection.single()) {
    node.rows = node.selection;
    node.text = word;
    if (is_ascii(word)) node.text = column_label(selection.part, node.column, names_.rulebook());
  }
  return add(std::move(node), span);
}

int ExpressionBuilder::rows(const RowSelection& selection, Span span) {
  const int index = index_of(selection);
  return add(
      {.operation = Operation::rows, .type = ValueType::row, .rows = index, .selection = index},
      span);
}

void ExpressionBuilder::wrong_type(int node, const Message& wanted) const {
  const Message found = what_is(expression_.node(node));
  fail_at(span(node).character,
          fmt::format("这里要{}，“{}”是{}", wanted.zh, written(node), found.zh),
          fmt::format("{} is needed here, \"{}\" is {}", wanted.en, written(node), found.en));
}

void ExpressionBuilder::require_number(int node) const {
  if (expression_.node(node).type != ValueType::number) {
    wrong_type(node, {.zh = "一个数", .en = "a figure"});
  }
}

void ExpressionBuilder::require_statement(int node) const {
  if (expression_.node(node).type != ValueType::statement) {
    wrong_type(node, {.zh = "一个判断（如 … = …）", .en = "a statement (like … = …)"});
  }
}

void ExpressionBuilder::require_list(int node, std::string_view function) const {
  if (expression_.node(node).rows >= 0) return;
  fail_at(span(node).character,
          fmt::format("{}(…) 里要有一列（如 指标[*].自评分），“{}”不是", function, written(node)),
          fmt::format("{}(…) needs a list (like indicators[*].score), \"{}\" is none", function,
                      written(node)));
}

int ExpressionBuilder::common_rows(const std::vector<int>& operands) const {
  int common = -1;
  int first = -1;
  for (const int operand : operands) {
    const int rows = expression_.node(operand).rows;
    if (rows < 0 || rows == common) continue;
    if (common >= 0) {
      fail_at(
          span(operand).character,
          fmt::format("“{}”与“{}”不是同一些行，不能逐行计算", written(first), written(operand)),
          fmt::format("\"{}\" and \"{}\" are of different rows and do not go together row by row",
                      written(first), written(operand)));
    }
    common = rows;
    first = operand;
  }
  return common;
}

int ExpressionBuilder::unary(Operation operation, int operand, Span span) {
  ExpressionNode node{.operation = operation, .operands = {operand}};
  if (operation == Operation::opposite) {
    require_statement(operand);
    node.type = ValueType::statement;
  } else {
    require_number(operand);
  }
  node.rows = expression_.node(operand).rows;
  return add(std::move(node), span);
}

int ExpressionBuilder::joined(Operation operation, ValueType type, int left, int right) {
  ExpressionNode node{.operation = operation, .type = type, .operands = {left, right}};
  node.rows = common_rows(node.operands);
  const Span from = span(left);
  return add(std::move(node),
             {.begin = from.begin, .end = span(right).end, .character = from.character});
}

int ExpressionBuilder::arithmetic(Operation operation, int left, int right) {
  require_number(left);
  require_number(right);
  return joined(operation, ValueType::number, left, right);
}

int ExpressionBuilder::comparison(Operation operation, int left, int right) {
  require_number(left);
  require_number(right);
  return joined(operation, ValueType::statement, left, right);
}

int ExpressionBuilder::logic(Operation operation, int left, int right) {
  require_statement(left);
  require_statement(right);
  return joined(operation, ValueType::statement, left, right);
}

int ExpressionBuilder::aggregate(Operation function, std::vector<int> operands, Span span) {
  ExpressionNode node{.operation = function};
  if (function == Operation::count) {
    require_list(operands.front(), "个数");
  } else {
    for (const int operand : operands) require_number(operand);
  }
  node.operands = std::move(operands);
  return add(std::move(node), span);
}

int ExpressionBuilder::choice(std::vector<int> operands, Span span) {
  require_statement(operands[0]);
  const bool statements =
      operands.size() == 2 || expression_.node(operands[1]).type == ValueType::statement;
  for (std::size_t i = 1; i < operands.size(); ++i) {
    statements ? require_statement(operands[i]) : require_number(operands[i]);
  }
  ExpressionNode node{.operation = Operation::choice,
                      .type = statements ? ValueType::statement : ValueType::number,
                      .rows = common_rows(operands)};
  node.operands = std::move(operands);
  return add(std::move(node), span);
}

int ExpressionBuilder::rounded(const std::vector<int>& operands, Span span) {
  require_number(operands[0]);
  const ExpressionNode& places = expression_.node(operands[1]);
  const bool plain = places.operation == Operation::constant && places.constant.is_integer();
  if (!plain || places.constant > Decimal::whole(most_places)) {
    fail_at(
        this->span(operands[1]).character,
        fmt::format("小数位数要写成 0 到 {} 的整数，不能是“{}”", most_places, written(operands[1])),
        fmt::format("the places must be a whole number from 0 to {}, not \"{}\"", most_places,
                    written(operands[1])));
  }
  const int rows = expression_.node(operands[0]).rows;
  return add({.operation = Operation::rounded,
              .rows = rows,
              .operands = {operands[0]},
              .places = static_cast<int>(places.constant.trimmed().coefficient())},
             span);
}

int ExpressionBuilder::call(Operation function, std::vector<int> operands, Span span) {
  if (is_aggregate(function)) return aggregate(function, std::move(operands), span);
  const int first = operands.front();
  const ExpressionNode& of = expression_.node(first);
  switch (function) {
    case Operation::choice: return choice(std::move(operands), span);
    case Operation::rounded: return rounded(operands, span);
    case Operation::filled:
      if (of.operation == Operation::cell || of.operation == Operation::column) break;
      fail_at(this->span(first).character,
              fmt::format("已填(…) 里要一个栏目，“{}”不是", written(first)),
              fmt::format("filled(…) needs a field of the form, \"{}\" is none", written(first)));
    case Operation::every:
      require_statement(first);
      require_list(first, "每项");
      return add({.operation = function, .type = ValueType::statement, .operands = {first}}, span);
    default: return unary(function, first, span);
  }
  return add(
      {.operation = function, .type = ValueType::statement, .rows = of.rows, .operands = {first}},
      span);
}

Expression ExpressionBuilder::finish(int root) {
  require_statement(root);
  if (expression_.node(root).rows >= 0) {
    fail_at(span(root).character,
            fmt::format("“{}”逐行各有结论，要写成 每项(…)，或先用 合计(…) 等把一列变成一个数",
                        written(root)),
            fmt::format("\"{}\" is a statement for each row; write all(…), or make one figure of a "
                        "list by sum(…) and the like",
                        written(root)));
  }
  expression_.root = root;
  return std::move(expression_);
}

}  // namespace gouji
