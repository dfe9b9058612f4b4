// The printed 执行率 against the quotient of the funds table, rounded to the places printed. Apart
// from a wrong rate there are three slips that are told by their names: no % sign, cut off instead
// of rounded, and 100 % printed for more. A low rate needs a reason where the rulebook asks for
// one.

#include <fmt/format.h>

#include <algorithm>

#include "checks/check.h"
#include "checks/execution.h"
#include "checks/explanations.h"
#include "checks/text_search.h"
#include "schemas/narrow_ratio.h"

namespace gouji::checks {
namespace {

// With the places of the cell: 86%, 87.18%.
std::string expected_text(const Ratio& rate, const FigureCell& cell, const PrintedRate& printed) {
  const int places = std::max(0, cell->scale() - (printed.is_ratio ? 2 : 0));
  return (rate * Ratio(Decimal::whole(100))).rounded(places).text() + "%";
}

// 百分点, without a sign.
std::string percent_points(const Ratio& difference) {
  const Ratio size = difference < Ratio() ? -difference : difference;
  return (size * Ratio(Decimal::whole(100))).rounded(4).trimmed().text();
}

// The rate as it would be printed: to the places of the cell.
Ratio rounded_like(const Ratio& rate, const PrintedRate& printed, Rounding rounding) {
  return Ratio((rate / printed.unit).rounded(0, rounding)) * printed.unit;
}

void report_blank(const CheckInput& input, const Ratio& rate, Findings& findings) {
  const FigureCell& cell = input.figure(Role::execution_rate);
  Finding& finding =
      findings.report(std::min(findings.severity(), Severity::warning), cell.place,
                      {.zh = fmt::format("执行率空白；{}", execution_quotient(input)),
                       .en = fmt::format("the rate is blank; {}", execution_quotient(input))});
  finding.expected = percent_text(rate);
  finding.hint = {.zh = "填 " + finding.expected, .en = "Enter " + finding.expected};
}

Finding& report_rate(Severity severity, const CheckInput& input, const std::string& zh,
                     const std::string& en, Findings& findings) {
  const FigureCell& cell = input.figure(Role::execution_rate);
  const std::string quotient = execution_quotient(input);
  Finding& finding =
      findings.report(severity, cell.place,
                      {.zh = fmt::format("{}，执行率填 {}{}", quotient, cell.raw, zh),
                       .en = fmt::format("{}; the rate is given as {}{}", quotient, cell.raw, en)});
  finding.found = std::string(cell.raw);
  finding.related = {input.figure(Role::paid).place, input.figure(Role::revised_budget).place};
  return finding;
}

void compare(const CheckInput& input, const Ratio& rate, Findings& findings) {
  const FigureCell& cell = input.figure(Role::execution_rate);
  const PrintedRate printed = *printed_rate(input);
  const Severity warning = std::min(findings.severity(), Severity::warning);
  const bool right = rounded_like(rate, printed, Rounding::half_away) == printed.rate;
  if (right && printed.has_sign) {
    findings.pass(cell.place, [&] {
      const std::string quotient = execution_quotient(input);
      return Message{.zh = quotient, .en = quotient};
    });
    return;
  }
  const std::string expected = expected_text(rate, cell, printed);
  if (right) {
    const bool ratio = printed.is_ratio;
    report_rate(warning, input, ratio ? "，是比值，应写成百分数" : "，缺 %",
                ratio ? ", which is a ratio, not per cent" : ", without its %", findings)
        .expected = expected;
    return;
  }
  const Ratio whole(Decimal::whole(1));
  const bool cut = rounded_like(rate, printed, Rounding::toward_zero) == printed.rate;
  const bool capped = rate > whole && printed.rate == whole;
  const Ratio difference = printed.rate - rate;
  Finding& finding =
      cut      ? report_rate(warning, input, "，末位舍去而没有四舍五入", ", cut off instead of rounded",
                             findings)
      : capped ? report_rate(warning, input, "，超过 100% 的部分没有填出",
                             ", leaving out what is above 100%", findings)
               : report_rate(findings.severity(), input,
                             fmt::format("，{} {} 个百分点", difference > Ratio() ? "多" : "少",
                                         percent_points(difference)),
                             fmt::format(", {} points {}", percent_points(difference),
                                         difference > Ratio() ? "too much" : "too little"),
                             findings);
  finding.expected = expected;
  finding.difference = (difference > Ratio() ? "" : "-") + percent_points(difference);
  finding.hint = {.zh = "执行率填 " + expected, .en = "Enter " + expected};
}

// Where the rulebook asks for a reason of a low rate: one that is told, and is no prompt.
bool is_reason(const TextCell& cell, const Rulebook& rulebook) {
  if (!cell.filled() || is_empty_talk(*cell)) return false;
  return std::none_of(rulebook.prompts.begin(), rulebook.prompts.end(),
                      [&](const std::string& prompt) { return has_prompt(*cell, prompt); });
}

void look_for_reason(const CheckInput& input, const Ratio& rate, Findings& findings) {
  if (!input.rulebook.execution || !input.rulebook.execution->reason_below) return;
  const Decimal& limit = *input.rulebook.execution->reason_below;
  if (rate >= Ratio(limit)) return;
  const auto& fields = input.rulebook.narratives;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].explains && is_reason(input.form.narratives[i], input.rulebook)) return;
  }
  Finding& finding = findings.report(
      std::min(findings.severity(), Severity::warning), input.figure(Role::paid).place,
      {.zh = fmt::format("{}，低于 {} 的应说明原因，没有说明", execution_quotient(input),
                         percent_text(Ratio(limit))),
       .en = fmt::format("{}; below {} a reason is asked for, and none is given",
                         execution_quotient(input), percent_text(Ratio(limit)))});
  finding.hint = {.zh = "写明没有执行完的原因", .en = "Say why the budget was not spent"};
}

// The usual case, in 64 bits: the rounded rate with its sign, and none so low that it needs a
// reason. False: there may be nothing wrong.
bool surely_right(const ExecutionFigures& figures, const CheckInput& input) {
  const NarrowRatio rate(figures.spent, figures.budget);
  if (input.rulebook.execution && input.rulebook.execution->reason_below) {
    const NarrowRatio limit(*input.rulebook.execution->reason_below);
    if (!rate.fits() || !limit.fits() || rate < limit) return false;
  }
  const FigureCell& cell = input.figure(Role::execution_rate);
  if (!cell.filled() || !has_percent_sign(cell.raw)) return false;
  Decimal percent;
  const bool fits = (rate * NarrowRatio(Decimal::whole(100))).round(cell->scale(), percent);
  return fits && percent == *cell;
}

void run(const CheckInput& input, Findings& findings) {
  const FigureCell& cell = input.figure(Role::execution_rate);
  if (input.rulebook.figure_with(Role::execution_rate) < 0) {
    findings.not_applicable({}, {.zh = "表式没有执行率一栏", .en = "no rate on the template"});
    return;
  }
  const ExecutionReading execution = read_execution(input);
  if (!execution.figures) {
    findings.not_checkable(cell.place, execution.obstacle);
    return;
  }
  if (!findings.keeps_ledger() && surely_right(*execution.figures, input)) return;
  const Ratio rate = execution.figures->rate();
  look_for_reason(input, rate, findings);
  if (cell.state == CellState::malformed) {
    findings.fail_elsewhere(cell.place, "malformed-number");
  } else if (cell.empty()) {
    report_blank(input, rate, findings);
  } else {
    compare(input, rate, findings);
  }
}

}  // namespace

extern const Check execution_rate;
constinit const Check execution_rate{.id = "execution-rate",
                                     .title_zh = "执行率 = 执行数 ÷ 预算数",
                                     .title_en = "The execution rate is spending over budget",
                                     .basis = "执行率是全年执行数与全年预算数之比",
                                     .severity = Severity::error,
                                     .run = run};

}  // namespace gouji::checks
