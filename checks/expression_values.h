// What an expression comes to on a form: exact figures, statements that hold or do not, or the
// reason why neither can be said.
#pragma once

#include <optional>

#include "checks/expression_rows.h"

namespace gouji {

// Nodes that may be visited in the name of one assertion.
inline constexpr int most_expression_steps = 200'000;

class ExpressionValues {
 public:
  explicit ExpressionValues(const ExpressionRows& rows) : rows_(rows) {}

  // Empty: obstacle() says why. Throws Overflow.
  std::optional<Ratio> number(int node, int row);
  std::optional<bool> statement(int node, int row);

  const Message& obstacle() const { return obstacle_; }
  // No more steps are left; nothing can be evaluated any more.
  bool exhausted() const { return steps_ > most_expression_steps; }

 private:
  bool step();
  std::nullopt_t obstructed(Message why);
  std::nullopt_t unusable(const FigureCell& cell);
  std::nullopt_t no_such_row(int selection);
  // The row of a column of one row, when there is exactly one.
  std::optional<int> only_row(const ExpressionNode& column, int row);

  std::optional<Ratio> figure(const ExpressionNode& node, int row);
  std::optional<Ratio> arithmetic(const ExpressionNode& node, int row);
  std::optional<Ratio> aggregate(const ExpressionNode& node);
  std::optional<Ratio> counted(const ExpressionNode& node);
  std::optional<bool> compared(const ExpressionNode& node, int row);
  std::optional<bool> joined(const ExpressionNode& node, int row);
  std::optional<bool> filled(const ExpressionNode& node, int row);
  std::optional<bool> every(const ExpressionNode& node);
  // The operand of a choice that its condition points to; no_row: the else that is not there.
  std::optional<int> chosen(const ExpressionNode& node, int row);

  const ExpressionRows& rows_;
  Message obstacle_;
  int steps_ = 0;
};

}  // namespace gouji
