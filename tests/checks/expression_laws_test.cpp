// Expressions made up at random, with figures and lists of a random form, evaluated here and by the
// exact rationals of Boost.Multiprecision. Every run makes up the same ones.

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <boost/multiprecision/cpp_int.hpp>
#include <functional>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "checks/expression_values.h"
#include "tests/support/expressions.h"

namespace gouji::testing {
namespace {

using BigInt = boost::multiprecision::cpp_int;
using Rational = boost::multiprecision::cpp_rational;

Rational rational(const Decimal& figure) {
  return Rational(
      BigInt(to_text(figure.coefficient())),
      BigInt(boost::multiprecision::pow(BigInt(10), static_cast<unsigned>(figure.scale()))));
}
Rational rational(const Ratio& figure) {
  return Rational(BigInt(to_text(figure.numerator())), BigInt(to_text(figure.denominator())));
}

struct Row {
  Decimal weight, score;
};

struct RandomForm {
  std::vector<Row> rows;
  Decimal total;
};

// What an expression should come to: a rational, or nothing where something is divided by zero.
struct Expected {
  std::optional<Rational> value;
  bool huge = false;  // a figure on the way may not fit
};

bool fits(const Rational& value) {
  const BigInt limit = BigInt(1) << 126;
  return abs(numerator(value)) < limit && denominator(value) < limit;
}

Expected checked(Rational value, bool huge) {
  const bool too_large = huge || !fits(value);
  return {.value = std::move(value), .huge = too_large};
}

// A node of the oracle. It is evaluated for each row, or for none.
struct Tree {
  std::string text;
  bool list = false;
  std::function<Expected(const RandomForm&, std::size_t)> value;
};

// Of the whole range from the start: small ranges are not worth growing into.
int between(int first, int end) {
  return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(first, end));
}

Decimal any_decimal() {
  const int size = between(-999, 1000);
  // Some so large that their products do not fit.
  const Int128 factor = between(0, 4) == 3 ? 1'000'000'007 : 1;
  return Decimal(size * factor, between(0, 3));
}

RandomForm any_form() {
  RandomForm form{.rows = {}, .total = any_decimal()};
  const int count = between(1, 6);
  for (int i = 0; i < count; ++i) form.rows.push_back({any_decimal(), any_decimal()});
  return form;
}

Form as_form(const RandomForm& random, const Rulebook& book) {
  Form form;
  form.figures.resize(book.figures.size());
  form.narratives.resize(book.narratives.size());
  const auto filled = [](const Decimal& value) {
    return FigureCell{.value = value, .raw = {}, .state = CellState::filled};
  };
  form.figures[static_cast<std::size_t>(book.figure_with(Role::total_score))] =
      filled(random.total);
  for (const Row& row : random.rows) {
    form.indicators.push_back({.weight = filled(row.weight), .score = filled(row.score)});
  }
  return form;
}

Tree constant(const Decimal& number) {
  const Rational value = rational(number.absolute());
  return {.text = number.absolute().text(),
          .value = [value](const RandomForm&, std::size_t) { return Expected{.value = value}; }};
}

Tree any_leaf(bool in_list) {
  switch (between(0, in_list ? 4 : 2)) {
    case 0: return constant(any_decimal());
    case 1:
      return {.text = "总分", .value = [](const RandomForm& form, std::size_t) {
                return Expected{.value = rational(form.total)};
              }};
    case 2:
      return {.text = "指标[*].权重",
              .list = true,
              .value = [](const RandomForm& form, std::size_t row) {
                return Expected{.value = rational(form.rows[row].weight)};
              }};
    default:
      return {.text = "指标[*].得分",
              .list = true,
              .value = [](const RandomForm& form, std::size_t row) {
                return Expected{.value = rational(form.rows[row].score)};
              }};
  }
}

Tree any_tree(int depth, bool in_list);

Expected arithmetic(char sign, const Expected& left, const Expected& right) {
  const bool huge = left.huge || right.huge;
  if (!left.value || !right.value) return {.value = std::nullopt, .huge = huge};
  switch (sign) {
    case '+': return checked(*left.value + *right.value, huge);
    case '-': return checked(*left.value - *right.value, huge);
    case '*': return checked(*left.value * *right.value, huge);
    default:
      if (*right.value == 0) return {.value = std::nullopt, .huge = huge};
      return checked(*left.value / *right.value, huge);
  }
}

Tree any_arithmetic(int depth, bool in_list) {
  const Tree left = any_tree(depth - 1, in_list);
  const Tree right = any_tree(depth - 1, in_list);
  const char sign = *rc::gen::element('+', '-', '*', '/');
  return {.text = "(" + left.text + " " + sign + " " + right.text + ")",
          .list = left.list || right.list,
          .value = [=](const RandomForm& form, std::size_t row) {
            return arithmetic(sign, left.value(form, row), right.value(form, row));
          }};
}

// Half away from zero, by definition.
Rational rounded(const Rational& value, int places) {
  const BigInt ten = boost::multiprecision::pow(BigInt(10), static_cast<unsigned>(places));
  const Rational scaled = abs(value) * ten + Rational(1, 2);
  const BigInt whole = numerator(scaled) / denominator(scaled);
  return Rational(value < 0 ? BigInt(-whole) : whole, ten);
}

Tree any_rounding(int depth, bool in_list) {
  const Tree inner = any_tree(depth - 1, in_list);
  const int places = between(0, 5);
  return {.text = "四舍五入(" + inner.text + ", " + std::to_string(places) + ")",
          .list = inner.list,
          .value = [=](const RandomForm& form, std::size_t row) {
            const Expected of = inner.value(form, row);
            if (!of.value) return of;
            // The rounding itself counts in units of the last place.
            const bool huge = of.huge || !fits(*of.value * 1'000'000);
            return checked(rounded(*of.value, places), huge);
          }};
}

Tree any_choice(int depth, bool in_list) {
  const Tree left = any_tree(depth - 1, in_list);
  const Tree right = any_tree(depth - 1, in_list);
  const Tree yes = any_tree(depth - 1, in_list);
  const Tree no = any_tree(depth - 1, in_list);
  return {
      .text = "如果(" + left.text + " < " + right.text + ", " + yes.text + ", −" + no.text + ")",
      .list = left.list || right.list || yes.list || no.list,
      .value = [=](const RandomForm& form, std::size_t row) {
        const Expected a = left.value(form, row);
        const Expected b = right.value(form, row);
        const bool huge = a.huge || b.huge;
        if (!a.value || !b.value) return Expected{.value = std::nullopt, .huge = huge};
        Expected result = *a.value < *b.value ? yes.value(form, row) : no.value(form, row);
        if (result.value && !(*a.value < *b.value)) result.value = -*result.value;
        result.huge = result.huge || huge;
        return result;
      }};
}

// In the order of the rows, as the figures on the way may not fit.
Expected aggregated(const std::string& function, const std::vector<Expected>& values) {
  Expected result;
  for (const Expected& one : values) {
    result.huge = result.huge || one.huge;
    if (!one.value) return {.value = std::nullopt, .huge = result.huge};
    if (!result.value) {
      result.value = one.value;
    } else if (function == "最大") {
      result.value = std::max(*result.value, *one.value);
    } else if (function == "最小") {
      result.value = std::min(*result.value, *one.value);
    } else {
      result = checked(*result.value + *one.value, result.huge);
    }
  }
  if (function != "平均") return result;
  return checked(*result.value / Rational(static_cast<long>(values.size())), result.huge);
}

Tree any_aggregate(int depth) {
  const Tree inner = any_tree(depth - 1, true);
  const std::string function = *rc::gen::element<std::string>("合计", "最大", "最小", "平均");
  return {.text = function + "(" + inner.text + ")",
          .value = [=](const RandomForm& form, std::size_t) {
            std::vector<Expected> values;
            const std::size_t rows = inner.list ? form.rows.size() : 1;
            for (std::size_t row = 0; row < rows; ++row) values.push_back(inner.value(form, row));
            return aggregated(function, values);
          }};
}

Tree any_tree(int depth, bool in_list) {
  if (depth == 0) return any_leaf(in_list);
  switch (between(0, 8)) {
    case 0: return any_leaf(in_list);
    case 1: return any_rounding(depth, in_list);
    case 2: return any_choice(depth, in_list);
    case 3:
    case 4: return any_aggregate(depth);
    default: return any_arithmetic(depth, in_list);
  }
}

void expect_same(const Tree& tree, const RandomForm& random) {
  const Rulebook& book = expression_rulebook();
  const Form form = as_form(random, book);
  const CheckInput input{.form = form, .rulebook = book, .assessments = {}, .prose = {}};
  const Expression expression = parsed(tree.text + " = 0");
  RC_ASSERT(expression.root >= 0);
  const ExpressionRows rows(expression, input);
  ExpressionValues values(rows);
  const Expected expected = tree.value(random, 0);
  try {
    const int side = expression.node(expression.root).operands.front();
    const std::optional<Ratio> value = values.number(side, no_row);
    RC_ASSERT(value.has_value() == expected.value.has_value());
    if (value) RC_ASSERT(rational(*value) == *expected.value);
    const std::optional<bool> holds = values.statement(expression.root, no_row);
    RC_ASSERT(holds.has_value() == expected.value.has_value());
    if (holds) RC_ASSERT(*holds == (*expected.value == 0));
  } catch (const Overflow&) {
    RC_ASSERT(expected.huge);
  }
}

TEST(ExpressionLaws, ExpressionsAreExact) {
  rc::detail::TestParams always_the_same;
  always_the_same.seed = 2021;
  always_the_same.maxSuccess = 10'000;
  const auto result = rc::detail::checkTestable(
      [] {
        const RandomForm form = any_form();
        const Tree tree = any_tree(between(2, 6), false);
        expect_same(tree, form);
      },
      rc::detail::TestMetadata(), always_the_same);
  std::ostringstream told;
  rc::detail::printResultMessage(result, told);
  EXPECT_TRUE(result.is<rc::detail::SuccessResult>()) << told.str();
}

}  // namespace
}  // namespace gouji::testing
