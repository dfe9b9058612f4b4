// The actual of a qualitative indicator is one of the levels of the scale, as a word, as its
// percentage, or as the word of the target itself. Anything between the levels has no score. A
// level that is a range leaves the score to the department, but not outside the range.

#include <fmt/format.h>

#include "checks/assessment.h"
#include "checks/check.h"

namespace gouji::checks {
namespace {

std::string levels_of(const QualitativeScale& scale) {
  std::string text;
  for (const Level& level : scale.levels) {
    if (!text.empty()) text += "、";
    text += fmt::format("{} {}", level.words.empty() ? std::string() : level.words.front(),
                        percent_text(level.share));
  }
  return text;
}

void report_outside(const Indicator& indicator, const Assessment& assessment,
                    const CheckInput& input, Findings& findings) {
  const Message words = arithmetic(indicator, assessment);
  Finding& finding = findings.report(
      indicator.score.place,
      {.zh = fmt::format("“{}”一级的得分应在 {}（{}），填 {}", indicator.actual.raw,
                         assessment.allowed->text(), words.zh, indicator.score.raw),
       .en = fmt::format("{} allows a score in {} ({}), given is {}", indicator.actual.raw,
                         assessment.allowed->text(), words.en, indicator.score.raw)});
  finding.found = std::string(indicator.score.raw);
  finding.expected = assessment.allowed->text();
  finding.related = {indicator.actual.place, indicator.weight.place};
  finding.basis = input.rulebook.qualitative.basis;
  finding.hint = {.zh = "核对完成档次与得分", .en = "Check the level and the score"};
}

void look_at(std::size_t row, const CheckInput& input, Findings& findings) {
  const Indicator& indicator = input.form.indicators[row];
  const Assessment& assessment = input.assessments[row];
  const Place place = indicator.actual.place;
  if (assessment.standing == ScoreStanding::outside_level) {
    report_outside(indicator, assessment, input, findings);
    return;
  }
  if (assessment.level_share != nullptr) {
    findings.pass(place, [&] {
      const std::string share = percent_text(*assessment.level_share);
      return Message{
          .zh = fmt::format("“{}”得权重的 {}", indicator.actual.raw, share),
          .en = fmt::format("{} is worth {} of the weight", indicator.actual.raw, share)};
    });
    return;
  }
  if (assessment.obstacle != Obstacle::unknown_level) {
    findings.not_checkable(place, explain(assessment.obstacle));
    return;
  }
  const std::string levels = levels_of(input.rulebook.qualitative);
  Finding& finding = findings.report(
      place, {.zh = fmt::format("定性指标的实际完成值“{}”不是评分等级（{}）", indicator.actual.raw,
                                levels),
              .en = fmt::format("the actual of a qualitative indicator, {}, is not a level ({})",
                                indicator.actual.raw, levels)});
  finding.found = std::string(indicator.actual.raw);
  finding.related = {indicator.target.place, indicator.score.place};
  finding.basis = input.rulebook.qualitative.basis;
  finding.hint = {.zh = "按等级填写实际完成值", .en = "Enter one of the levels"};
}

void run(const CheckInput& input, Findings& findings) {
  bool any = false;
  for (std::size_t row = 0; row < input.assessments.size(); ++row) {
    if (!input.assessments[row].qualitative) continue;
    any = true;
    look_at(row, input, findings);
  }
  if (!any) {
    findings.not_applicable({},
                            {.zh = "没有定性指标", .en = "there are no qualitative indicators"});
  }
}

}  // namespace

extern const Check qualitative_level;
constinit const Check qualitative_level{
    .id = "qualitative-level",
    .title_zh = "定性指标的实际完成值是评分等级之一",
    .title_en = "The actual of a qualitative indicator is a level",
    .basis = "规则书的定性等级",
    .severity = Severity::warning,
    .run = run,
    .looks_for = {.standings = {ScoreStanding::outside_level},
                  .obstacles = {Obstacle::unknown_level}}};

}  // namespace gouji::checks
