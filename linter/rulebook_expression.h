// The text of an expression made into its tree. docs/rulebook-expressions.md is its grammar.
#pragma once

#include <optional>
#include <string_view>

#include "linter/expression_names.h"
#include "schemas/expression.h"

namespace gouji {

struct ExpressionParse {
  Expression expression;                 // complete when there is no fault
  std::optional<ExpressionFault> fault;  // the first one
};
ExpressionParse parse_expression(std::string_view text, const ExpressionNames& names);

}  // namespace gouji
