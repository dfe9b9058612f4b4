// The tokens of an expression, read one by one.
#pragma once

#include <string_view>
#include <vector>

#include "linter/expression_tokens.h"

namespace gouji {

// A part of the expression's text, in bytes, and its first character, counted from 1.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t character = 1;
};

class ExpressionCursor {
 public:
  explicit ExpressionCursor(std::string_view text) : text_(text), tokens_(tokens_of(text)) {}

  const ExpressionToken& now() const { return tokens_[at_]; }
  const ExpressionToken& after() const { return tokens_[at_ + 1 < tokens_.size() ? at_ + 1 : at_]; }
  bool at_name() const {
    return now().kind == ExpressionToken::Kind::name || now().kind == ExpressionToken::Kind::quoted;
  }
  bool at_end() const { return now().kind == ExpressionToken::Kind::end; }
  bool at_word(std::string_view zh, std::string_view en) const;

  // The token, which is not the end.
  const ExpressionToken& next() { return tokens_[at_++]; }
  bool take(char32_t symbol);
  void expect(char32_t symbol, std::string_view printed);
  // Throws what should be here, and what is.
  [[noreturn]] void unexpected(std::string_view zh, std::string_view en) const;

  // From a token to the last one that was read.
  Span span_from(const ExpressionToken& first) const;
  std::string_view written(const Span& span) const {
    return text_.substr(span.begin, span.end - span.begin);
  }

 private:
  std::string_view text_;
  std::vector<ExpressionToken> tokens_;
  std::size_t at_ = 0;
};

}  // namespace gouji
