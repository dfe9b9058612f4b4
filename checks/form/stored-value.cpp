// Facts only: the workbook readers report cells that store something else than they show, formulas
// without a result, and texts that were taken for formulas.

#include "checks/check.h"

namespace gouji::checks {

extern const Check stored_value;
constinit const Check stored_value{.id = "stored-value",
                                   .title_zh = "存储的值就是显示的值",
                                   .title_en = "Cells store what they show",
                                   .basis = "以印出的表为准",
                                   .severity = Severity::warning};

}  // namespace gouji::checks
