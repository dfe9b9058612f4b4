// The only place that knows policy: severities by configuration, waivers, order, uniqueness; and
// the only place that turns places of the form into places in the file.
#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "linter/config.h"
#include "linter/document.h"
#include "linter/reader.h"
#include "linter/report.h"
#include "schemas/form.h"
#include "schemas/rulebook.h"

namespace gouji {

// Where findings of a form are looked up; form and rulebook are null while it could not be bound.
struct Ground {
  const Document* document = nullptr;
  const Rulebook* rulebook = nullptr;
  const Form* form = nullptr;
  // Places of the ledger that were looked up before: many checks look at the same ones. May be
  // null.
  std::map<Place, Location>* known = nullptr;
};

// A place of the form in the file.
Location locate(Place place, const Ground& ground);

ReportedFinding resolve(const Finding& finding, const Ground& ground);
ReportedFinding resolve(const ReaderFinding& finding, const Ground& ground);
ReportedEntry resolve(const LedgerEntry& entry, const Ground& ground);

// Applies the configuration, orders by place, check and message, and drops repetitions.
// What the configuration says of checks, before their findings are brought together: the severities
// it sets, and without the checks it turns off.
void apply_severities(std::vector<Finding>& findings, const Config& config);

void settle(FormReport& report, const Config& config);

bool reaches(FailOn threshold, const Summary& summary);

}  // namespace gouji
