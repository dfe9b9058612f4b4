// Facts only: the readers report what a file holds without showing it.

#include "checks/check.h"

namespace gouji::checks {

extern const Check hidden_content;
constinit const Check hidden_content{.id = "hidden-content",
                                     .title_zh = "没有隐藏的内容",
                                     .title_en = "Nothing is hidden",
                                     .basis = "以印出的表为准",
                                     .severity = Severity::warning};

}  // namespace gouji::checks
