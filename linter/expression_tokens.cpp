// Cuts an expression into tokens. Every sign may be typed in its Chinese, mathematical or ASCII
// form: （ or (, ≤ or <= or ＜=, × or *. A name is a run of letters and digits of any script; what
// else a printed label holds is written in quotes.

#include "linter/expression_tokens.h"

#include <fmt/format.h>

#include <string>

#include "schemas/spelling.h"

namespace gouji {
namespace {

// The sign that a character stands for; 0: none.
char32_t sign_of(char32_t code) {
  switch (code) {
    case U'×':
    case U'∗': return U'*';
    case U'÷': return U'/';
    case U'·': return U'.';
    case U'≦':
    case U'⩽': return U'≤';
    case U'≧':
    case U'⩾': return U'≥';
    default: break;
  }
  constexpr std::u32string_view signs = U"+-*/=≠<≤>≥()[],.";
  const char32_t plain = folded(code);
  return signs.find(plain) == std::u32string_view::npos ? 0 : plain;
}

// The two signs that make one: <= is ≤. 0: they do not.
char32_t joined(char32_t first, char32_t second) {
  if (second != U'=') return 0;
  switch (first) {
    case U'=': return U'=';
    case U'<': return U'≤';
    case U'>': return U'≥';
    case U'!': return U'≠';
    default: return 0;
  }
}

char32_t closing_quote(char32_t code) {
  switch (code) {
    case U'"': return U'"';
    case U'\'': return U'\'';
    case U'“': return U'”';
    case U'‘': return U'’';
    case U'「': return U'」';
    case U'『': return U'』';
    default: return 0;
  }
}

bool is_name_part(char32_t code) {
  return is_letter(code) || is_han(code) || code == U'_' || code == U'、' ||
         (folded(code) < 0x80 && is_digit(static_cast<char>(folded(code))));
}

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : text_(text) {}

  std::vector<ExpressionToken> run() {
    for (skip_blanks(); at_ < text_.size(); skip_blanks()) take();
    start();
    finish(ExpressionToken::Kind::end);
    return std::move(tokens_);
  }

 private:
  char32_t peek() const { return at_ < text_.size() ? glyph_at(text_, at_).code : 0; }
  char peek_plain() const {
    const char32_t code = folded(peek());
    return code < 0x80 ? static_cast<char>(code) : '\0';
  }

  void next() {
    if (character_ > longest_expression) {
      fail_at(character_, fmt::format("算式超过 {} 个字", longest_expression),
              fmt::format("the expression has more than {} characters", longest_expression));
    }
    at_ += glyph_at(text_, at_).size;
    ++character_;
  }

  void skip_blanks() {
    while (at_ < text_.size() && is_space(peek())) next();
  }

  void start() { token_ = {.character = character_, .begin = at_}; }
  void finish(ExpressionToken::Kind kind) {
    token_.kind = kind;
    token_.end = at_;
    if (kind != ExpressionToken::Kind::quoted) {
      token_.text = text_.substr(token_.begin, at_ - token_.begin);
    }
    tokens_.push_back(token_);
  }

  void take() {
    start();
    if (is_digit(peek_plain())) return take_number();
    if (is_name_part(peek())) return take_name();
    if (const char32_t closing = closing_quote(peek()); closing != 0) return take_quoted(closing);
    take_sign();
  }

  void take_name() {
    while (is_name_part(peek())) next();
    finish(ExpressionToken::Kind::name);
  }

  void take_number() {
    std::string digits;
    take_digits(digits);
    if (peek_plain() == '.') {
      digits += '.';
      next();
      if (!is_digit(peek_plain())) {
        fail_at(character_, fmt::format("“{}”后面缺数字", digits),
                fmt::format("digits are missing after \"{}\"", digits));
      }
      take_digits(digits);
    } else if (is_name_part(peek())) {
      return take_name();  // 2021年预算数
    }
    const std::optional<Decimal> number = Decimal::parse(digits);
    if (!number) {
      fail_at(token_.character, fmt::format("“{}”位数太多", digits),
              fmt::format("\"{}\" has too many digits", digits));
    }
    token_.number = *number;
    if (peek_plain() == '%') {
      token_.number = Decimal(number->coefficient(), number->scale() + 2);
      next();
    }
    finish(ExpressionToken::Kind::number);
  }

  void take_digits(std::string& digits) {
    for (; is_digit(peek_plain()); next()) digits += peek_plain();
  }

  void take_quoted(char32_t closing) {
    next();
    const std::size_t begin = at_;
    while (at_ < text_.size() && peek() != closing) next();
    if (at_ == text_.size()) {
      fail_at(token_.character, "引号没有合上", "the quotation mark is never closed");
    }
    token_.text = text_.substr(begin, at_ - begin);
    next();
    if (token_.text.empty())
      fail_at(token_.character, "引号里没有名称", "there is no name in quotes");
    finish(ExpressionToken::Kind::quoted);
  }

  void take_sign() {
    const std::size_t begin = at_;
    const char32_t first = peek_plain() == '!' ? U'!' : sign_of(peek());
    next();
    const char32_t pair = joined(first, at_ < text_.size() ? sign_of(peek()) : 0);
    if (pair != 0) next();
    token_.symbol = pair != 0 ? pair : first;
    if (token_.symbol == 0 || token_.symbol == U'!') {
      const std::string_view unknown = text_.substr(begin, at_ - begin);
      fail_at(
          token_.character, fmt::format("认不得“{}”，名称里有它时把名称放在引号里", unknown),
          fmt::format("\"{}\" means nothing here; a name that holds it goes in quotes", unknown));
    }
    finish(ExpressionToken::Kind::symbol);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t character_ = 1;
  ExpressionToken token_;
  std::vector<ExpressionToken> tokens_;
};

}  // namespace

void fail_at(std::size_t character, std::string zh, std::string en) {
  throw ExpressionFault{.character = character,
                        .message = {.zh = std::move(zh), .en = std::move(en)}};
}

std::vector<ExpressionToken> tokens_of(std::string_view expression) {
  return Tokenizer(expression).run();
}

}  // namespace gouji
