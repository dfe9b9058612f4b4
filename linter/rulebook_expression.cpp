// Reads expressions by recursive descent, the loosest binding first: 或, 且, 非, comparisons, sums,
// products, signs. Names are resolved and types compared as the tree is made (expression_names.h,
// expression_builder.h); the first fault ends the reading, since what follows it would be guessed.

#include "linter/rulebook_expression.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "checks/wording.h"
#include "linter/expression_builder.h"

namespace gouji {
namespace {

using Kind = ExpressionToken::Kind;

constexpr int deepest = 32;

struct Function {
  std::string_view zh, en;
  Operation operation;
  std::size_t fewest, most;
};
constexpr std::size_t any_number = most_expression_nodes;
constexpr Function functions[] = {
    {"合计", "sum", Operation::sum, 1, any_number},
    {"个数", "count", Operation::count, 1, 1},
    {"最大", "max", Operation::largest, 1, any_number},
    {"最小", "min", Operation::smallest, 1, any_number},
    {"平均", "mean", Operation::mean, 1, any_number},
    {"绝对值", "abs", Operation::absolute, 1, 1},
    {"四舍五入", "round", Operation::rounded, 2, 2},
    {"已填", "filled", Operation::filled, 1, 1},
    {"如果", "if", Operation::choice, 2, 3},
    {"每项", "all", Operation::every, 1, 1},
};

struct Sign {
  char32_t sign;
  Operation operation;
};
constexpr Sign comparisons[] = {{U'=', Operation::equal}, {U'≠', Operation::not_equal},
                                {U'<', Operation::below}, {U'≤', Operation::at_most},
                                {U'>', Operation::above}, {U'≥', Operation::at_least}};
constexpr Sign sums[] = {{U'+', Operation::plus}, {U'-', Operation::minus}};
constexpr Sign products[] = {{U'*', Operation::times}, {U'/', Operation::divided}};

std::optional<Part> list_called(std::string_view name) {
  if (name == "指标" || name == "indicators") return Part::indicator;
  if (name == "子项" || name == "sub_items") return Part::sub_item;
  return std::nullopt;
}

class Parser {
 public:
  Parser(std::string_view text, const ExpressionNames& names)
      : text_(text), names_(names), builder_(text, names), tokens_(tokens_of(text)) {}

  Expression parse() {
    const int root = disjunction();
    if (now().kind != Kind::end) unexpected("算式到这里应当结束", "the expression should end here");
    return builder_.finish(root);
  }

 private:
  const ExpressionToken& now() const { return tokens_[at_]; }
  const ExpressionToken& after() const { return tokens_[std::min(at_ + 1, tokens_.size() - 1)]; }
  bool at_word(std::string_view zh, std::string_view en) const {
    return now().kind == Kind::name && (now().text == zh || now().text == en);
  }
  bool take(char32_t symbol) {
    if (!now().is(symbol)) return false;
    ++at_;
    return true;
  }
  // From a token to the last one taken.
  Span span_from(const ExpressionToken& first) const {
    return {.begin = first.begin, .end = tokens_[at_ - 1].end, .character = first.character};
  }

  [[noreturn]] static void fail(std::size_t character, std::string zh, std::string en) {
    throw ExpressionFault{.character = character,
                          .message = {.zh = std::move(zh), .en = std::move(en)}};
  }
  [[noreturn]] void unexpected(std::string_view zh, std::string_view en) const {
    const bool end = now().kind == Kind::end;
    const std::string_view text = text_.substr(now().begin, now().end - now().begin);
    fail(now().character,
         fmt::format("{}，{}", zh, end ? "到了末尾" : fmt::format("实为“{}”", text)),
         fmt::format("{}, {}", en, end ? "found the end" : fmt::format("found \"{}\"", text)));
  }
  void expect(char32_t symbol, std::string_view name) {
    if (!take(symbol)) {
      unexpected(fmt::format("这里应当是“{}”", name), fmt::format("\"{}\" should be here", name));
    }
  }

  // Counts what is inside brackets, functions, 非 and signs.
  struct Level {
    explicit Level(Parser& parser) : depth(parser.depth_) {
      if (++depth > deepest) {
        fail(parser.now().character, fmt::format("嵌套超过 {} 层", deepest),
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
    while (at_word("或", "or")) {
      ++at_;
      left = builder_.logic(Operation::either, left, conjunction());
    }
    return left;
  }

  int conjunction() {
    int left = negation();
    while (at_word("且", "and")) {
      ++at_;
      left = builder_.logic(Operation::both, left, negation());
    }
    return left;
  }

  int negation() {
    if (!at_word("非", "not")) return comparison();
    const Level level(*this);
    const ExpressionToken& first = now();
    ++at_;
    const int operand = negation();
    return builder_.unary(Operation::opposite, operand, span_from(first));
  }

  template <std::size_t N>
  std::optional<Operation> take_any(const Sign (&signs)[N]) {
    for (const Sign& known : signs) {
      if (take(known.sign)) return known.operation;
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
    const auto sign = take_any(sums);
    if (!sign) return value();
    const Level level(*this);
    const ExpressionToken& first = tokens_[at_ - 1];
    const int operand = signed_value();
    if (*sign == Operation::plus) return operand;
    return builder_.unary(Operation::negative, operand, span_from(first));
  }

  int value() {
    const ExpressionToken& first = now();
    if (first.kind == Kind::number) {
      ++at_;
      return builder_.constant(first.number, span_from(first));
    }
    if (first.is(U'(')) return bracketed();
    if (first.kind == Kind::name && after().is(U'(')) return call();
    if (first.kind == Kind::name && after().is(U'[')) return list();
    if (first.kind == Kind::name || first.kind == Kind::quoted) return single_cell();
    unexpected("这里应当是数、名称或函数", "a number, a name or a function should be here");
  }

  int bracketed() {
    const Level level(*this);
    const ExpressionToken& first = now();
    ++at_;
    const int inside = disjunction();
    expect(U')', ")");
    builder_.widen(inside, span_from(first));
    return inside;
  }

  int call() {
    const Level level(*this);
    const ExpressionToken& first = now();
    const Function& function = function_called(first);
    at_ += 2;
    std::vector<int> operands;
    if (!now().is(U')')) {
      do {
        operands.push_back(disjunction());
      } while (take(U','));
    }
    expect(U')', ")");
    check_number_of_operands(function, operands.size(), first);
    return builder_.call(function.operation, std::move(operands), span_from(first));
  }

  static const Function& function_called(const ExpressionToken& name) {
    std::vector<std::string_view> known;
    for (const Function& function : functions) {
      if (function.zh == name.text || function.en == name.text) return function;
    }
    for (const Function& function : functions) known.push_back(function.zh);
    for (const Function& function : functions) known.push_back(function.en);
    unknown_name(name.text, {.zh = "函数", .en = "function"}, known, name.character);
  }

  static void check_number_of_operands(const Function& function, std::size_t given,
                                       const ExpressionToken& name) {
    if (given >= function.fewest && given <= function.most) return;
    std::string wanted = fmt::format("{}", function.fewest);
    if (function.most == any_number)
      wanted += " 个以上";
    else if (function.most > function.fewest)
      wanted += fmt::format(" 或 {} 个", function.most);
    else
      wanted += " 个";
    std::string wanted_en = fmt::format("{}", function.fewest);
    if (function.most == any_number)
      wanted_en += " or more";
    else if (function.most > function.fewest)
      wanted_en += fmt::format(" or {}", function.most);
    fail(name.character,
         fmt::format("{}(…) 里要有 {}，用逗号分开，实有 {} 个", function.zh, wanted, given),
         fmt::format("{}(…) takes {}, with commas between them, found {}", function.en, wanted_en,
                     given));
  }

  // A label or path, of parts with dots between them.
  int single_cell() {
    const ExpressionToken& first = now();
    std::string name(now().text);
    ++at_;
    while (now().is(U'.') && (after().kind == Kind::name || after().kind == Kind::quoted)) {
      name += fmt::format(".{}", after().text);
      at_ += 2;
    }
    if (now().is(U'.')) {
      ++at_;
      unexpected("“.”后面应当是名称", "a name should follow the \".\"");
    }
    try {
      return builder_.cell(name, span_from(first));
    } catch (ExpressionFault& fault) {
      advise(first, fault.message);
      throw;
    }
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
    const ExpressionToken& first = now();
    const std::optional<Part> part = list_called(first.text);
    if (!part) {
      unknown_name(first.text, {.zh = "列表", .en = "list"},
                   {"指标", "子项", "indicators", "sub_items"}, first.character);
    }
    at_ += 2;
    RowSelection selection = rows_of(*part);
    expect(U']', "]");
    const Span rows = span_from(first);
    selection.printed = text_.substr(rows.begin, rows.end - rows.begin);
    if (!take(U'.')) return builder_.rows(selection, rows);
    const ExpressionToken& word = now();
    if (word.kind != Kind::name && word.kind != Kind::quoted) {
      unexpected("“.”后面应当是栏名", "the name of a column should follow the \".\"");
    }
    ++at_;
    return builder_.column(selection, word.text, span_from(first), word.character);
  }

  // What stands in the square brackets: *, 合计, or a column = a name.
  RowSelection rows_of(Part part) {
    RowSelection selection{.part = part};
    if (take(U'*') || now().is(U']')) return selection;
    const ExpressionToken& key = now();
    if (key.kind != Kind::name && key.kind != Kind::quoted) {
      unexpected("方括号里应当是 *、合计 或 栏名=名称", "*, total or COLUMN=NAME should be here");
    }
    ++at_;
    if (part == Part::sub_item && (key.text == "合计" || key.text == "total")) {
      selection.which = RowSelection::Which::total;
      return selection;
    }
    const Column column = names_.column(part, key.text, key.character);
    expect(U'=', "=");
    const std::size_t character = now().character;
    const std::string_view name = selected_name();
    switch (column) {
      case Column::name: selection.which = RowSelection::Which::name; break;
      case Column::subcategory: selection.which = RowSelection::Which::subcategory; break;
      case Column::category:
        selection.which = RowSelection::Which::category;
        selection.category = names_.category(name, character);
        return selection;
      default:
        fail(key.character, fmt::format("不能按“{}”选行，可按类别或名称", key.text),
             fmt::format("rows are not chosen by \"{}\" but by category or name", key.text));
    }
    selection.text = normalised(name);
    return selection;
  }

  // All up to the closing bracket, or what is in quotes.
  std::string_view selected_name() {
    const ExpressionToken& first = now();
    if (first.kind == Kind::quoted && after().is(U']')) {
      ++at_;
      return first.text;
    }
    while (now().kind != Kind::end && !now().is(U']')) ++at_;
    const Span name = span_from(first);
    if (first.is(U']') || now().kind == Kind::end) {
      unexpected("“=”后面应当是名称", "a name should follow the \"=\"");
    }
    return text_.substr(name.begin, name.end - name.begin);
  }

  std::string_view text_;
  const ExpressionNames& names_;
  ExpressionBuilder builder_;
  std::vector<ExpressionToken> tokens_;
  std::size_t at_ = 0;
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
