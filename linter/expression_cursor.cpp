// Walks over the tokens. The end is a token too and is never passed.

#include "linter/expression_cursor.h"

#include <fmt/format.h>

namespace gouji {

bool ExpressionCursor::at_word(std::string_view zh, std::string_view en) const {
  return now().kind == ExpressionToken::Kind::name && (now().text == zh || now().text == en);
}

bool ExpressionCursor::take(char32_t symbol) {
  if (!now().is(symbol)) return false;
  ++at_;
  return true;
}

void ExpressionCursor::expect(char32_t symbol, std::string_view printed) {
  if (take(symbol)) return;
  unexpected(fmt::format("这里应当是“{}”", printed), fmt::format("\"{}\" should be here", printed));
}

void ExpressionCursor::unexpected(std::string_view zh, std::string_view en) const {
  if (at_end()) {
    fail_at(now().character, fmt::format("{}，算式却结束了", zh),
            fmt::format("{}, but the expression ends", en));
  }
  const std::string_view found = text_.substr(now().begin, now().end - now().begin);
  fail_at(now().character, fmt::format("{}，实为“{}”", zh, found),
          fmt::format("{}, found \"{}\"", en, found));
}

Span ExpressionCursor::span_from(const ExpressionToken& first) const {
  return {.begin = first.begin, .end = tokens_[at_ - 1].end, .character = first.character};
}

}  // namespace gouji
