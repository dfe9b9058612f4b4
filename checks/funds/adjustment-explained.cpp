// An adjustment other than zero should be told somewhere in the prose: the column holds money
// carried over, additions and cuts in one figure, and only words tell which it is. A cut that makes
// the execution rate is reported by budget-cut-to-fit, with this said in it.

#include <fmt/format.h>

#include "checks/budget_cut.h"
#include "checks/check.h"
#include "checks/funds_figures.h"

namespace gouji::checks {
namespace {

void report(const Adjustment& adjustment, const CheckInput& input, Findings& findings) {
  const std::string figure = adjustment.amount.text();
  const bool own_figure = input.figure(Role::adjustment).filled();
  Finding& finding = findings.report(
      adjustment.place,
      {.zh = fmt::format("{}{} {}，文字部分没有提到追加、调减或结转", name_of_adjustment(input),
                         own_figure                        ? "填"
                         : adjustment.amount.is_negative() ? "少"
                                                           : "多",
                         own_figure ? figure : adjustment.amount.absolute().text()),
       .en = fmt::format("the adjustment is {}, and the text tells of no addition, cut or "
                         "carry-over",
                         figure)});
  finding.found = figure;
  finding.hint = {.zh = "在文字部分写明是上年结转还是追加、调减，各多少，原因和批准情况",
                  .en = "Say in the text what part is carry-over, addition or cut, and why"};
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
  } else if (adjustment->amount.is_zero()) {
    findings.not_applicable(place, {.zh = "调整数为 0", .en = "the adjustment is zero"});
  } else if (!has_prose(input)) {
    findings.not_checkable(place, {.zh = "文字部分全部空白", .en = "all of the text is blank"});
  } else if (const TextCell* cell = adjustment_told_in(input)) {
    const auto& field = input.rulebook.narratives[cell->place.row];
    findings.pass(place, [&] {
      return Message{.zh = fmt::format("“{}”中有说明", field.label),
                     .en = fmt::format("told in {}", field.label)};
    });
  } else if (is_cut_to_fit(input)) {
    findings.fail_elsewhere(place, "budget-cut-to-fit");
  } else {
    report(*adjustment, input, findings);
  }
}

}  // namespace

extern const Check adjustment_explained;
constinit const Check adjustment_explained{.id = "adjustment-explained",
                                           .title_zh = "预算调整有说明",
                                           .title_en = "An adjustment of the budget is explained",
                                           .basis = "审核惯例",
                                           .severity = Severity::warning,
                                           .run = run};

}  // namespace gouji::checks
