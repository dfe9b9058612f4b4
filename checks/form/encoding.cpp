// Facts only: the readers report bytes that are not text of a known encoding.

#include "checks/check.h"

namespace gouji::checks {

extern const Check encoding;
constinit const Check encoding{.id = "encoding",
                               .title_zh = "文件的文字编码可读",
                               .title_en = "The text is in a known encoding",
                               .basis = "文件格式",
                               .severity = Severity::error};

}  // namespace gouji::checks
