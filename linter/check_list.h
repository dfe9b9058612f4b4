// Checks written in code, identities and assertions of the rulebooks in one list: they share one
// namespace of ids, and a reader of reports need not know which is which.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/rulebooks.h"
#include "schemas/finding.h"

namespace gouji {

struct ListedCheck {
  std::string_view id;
  Severity severity = Severity::error;
  Message title;
  Message basis;  // clauses of the rulebooks that name one, else that of the check
};

// By id, each once. The views point into the rulebooks and the program.
std::vector<ListedCheck> list_checks(std::span<const Rulebook* const> rulebooks);

// The names alone, for "did you mean".
std::vector<std::string_view> check_ids(std::span<const ListedCheck> checks);

}  // namespace gouji
