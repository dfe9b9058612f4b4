// A wrong score is told with the declared and the recomputed figure, the arithmetic between them,
// and the reading of the rule that would give the declared one where there is one.

#include "checks/score_findings.h"

#include <fmt/format.h>

#include <algorithm>

#include "checks/readings.h"
#include "schemas/places.h"

namespace gouji {
namespace {

// How the declared score may have come about, and whether other rows came about like it.
Message words_of_reading(std::size_t row, const CheckInput& input) {
  const Assessment& assessment = input.assessments[row];
  const std::vector<Reading> readings = readings_for(row, input.form, input.rulebook, assessment);
  const std::optional<Convention> convention =
      convention_of(input.form, input.rulebook, input.assessments);
  if (convention && std::ranges::find(convention->rows, row) != convention->rows.end()) {
    const Message how = describe(convention->kind);
    return {.zh = fmt::format("；所填数与“{}”的算法一致，本表有 {} 项这样算", how.zh,
                              convention->rows.size()),
            .en = fmt::format("; the declared score is that of: {}, as in {} rows of this form",
                              how.en, convention->rows.size())};
  }
  if (!readings.empty()) {
    const Message how = describe(readings.front().kind);
    return {.zh = fmt::format("；所填数与“{}”的算法一致", how.zh),
            .en = fmt::format("; the declared score is that of: {}", how.en)};
  }
  if (!convention) return {};
  const std::optional<Decimal> score =
      score_by_reading(convention->kind, row, input.form, input.rulebook, assessment);
  if (!score) return {};
  const Message how = describe(convention->kind);
  return {.zh = fmt::format("；本表有 {} 项按“{}”计算，此项按它为 {}，也不相符",
                            convention->rows.size(), how.zh, score->trimmed().text()),
          .en = fmt::format("; {} rows of this form are of: {}, which gives {} here",
                            convention->rows.size(), how.en, score->trimmed().text())};
}

Message words_of_score(std::size_t row, const Decimal& expected, const Decimal& difference,
                       const CheckInput& input) {
  const Indicator& indicator = input.form.indicators[row];
  const Message words = arithmetic(indicator, input.assessments[row]);
  const std::string_view label = column_label(Part::indicator, Column::score, input.rulebook);
  const bool more = !difference.is_negative();
  const std::string size = difference.absolute().text();
  const Message reading = words_of_reading(row, input);
  return {.zh = fmt::format("{}填 {}，按规则为 {}（{}），{} {}{}", label, indicator.score.raw,
                            expected.text(), words.zh, more ? "多" : "少", size, reading.zh),
          .en = fmt::format("{} is {}, by the rule it is {} ({}), {} {}{}", label,
                            indicator.score.raw, expected.text(), words.en, size,
                            more ? "too much" : "too little", reading.en)};
}

}  // namespace

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
  const Decimal expected = assessment.recomputed->trimmed();
  const Decimal difference = (*indicator.score - expected).trimmed();
  Finding& finding = findings.report(severity, indicator.score.place, [&] {
    return words_of_score(row, expected, difference, input);
  });
  finding.found = std::string(indicator.score.raw);
  finding.expected = expected.text();
  finding.difference = difference.text();
  finding.related = {indicator.target.place, indicator.weight.place, indicator.actual.place};
  finding.basis = assessment.scoring->basis;
  return finding;
}

}  // namespace gouji
