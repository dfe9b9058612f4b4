// The declared score against the one that the rulebook gives for target and actual. Rows whose
// fault has a name of its own (full marks below the target, points lost on it, …) are left to the
// check of that name; what cannot be recomputed says why in the ledger.

#include "checks/check.h"
#include "checks/score_findings.h"
#include "checks/wording.h"

namespace gouji::checks {
namespace {

void look_at(std::size_t row, const CheckInput& input, Findings& findings) {
  const Indicator& indicator = input.form.indicators[row];
  const Assessment& assessment = input.assessments[row];
  const Place place = indicator.score.place;
  if (assessment.obstacle == Obstacle::too_large) {
    findings.report(place, {.zh = "目标值、实际完成值或权重的数过大，无法精确复算自评分",
                            .en = "figures too large to recompute the score exactly"});
    return;
  }
  switch (assessment.standing) {
    case ScoreStanding::agrees:
      findings.pass(place, [&] { return arithmetic(indicator, assessment); });
      return;
    case ScoreStanding::differs: {
      // The right score with fewer places is no fault of the score.
      bool only_places = printed_to_fewer_places(row, input);
      report_score(only_places ? Severity::note : findings.severity(), row, input, findings);
      return;
    }
    case ScoreStanding::not_computable:
      findings.not_checkable(place, explain(assessment.obstacle));
      return;
    case ScoreStanding::no_score:
      findings.not_checkable(place, {.zh = "自评分空白或不是数", .en = "no score to compare"});
      return;
    default: findings.fail_elsewhere(place, check_of(assessment.standing));
  }
}

void run(const CheckInput& input, Findings& findings) {
  if (input.assessments.empty()) findings.not_applicable(Place{}, no_indicators());
  for (std::size_t row = 0; row < input.assessments.size(); ++row) look_at(row, input, findings);
}

}  // namespace

extern const Check recomputed_score;
constinit const Check recomputed_score{
    .id = "recomputed-score",
    .title_zh = "自评分等于按评分规则复算的分",
    .title_en = "A score is what the scoring rule gives",
    .basis = "规则书的评分规则",
    .severity = Severity::error,
    .run = run,
    .looks_for = {.standings = {ScoreStanding::differs}, .obstacles = {Obstacle::too_large}}};

}  // namespace gouji::checks
