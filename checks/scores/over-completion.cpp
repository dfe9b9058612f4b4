// Completion above the full-score band: the rule takes points off, and a target that was exceeded
// so far was probably set too low, which deserves a word. Some rulebooks demand one from a
// completion of their own (130 %).

#include <fmt/format.h>

#include "checks/check.h"
#include "checks/explanations.h"
#include "checks/score_findings.h"
#include "checks/wording.h"
#include "schemas/narrow_ratio.h"

namespace gouji::checks {
namespace {

void report_low_target(const Indicator& indicator, const Assessment& assessment,
                       Findings& findings) {
  const std::string completion = percent_text(*assessment.completion);
  const std::string band = percent_text(Ratio(assessment.scoring->full_to));
  Finding& finding = findings.report(
      std::min(findings.severity(), Severity::note), indicator.actual.place,
      {.zh =
           fmt::format("完成率 {}，超过满分区间上限 {}，没有说明目标值是否偏低", completion, band),
       .en = fmt::format("completion is {}, above the full-score band ({}), and nothing says why",
                         completion, band)});
  finding.found = std::string(indicator.actual.raw);
  finding.related = {indicator.target.place};
  finding.hint = {.zh = "说明超额完成的原因，或下年调整目标值",
                  .en = "Say why the target was exceeded so far, or set it higher next year"};
}

void report_no_reason(const Indicator& indicator, const Assessment& assessment,
                      Findings& findings) {
  const std::string completion = percent_text(*assessment.completion);
  const std::string limit = percent_text(Ratio(*assessment.scoring->reason_above));
  Finding& finding = findings.report(
      std::min(findings.severity(), Severity::warning), indicator.actual.place,
      {.zh = fmt::format("完成率 {}，超过 {} 的应说明原因，没有说明", completion, limit),
       .en = fmt::format("completion is {}; above {} a reason is asked for, and none is given",
                         completion, limit)});
  finding.found = std::string(indicator.actual.raw);
  finding.basis = assessment.scoring->basis;
  finding.related = {indicator.target.place};
  finding.hint = {.zh = "说明超额完成的原因；目标值定得偏低的，下年调整",
                  .en = "Say why the target was exceeded so far, or set it higher next year"};
}

bool needs_reason(const Assessment& assessment) {
  const auto& limit = assessment.scoring->reason_above;
  if (!limit) return false;
  const NarrowRatio completion(assessment.completion->above, assessment.completion->below);
  const NarrowRatio most(*limit);
  if (completion.fits() && most.fits()) return completion > most;
  return *assessment.completion > Ratio(*limit);
}

void look_at(std::size_t row, const CheckInput& input, Findings& findings) {
  const Indicator& indicator = input.form.indicators[row];
  const Assessment& assessment = input.assessments[row];
  if (needs_reason(assessment) && explanation_of(indicator, input) == nullptr) {
    report_no_reason(indicator, assessment, findings);
  } else if (assessment.band != Band::above) {
    findings.pass(indicator.actual.place, [&] {
      const std::string completion = percent_text(*assessment.completion);
      if (!assessment.scoring->over_deducts) return Message{.zh = completion, .en = completion};
      const std::string text =
          fmt::format("{} ≤ {}", completion, percent_text(Ratio(assessment.scoring->full_to)));
      return Message{.zh = text, .en = text};
    });
  } else if (assessment.standing == ScoreStanding::not_cut_for_excess) {
    report_score(findings.severity(), row, input, findings).hint = {
        .zh = "超过满分区间的部分按规则扣分", .en = "Deduct by the rule what exceeds the band"};
  } else if (explanation_of(indicator, input) == nullptr) {
    report_low_target(indicator, assessment, findings);
  } else {
    findings.pass(indicator.actual.place, [] {
      return Message{.zh = "超过满分区间，有说明", .en = "above the band, with an explanation"};
    });
  }
}

void run(const CheckInput& input, Findings& findings) {
  if (input.assessments.empty()) findings.not_applicable(Place{}, no_indicators());
  for (std::size_t row = 0; row < input.assessments.size(); ++row) {
    const Assessment& assessment = input.assessments[row];
    const Place place = input.form.indicators[row].actual.place;
    if (assessment.qualitative) {
      findings.not_applicable(
          place, {.zh = "定性指标没有完成率", .en = "a qualitative indicator has no completion"});
    } else if (assessment.upper_bound) {
      findings.not_applicable(
          place, {.zh = "目标值是上限，没有超额", .en = "the target is an upper bound"});
    } else if (!assessment.completion) {
      findings.not_checkable(place, explain(assessment.obstacle));
    } else {
      look_at(row, input, findings);
    }
  }
}

}  // namespace

extern const Check over_completion;
constinit const Check over_completion{.id = "over-completion",
                                      .title_zh = "超额完成按规则扣分并有说明",
                                      .title_en = "Over-completion is deducted and explained",
                                      .basis = "超过满分区间的按规则扣分",
                                      .severity = Severity::error,
                                      .run = run,
                                      .looks_for = {.marks = {Mark::excess}}};

}  // namespace gouji::checks
