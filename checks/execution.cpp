// Execution is what was spent over the revised budget, as exact ratio. A printed rate keeps its raw
// text, because 86, 86% and 0.86 may all be printed for the same thing.

#include "checks/execution.h"

#include <fmt/format.h>

#include "checks/funds_figures.h"

namespace gouji {
namespace {

constexpr Decimal hundred = Decimal::whole(100);

Ratio distance(const Ratio& a, const Ratio& b) {
  return a < b ? b - a : a - b;
}

}  // namespace

ExecutionReading read_execution(const CheckInput& input) {
  if (auto reason = why_unusable({Role::paid, Role::revised_budget}, input)) {
    return {.obstacle = std::move(*reason)};
  }
  const Decimal& budget = *input.figure(Role::revised_budget);
  if (budget <= Decimal()) {
    const std::string_view name = printed_name(Role::revised_budget, input);
    return {.obstacle = {.zh = fmt::format("{}为 {}，没有执行率", name, budget.text()),
                         .en = fmt::format("a budget of {}: there is no rate", budget.text())}};
  }
  return {.figures = ExecutionFigures{.spent = *input.figure(Role::paid), .budget = budget}};
}

std::string execution_quotient(const CheckInput& input, int places) {
  const FigureCell& spent = input.figure(Role::paid);
  const FigureCell& budget = input.figure(Role::revised_budget);
  return fmt::format("{} {} ÷ {} {} = {}", printed_name(Role::paid, input), spent.raw,
                     printed_name(Role::revised_budget, input), budget.raw,
                     percent_text(Ratio(*spent, *budget), places));
}

bool has_percent_sign(std::string_view raw) {
  return raw.ends_with("%") || raw.ends_with("％");
}

std::optional<PrintedRate> printed_rate(const CheckInput& input) {
  const FigureCell& cell = input.figure(Role::execution_rate);
  const ExecutionReading execution = read_execution(input);
  if (!cell.filled() || !execution.figures) return std::nullopt;
  const PrintedRate percent{.rate = Ratio(*cell, hundred),
                            .unit = Ratio(cell->unit(), hundred),
                            .has_sign = has_percent_sign(cell.raw)};
  const PrintedRate ratio{
      .rate = Ratio(*cell), .unit = Ratio(cell->unit()), .has_sign = false, .is_ratio = true};
  if (percent.has_sign) return percent;
  const Ratio exact = execution.figures->rate();
  return distance(ratio.rate, exact) < distance(percent.rate, exact) ? ratio : percent;
}

}  // namespace gouji
