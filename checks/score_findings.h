// What the checks of scores share: which of them reports a row, and how a wrong score is told.
#pragma once

#include <string_view>

#include "checks/check.h"
#include "checks/wording.h"

namespace gouji {

// The check that reports a standing; empty for agrees and not_computable.
std::string_view check_of(ScoreStanding standing);

// The declared score is the right one, printed to fewer places than the rule asks for.
bool printed_to_fewer_places(std::size_t row, const CheckInput& input);

// Walks the rows for the check that reports one standing: its own rows go to report(row). A row
// without a score or an actual does not pass, it was not looked at.
template <class Report>
void report_standing(ScoreStanding mine, const CheckInput& input, Findings& findings,
                     Report&& report) {
  if (input.assessments.empty()) findings.not_applicable(Place{}, no_indicators());
  for (std::size_t row = 0; row < input.assessments.size(); ++row) {
    const Assessment& assessment = input.assessments[row];
    Place place = input.form.indicators[row].score.place;
    if (assessment.standing == mine) {
      report(row);
      continue;
    }
    switch (assessment.standing) {
      case ScoreStanding::not_computable:
        findings.not_checkable(place, explain(assessment.obstacle));
        break;
      case ScoreStanding::no_score:
        findings.not_checkable(place, {.zh = "自评分空白或不是数", .en = "there is no score"});
        break;
      case ScoreStanding::no_actual:
      case ScoreStanding::outside_level:
      case ScoreStanding::outside_weight:
        findings.fail_elsewhere(place, check_of(assessment.standing));
        break;
      default: findings.pass(place);
    }
  }
}

// 自评分填 6.5，按规则为 5.2（…），多 1.3: a declared score that is not the recomputed one.
Finding& report_score(Severity severity, std::size_t row, const CheckInput& input,
                      Findings& findings);

}  // namespace gouji
