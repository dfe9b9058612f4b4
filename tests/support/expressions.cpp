#include "tests/support/expressions.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "checks/expressions.h"
#include "linter/binding.h"
#include "linter/rulebooks.h"
#include "schemas/places.h"
#include "tests/support/forms.h"

namespace gouji::testing {
namespace {

Rulebook extended(Rulebook book) {
  book.figures.push_back({.path = "rate.execution",
                          .group = "预算执行率",
                          .label = "执行率（B/A）",
                          .kind = FigureKind::percent});
  book.figures.push_back(
      {.path = "funds.total.executed", .group = "年度资金总额", .label = "执行数"});
  book.figures.push_back(
      {.path = "funds.treasury.executed", .group = "其中：财政拨款", .label = "执行数"});
  book.figures.push_back({.path = "a.same", .group = "甲", .label = "同名"});
  book.figures.push_back({.path = "b.same", .group = "甲", .label = "同名"});
  for (FigureField& field : book.figures) {
    field.pointer = "/" + field.path;
    std::replace(field.pointer.begin(), field.pointer.end(), '.', '/');
  }
  for (Block& block : book.layout.blocks) {
    if (block.kind != Block::Kind::indicators) continue;
    block.columns.push_back({.column = Column::subcategory, .labels = {"二级指标"}});
    block.columns.push_back(
        {.column = Column::reason, .labels = {"偏差原因分析及改进措施", "偏差原因"}});
  }
  return book;
}

std::string_view name_of(Operation operation) {
  constexpr std::string_view names[] = {
      "constant", "cell", "column", "rows", "neg",   "+",      "-",  "*",   "/",   "=",
      "≠",        "<",    "≤",      ">",    "≥",     "and",    "or", "not", "sum", "count",
      "max",      "min",  "mean",   "abs",  "round", "filled", "if", "all"};
  return names[static_cast<std::size_t>(operation)];
}

std::string selection_text(const RowSelection& selection, const Rulebook& book) {
  std::string list = selection.part == Part::sub_item ? "sub_items" : "indicators";
  switch (selection.which) {
    case RowSelection::Which::all: return list + "[*]";
    case RowSelection::Which::total: return list + "[total]";
    case RowSelection::Which::category:
      return fmt::format("{}[{}]", list,
                         book.categories[static_cast<std::size_t>(selection.category)].name);
    case RowSelection::Which::subcategory:
      return fmt::format("{}[subcategory={}]", list, selection.text);
    case RowSelection::Which::name: return fmt::format("{}[name={}]", list, selection.text);
  }
  return list;
}

std::string node_text(const Expression& expression, int index) {
  const Rulebook& book = expression_rulebook();
  const ExpressionNode& node = expression.node(index);
  switch (node.operation) {
    case Operation::constant: return node.constant.text();
    case Operation::cell: {
      const std::string pointer = pointer_to(node.place, book).substr(1);
      std::string path = pointer;
      std::replace(path.begin(), path.end(), '/', '.');
      return path;
    }
    case Operation::rows:
    case Operation::column: {
      const RowSelection& selection =
          expression.selections[static_cast<std::size_t>(node.selection)];
      std::string text = selection_text(selection, book);
      if (node.column != Column::row) text += "." + std::string(member_name(node.column));
      return text;
    }
    default: break;
  }
  std::string text = "(" + std::string(name_of(node.operation));
  for (const int operand : node.operands) text += " " + node_text(expression, operand);
  if (node.operation == Operation::rounded) text += " " + std::to_string(node.places);
  return text + ")";
}

const ExpressionNames& names() {
  static const ExpressionNames known(expression_rulebook());
  return known;
}

}  // namespace

const Rulebook& expression_rulebook() {
  static const Rulebook book = extended(shipped_rulebook().rulebook);
  return book;
}

std::string tree_of(const Expression& expression) {
  return node_text(expression, expression.root);
}

Expression parsed(std::string_view text) {
  ExpressionParse parse = parse_expression(text, names());
  EXPECT_FALSE(parse.fault) << text << "\n" << (parse.fault ? parse.fault->message.zh : "");
  return std::move(parse.expression);
}

std::string tree(std::string_view text) {
  const ExpressionParse parse = parse_expression(text, names());
  if (parse.fault) return fmt::format("{}: {}", parse.fault->character, parse.fault->message.zh);
  return tree_of(parse.expression);
}

std::string fault_zh(std::string_view text) {
  const ExpressionParse parse = parse_expression(text, names());
  if (!parse.fault) return "";
  return fmt::format("{}: {}", parse.fault->character, parse.fault->message.zh);
}

std::string fault_en(std::string_view text) {
  const ExpressionParse parse = parse_expression(text, names());
  if (!parse.fault) return "";
  return fmt::format("{}: {}", parse.fault->character, parse.fault->message.en);
}

std::string AssertionOutcome::text() const {
  std::string all;
  for (const std::string& line : lines) all += line + "\n";
  return all;
}

AssertionOutcome outcome_of(std::string_view expression, std::string_view patch, bool keep_ledger) {
  return outcome_by(expression_rulebook(), parsed(expression), patch, keep_ledger);
}

AssertionOutcome outcome_by(const Rulebook& book, Expression expression, std::string_view patch,
                            bool keep_ledger) {
  const Document document = parse(patched_clean_form(patch));
  const Form form = bind(document, book);
  const CheckInput input{.form = form, .rulebook = book, .assessments = {}, .prose = {}};
  Assertion assertion{.id = "own", .holds = std::move(expression)};
  Findings findings(keep_ledger);
  findings.begin(assertion.id, Severity::error);
  if (assertion.holds.root >= 0) run_assertion(assertion, input, findings);
  AssertionOutcome outcome{.findings = findings.take_findings(), .ledger = findings.take_ledger()};
  std::size_t finding = 0;
  for (const LedgerEntry& entry : outcome.ledger) {
    const bool fail = entry.verdict == Verdict::fail;
    const Message& words = fail ? outcome.findings.at(finding++).message : entry.reason;
    outcome.lines.push_back(
        fmt::format("{} {} {}", name_of(entry.verdict), pointer_to(entry.place, book), words.zh));
  }
  for (Finding& one : outcome.findings) {
    one.check = "own";
    one.basis = {};
  }
  for (LedgerEntry& one : outcome.ledger) one.check = "own";
  return outcome;
}

}  // namespace gouji::testing
