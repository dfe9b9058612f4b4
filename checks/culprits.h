// Which cell is wrong. One wrong figure breaks every equation that it stands in; a reviewer wants
// the cell, and not a list of equations.
#pragma once

#include <vector>

#include "schemas/finding.h"
#include "schemas/form.h"
#include "schemas/rulebook.h"

namespace gouji {

// Looks for the cells whose change would let failing arithmetic hold, without breaking anything
// else; and for a row that stands twice. Where only one cell would put several findings right, they
// become one finding at that cell, which lists the others (Finding::explains). Where several cells
// would, the hint names those that differ from the value they should have by a usual slip.
void name_culprits(const Form& form, const Rulebook& rulebook, std::vector<Finding>& findings);

}  // namespace gouji
