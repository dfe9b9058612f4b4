// Full marks for a target that was not reached.

#include <fmt/format.h>

#include <algorithm>

#include "checks/check.h"
#include "checks/score_findings.h"

namespace gouji::checks {
namespace {

// Beyond an upper bound the rule may not say what is lost, only that full marks are wrong.
void report_over_bound(std::size_t row, const CheckInput& input, Findings& findings) {
  const Indicator& indicator = input.form.indicators[row];
  Finding& finding = findings.report(
      std::min(findings.severity(), Severity::warning), indicator.score.place,
      {.zh = fmt::format("{}“{}”超过{}“{}”，{}仍为满分 {}；规则没有写明超过上限扣多少",
                         input.label(Column::actual), indicator.actual.raw,
                         input.label(Column::target), indicator.target.raw,
                         input.label(Column::score), indicator.score.raw),
       .en = fmt::format("the actual, {}, is beyond the target, {}, with full marks, {}; the rule "
                         "does not say what that costs",
                         indicator.actual.raw, indicator.target.raw, indicator.score.raw)});
  finding.found = std::string(indicator.score.raw);
  finding.related = {indicator.target.place, indicator.weight.place, indicator.actual.place};
}

void run(const CheckInput& input, Findings& findings) {
  report_standing(ScoreStanding::full_below_target, input, findings, [&](std::size_t row) {
    if (input.assessments[row].recomputed) {
      // 6.47 printed as 6.5 beside a weight of 6.5 may be rounding.
      Severity severity = findings.severity();
      if (printed_to_fewer_places(row, input)) severity = std::min(severity, Severity::warning);
      report_score(severity, row, input, findings).hint = {
          .zh = "未完成目标，按规则扣分", .en = "The target was missed: deduct by the rule"};
    } else {
      report_over_bound(row, input, findings);
    }
  });
}

}  // namespace

extern const Check full_score_below_target;
constinit const Check full_score_below_target{
    .id = "full-score-below-target",
    .title_zh = "未达目标值的指标没有得满分",
    .title_en = "No full marks below the target",
    .basis = "未完成目标值的按规则扣分",
    .severity = Severity::error,
    .run = run,
    .looks_for = {.standings = {ScoreStanding::full_below_target}}};

}  // namespace gouji::checks
