// Makes the nodes of an expression. Each must have operands of its kind: figures to add, statements
// to join, a list to sum; what goes together row by row must be of the same rows.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/expression_cursor.h"
#include "linter/expression_names.h"
#include "schemas/expression.h"

namespace gouji {

inline constexpr std::size_t most_expression_nodes = 500;

// All of these give the index of the node, or throw an ExpressionFault.
class ExpressionBuilder {
 public:
  ExpressionBuilder(std::string_view text, const ExpressionNames& names);

  int constant(const Decimal& number, Span span);
  int cell(std::string_view name, Span span);
  int column(const RowSelection& selection, std::string_view word, Span span,
             std::size_t word_character);
  int rows(const RowSelection& selection, Span span);
  // The minus before a figure; 非 before a statement.
  int unary(Operation operation, int operand, Span span);
  int arithmetic(Operation operation, int left, int right);
  int comparison(Operation operation, int left, int right);
  int logic(Operation operation, int left, int right);
  // The operands are as many as the function takes.
  int call(Operation function, std::vector<int> operands, Span span);

  // The expression must be one statement about the form.
  Expression finish(int root);

  const Span& span(int node) const { return spans_[static_cast<std::size_t>(node)]; }
  void widen(int node, Span span) { spans_[static_cast<std::size_t>(node)] = span; }  // brackets

 private:
  int add(ExpressionNode node, Span span);
  int index_of(const RowSelection& selection);
  std::string_view written(int node) const;
  void require_number(int node) const;
  void require_statement(int node) const;
  void require_list(int node, std::string_view function) const;
  [[noreturn]] void wrong_type(int node, const Message& wanted) const;
  // The rows that the operands have in common; -1: all are single values.
  int common_rows(const std::vector<int>& operands) const;
  int joined(Operation operation, ValueType type, int left, int right);
  int aggregate(Operation function, std::vector<int> operands, Span span);
  int choice(std::vector<int> operands, Span span);
  int rounded(const std::vector<int>& operands, Span span);

  const ExpressionNames& names_;
  Expression expression_;
  std::vector<Span> spans_;
};

}  // namespace gouji
