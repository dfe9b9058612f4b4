// Facts only: the pipeline reports what the form schema of the rulebook does not accept, and the
// readers a form that fits no rulebook.

#include "checks/check.h"

namespace gouji::checks {

extern const Check form_schema;
constinit const Check form_schema{.id = "form-schema",
                                  .title_zh = "各项的名称和类型符合表式",
                                  .title_en = "Members and types are those of the template",
                                  .basis = "表式",
                                  .severity = Severity::error};

}  // namespace gouji::checks
