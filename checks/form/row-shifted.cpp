// Facts only: the table reader reports rows that stood beside their columns, repaired or
// undecidable.

#include "checks/check.h"

namespace gouji::checks {

extern const Check row_shifted;
constinit const Check row_shifted{.id = "row-shifted",
                                  .title_zh = "行与栏对齐",
                                  .title_en = "Rows stand under their columns",
                                  .basis = "表式",
                                  .severity = Severity::warning};

}  // namespace gouji::checks
