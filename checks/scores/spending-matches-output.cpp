// Little of the money spent, and every quantitative target met in full: either the targets were too
// low, or the work was not done with this money.

#include <fmt/format.h>

#include <algorithm>

#include "checks/check.h"
#include "checks/funds_figures.h"
#include "checks/wording.h"

namespace gouji::checks {
namespace {

bool is_declared_rate(std::string_view name, const Rulebook& rulebook) {
  return std::any_of(rulebook.declared_rates.begin(), rulebook.declared_rates.end(),
                     [&](const DeclaredRate& rate) { return is_named(rate.indicator, name); });
}

struct FullMarks {
  int rows = 0;
  bool all = true;
};

// Of the quantitative indicators other than the rates of spending themselves.
FullMarks full_marks(const CheckInput& input) {
  FullMarks result;
  for (std::size_t row = 0; row < input.assessments.size(); ++row) {
    const Indicator& indicator = input.form.indicators[row];
    if (!input.assessments[row].completion || is_declared_rate(input.names[row], input.rulebook))
      continue;
    ++result.rows;
    const bool full = indicator.score.filled() && indicator.weight.filled() &&
                      *indicator.score >= *indicator.weight;
    result.all = result.all && full;
  }
  return result;
}

void run(const CheckInput& input, Findings& findings) {
  const Role received_role = role_of_receipts(input);
  const FigureCell& paid = input.figure(Role::paid);
  const FigureCell& received = input.figure(received_role);
  if (std::optional<Message> obstacle = why_unusable({Role::paid, received_role}, input)) {
    findings.not_checkable(paid.place, *obstacle);
    return;
  }
  if (*received <= Decimal()) {
    findings.not_applicable(paid.place,
                            {.zh = "预算或拨款为 0", .en = "there was nothing to spend"});
    return;
  }
  if (*paid >= *received * input.rulebook.low_execution) {
    findings.pass(paid.place);
    return;
  }
  const FullMarks marks = full_marks(input);
  if (!marks.all || marks.rows == 0) {
    findings.pass(paid.place);
    return;
  }
  const Ratio execution(*paid, *received);
  const std::string rate = percent_text(execution);
  Finding& finding = findings.report(
      paid.place,
      {.zh = fmt::format("{}只有{}的 {}（{} ÷ {}），{} 项定量指标却全部满分",
                         printed_name(Role::paid, input), printed_name(received_role, input), rate,
                         paid.raw, received.raw, marks.rows),
       .en = fmt::format("only {} of the money was spent ({} ÷ {}), yet all {} quantitative "
                         "indicators have full marks",
                         rate, paid.raw, received.raw, marks.rows)});
  finding.found = rate;
  finding.related = {received.place};
  finding.hint = {.zh = "说明少花钱而全部完成的原因，核对目标值和实际完成值",
                  .en = "Say how all was done with so little; check targets and actuals"};
}

}  // namespace

extern const Check spending_matches_output;
constinit const Check spending_matches_output{.id = "spending-matches-output",
                                              .title_zh = "支出与产出相称",
                                              .title_en = "Spending and output match",
                                              .basis = "投入与产出应当匹配",
                                              .severity = Severity::warning,
                                              .run = run};

}  // namespace gouji::checks
