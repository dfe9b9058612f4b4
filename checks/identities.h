// The engine of the identities that a rulebook declares: total = Σ times·term over figures, columns
// and constants of the form.
#pragma once

#include <optional>
#include <string_view>

#include "checks/check.h"

namespace gouji {

// Looks at one identity and writes its finding or its line in the ledger.
void run_identity(const Identity& identity, const CheckInput& input, Findings& findings);

// What a blank or doubtful cell must be for an identity to hold, when all its other figures are
// there. The first identity of the rulebook that determines it.
struct Implied {
  Decimal value;
  const Identity* identity = nullptr;
};
std::optional<Implied> implied_value(Place place, const CheckInput& input);

}  // namespace gouji
