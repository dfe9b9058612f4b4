// An adjustment other than zero should be told somewhere in the prose: the column holds money
// carried over, additions and cuts in one figure, and only words tell which it is. A cut that makes
// the execution rate is reported by budget-cut-to-fit, with this said in it.

#include <fmt/format.h>

#include "checks/budget_cut.h"
#include "checks/check.h"
#include "checks/funds_figures.h"

namespace gouji::checks {
namespace {

void run(const CheckInput& input, Findings& findings) {
  const FigureCell& adjustment = input.figure(Role::adjustment);
  const Place place = adjustment.place;
  if (adjustment.empty()) {
    findings.not_applicable(place, {.zh = "没有填调整数", .en = "no adjustment is entered"});
    return;
  }
  if (auto reason = why_unusable({Role::adjustment}, input)) {
    findings.not_checkable(place, std::move(*reason));
  } else if (adjustment->is_zero()) {
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
    const std::string figure = adjustment->text();
    Finding& finding = findings.report(
        place, {.zh = fmt::format("{}填 {}，文字部分没有提到追加、调减或结转",
                                  printed_name(Role::adjustment, input), figure),
                .en = fmt::format("the adjustment is {}, and the text tells of no addition, cut or "
                                  "carry-over",
                                  figure)});
    finding.found = figure;
    finding.hint = {.zh = "在文字部分写明是上年结转还是追加、调减，各多少，原因和批准情况",
                    .en = "Say in the text what part is carry-over, addition or cut, and why"};
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
