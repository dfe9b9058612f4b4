// Reads expressions by recursive descent, the loosest binding first: 或, 且, 非, comparisons, sums,
// products, signs. Names are resolved and types compared as the tree is made (expression_names.h,
// expression_builder.h); the first fault ends the reading, since what follows it would be guessed.

#include "linter/rulebook_expression.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "linter/expression_builder.h"
#include "linter/expression_functions.h"
#include "linter/expression_selection.h"

namespace gouji {
namespace {

using Kind = ExpressionToken::Kind;

constexpr int deepest = 32;

struct Sign {
  char32_t sign;
  Operation operation;
};
constexpr Sign comparisons[] = {{U'=', Operation::equal}, {U'≠', Operation::not_equal},
                                {U'<', Operation::below}, {U'≤', Operation::at_most},
                                {U'>', Operation::above}, {U'≥', Operation::at_least}};
constexpr Sign sums[] = {{U'+', Operation::plus}, {U'-', Operation::minus}};
constexpr Sign products[] = {{U'*', Operation::times}, {U'/', Operation::divided}};

class Parser {
 public:
  Parser(std::string_view text, const ExpressionNames& names)
      : names_(names), builder_(text, names), cursor_(text) {}

  Expression parse() {
    const int root = disjunction();
    if (!cursor_.at_end()) {
      cursor_.unexpected("算式到这里应当结束", "the expression should end here");
    }
    return builder_.finish(root);
  }

 private:
  // Counts what is inside brackets, functions, 非 and signs.
  struct Level {
    explicit Level(Parser& parser) : depth(parser.depth_) {
      if (++depth > deepest) {
        fail_at(parser.cursor_.now().character, fmt::format("嵌套超过 {} 层", deepest),
                fmt::format("nested more than {} deep", deepest));
      }
    }
    ~Level() { --depth; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;
    int& depth;
  };

  int disjunction() {
    int left = conjunction();
    while (cursor_.at_word("或", "or")) {
      cursor_.next();
      left = builder_.logic(Operation::either, left, conjunction());
    }
    return left;
  }

  int conjunction() {
    int left = negation();
    while (cursor_.at_word("且", "and")) {
      cursor_.next();
      left = builder_.logic(Operation::both, left, negation());
    }
    return left;
  }

  int negation() {
    if (!cursor_.at_word("非", "not")) return comparison();
    const Level level(*this);
    const ExpressionToken& first = cursor_.next();
    const int operand = negation();
    return builder_.unary(Operation::opposite, operand, cursor_.span_from(first));
  }

  template <std::size_t N>
  std::optional<Operation> take_any(const Sign (&signs)[N]) {
    for (const Sign& known : signs) {
      if (cursor_.take(known.sign)) return known.operation;
    }
    return std::nullopt;
  }

  // 0 ≤ a ≤ b holds when each pair of neighbours does.
  int comparison() {
    int left = sum();
    int chain = -1;
    while (const auto operation = take_any(comparisons)) {
      const int right = sum();
      const int pair = builder_.comparison(*operation, left, right);
      chain = chain < 0 ? pair : builder_.logic(Operation::both, chain, pair);
      left = right;
    }
    return chain < 0 ? left : chain;
  }

  int sum() {
    int left = product();
    while (const auto operation = take_any(sums)) {
      left = builder_.arithmetic(*operation, left, product());
    }
    return left;
  }

  int product() {
    int left = signed_value();
    while (const auto operation = take_any(products)) {
      left = builder_.arithmetic(*operation, left, signed_value());
    }
    return left;
  }

  int signed_value() {
    const ExpressionToken& first = cursor_.now();
    const auto sign = take_any(sums);
    if (!sign) return value();
    const Level level(*this);
    const int operand = signed_value();
    if (*sign == Operation::plus) return operand;
    return builder_.unary(Operation::negative, operand, cursor_.span_from(first));
  }

  int value() {
    const ExpressionToken& first = cursor_.now();
    if (first.kind == Kind::number) {
      cursor_.next();
      return builder_.constant(first.number, cursor_.span_from(first));
    }
    if (first.is(U'(')) return bracketed();
    if (first.kind == Kind::name && cursor_.after().is(U'(')) return call();
    if (first.kind == Kind::name && cursor_.after().is(U'[')) return list();
    if (cursor_.at_name()) return single_cell();
    cursor_.unexpected("这里应当是数、名称或函数", "a number, a name or a function should be here");
  }

  int bracketed() {
    const Level level(*this);
    const ExpressionToken& first = cursor_.next();
    const int inside = disjunction();
    cursor_.expect(U')', ")");
    builder_.widen(inside, cursor_.span_from(first));
    return inside;
  }

  int call() {
    const Level level(*this);
    const ExpressionToken& first = cursor_.next();
    const ExpressionFunction& function = function_called(first);
    cursor_.expect(U'(', "(");
    std::vector<int> operands;
    if (!cursor_.now().is(U')')) {
      do {
        operands.push_back(disjunction());
      } while (cursor_.take(U','));
    }
    cursor_.expect(U')', ")");
    check_operands(function, operands.size(), first);
    return builder_.call(function.operation, std::move(operands), cursor_.span_from(first));
  }

  // A label or path, of parts with dots between them.
  int single_cell() {
    const ExpressionToken& first = cursor_.next();
    std::string name(first.text);
    while (cursor_.take(U'.')) name += fmt::format(".{}", name_after_dot().text);
    try {
      return builder_.cell(name, cursor_.span_from(first));
    } catch (ExpressionFault& fault) {
      advise(first, fault.message);
      throw;
    }
  }

  const ExpressionToken& name_after_dot() {
    if (!cursor_.at_name()) {
      cursor_.unexpected("“.”后面应当是名称", "a name should follow the \".\"");
    }
    return cursor_.next();
  }

  static void advise(const ExpressionToken& first, Message& message) {
    if (first.kind == Kind::name && list_called(first.text)) {
      message = {.zh = "一列要写明哪些行，如 指标[*].自评分",
                 .en = "a list says which rows it has, like indicators[*].score"};
    }
    for (const std::string_view word : {"且", "或", "非"}) {
      if (first.kind != Kind::name || first.text.find(word) == std::string_view::npos) continue;
      message.zh += fmt::format("；“{}”是连接词时，两边留空格", word);
      message.en += fmt::format("; \"{}\" as a connective has blanks around it", word);
      return;
    }
  }

  int list() {
    const ExpressionToken& first = cursor_.now();
    const RowSelection selection = read_selection(cursor_, names_);
    if (!cursor_.take(U'.')) return builder_.rows(selection, cursor_.span_from(first));
    const ExpressionToken& word = name_after_dot();
    return builder_.column(selection, word.text, cursor_.span_from(first), word.character);
  }

  const ExpressionNames& names_;
  ExpressionBuilder builder_;
  ExpressionCursor cursor_;
  int depth_ = 0;
};

}  // namespace

ExpressionParse parse_expression(std::string_view text, const ExpressionNames& names) {
  ExpressionParse parse;
  try {
    parse.expression = Parser(text, names).parse();
  } catch (ExpressionFault& fault) {
    parse.fault = std::move(fault);
  }
  return parse;
}

}  // namespace gouji
