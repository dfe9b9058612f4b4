// A wrong score is told with the declared and the recomputed figure, the arithmetic between them,
// and the reading of the rule that would give the declared one where there is one.

#include "checks/score_findings.h"

#include <fmt/format.h>

#include "checks/readings.h"
#include "schemas/places.h"

namespace gouji {

std::string_view check_of(ScoreStanding standing) {
  switch (standing) {
    case ScoreStanding::agrees:
    case ScoreStanding::not_computable: return "";
    case ScoreStanding::no_score: return "score-present";
    case ScoreStanding::no_actual: return "supported-score";
    case ScoreStanding::outside_weight: return "score-within-weight";
    case ScoreStanding::full_below_target: return "full-score-below-target";
    case ScoreStanding::deducted_on_target: return "deduction-on-target";
    case ScoreStanding::not_cut_for_excess: return "over-completion";
    case ScoreStanding::differs: return "recomputed-score";
    case ScoreStanding::outside_level: return "qualitative-level";
  }
  return "";
}

bool printed_to_fewer_places(std::size_t row, const CheckInput& input) {
  std::vector<Reading> readings =
      readings_for(row, input.form, input.rulebook, input.assessments[row]);
  return !readings.empty() && readings.front().kind == ReadingKind::fewer_places;
}

Finding& report_score(Severity severity, std::size_t row, const CheckInput& input,
                      Findings& findings) {
  const Indicator& indicator = input.form.indicators[row];
  const Assessment& assessment = input.assessments[row];
  const Decimal& declared = *indicator.score;
  Decimal expected = assessment.recomputed->trimmed();
  Decimal difference = (declared - expected).trimmed();
  Message words = arithmetic(indicator, assessment);
  std::string_view label = column_label(Part::indicator, Column::score, input.rulebook);
  bool more = !difference.is_negative();
  std::string size = difference.absolute().text();
  Message message{
      .zh = fmt::format("{}填 {}，按规则为 {}（{}），{} {}", label, indicator.score.raw,
                        expected.text(), words.zh, more ? "多" : "少", size),
      .en = fmt::format("{} is {}, by the rule it is {} ({}), {} {}", label, indicator.score.raw,
                        expected.text(), words.en, size, more ? "too much" : "too little")};
  std::vector<Reading> readings = readings_for(row, input.form, input.rulebook, assessment);
  if (!readings.empty()) {
    Message reading = describe(readings.front().kind);
    message.zh += fmt::format("；所填数与“{}”的算法一致", reading.zh);
    message.en += fmt::format("; the declared score is that of: {}", reading.en);
  }
  Finding& finding = findings.report(severity, indicator.score.place, std::move(message));
  finding.found = std::string(indicator.score.raw);
  finding.expected = expected.text();
  finding.difference = difference.text();
  finding.related = {indicator.target.place, indicator.weight.place, indicator.actual.place};
  finding.basis = assessment.scoring->basis;
  return finding;
}

}  // namespace gouji
