// Every indicator has a score. Where exactly one is missing and the total is there, the finding
// says with which value the total holds, and what the rule gives. The rule's is the one to expect:
// the total, or another score in it, may be wrong too.

#include <fmt/format.h>

#include <algorithm>

#include "checks/check.h"
#include "checks/identities.h"
#include "checks/wording.h"

namespace gouji::checks {
namespace {

struct OtherScores {
  Decimal sum;
  int count = 0;
};

OtherScores other_scores(const CheckInput& input) {
  OtherScores others;
  for (const Indicator& indicator : input.form.indicators) {
    if (!indicator.score.filled()) continue;
    others.sum += *indicator.score;
    ++others.count;
  }
  return others;
}

bool within_weight(const Decimal& score, const Indicator& row) {
  if (!row.weight.filled()) return true;
  return !score.is_negative() && score <= *row.weight;
}

Message words_for(const Indicator& row, const std::optional<Implied>& implied,
                  const CheckInput& input) {
  const std::string label(input.label(Column::score));
  if (!implied) return {.zh = label + "空白", .en = "the score is blank"};
  const std::string value = implied->value.trimmed().text();
  const FigureCell& total = input.figure(Role::total_score);
  if (!total.filled()) {
    return {
        .zh = fmt::format("{}空白；为 {} 时“{}”成立", label, value, implied->identity->title.zh),
        .en = fmt::format("the score is blank; {} would satisfy: {}", value,
                          implied->identity->title.en)};
  }
  const OtherScores others = other_scores(input);
  if (!within_weight(implied->value, row)) {
    return {.zh = fmt::format(
                "{}空白；其余 {} 项之和 {}，合计填 {}，要相符须填 {}，不在 0 到权重 {} 之间", label,
                others.count, others.sum.text(), total.raw, value, row.weight.raw),
            .en = fmt::format("the score is blank; the other {} add up to {}, the total is {}, "
                              "which would take {}, not between 0 and {}",
                              others.count, others.sum.text(), total.raw, value, row.weight.raw)};
  }
  return {.zh = fmt::format("{}空白；其余 {} 项之和 {}，合计填 {}，此项为 {} 时相符", label,
                            others.count, others.sum.text(), total.raw, value),
          .en = fmt::format("the score is blank; the other {} add up to {}, the total is {}, which "
                            "holds with {}",
                            others.count, others.sum.text(), total.raw, value)};
}

void report_missing(std::size_t row, const CheckInput& input, Findings& findings) {
  const Indicator& indicator = input.form.indicators[row];
  const std::optional<Implied> implied = implied_value(indicator.score.place, input);
  Message message = words_for(indicator, implied, input);
  const Assessment& assessment = input.assessments[row];
  if (assessment.recomputed) {
    const Message words = arithmetic(indicator, assessment);
    message.zh +=
        fmt::format("；按评分规则为 {}（{}）", assessment.recomputed->trimmed().text(), words.zh);
    message.en += fmt::format("; by the rule it is {} ({})",
                              assessment.recomputed->trimmed().text(), words.en);
  }
  Finding& finding = findings.report(indicator.score.place, std::move(message));
  finding.hint = {.zh = fmt::format("按评分规则填写{}", input.label(Column::score)),
                  .en = "Enter the score that the rule gives"};
  const FigureCell& total = input.figure(Role::total_score);
  if (implied && total.filled()) finding.related = {total.place};
  // The total may be wrong as well; the rule is not.
  std::optional<Decimal> expected = assessment.recomputed;
  if (!expected && implied) expected = implied->value;
  if (expected) finding.expected = expected->trimmed().text();
}

bool nothing_is_scored(const CheckInput& input) {
  if (input.figure(Role::total_score).filled() && !input.form.indicators.empty()) {
    // A total without any score beside it is a claim, unless the file has no scores to show.
    const auto& rows = input.form.indicators;
    return std::all_of(rows.begin(), rows.end(),
                       [](const Indicator& row) { return row.score.state == CellState::absent; });
  }
  return std::all_of(input.form.indicators.begin(), input.form.indicators.end(),
                     [](const Indicator& row) { return row.score.empty(); });
}

void report_all_blank(const CheckInput& input, Findings& findings) {
  const auto& rows = input.form.indicators;
  const LabelledColumn* column = input.rulebook.indicator_column(Column::score);
  const bool absent = rows.front().score.state == CellState::absent;
  if (column == nullptr || (column->optional && absent)) {
    findings.not_applicable(Place{}, {.zh = "表式没有自评分一栏", .en = "no scores are printed"});
    return;
  }
  const std::string_view label = input.label(Column::score);
  Finding& finding = findings.report(
      std::min(findings.severity(), Severity::warning), rows.front().score.place,
      {.zh = fmt::format("{} 项指标的{}全部空白，还没有评分", rows.size(), label),
       .en = fmt::format("none of the {} indicators has a score yet", rows.size())});
  finding.hint = {.zh = "按评分规则逐项填写" + std::string(label), .en = "Score every indicator"};
  for (std::size_t row = 1; row < rows.size(); ++row) {
    findings.fail_elsewhere(rows[row].score.place, "score-present");
  }
}

void run(const CheckInput& input, Findings& findings) {
  if (input.form.indicators.empty()) {
    findings.not_applicable(Place{}, no_indicators());
    return;
  }
  if (nothing_is_scored(input)) {
    report_all_blank(input, findings);
    return;
  }
  for (std::size_t row = 0; row < input.form.indicators.size(); ++row) {
    const Indicator& indicator = input.form.indicators[row];
    switch (indicator.score.state) {
      case CellState::filled: findings.pass(indicator.score.place); break;
      case CellState::malformed:
        findings.fail_elsewhere(indicator.score.place, "malformed-number");
        break;
      case CellState::absent:
      case CellState::blank: report_missing(row, input, findings); break;
    }
  }
}

}  // namespace

extern const Check score_present;
constinit const Check score_present{.id = "score-present",
                                    .title_zh = "每项指标都有自评分",
                                    .title_en = "Every indicator has a score",
                                    .basis = "各项指标均应评分",
                                    .severity = Severity::error,
                                    .run = run,
                                    .looks_for = {.standings = {ScoreStanding::no_score}}};

}  // namespace gouji::checks
