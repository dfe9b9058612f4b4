// The same assessment that the checks use, laid out as a table. A total is shown only when every
// row has what it needs: a sum over holes would look like a score.

#include "linter/score_sheet.h"

#include <fmt/format.h>

#include "checks/assessment.h"
#include "checks/readings.h"
#include "linter/binding.h"

namespace gouji {
namespace {

ScoreSheet::Row row_of(std::size_t number, const Form& form, const Rulebook& rulebook,
                       const Assessment& assessment) {
  const Indicator& indicator = form.indicators[number];
  ScoreSheet::Row row{.category = std::string(indicator.category.raw),
                      .indicator = std::string(indicator.name.raw),
                      .weight = std::string(indicator.weight.raw),
                      .target = std::string(indicator.target.raw),
                      .actual = std::string(indicator.actual.raw),
                      .declared = std::string(indicator.score.raw),
                      .remark = message_of(explain(assessment.obstacle))};
  if (indicator.category_index >= 0) {
    row.category = rulebook.categories[static_cast<std::size_t>(indicator.category_index)].name;
  }
  if (assessment.completion) row.completion = percent_text(*assessment.completion);
  if (assessment.level_share != nullptr) row.completion = percent_text(*assessment.level_share);
  if (!assessment.recomputed) return row;
  row.deduction = percent_text(assessment.deduction());
  row.recomputed = assessment.recomputed->trimmed().text();
  if (!indicator.score.filled()) return row;
  Decimal difference = *indicator.score - *assessment.recomputed;
  row.difference = difference.trimmed().text();
  return row;
}

// How a score came about that is not the rule's; and which rows break what several others follow.
Message remark_on(std::size_t number, const Form& form, const Rulebook& rulebook,
                  const Assessment& assessment, const std::optional<Convention>& convention) {
  const FigureCell& score = form.indicators[number].score;
  if (!score.filled() || !assessment.recomputed) return {};
  const bool by_rule = *score == *assessment.recomputed;
  if (convention) {
    const Message how = describe(convention->kind);
    const auto others = convention->rows.size();
    const auto by_it = score_by_reading(convention->kind, number, form, rulebook, assessment);
    if (by_it && *by_it == *score && !by_rule) {
      return {.zh = fmt::format("{}（本表 {} 项如此）", how.zh, others),
              .en = fmt::format("{} ({} rows of this form)", how.en, others)};
    }
    if (by_it && *by_it != *score && *by_it != *assessment.recomputed) {
      return {.zh = fmt::format("与本表 {} 项的算法不同：按“{}”为 {}", others, how.zh,
                                by_it->trimmed().text()),
              .en = fmt::format("unlike {} rows of this form: {} would give {}", others, how.en,
                                by_it->trimmed().text())};
    }
  }
  if (by_rule) return {};
  const std::vector<Reading> readings = readings_for(number, form, rulebook, assessment);
  return readings.empty() ? Message{} : describe(readings.front().kind);
}

ScoreSheet::Row total_of(const Form& form, const Rulebook& rulebook,
                         const Assessments& assessments) {
  ScoreSheet::Row total;
  Decimal weight;
  Decimal recomputed;
  bool weighed = true;
  bool complete = true;
  for (std::size_t i = 0; i < assessments.size(); ++i) {
    if (form.indicators[i].weight.filled()) weight += *form.indicators[i].weight;
    weighed = weighed && form.indicators[i].weight.filled();
    if (assessments[i].recomputed) recomputed += *assessments[i].recomputed;
    complete = complete && assessments[i].recomputed.has_value();
  }
  if (weighed) total.weight = weight.trimmed().text();
  if (complete) total.recomputed = recomputed.trimmed().text();
  int declared = rulebook.figure_with(Role::total_score);
  if (declared < 0) return total;
  const FigureCell& score = form.figures[static_cast<std::size_t>(declared)];
  total.declared = std::string(score.raw);
  if (complete && score.filled()) total.difference = (*score - recomputed).trimmed().text();
  return total;
}

}  // namespace

ScoreSheet score_sheet(std::string_view bytes, const LintOptions& options) {
  ScoreSheet sheet;
  std::vector<ReadForm> forms = read_forms(bytes, options);
  const ReadForm& read = forms.front();
  for (const ReaderFinding& finding : read.findings) {
    sheet.problems.push_back(finding.finding.message);
  }
  sheet.readable = read.readable;
  if (!read.readable) return sheet;
  Form form = bind(read.document, *read.rulebook);
  const Assessments assessments = assess(form, *read.rulebook);
  const std::optional<Convention> convention = convention_of(form, *read.rulebook, assessments);
  for (std::size_t i = 0; i < assessments.size(); ++i) {
    ScoreSheet::Row& row = sheet.rows.emplace_back(row_of(i, form, *read.rulebook, assessments[i]));
    Message remark = remark_on(i, form, *read.rulebook, assessments[i], convention);
    if (!remark.empty()) row.remark = std::move(remark);
  }
  sheet.total = total_of(form, *read.rulebook, assessments);
  return sheet;
}

}  // namespace gouji
