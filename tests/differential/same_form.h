// Whether two forms are the same, cell by cell: what was printed, what it is, and where.
#pragma once

#include "schemas/form.h"

namespace gouji::differential {

bool same(const Form& a, const Form& b);

}  // namespace gouji::differential
