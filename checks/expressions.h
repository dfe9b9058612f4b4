// The engine of the assertions that a rulebook states.
#pragma once

#include "checks/check.h"

namespace gouji {

// Looks at one assertion and writes its findings and its lines in the ledger: one for each
// statement that must hold by itself, and for each row of 每项(…).
void run_assertion(const Assertion& assertion, const CheckInput& input, Findings& findings);

}  // namespace gouji
