// Points lost on a target that was reached. With an explanation the department may have its
// reasons. A template without weights hides what was lost, with one exception: 19.6 for 98% of a
// target of 98% is 20 × 98%, the actual taken for the completion.

#include <fmt/format.h>

#include <algorithm>

#include "checks/check.h"
#include "checks/explanations.h"
#include "checks/score_findings.h"

namespace gouji::checks {
namespace {

// The weight that a score was made from, when it is a whole one that the actual itself was
// multiplied with.
std::optional<Decimal> weight_times_actual(const Indicator& indicator, const Assessment& row) {
  const bool percent = row.target.quantity() && row.actual.quantity() &&
                       row.target.unit.base == "%" && row.actual.unit.base == "%";
  if (!percent || !indicator.score.filled() || indicator.score->is_integer()) return std::nullopt;
  const Decimal share = row.actual.scaled() * Decimal(1, 2);
  const bool met = row.upper_bound ? row.actual.scaled() <= row.target.scaled()
                                   : row.actual.scaled() >= row.target.scaled();
  if (!met || share <= Decimal() || share >= Decimal::whole(1)) return std::nullopt;
  const auto weight = Ratio(*indicator.score, share).exact(0);
  return weight;
}

void report_hidden(const Indicator& indicator, const Decimal& weight, const CheckInput& input,
                   Findings& findings) {
  const std::string points = weight.text();
  Finding& finding = findings.report(
      std::min(findings.severity(), Severity::warning), indicator.score.place,
      {.zh =
           fmt::format("目标值 {} 已达到（{}），得分填 {}，恰为 {} × {}，是以实际完成值代替完成率；"
                       "按 {} 分计应得满分",
                       indicator.target.raw, indicator.actual.raw, indicator.score.raw, points,
                       indicator.actual.raw, points),
       .en = fmt::format("the target, {}, was reached ({}), yet the score is {}, which is {} × {}: "
                         "the actual was taken for the completion; of {} points all were earned",
                         indicator.target.raw, indicator.actual.raw, indicator.score.raw, points,
                         indicator.actual.raw, points)});
  finding.found = std::string(indicator.score.raw);
  finding.expected = points;
  finding.difference = (*indicator.score - weight).text();
  finding.related = {indicator.target.place, indicator.actual.place};
  const Assessment& row = input.assessments[indicator.score.place.row];
  if (row.scoring != nullptr) finding.basis = row.scoring->basis;
  finding.hint = {.zh = "完成率是实际完成值 ÷ 目标值", .en = "Completion is actual ÷ target"};
}

void look_behind_missing_weights(const CheckInput& input, Findings& findings) {
  for (std::size_t row = 0; row < input.assessments.size(); ++row) {
    if (input.assessments[row].obstacle != Obstacle::no_weight_column) continue;
    const Indicator& indicator = input.form.indicators[row];
    if (const auto weight = weight_times_actual(indicator, input.assessments[row])) {
      report_hidden(indicator, *weight, input, findings);
    }
  }
}

void run(const CheckInput& input, Findings& findings) {
  look_behind_missing_weights(input, findings);
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
constinit const Check deduction_on_target{
    .id = "deduction-on-target",
    .title_zh = "已达目标值的指标没有被扣分",
    .title_en = "No points lost on a target that was reached",
    .basis = "完成目标值的得满分",
    .severity = Severity::error,
    .run = run,
    .looks_for = {.standings = {ScoreStanding::deducted_on_target},
                  .obstacles = {Obstacle::no_weight_column}}};

}  // namespace gouji::checks
