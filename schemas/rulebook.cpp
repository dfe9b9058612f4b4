// Look-ups in a rulebook.

#include "schemas/rulebook.h"

#include <algorithm>

namespace gouji {

const Clause* Rulebook::clause(std::string_view wanted) const {
  auto found = std::find_if(clauses.begin(), clauses.end(),
                            [&](const Clause& clause) { return clause.id == wanted; });
  return found == clauses.end() ? nullptr : &*found;
}

const LabelledColumn* Rulebook::indicator_column(Column wanted) const {
  for (const Block& block : layout.blocks) {
    if (block.kind != Block::Kind::indicators) continue;
    for (const LabelledColumn& column : block.columns) {
      if (column.column == wanted) return &column;
    }
  }
  return nullptr;
}

std::string_view Rulebook::basis_of(std::string_view check) const {
  auto found = std::find_if(bases.begin(), bases.end(),
                            [&](const BasisRule& rule) { return rule.check == check; });
  return found == bases.end() ? std::string_view() : found->clause;
}

std::optional<Severity> Rulebook::severity_of(std::string_view check) const {
  auto found = std::find_if(severities.begin(), severities.end(),
                            [&](const SeverityRule& rule) { return rule.check == check; });
  if (found == severities.end()) return std::nullopt;
  return found->severity;
}

}  // namespace gouji
