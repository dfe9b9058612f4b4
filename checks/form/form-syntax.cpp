// Facts only: the readers report what they cannot read as a form at all.

#include "checks/check.h"

namespace gouji::checks {

extern const Check form_syntax;
constinit const Check form_syntax{.id = "form-syntax",
                                  .title_zh = "文件能读成一张表",
                                  .title_en = "The file can be read as a form",
                                  .basis = "文件格式",
                                  .severity = Severity::error};

}  // namespace gouji::checks
