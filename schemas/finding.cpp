// The sink of the checks. Each report is also a "fail" in the ledger, so that the two can never
// disagree about what was looked at.

#include "schemas/finding.h"

namespace gouji {

Finding& Findings::report(Place place, Message message) {
  return report(severity_, place, std::move(message));
}

Finding& Findings::report(Severity severity, Place place, Message message) {
  enter(Verdict::fail, place, {});
  Finding& finding = findings_.emplace_back();
  finding.check = check_;
  finding.severity = severity;
  finding.place = place;
  finding.message = std::move(message);
  return finding;
}

void Findings::fail_elsewhere(Place place, std::string_view other_check) {
  if (!keep_ledger_) return;
  std::string id(other_check);
  enter(Verdict::fail, place, {.zh = "见 " + id, .en = "see " + id});
}

void Findings::enter(Verdict verdict, Place place, Message reason) {
  if (!keep_ledger_) return;
  ledger_.push_back(
      {.check = check_, .verdict = verdict, .place = place, .reason = std::move(reason)});
}

}  // namespace gouji
