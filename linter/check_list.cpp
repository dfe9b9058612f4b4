// Lists every id that a finding can carry. An identity or assertion with several instances (one for
// each category, say) is one line; clauses that differ from rulebook to rulebook are listed side by
// side.

#include "linter/check_list.h"

#include <algorithm>
#include <map>

#include "checks/check.h"

namespace gouji {
namespace {

void add_citation(Message& basis, const Message& citation) {
  if (basis.zh.find(citation.zh) != std::string::npos) return;
  if (!basis.empty()) {
    basis.zh += "；";
    basis.en += "; ";
  }
  basis.zh += citation.zh;
  basis.en += citation.en;
}

void add_clause(Message& basis, const Rulebook& rulebook, std::string_view id) {
  if (const Clause* clause = rulebook.clause(id)) add_citation(basis, clause->citation);
}

// Of an identity or an assertion.
template <class Rule>
void add_rule(std::map<std::string_view, ListedCheck>& by_id, const Rule& rule,
              const Rulebook& rulebook) {
  ListedCheck& listed = by_id[rule.id];
  if (listed.id.empty()) {
    listed.id = rule.id;
    listed.severity = rule.severity;
    listed.title = rule.title;
  }
  add_clause(listed.basis, rulebook, rule.basis);
}

}  // namespace

std::vector<ListedCheck> list_checks(std::span<const Rulebook* const> rulebooks) {
  std::map<std::string_view, ListedCheck> by_id;
  for (const Rulebook* rulebook : rulebooks) {
    for (const Identity& identity : rulebook->identities) add_rule(by_id, identity, *rulebook);
    for (const Assertion& assertion : rulebook->assertions) {
      add_rule(by_id, assertion, *rulebook);
    }
  }
  for (const Check* check : all_checks()) {
    ListedCheck& listed = by_id[check->id];
    listed.id = check->id;
    listed.severity = check->severity;
    listed.title = {std::string(check->title_zh), std::string(check->title_en)};
    for (const Rulebook* rulebook : rulebooks) {
      add_clause(listed.basis, *rulebook, rulebook->basis_of(check->id));
    }
    if (listed.basis.empty()) {
      listed.basis = {std::string(check->basis), std::string(check->basis)};
    }
  }
  std::vector<ListedCheck> checks;
  checks.reserve(by_id.size());
  for (auto& [id, listed] : by_id) checks.push_back(std::move(listed));
  return checks;
}

std::vector<std::string_view> check_ids(std::span<const ListedCheck> checks) {
  std::vector<std::string_view> ids;
  ids.reserve(checks.size());
  for (const ListedCheck& check : checks) ids.push_back(check.id);
  return ids;
}

}  // namespace gouji
