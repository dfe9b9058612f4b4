// A budget that was cut by exactly what would have been left, and then paid in full, shows an
// execution rate of 100 % that the initial budget does not. The finding gives the other rate; where
// the prose tells of the cut, it is only worth knowing.

#include "checks/budget_cut.h"

#include <fmt/format.h>

#include "checks/check.h"
#include "checks/funds_figures.h"

namespace gouji::checks {
namespace {

void report(const CheckInput& input, Findings& findings) {
  const FigureCell& initial = input.figure(Role::initial_budget);
  const Adjustment adjustment = *adjustment_of(input);
  const FigureCell& paid = input.figure(Role::paid);
  const TextCell* told = adjustment_told_in(input);
  const std::string rate = percent_text(Ratio(*paid, *initial));
  const std::string cut = adjustment.amount.absolute().text();
  std::string told_zh = "，文字部分没有提到调减";
  std::string told_en = "; the text does not tell of the cut";
  if (told != nullptr) {
    const std::string& label = input.rulebook.narratives[told->place.row].label;
    told_zh = fmt::format("，“{}”中提到了调整", label);
    told_en = fmt::format("; {} tells of an adjustment", label);
  }
  const Severity severity = told != nullptr ? Severity::note : findings.severity();
  Finding& finding = findings.report(
      severity, adjustment.place,
      {.zh = fmt::format("{} {} 调减 {} 后恰好等于{} {}，执行率 100%；按{}计为 {} ÷ {} = {}{}",
                         printed_name(Role::initial_budget, input), initial->text(), cut,
                         printed_name(Role::paid, input), paid->text(),
                         printed_name(Role::initial_budget, input), paid->text(), initial->text(),
                         rate, told_zh),
       .en = fmt::format("the initial budget {} was cut by {} to exactly what was paid, {}: "
                         "execution 100%; against the initial budget {} ÷ {} = {}{}",
                         initial->text(), cut, paid->text(), paid->text(), initial->text(), rate,
                         told_en)});
  finding.found = adjustment.amount.text();
  finding.hint = {.zh = "写明调减的原因和批准文件；评价执行情况时一并看年初预算",
                  .en = "Say why the budget was cut and who approved it"};
  finding.related = {initial.place, input.figure(role_of_budget(input)).place, paid.place};
  std::erase(finding.related, finding.place);
}

void run(const CheckInput& input, Findings& findings) {
  const Place place = place_of_adjustment(input);
  if (no_adjustment_entered(input)) {
    findings.not_applicable(place, {.zh = "没有填调整数", .en = "no adjustment is entered"});
    return;
  }
  const std::optional<Adjustment> adjustment = adjustment_of(input);
  if (!adjustment) {
    findings.not_checkable(place, why_no_adjustment(input));
  } else if (auto reason =
                 why_unusable({Role::initial_budget, role_of_budget(input), Role::paid}, input)) {
    findings.not_checkable(place, std::move(*reason));
  } else if (!adjustment->amount.is_negative()) {
    findings.not_applicable(place, {.zh = "没有调减", .en = "the budget was not cut"});
  } else if (is_cut_to_fit(input)) {
    report(input, findings);
  } else {
    findings.pass(place, [] {
      return Message{.zh = "调减后仍有结余，或没有全部支付",
                     .en = "something was left after the cut"};
    });
  }
}

}  // namespace

extern const Check budget_cut_to_fit;
constinit const Check budget_cut_to_fit{
    .id = "budget-cut-to-fit",
    .title_zh = "执行率不靠调减预算达到 100%",
    .title_en = "Execution does not reach 100 % by a cut of the budget",
    .basis = "审核惯例",
    .severity = Severity::warning,
    .run = run};

}  // namespace gouji::checks
