// Writes statements as arithmetic: single figures with their names, a function with its value, a
// sum with its parts and what they make. A comparison is shown with the sign that is true of its
// figures, so that 77.38 ≠ 77 says both what was found and why it is wrong.

#include "checks/expression_text.h"

#include <fmt/format.h>

#include "checks/expression_values.h"

namespace gouji {
namespace {

constexpr int rounded_places = 6;  // of what no decimal is exactly

enum class Language : std::uint8_t { zh, en };

std::string_view sign(Operation operation) {
  switch (operation) {
    case Operation::plus: return "+";
    case Operation::minus: return "−";
    case Operation::times: return "×";
    case Operation::divided: return "÷";
    case Operation::equal: return "=";
    case Operation::not_equal: return "≠";
    case Operation::below: return "<";
    case Operation::at_most: return "≤";
    case Operation::above: return ">";
    case Operation::at_least: return "≥";
    default: return "";
  }
}

Operation contrary(Operation comparison) {
  switch (comparison) {
    case Operation::equal: return Operation::not_equal;
    case Operation::not_equal: return Operation::equal;
    case Operation::below: return Operation::at_least;
    case Operation::at_most: return Operation::above;
    case Operation::above: return Operation::at_most;
    default: return Operation::below;
  }
}

// How closely an operation binds its operands.
int binding(Operation operation) {
  switch (operation) {
    case Operation::plus:
    case Operation::minus: return 1;
    case Operation::times:
    case Operation::divided: return 2;
    case Operation::negative: return 3;
    default: return 4;
  }
}

class Writer {
 public:
  Writer(const ExpressionRows& rows, int row, Language language)
      : rows_(rows), row_(row), language_(language), values_(rows) {}

  std::string statement(int index) {
    const ExpressionNode& node = rows_.expression().node(index);
    switch (node.operation) {
      case Operation::both:
      case Operation::either:
        return statement(node.operands[0]) + next() + statement(node.operands[1]);
      case Operation::opposite: return statement(node.operands[0]);
      case Operation::choice: return choice(node);
      case Operation::filled: return filled(index, node);
      case Operation::every: return every(index, node);
      default: return comparison(index, node);
    }
  }

 private:
  // What cannot be calculated while writing is not written.
  std::optional<bool> truth(int index, int row) {
    try {
      return values_.statement(index, row);
    } catch (const Overflow&) {
      return std::nullopt;
    }
  }
  std::optional<Ratio> value(int index) {
    try {
      return values_.number(index, row_);
    } catch (const Overflow&) {
      return std::nullopt;
    }
  }

  std::string_view word(std::string_view zh, std::string_view en) const {
    return language_ == Language::en ? en : zh;
  }
  std::string next() const { return std::string(word("；", "; ")); }

  std::string choice(const ExpressionNode& node) {
    const std::optional<bool> condition = truth(node.operands[0], row_);
    std::string text = statement(node.operands[0]);
    if (!condition) return text;
    const std::size_t taken = *condition ? 1 : 2;
    if (taken < node.operands.size()) text += next() + statement(node.operands[taken]);
    return text;
  }

  std::string filled(int index, const ExpressionNode& node) {
    const std::string& name = rows_.expression().node(node.operands[0]).text;
    const std::optional<bool> holds = truth(index, row_);
    if (!holds) return name + unknown();
    return name + std::string(*holds ? word(" 已填", " is filled in") : word(" 未填", " is blank"));
  }

  std::string every(int index, const ExpressionNode& node) {
    const std::optional<bool> holds = truth(index, no_row);
    if (!holds) return node.text + unknown();
    return node.text +
           std::string(*holds ? word(" 成立", " holds") : word(" 不成立", " does not hold"));
  }

  std::string unknown() const { return std::string(word(" 无法判断", " cannot be told")); }

  std::string comparison(int index, const ExpressionNode& node) {
    const std::optional<bool> holds = truth(index, row_);
    if (!holds) return node.text + unknown();
    bool percent = false;
    for (const int operand : node.operands) {
      percent = percent || is_percent(rows_, rows_.expression().node(operand));
    }
    const Operation shown = *holds ? node.operation : contrary(node.operation);
    return fmt::format("{} {} {}", side(node.operands[0], percent), sign(shown),
                       side(node.operands[1], percent));
  }

  // With the result behind what was calculated.
  std::string side(int index, bool percent) {
    const ExpressionNode& node = rows_.expression().node(index);
    const bool below_zero =
        node.operation == Operation::negative &&
        rows_.expression().node(node.operands[0]).operation == Operation::constant;
    if (!is_arithmetic(node.operation) || below_zero) return figure(index, percent);
    const std::optional<Ratio> result = value(index);
    if (!result) return figure(index, percent);
    return fmt::format(fmt::runtime(word("{}（得 {}）", "{} (makes {})")), figure(index, percent),
                       printed(*result, percent));
  }

  std::string figure(int index, bool percent) {
    const ExpressionNode& node = rows_.expression().node(index);
    if (is_arithmetic(node.operation)) return arithmetic(node);
    if (node.operation == Operation::constant) return node.text;
    if (node.operation == Operation::cell || node.operation == Operation::column) {
      return fmt::format("{} {}", node.text, cell(node));
    }
    const std::optional<Ratio> result = value(index);
    return result ? fmt::format("{} {}", node.text, printed(*result, percent)) : node.text;
  }

  std::string cell(const ExpressionNode& node) {
    int row = row_;
    if (node.operation == Operation::column) {
      row = rows_.row_of(node, row_);
      if (row == no_row) return "–";
    }
    const FigureCell& cell = rows_.figure(node, row);
    if (cell.filled()) return cell.value.text() + (is_percent(rows_, node) ? "%" : "");
    if (cell.state == CellState::malformed) return std::string(cell.raw);
    return std::string(word("空（按 0 计）", "blank (0)"));
  }

  std::string arithmetic(const ExpressionNode& node) {
    if (node.operation == Operation::negative) {
      return "−" + operand(node.operands[0], binding(node.operation));
    }
    // a − (b − c) and a ÷ (b × c) keep their brackets.
    const bool one_sided =
        node.operation == Operation::minus || node.operation == Operation::divided;
    const int level = binding(node.operation);
    return fmt::format("{} {} {}", operand(node.operands[0], level), sign(node.operation),
                       operand(node.operands[1], one_sided ? level + 1 : level));
  }

  std::string operand(int index, int level) {
    const std::string text = figure(index, false);
    const bool loose = binding(rows_.expression().node(index).operation) < level;
    return loose ? fmt::format(fmt::runtime(word("（{}）", "({})")), text) : text;
  }

  const ExpressionRows& rows_;
  int row_;
  Language language_;
  ExpressionValues values_;
};

std::string fraction(const Ratio& figure) {
  return fmt::format("{}/{}", to_text(figure.numerator()), to_text(figure.denominator()));
}

std::string digits(const Ratio& figure) {
  if (const std::optional<Decimal> exact = figure.exact()) return exact->trimmed().text();
  const Decimal rounded = figure.rounded(rounded_places);
  return rounded.is_zero() ? fraction(figure) : rounded.trimmed().text();
}

}  // namespace

std::string printed(const Ratio& figure, bool as_percent) {
  try {
    return as_percent ? digits(figure * Ratio(Decimal::whole(100))) + "%" : digits(figure);
  } catch (const Overflow&) {
    return fraction(figure);
  }
}

bool is_percent(const ExpressionRows& rows, const ExpressionNode& node) {
  if (node.operation == Operation::constant) {
    return node.text.ends_with("%") || node.text.ends_with("％");
  }
  return node.operation == Operation::cell && node.place.part == Part::figure &&
         rows.input().rulebook.figures[node.place.row].kind == FigureKind::percent;
}

Message observed(const ExpressionRows& rows, int statement, int row) {
  return {.zh = Writer(rows, row, Language::zh).statement(statement),
          .en = Writer(rows, row, Language::en).statement(statement)};
}

}  // namespace gouji
