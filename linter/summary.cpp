// Adds a form to the summary of a run. A form is clean when nothing was found in it and it could be
// read; only the others are listed by name, so that the list stays short.

#include <utility>

#include "linter/lint.h"
#include "linter/report_words.h"

namespace gouji {

void add_to(Summary& summary, const FormReport& form) {
  FormTally tally = tally_of(form);
  if (!form.beside_others) ++summary.forms;
  summary.errors += tally.errors;
  summary.warnings += tally.warnings;
  summary.notes += tally.notes;
  if (tally.unreadable) ++summary.unreadable;
  if (form.findings.empty() && !form.unreadable) {
    summary.clean += form.beside_others ? 0 : 1;
  } else {
    summary.not_clean.push_back(std::move(tally));
  }
}

void add(Summary& summary, const Summary& other) {
  summary.forms += other.forms;
  summary.clean += other.clean;
  summary.errors += other.errors;
  summary.warnings += other.warnings;
  summary.notes += other.notes;
  summary.unreadable += other.unreadable;
  summary.not_clean.insert(summary.not_clean.end(), other.not_clean.begin(), other.not_clean.end());
}

}  // namespace gouji
