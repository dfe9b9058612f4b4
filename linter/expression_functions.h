// The functions that an expression may call, under their Chinese and English names.
#pragma once

#include <cstddef>
#include <string_view>

#include "linter/expression_tokens.h"
#include "schemas/expression.h"

namespace gouji {

struct ExpressionFunction {
  std::string_view zh, en;
  Operation operation;
  std::size_t fewest = 1;  // operands
  std::size_t most = 1;
};

// Throws an ExpressionFault when there is no such function.
const ExpressionFunction& function_called(const ExpressionToken& name);

// Throws one when it does not take as many operands.
void check_operands(const ExpressionFunction& function, std::size_t given,
                    const ExpressionToken& name);

}  // namespace gouji
