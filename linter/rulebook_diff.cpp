// Compares descriptions item by item and fact by fact. Order alone is no difference: a rulebook
// means the same when its clauses are sorted.

#include "linter/rulebook_diff.h"

#include <fmt/format.h>

#include <algorithm>

#include "linter/lint.h"
#include "linter/rulebook_description.h"

namespace gouji {
namespace {

const DescribedItem* find_item(const DescribedSection& section, const std::string& key) {
  const auto found = std::find_if(section.items.begin(), section.items.end(),
                                  [&](const DescribedItem& item) { return item.key == key; });
  return found == section.items.end() ? nullptr : &*found;
}

RulebookChange change_of(RulebookChange::Kind kind, const DescribedSection& section,
                         const DescribedItem& item) {
  return {.kind = kind, .subject = section.subject, .item = item.key, .title = item.title};
}

// What an item says that was not there before, or is not there any more.
Message all_facts(const DescribedItem& item) {
  Message text;
  for (const Fact& one : item.facts) {
    if (one.value.empty() || one.value.zh == item.title.zh) continue;
    const bool first = text.empty();
    text.zh += fmt::format("{}{} {}", first ? "" : "；", one.name.zh, one.value.zh);
    text.en += fmt::format("{}{} {}", first ? "" : "; ", one.name.en, one.value.en);
  }
  return text;
}

void compare_items(const DescribedSection& section, const DescribedItem& from,
                   const DescribedItem& to, std::vector<RulebookChange>& changes) {
  for (std::size_t i = 0; i < from.facts.size(); ++i) {
    const Fact& before = from.facts[i];
    const Fact& after = to.facts[i];
    if (before.value.zh == after.value.zh && before.value.en == after.value.en) continue;
    RulebookChange change = change_of(RulebookChange::Kind::changed, section, to);
    change.fact = before.name;
    change.from = before.value;
    change.to = after.value;
    changes.push_back(std::move(change));
  }
}

void compare_sections(const DescribedSection& from, const DescribedSection& to,
                      std::vector<RulebookChange>& changes) {
  for (const DescribedItem& item : from.items) {
    if (const DescribedItem* other = find_item(to, item.key)) {
      compare_items(from, item, *other, changes);
      continue;
    }
    changes.push_back(change_of(RulebookChange::Kind::removed, from, item));
    changes.back().from = all_facts(item);
  }
  for (const DescribedItem& item : to.items) {
    if (find_item(from, item.key) != nullptr) continue;
    changes.push_back(change_of(RulebookChange::Kind::added, to, item));
    changes.back().to = all_facts(item);
  }
}

bool same_fault(const ReportedFinding& a, const ReportedFinding& b) {
  return a.check == b.check && a.location.pointer == b.location.pointer && a.found == b.found &&
         a.expected == b.expected;
}

// The findings are taken out of after as they are matched, so that each counts once.
void compare_findings(const std::vector<ReportedFinding>& before,
                      std::vector<ReportedFinding> after, FormVerdicts& comparison) {
  using Kind = VerdictChange::Kind;
  for (const ReportedFinding& finding : before) {
    const auto match = std::find_if(after.begin(), after.end(), [&](const ReportedFinding& other) {
      return same_fault(finding, other);
    });
    if (match == after.end()) {
      comparison.changes.push_back(
          {.kind = Kind::gone, .finding = finding, .before = finding.severity});
      continue;
    }
    if (match->severity != finding.severity) {
      comparison.changes.push_back(
          {.kind = Kind::severity, .finding = *match, .before = finding.severity});
    }
    after.erase(match);
  }
  for (ReportedFinding& finding : after) {
    comparison.changes.push_back({.kind = Kind::appeared, .finding = std::move(finding)});
  }
}

std::vector<FormReport> judge(const std::string& path, std::string_view bytes,
                              const LoadedRulebook& rulebook) {
  LintOptions options;
  options.forced = &rulebook;
  options.ledger = false;
  options.culprits = false;  // each check has its own verdict
  return lint_bytes(path, bytes, options);
}

// Why a form could not be checked; empty when it could.
Message why_unreadable(const FormReport* report) {
  if (report == nullptr) return {"找不到这张表", "the form is not found"};
  if (!report->unreadable) return {};
  if (report->findings.empty()) return {"无法核查", "cannot be checked"};
  return report->findings.front().message;
}

}  // namespace

std::vector<RulebookChange> compare_rulebooks(const LoadedRulebook& from,
                                              const LoadedRulebook& to) {
  const std::vector<DescribedSection> before = describe(from);
  const std::vector<DescribedSection> after = describe(to);
  std::vector<RulebookChange> changes;
  for (std::size_t i = 0; i < before.size(); ++i) compare_sections(before[i], after[i], changes);
  return changes;
}

std::vector<FormVerdicts> compare_verdicts(const std::string& path, std::string_view bytes,
                                           const LoadedRulebook& from, const LoadedRulebook& to) {
  const std::vector<FormReport> before = judge(path, bytes, from);
  const std::vector<FormReport> after = judge(path, bytes, to);
  const std::size_t forms = std::max(before.size(), after.size());
  std::vector<FormVerdicts> comparisons;
  for (std::size_t i = 0; i < forms; ++i) {
    FormVerdicts& comparison = comparisons.emplace_back();
    comparison.path = forms > 1 ? fmt::format("{}#{}", path, i + 1) : path;
    const FormReport* first = i < before.size() ? &before[i] : nullptr;
    const FormReport* second = i < after.size() ? &after[i] : nullptr;
    comparison.unreadable = why_unreadable(first);
    if (comparison.unreadable.empty()) comparison.unreadable = why_unreadable(second);
    if (first == nullptr || second == nullptr) continue;
    compare_findings(first->findings, second->findings, comparison);
  }
  return comparisons;
}

}  // namespace gouji
