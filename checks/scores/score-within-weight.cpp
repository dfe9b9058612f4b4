// A score lies between zero and the weight of its indicator, and a weight is not negative.

#include <fmt/format.h>

#include "checks/check.h"
#include "checks/score_findings.h"
#include "checks/wording.h"

namespace gouji::checks {
namespace {

void report_outside(std::size_t row, const CheckInput& input, Findings& findings) {
  const Indicator& indicator = input.form.indicators[row];
  const Decimal& score = *indicator.score;
  const std::string_view raw = indicator.score.raw;
  const std::string_view label = input.label(Column::score);
  if (score.is_negative()) {
    Finding& finding = findings.report(indicator.score.place,
                                       {.zh = fmt::format("{} {} 小于 0", label, raw),
                                        .en = fmt::format("the score, {}, is negative", raw)});
    finding.found = std::string(raw);
    finding.expected = "0";
    finding.difference = score.text();
    finding.related = {indicator.weight.place};
    finding.hint = {.zh = fmt::format("{}最少为 0", label), .en = "A score is at least zero"};
    return;
  }
  const Decimal excess = (score - *indicator.weight).trimmed();
  Finding& finding = findings.report(
      indicator.score.place,
      {.zh = fmt::format("{} {} 多于{} {}，多 {}", label, raw, input.label(Column::weight),
                         indicator.weight.raw, excess.text()),
       .en = fmt::format("the score, {}, is above the weight, {}, by {}", raw, indicator.weight.raw,
                         excess.text())});
  finding.found = std::string(raw);
  finding.expected = indicator.weight->text();
  finding.difference = excess.text();
  finding.related = {indicator.weight.place};
  finding.hint = {.zh = fmt::format("{}不超过{}", label, input.label(Column::weight)),
                  .en = "A score is at most its weight"};
}

void run(const CheckInput& input, Findings& findings) {
  if (input.assessments.empty()) findings.not_applicable(Place{}, no_indicators());
  for (std::size_t row = 0; row < input.assessments.size(); ++row) {
    const Indicator& indicator = input.form.indicators[row];
    if (indicator.weight.filled() && indicator.weight->is_negative()) {
      Finding& finding = findings.report(
          indicator.weight.place,
          {.zh = fmt::format("{} {} 小于 0", input.label(Column::weight), indicator.weight.raw),
           .en = fmt::format("the weight, {}, is negative", indicator.weight.raw)});
      finding.found = std::string(indicator.weight.raw);
      finding.hint = {.zh = "核对正负号", .en = "Check the sign of the weight"};
    } else if (input.assessments[row].standing == ScoreStanding::outside_weight) {
      report_outside(row, input, findings);  // a score below zero is, whatever the weight
    } else if (!indicator.score.filled() || !indicator.weight.filled()) {
      findings.not_checkable(indicator.score.place,
                             {.zh = "权重或自评分没有数", .en = "no weight or no score"});
    } else {
      findings.pass(indicator.score.place);
    }
  }
}

}  // namespace

extern const Check score_within_weight;
constinit const Check score_within_weight{
    .id = "score-within-weight",
    .title_zh = "自评分在 0 与权重之间",
    .title_en = "A score lies between zero and its weight",
    .basis = "自评分按权重的比例得出",
    .severity = Severity::error,
    .run = run,
    .looks_for = {.marks = {Mark::negative_figure}, .standings = {ScoreStanding::outside_weight}}};

}  // namespace gouji::checks
