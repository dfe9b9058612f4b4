// Lists every id that a finding can carry. An identity with several instances (one for each
// category, say) is one line; clauses that differ from rulebook to rulebook are listed side by
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

}  // namespace

std::vector<ListedCheck> list_checks(std::span<const std::unique_ptr<LoadedRulebook>> rulebooks) {
  std::map<std::string_view, ListedCheck> by_id;
  for (const auto& loaded : rulebooks) {
    for (const Identity& identity : loaded->rulebook.identities) {
      ListedCheck& listed = by_id[identity.id];
      if (listed.id.empty()) {
        listed.id = identity.id;
        listed.severity = identity.severity;
        listed.title = identity.title;
      }
      add_clause(listed.basis, loaded->rulebook, identity.basis);
    }
  }
  for (const Check* check : all_checks()) {
    ListedCheck& listed = by_id[check->id];
    listed.id = check->id;
    listed.severity = check->severity;
    listed.title = {std::string(check->title_zh), std::string(check->title_en)};
    for (const auto& loaded : rulebooks) {
      add_clause(listed.basis, loaded->rulebook, loaded->rulebook.basis_of(check->id));
    }
    if (listed.basis.empty()) {
      listed.basis = {std::string(check->basis), std::string(check->basis)};
    }
  }
  std::vector<ListedCheck> checks;
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
