// A value is tried before it is suggested: it is put into the cell, all checks run again, and what
// they now enter into the ledger as holding is the equation that the value rests on. A value that
// lets no equation hold (the upper bound of a score, the total of a category told at its first
// weight) is no suggestion. What it would break elsewhere is told with it.

#include "linter/suggest.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "checks/check.h"
#include "linter/binding.h"
#include "linter/form_cells.h"
#include "linter/original_text.h"
#include "linter/value_span.h"
#include "schemas/measure.h"
#include "schemas/places.h"

namespace gouji {
namespace {

constexpr std::size_t most_equations = 3;
constexpr std::size_t most_trials = 200;  // of one form

// Puts a figure into a cell; false: no cell of figures is there.
bool put(Form& form, Place place, const Decimal& value, std::string_view printed) {
  FigureCell* cell = nullptr;
  if (place.part == Part::figure) {
    cell = &form.figures[place.row];
  } else if (place.part == Part::sub_item) {
    SubItem& row = form.sub_items[place.row];
    cell = place.column == Column::budget ? &row.budget : &row.actual;
  } else if (place.part == Part::indicator) {
    Indicator& row = form.indicators[place.row];
    cell = place.column == Column::weight ? &row.weight : &row.score;
  }
  if (cell == nullptr) return false;
  *cell = {.value = value, .raw = printed, .state = CellState::filled, .place = place};
  return true;
}

struct Run {
  std::vector<Finding> findings;
  std::vector<LedgerEntry> ledger;
};

Run run_on(const Form& form, const Rulebook& rulebook) {
  Findings findings;
  run_checks(form, rulebook, findings);
  return {.findings = findings.take_findings(), .ledger = findings.take_ledger()};
}

std::size_t times_reported(const Run& run, const ReportedFinding& finding) {
  return static_cast<std::size_t>(std::ranges::count_if(
      run.findings, [&](const Finding& one) { return one.check == finding.check; }));
}

bool reports(const Run& run, const Finding& finding) {
  return std::ranges::any_of(run.findings, [&](const Finding& one) {
    return one.check == finding.check && one.place == finding.place;
  });
}

bool held(const Run& run, const LedgerEntry& entry) {
  return std::ranges::any_of(run.ledger, [&](const LedgerEntry& one) {
    return one.check == entry.check && one.place == entry.place && one.verdict == Verdict::pass;
  });
}

// The equations that hold now and did not before; those of the finding's own checks come first.
std::vector<Message> new_equations(const Run& before, const Run& after,
                                   const ReportedFinding& finding) {
  std::vector<Message> equations;
  for (const bool own : {true, false}) {
    for (const LedgerEntry& entry : after.ledger) {
      const bool told = tells(finding, entry.check);
      const bool equation = entry.reason.zh.find('=') != std::string::npos;
      if (told != own || entry.verdict != Verdict::pass || !equation) continue;
      const bool known = std::ranges::any_of(
          equations, [&](const Message& other) { return other.zh == entry.reason.zh; });
      if (known || equations.size() == most_equations || held(before, entry)) continue;
      equations.push_back(entry.reason);
    }
  }
  return equations;
}

std::vector<std::string> newly_failing(const Run& before, const Run& after) {
  std::vector<std::string> checks;
  for (const Finding& finding : after.findings) {
    const std::string check(finding.check);
    if (finding.severity < Severity::warning || reports(before, finding)) continue;
    if (std::ranges::find(checks, check) == checks.end()) checks.push_back(check);
  }
  return checks;
}

class Suggester {
 public:
  Suggester(const ReadForm& read, const OriginalText& text, const LineStarts* json_lines,
            const LineStarts* table_lines)
      : read_(read),
        text_(text),
        json_lines_(json_lines),
        table_lines_(table_lines),
        form_(bind(read.document, *read.rulebook)),
        before_(run_on(form_, *read.rulebook)) {
    for (const FormCell& cell : cells_of(form_, *read.rulebook)) {
      if (cell.kind != CellKind::figure && cell.kind != CellKind::percent) continue;
      cells_.emplace(pointer_to(cell.place, *read.rulebook), cell);
    }
  }

  void suggest(ReportedFinding& finding) {
    const auto cell = cells_.find(finding.location.pointer);
    if (finding.expected.empty() || cell == cells_.end() || trials_++ >= most_trials) return;
    std::string_view digits = finding.expected;
    if (cell->second.kind == CellKind::percent && digits.ends_with('%')) digits.remove_suffix(1);
    const std::optional<Decimal> value = Decimal::parse(digits);
    if (!value) return;
    Form changed = form_;
    if (!put(changed, cell->second.place, *value, finding.expected)) return;
    const Run after = run_on(changed, *read_.rulebook);
    if (times_reported(after, finding) >= times_reported(before_, finding)) return;
    Suggestion suggestion{.equations = new_equations(before_, after, finding)};
    if (suggestion.equations.empty()) return;
    suggestion.value = finding.expected;
    suggestion.breaks = newly_failing(before_, after);
    set_region(finding.location.pointer, suggestion);
    finding.suggestion = std::move(suggestion);
  }

 private:
  void set_region(const std::string& pointer, Suggestion& suggestion) const {
    const Value* value = read_.document.find(pointer);
    if (value == nullptr) return;
    std::optional<ValueSpan> span;
    if (json_lines_ != nullptr) span = span_in_json(text_.text(), *json_lines_, *value);
    if (table_lines_ != nullptr) span = span_in_table(text_.text(), *table_lines_, *value);
    if (!span) return;
    const LineStarts& lines = json_lines_ != nullptr ? *json_lines_ : *table_lines_;
    suggestion.line = lines.line_of(span->whole.begin);
    suggestion.column = lines.column_of(span->whole.begin);
    suggestion.end_line = lines.line_of(span->whole.end);
    suggestion.end_column = lines.column_of(span->whole.end);
    suggestion.inserted = suggestion.value;
    const bool bare = span->as == ValueSpan::As::json_other;
    if (bare && suggestion.value.ends_with('%')) {
      suggestion.inserted = "\"" + suggestion.value + "\"";
    }
  }

  const ReadForm& read_;
  const OriginalText& text_;
  const LineStarts* json_lines_;
  const LineStarts* table_lines_;
  Form form_;
  Run before_;
  std::map<std::string, FormCell> cells_;
  std::size_t trials_ = 0;
};

std::string_view reader_of(std::string_view bytes) {
  for (const Reader* reader : readers_in_order()) {
    if (reader->recognizes(bytes)) return reader->id;
  }
  return {};
}

}  // namespace

void add_suggestions(std::string_view bytes, const LintOptions& options,
                     std::vector<FormReport>& reports) {
  const bool any = std::ranges::any_of(reports, [](const FormReport& report) {
    return std::ranges::any_of(report.findings,
                               [](const auto& one) { return !one.expected.empty(); });
  });
  if (!any) return;
  const std::string_view reader = reader_of(bytes);
  const bool json = reader == "json";
  const bool table = reader == "text";
  const OriginalText text(json || table ? bytes : std::string_view());
  const LineStarts lines(text.text(), json ? LineEnds::feeds : LineEnds::returns);
  const std::vector<ReadForm> forms = read_forms(bytes, options);
  for (std::size_t i = 0; i < forms.size() && i < reports.size(); ++i) {
    if (!forms[i].readable || forms[i].rulebook == nullptr) continue;
    Suggester suggester(forms[i], text, json ? &lines : nullptr, table ? &lines : nullptr);
    for (ReportedFinding& finding : reports[i].findings) suggester.suggest(finding);
  }
}

}  // namespace gouji
