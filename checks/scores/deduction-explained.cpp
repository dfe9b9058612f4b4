// A score below its weight is explained: in the reason beside it, or in the prose about problems.
// Points that should not have been lost at all are the fault of another check.

#include <algorithm>
#include <memory_resource>
#include <vector>

#include <fmt/format.h>

#include "checks/check.h"
#include "checks/explanations.h"
#include "checks/score_findings.h"
#include "checks/wording.h"
#include "schemas/places.h"

namespace gouji::checks {
namespace {

// 偏差原因填“无”，“项目管理存在的问题及原因”没有提到这项指标
Message what_is_missing(const Indicator& indicator, const std::string& places,
                        const CheckInput& input) {
  Message missing;
  if (indicator.reason.state != CellState::absent) {
    std::string_view label = column_label(Part::indicator, Column::reason, input.rulebook);
    if (label == member_name(Column::reason)) label = "原因栏";  // not printed on this template
    std::string_view raw = indicator.reason.raw;
    missing.zh = raw.empty() ? fmt::format("{}空白", label) : fmt::format("{}填“{}”", label, raw);
    missing.en =
        raw.empty() ? fmt::format("{} is blank", label) : fmt::format("{} is \"{}\"", label, raw);
  }
  if (places.empty()) return missing;
  if (!missing.empty()) {
    missing.zh += "，";
    missing.en += ", and ";
  }
  missing.zh += places + "没有提到这项指标";
  missing.en += places + " does not speak of this indicator";
  return missing;
}

void report_unexplained(const Indicator& indicator, const CheckInput& input, Findings& findings) {
  Finding& finding = findings.report(indicator.score.place, [&] {
    const std::string lost = (*indicator.weight - *indicator.score).trimmed().text();
    const Message missing = what_is_missing(indicator, places_for_explanations(input), input);
    return Message{.zh = fmt::format("扣 {} 分（{} − {}），{}", lost, indicator.weight.raw,
                                     indicator.score.raw, missing.zh),
                   .en = fmt::format("{} points lost ({} − {}); {}", lost, indicator.weight.raw,
                                     indicator.score.raw, missing.en)};
  });
  finding.found = std::string(indicator.score.raw);
  finding.related = {indicator.weight.place, indicator.actual.place};
  finding.hint = {.zh = "写明这项指标未完成的原因和改进措施",
                  .en = "Say why this indicator was missed and what will be done"};
}

bool has_place_for_explanations(const Rulebook& rulebook) {
  return std::any_of(rulebook.narratives.begin(), rulebook.narratives.end(),
                     [](const NarrativeField& field) { return field.explains; });
}

void look_at(std::size_t index, const CheckInput& input, std::size_t& likely_place,
             Findings& findings) {
  const Indicator& indicator = input.form.indicators[index];
  const Assessment& seen = input.assessments[index];
  const Place place = indicator.score.place;
  if (!indicator.score.filled() || !indicator.weight.filled()) {
    findings.not_checkable(place, {.zh = "权重或自评分没有数", .en = "no weight or no score"});
  } else if (seen.standing == ScoreStanding::deducted_on_target ||
             seen.standing == ScoreStanding::outside_weight) {
    findings.fail_elsewhere(place, check_of(seen.standing));
  } else if (!seen.loses_points) {
    findings.not_applicable(place, {.zh = "没有扣分", .en = "no points are lost"});
  } else if (const TextCell* explanation = explanation_of(indicator, input, likely_place)) {
    findings.pass(place, [&] {
      const std::string label = label_of(explanation->place, input.form, input.rulebook);
      return Message{.zh = "说明在 " + label, .en = "explained in " + label};
    });
  } else if (!has_place_for_explanations(input.rulebook) &&
             indicator.reason.state == CellState::absent) {
    findings.not_applicable(
        place, {.zh = "表式没有写原因的地方", .en = "the template has no place for reasons"});
  } else {
    report_unexplained(indicator, input, findings);
  }
}

// Which rows lose points is as good as chance: they are gathered without a branch.
std::pmr::vector<std::size_t> rows_to_look_at(const CheckInput& input, bool all) {
  std::pmr::vector<std::size_t> rows(input.assessments.size(), input.memory);
  std::size_t count = 0;
  for (std::size_t i = 0; i < input.assessments.size(); ++i) {
    rows[count] = i;
    count += static_cast<std::size_t>(all | input.assessments[i].loses_points);
  }
  rows.resize(count);
  return rows;
}

void run(const CheckInput& input, Findings& findings) {
  if (input.form.indicators.empty()) findings.not_applicable(Place{}, no_indicators());
  std::size_t likely_place = 0;
  for (const std::size_t index : rows_to_look_at(input, findings.keeps_ledger())) {
    look_at(index, input, likely_place, findings);
  }
}

}  // namespace

extern const Check deduction_explained;
constinit const Check deduction_explained{.id = "deduction-explained",
                                          .title_zh = "扣分有说明",
                                          .title_en = "Lost points are explained",
                                          .basis = "未完成目标的应说明原因",
                                          .severity = Severity::warning,
                                          .run = run};

}  // namespace gouji::checks
