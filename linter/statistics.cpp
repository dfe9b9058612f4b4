// Everything adds up in any grouping, so that threads may each count a part. What comparing forms
// has found counts as findings, but not as another form.

#include "linter/statistics.h"

#include <algorithm>
#include <set>

#include "linter/report_words.h"

namespace gouji {
namespace {

void add_to(Statistics::Counts& counts, const Statistics::Counts& more) {
  counts.forms += more.forms;
  counts.clean += more.clean;
  counts.errors += more.errors;
  counts.warnings += more.warnings;
  counts.notes += more.notes;
  counts.unreadable += more.unreadable;
  counts.full_marks += more.full_marks;
  counts.inflated += more.inflated;
  counts.inflation = counts.inflation + more.inflation;
}

Statistics::Counts counts_of(const FormReport& report) {
  const FormTally tally = tally_of(report);
  Statistics::Counts counts{
      .errors = tally.errors, .warnings = tally.warnings, .notes = tally.notes, .inflation = {}};
  counts.unreadable = tally.unreadable ? 1 : 0;
  if (report.beside_others) return counts;
  counts.forms = 1;
  counts.clean = report.findings.empty() && !report.unreadable ? 1 : 0;
  if (!report.scores) return counts;
  counts.full_marks = report.scores->full_marks ? 1 : 0;
  const Decimal& inflation = report.scores->inflation;
  if (inflation > Decimal()) {
    counts.inflated = 1;
    counts.inflation = inflation;
  }
  return counts;
}

Statistics::Risk risk_of(const FormReport& report, const Statistics::Counts& counts) {
  Statistics::Risk risk{.path = report.path,
                        .part = report.part,
                        .line = report.line,
                        .errors = counts.errors,
                        .warnings = counts.warnings,
                        .full_marks = counts.full_marks > 0,
                        .inflation = counts.inflation,
                        .points = {}};
  const std::size_t whole =
      10 * counts.errors + 3 * counts.warnings + 5 * std::size_t{counts.full_marks};
  risk.points = Decimal::whole(static_cast<std::int64_t>(whole)) + counts.inflation;
  return risk;
}

}  // namespace

void Statistics::add(const FormReport& report) {
  const Counts counts = counts_of(report);
  add_to(all_, counts);
  add_to(by_department_[report.scores ? report.scores->department : std::string()], counts);
  std::set<std::string_view> seen;
  for (const ReportedFinding& finding : report.findings) {
    OfCheck& check = by_check_[finding.check];
    if (seen.insert(finding.check).second) ++check.forms;
    switch (finding.severity) {
      case Severity::error: ++check.errors; break;
      case Severity::warning: ++check.warnings; break;
      case Severity::note: ++check.notes; break;
    }
  }
  if (report.scores) {
    for (const CategoryScore& one : report.scores->categories) {
      OfCategory& category = by_category_[std::string(one.name)];
      category.weight = category.weight + one.weight;
      category.score = category.score + one.score;
    }
  }
  Risk risk = risk_of(report, counts);
  if (risk.points > Decimal()) rank(std::move(risk));
}

void Statistics::add(const Statistics& later) {
  add_to(all_, later.all_);
  for (const auto& [name, counts] : later.by_department_) add_to(by_department_[name], counts);
  for (const auto& [name, more] : later.by_check_) {
    OfCheck& check = by_check_[name];
    check.forms += more.forms;
    check.errors += more.errors;
    check.warnings += more.warnings;
    check.notes += more.notes;
  }
  for (const auto& [name, more] : later.by_category_) {
    OfCategory& category = by_category_[name];
    category.weight = category.weight + more.weight;
    category.score = category.score + more.score;
  }
  for (const Risk& risk : later.ranking_) rank(risk);
}

void Statistics::rank(Risk risk) {
  const auto place =
      std::upper_bound(ranking_.begin(), ranking_.end(), risk,
                       [](const Risk& a, const Risk& b) { return a.points > b.points; });
  if (place == ranking_.end() && ranking_.size() == most_risks) return;
  ranking_.insert(place, std::move(risk));
  if (ranking_.size() > most_risks) ranking_.pop_back();
}

}  // namespace gouji
