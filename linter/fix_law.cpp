// The mended file is read and linted like any other. That it is compared as a whole, and not only
// where it was changed, is the point: what a change does elsewhere (a separator that shifts a row,
// a name that now repeats another one) shows here.

#include "linter/fix_law.h"

#include "linter/binding.h"
#include "linter/form_cells.h"
#include "schemas/measure.h"
#include "schemas/places.h"

namespace gouji {
namespace {

// Checked as a check, not as a policy: without severities, waivers and the search for culprits,
// which brings findings together.
LintOptions plain(const LintOptions& options) {
  LintOptions out = options;
  out.config = {};
  out.ledger = false;
  out.culprits = false;
  return out;
}

bool same_figure(const FormCell& a, const FormCell& b) {
  if (a.figure.has_value() != b.figure.has_value()) return false;
  return !a.figure || (*a.figure == *b.figure && a.figure->scale() == b.figure->scale());
}

bool same_rows(const Form& a, const Form& b) {
  if (a.sub_items.size() != b.sub_items.size()) return false;
  if (a.indicators.size() != b.indicators.size()) return false;
  for (std::size_t i = 0; i < a.sub_items.size(); ++i) {
    if (a.sub_items[i].is_total != b.sub_items[i].is_total) return false;
  }
  for (std::size_t i = 0; i < a.indicators.size(); ++i) {
    if (a.indicators[i].category_index != b.indicators[i].category_index) return false;
  }
  return true;
}

bool same_form(const ReadForm& before, const ReadForm& after,
               const std::map<std::string, std::string>& mended) {
  if (before.readable != after.readable || before.rulebook != after.rulebook) return false;
  if (!before.readable || before.rulebook == nullptr) return mended.empty();
  const Rulebook& rulebook = *before.rulebook;
  const Form old_form = bind(before.document, rulebook);
  const Form new_form = bind(after.document, rulebook);
  if (!same_rows(old_form, new_form)) return false;
  const std::vector<FormCell> old_cells = cells_of(old_form, rulebook);
  const std::vector<FormCell> new_cells = cells_of(new_form, rulebook);
  for (std::size_t i = 0; i < old_cells.size(); ++i) {
    const FormCell& was = old_cells[i];
    const FormCell& is = new_cells[i];
    if (was.state != is.state || !same_figure(was, is)) return false;
    const auto changed = mended.find(pointer_to(was.place, rulebook));
    if (changed == mended.end()) {
      if (is.raw != was.raw) return false;
    } else if (is.raw != trim(changed->second) || !reads_the_same(was.raw, is.raw, was.kind)) {
      return false;
    }
  }
  return true;
}

}  // namespace

FixLaw::FixLaw(std::string_view original, const LintOptions& options)
    : options_(plain(options)),
      forms_(read_forms(original, options_)),
      found_(found_in(original)) {}

std::vector<FixLaw::Found> FixLaw::found_in(std::string_view bytes) const {
  std::vector<Found> found;
  for (const FormReport& report : lint_bytes("", bytes, options_)) {
    Found& in_form = found.emplace_back();
    for (const ReportedFinding& finding : report.findings) {
      ++in_form[{finding.check, finding.location.pointer}];
    }
  }
  return found;
}

bool FixLaw::holds(std::string_view mended, const MendedTexts& texts) const {
  const std::vector<ReadForm> forms = read_forms(mended, options_);
  if (forms.size() != forms_.size()) return false;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    if (!same_form(forms_[i], forms[i], texts[i])) return false;
  }
  const std::vector<Found> found = found_in(mended);
  if (found.size() != found_.size()) return false;
  for (std::size_t i = 0; i < found.size(); ++i) {
    for (const auto& [key, count] : found[i]) {
      const auto before = found_[i].find(key);
      if (before == found_[i].end() || before->second < count) return false;
    }
  }
  return true;
}

}  // namespace gouji
