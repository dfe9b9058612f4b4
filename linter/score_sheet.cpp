// The same assessment that the checks use, laid out as a table. A total is shown only when every
// row has what it needs: a sum over holes would look like a score.

#include "linter/score_sheet.h"

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
                      .remark = explain(assessment.obstacle)};
  if (indicator.category_index >= 0) {
    row.category = rulebook.categories[static_cast<std::size_t>(indicator.category_index)].name;
  }
  if (assessment.completion) row.completion = percent_text(*assessment.completion);
  if (assessment.level_share) row.completion = percent_text(*assessment.level_share);
  if (!assessment.recomputed) return row;
  row.deduction = percent_text(assessment.deduction);
  row.recomputed = assessment.recomputed->trimmed().text();
  if (!indicator.score.filled()) return row;
  Decimal difference = *indicator.score - *assessment.recomputed;
  row.difference = difference.trimmed().text();
  if (difference.is_zero()) return row;
  std::vector<Reading> readings = readings_for(number, form, rulebook, assessment);
  if (!readings.empty()) row.remark = describe(readings.front().kind);
  return row;
}

ScoreSheet::Row total_of(const Form& form, const Rulebook& rulebook,
                         const std::vector<Assessment>& assessments) {
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
  std::vector<Assessment> assessments = assess(form, *read.rulebook);
  for (std::size_t i = 0; i < assessments.size(); ++i) {
    sheet.rows.push_back(row_of(i, form, *read.rulebook, assessments[i]));
  }
  sheet.total = total_of(form, *read.rulebook, assessments);
  return sheet;
}

}  // namespace gouji
