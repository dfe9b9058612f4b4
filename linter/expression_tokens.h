// The words, figures and signs of an expression.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/decimal.h"
#include "schemas/finding.h"

namespace gouji {

// What is wrong with an expression, and at which character, counted from 1.
struct ExpressionFault {
  std::size_t character = 1;
  Message message;
};

// Throws it.
[[noreturn]] void fail_at(std::size_t character, std::string zh, std::string en);

struct ExpressionToken {
  enum class Kind { end, number, name, quoted, symbol };
  Kind kind = Kind::end;
  std::string_view text;      // in the expression; of a quoted name without its quotes
  char32_t symbol = 0;        // one spelling of each: + - * / = ≠ < ≤ > ≥ ( ) [ ] , .
  Decimal number;             // 10% is 0.1
  std::size_t character = 1;  // of its first one, counted from 1
  std::size_t begin = 0;      // in bytes, with quotes
  std::size_t end = 0;

  bool is(char32_t wanted) const { return kind == Kind::symbol && symbol == wanted; }
};

inline constexpr std::size_t longest_expression = 4096;  // characters

// The last token is the end. Throws an ExpressionFault.
std::vector<ExpressionToken> tokens_of(std::string_view expression);

}  // namespace gouji
