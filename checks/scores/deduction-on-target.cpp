// Points lost on a target that was reached. With an explanation the department may have its
// reasons.

#include <algorithm>

#include "checks/check.h"
#include "checks/explanations.h"
#include "checks/score_findings.h"

namespace gouji::checks {
namespace {

void run(const CheckInput& input, Findings& findings) {
  report_standing(ScoreStanding::deducted_on_target, input, findings, [&](std::size_t row) {
    const TextCell* explanation = explanation_of(input.form.indicators[row], input);
    Severity severity = findings.severity();
    if (explanation != nullptr) severity = std::min(severity, Severity::warning);
    if (printed_to_fewer_places(row, input)) severity = Severity::note;
    Finding& finding = report_score(severity, row, input, findings);
    if (explanation != nullptr) finding.related.push_back(explanation->place);
    finding.hint = {.zh = "已达目标值应得满分；另有扣分原因的写明",
                    .en = "The target was reached: full marks, or say why not"};
  });
}

}  // namespace

extern const Check deduction_on_target;
constinit const Check deduction_on_target{.id = "deduction-on-target",
                                          .title_zh = "已达目标值的指标没有被扣分",
                                          .title_en = "No points lost on a target that was reached",
                                          .basis = "完成目标值的得满分",
                                          .severity = Severity::error,
                                          .run = run};

}  // namespace gouji::checks
