// Points need an actual: an indicator with neither a value nor an explanation scores nothing. With
// an explanation somewhere the points are a question, not a contradiction.

#include <fmt/format.h>

#include "checks/check.h"
#include "checks/explanations.h"
#include "checks/score_findings.h"
#include "checks/wording.h"

namespace gouji::checks {
namespace {

void report_unsupported(std::size_t row, const CheckInput& input, Findings& findings) {
  const Indicator& indicator = input.form.indicators[row];
  const TextCell* explanation = explanation_of(indicator, input);
  const std::string_view score = indicator.score.raw;
  const std::string blank = fmt::format("{}空白，{}填 {}", input.label(Column::actual),
                                        input.label(Column::score), score);
  Message message{.zh = blank + "，没有说明",
                  .en = fmt::format("no actual and no explanation, but a score of {}", score)};
  Severity severity = findings.severity();
  if (explanation != nullptr) {
    severity = std::min(severity, Severity::warning);
    message = {.zh = blank + "，说明在别处",
               .en = fmt::format("no actual, but a score of {}; explained elsewhere", score)};
  }
  Finding& finding = findings.report(severity, indicator.score.place, std::move(message));
  finding.found = std::string(score);
  if (explanation == nullptr) {
    finding.expected = "0";
    finding.difference = indicator.score->text();
  }
  finding.related = {indicator.actual.place};
  if (explanation != nullptr) finding.related.push_back(explanation->place);
  finding.hint = {.zh = fmt::format("填{}；确无数值的写明原因", input.label(Column::actual)),
                  .en = "Enter the actual, or say why there is none"};
}

void run(const CheckInput& input, Findings& findings) {
  if (input.assessments.empty()) findings.not_applicable(Place{}, no_indicators());
  for (std::size_t row = 0; row < input.assessments.size(); ++row) {
    const Assessment& assessment = input.assessments[row];
    const Indicator& indicator = input.form.indicators[row];
    if (assessment.standing == ScoreStanding::no_actual) {
      report_unsupported(row, input, findings);
    } else if (!indicator.score.filled()) {
      findings.not_applicable(indicator.score.place,
                              {.zh = "没有自评分", .en = "there is no score"});
    } else {
      findings.pass(indicator.score.place);
    }
  }
}

}  // namespace

extern const Check supported_score;
constinit const Check supported_score{.id = "supported-score",
                                      .title_zh = "得分的指标有实际完成值或说明",
                                      .title_en = "A score rests on an actual or an explanation",
                                      .basis = "没有数值又没有说明的指标得 0 分",
                                      .severity = Severity::error,
                                      .run = run,
                                      .looks_for = {.standings = {ScoreStanding::no_actual}}};

}  // namespace gouji::checks
