// Findings come in the order of the checks and in terms of the form; they leave in the order of the
// file and in terms of the file. The order is total (position, check, pointer, message), so that
// the same input gives the same bytes however the checks were run.

#include "linter/settle.h"

#include <fmt/format.h>
#include <fnmatch.h>

#include <algorithm>
#include <numeric>
#include <tuple>

#include "checks/check.h"
#include "linter/sha256.h"
#include "schemas/places.h"

namespace gouji {
namespace {

void set_origin(Location& location, const Origin& origin) {
  location.line = origin.line;
  location.column = origin.column;
  location.field = origin.field;
  location.table = origin.table;
  location.table_row = origin.table_row;
  location.table_cell = origin.table_cell;
  location.page = origin.page;
  location.box = origin.box;
  location.sheet = origin.sheet;
  location.cell = origin.cell;
  location.source = origin.source;
  location.source_column = origin.source_column;
}

// The clause that a finding rests on; null where the rulebook names none.
const Clause* clause_for(const Finding& finding, const Rulebook* rulebook) {
  if (rulebook == nullptr) return nullptr;
  return rulebook->clause(finding.basis.empty() ? rulebook->basis_of(finding.check)
                                                : finding.basis);
}

Message basis_for(const Finding& finding, const Clause* clause) {
  if (clause != nullptr) return clause->citation;
  const Check* known = find_check(finding.check);
  if (known == nullptr) return {};
  return {.zh = std::string(known->basis), .en = std::string(known->basis)};
}

// What rests on a rule that is not certain is a question, never an error, and says why.
void doubt(ReportedFinding& reported, const Clause& clause) {
  if (reported.severity == Severity::note) return;
  const bool lowered = reported.severity == Severity::error;
  reported.severity = Severity::warning;
  reported.message.zh +=
      fmt::format("（所据“{}”不能肯定{}）", clause.citation.zh, lowered ? "，故为警告" : "");
  reported.message.en += fmt::format(" ({}its ground is not certain: {})",
                                     lowered ? "a warning, because " : "", clause.citation.en);
}

// Names a finding by template, field and values: the same fault in the same form keeps its
// fingerprint when lines move or sentences are reworded.
std::string fingerprint(const ReportedFinding& finding, const Rulebook* rulebook) {
  std::string name(rulebook == nullptr ? std::string() : rulebook->id);
  for (const std::string* part : {&finding.check, &finding.location.pointer,
                                  &finding.location.label.zh, &finding.found, &finding.expected}) {
    name += '\x1f';
    name += *part;
  }
  return sha256_hex(name).substr(0, 16);
}

auto order_of(const Location& location) {
  return std::tie(location.page, location.table, location.table_row, location.table_cell,
                  location.sheet, location.line, location.column, location.pointer);
}

bool before(const ReportedFinding& a, const ReportedFinding& b) {
  auto order_a = order_of(a.location);
  auto order_b = order_of(b.location);
  if (order_a != order_b) return order_a < order_b;
  return std::tie(a.check, a.message.zh) < std::tie(b.check, b.message.zh);
}

bool same(const ReportedFinding& a, const ReportedFinding& b) {
  return a.check == b.check && a.location.pointer == b.location.pointer &&
         order_of(a.location) == order_of(b.location) && a.message.zh == b.message.zh;
}

bool covers(const Waiver& waiver, std::string_view check, const ReportedFinding& finding,
            const std::string& path) {
  return (waiver.check.empty() || waiver.check == check) &&
         (waiver.fingerprint.empty() || waiver.fingerprint == finding.fingerprint) &&
         (waiver.path.empty() || fnmatch(waiver.path.c_str(), path.c_str(), 0) == 0);
}

// The waiver for a finding; one that stands for others needs one for each of them.
const Waiver* waiver_for(const ReportedFinding& finding, const std::string& path,
                         const Config& config) {
  const auto waiver_of = [&](std::string_view check) {
    const auto found =
        std::find_if(config.waivers.begin(), config.waivers.end(),
                     [&](const Waiver& waiver) { return covers(waiver, check, finding, path); });
    return found == config.waivers.end() ? nullptr : &*found;
  };
  const bool all =
      std::all_of(finding.explains.begin(), finding.explains.end(),
                  [&](const std::string& check) { return waiver_of(check) != nullptr; });
  return all ? waiver_of(finding.check) : nullptr;
}

// A check that the configuration turns off says so in the ledger.
void turn_off(const std::string& check, FormReport& report) {
  std::erase_if(report.findings, [&](const auto& finding) { return finding.check == check; });
  std::erase_if(report.ledger, [&](const auto& entry) { return entry.check == check; });
  report.ledger.push_back(
      {.check = check,
       .verdict = Verdict::not_applicable,
       .reason = {.zh = "配置关闭了这项核查", .en = "turned off by the configuration"}});
}

// A waived finding leaves the list, and stays in the ledger with the reason given for it.
void waive(FormReport& report, const Config& config) {
  std::vector<ReportedFinding> kept;
  for (ReportedFinding& finding : report.findings) {
    const Waiver* waiver = waiver_for(finding, report.path, config);
    if (waiver == nullptr) {
      kept.push_back(std::move(finding));
      continue;
    }
    report.ledger.push_back(
        {.check = finding.check,
         .verdict = Verdict::fail,
         .location = finding.location,
         .reason = {.zh = "已豁免：" + waiver->reason, .en = "waived: " + waiver->reason}});
  }
  report.findings = std::move(kept);
}

// Entries are large and nearly sorted: their numbers are sorted, and each entry moves once.
void sort_by_check(std::vector<ReportedEntry>& ledger) {
  std::vector<std::size_t> order(ledger.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return ledger[a].check < ledger[b].check; });
  std::vector<ReportedEntry> sorted;
  sorted.reserve(ledger.size());
  for (const std::size_t number : order) sorted.push_back(std::move(ledger[number]));
  ledger = std::move(sorted);
}

}  // namespace

Location locate(Place place, const Ground& ground) {
  Location location;
  if (ground.rulebook == nullptr || ground.form == nullptr) return location;
  location.pointer = pointer_to(place, *ground.rulebook);
  std::string label = label_of(place, *ground.form, *ground.rulebook);
  location.label = {.zh = label, .en = label};
  if (ground.document != nullptr && place != Place{}) {
    set_origin(location, ground.document->find_nearest(location.pointer).origin);
  }
  return location;
}

namespace {

// Of the ledger, which shows no source lines.
Location locate_entry(Place place, const Ground& ground) {
  if (ground.known != nullptr) {
    const auto known = ground.known->find(place);
    if (known != ground.known->end()) return known->second;
  }
  Location location = locate(place, ground);
  location.source = {};
  if (ground.known != nullptr) ground.known->emplace(place, location);
  return location;
}

}  // namespace

ReportedFinding resolve(const Finding& finding, const Ground& ground) {
  const Clause* clause = clause_for(finding, ground.rulebook);
  ReportedFinding reported{.check = std::string(finding.check),
                           .severity = finding.severity,
                           .message = finding.message,
                           .location = locate(finding.place, ground),
                           .found = finding.found,
                           .expected = finding.expected,
                           .difference = finding.difference,
                           .explains = {finding.explains.begin(), finding.explains.end()},
                           .basis = basis_for(finding, clause),
                           .hint = finding.hint};
  if (clause != nullptr && !clause->certain) doubt(reported, *clause);
  for (Place place : finding.related) reported.related.push_back(locate(place, ground));
  for (const Suspect& suspect : finding.suspects) {
    reported.suspects.push_back({.location = locate(suspect.place, ground),
                                 .found = suspect.found,
                                 .expected = suspect.expected,
                                 .slip = suspect.slip});
  }
  reported.fingerprint = fingerprint(reported, ground.rulebook);
  return reported;
}

ReportedFinding resolve(const ReaderFinding& read, const Ground& ground) {
  ReportedFinding reported = resolve(read.finding, Ground{.rulebook = ground.rulebook});
  reported.location.pointer = read.pointer;
  set_origin(reported.location, read.origin);
  reported.fingerprint = fingerprint(reported, ground.rulebook);
  return reported;
}

ReportedEntry resolve(const LedgerEntry& entry, const Ground& ground) {
  return {.check = std::string(entry.check),
          .verdict = entry.verdict,
          .location = locate_entry(entry.place, ground),
          .reason = entry.reason};
}

bool tells(const ReportedFinding& finding, std::string_view check) {
  return finding.check == check || std::find(finding.explains.begin(), finding.explains.end(),
                                             check) != finding.explains.end();
}

void apply_severities(std::vector<Finding>& findings, const Config& config) {
  for (const SeverityOverride& rule : config.severities) {
    if (!rule.severity) {
      std::erase_if(findings, [&](const Finding& finding) { return finding.check == rule.check; });
    }
    for (Finding& finding : findings) {
      if (finding.check == rule.check) finding.severity = *rule.severity;
    }
  }
}

void settle(FormReport& report, const Config& config) {
  std::vector<ReportedFinding>& findings = report.findings;
  for (const SeverityOverride& rule : config.severities) {
    if (!rule.severity) turn_off(rule.check, report);
    for (ReportedFinding& finding : findings) {
      // One that stands for others has the gravest severity of them all.
      if (finding.check == rule.check && finding.explains.empty()) {
        finding.severity = *rule.severity;
      }
    }
  }
  waive(report, config);
  std::stable_sort(findings.begin(), findings.end(), before);
  findings.erase(std::unique(findings.begin(), findings.end(), same), findings.end());
  sort_by_check(report.ledger);
}

bool reaches(FailOn threshold, const Summary& summary) {
  switch (threshold) {
    case FailOn::never: return false;
    case FailOn::note:
      if (summary.notes > 0) return true;
      [[fallthrough]];
    case FailOn::warning:
      if (summary.warnings > 0) return true;
      [[fallthrough]];
    case FailOn::error: return summary.errors > 0;
  }
  return false;
}

}  // namespace gouji
