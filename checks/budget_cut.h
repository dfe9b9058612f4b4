// A budget cut by exactly what was not spent, so that everything left was.
#pragma once

#include "checks/check.h"

namespace gouji {

// The initial budget and a negative adjustment come to the appropriation, and all of it was paid.
// False when one of the figures is missing.
bool is_cut_to_fit(const CheckInput& input);

// The budget after the cut: the appropriation, or the revised budget.
Role role_of_budget(const CheckInput& input);

}  // namespace gouji
