// A score below its weight is explained: in the reason beside it, or in the prose about problems.

#include <fmt/format.h>

#include "checks/check.h"
#include "checks/explanations.h"
#include "schemas/places.h"

namespace gouji::checks {
namespace {

void report_unexplained(const Indicator& indicator, const std::string& places, Findings& findings) {
  const Decimal lost = (*indicator.weight - *indicator.score).trimmed();
  const std::string_view weight = indicator.weight.raw;
  const std::string_view score = indicator.score.raw;
  Finding& finding = findings.report(
      indicator.score.place,
      {.zh = fmt::format("扣 {} 分（{} − {}），{}没有提到这项指标", lost.text(), weight, score,
                         places),
       .en = fmt::format("{} points lost ({} − {}), and {} does not speak of this indicator",
                         lost.text(), weight, score, places)});
  finding.found = std::string(score);
  finding.related = {indicator.weight.place, indicator.actual.place};
  finding.hint = {.zh = fmt::format("在{}写明未完成的原因和改进措施", places),
                  .en = fmt::format("Say in {} why it was missed and what will be done", places)};
}

void run(const CheckInput& input, Findings& findings) {
  const std::string places = places_for_explanations(input);
  bool any = false;
  for (const Indicator& indicator : input.form.indicators) {
    if (!indicator.score.filled() || !indicator.weight.filled()) continue;
    if (*indicator.score >= *indicator.weight) continue;
    any = true;
    if (const TextCell* explanation = explanation_of(indicator, input)) {
      findings.pass(indicator.score.place, [&] {
        const std::string label = label_of(explanation->place, input.form, input.rulebook);
        return Message{.zh = "说明在 " + label, .en = "explained in " + label};
      });
    } else if (places.empty() && indicator.reason.state == CellState::absent) {
      findings.not_applicable(
          indicator.score.place,
          {.zh = "表式没有写原因的地方", .en = "the template has no place for reasons"});
    } else {
      report_unexplained(indicator, places, findings);
    }
  }
  if (!any) findings.not_applicable({}, {.zh = "没有扣分", .en = "no points are lost"});
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
