// Why the system refused, in words.
#pragma once

#include <string_view>

#include "schemas/finding.h"

namespace gouji {

// For the errors (errno) that people meet; in English for the rest.
Message system_reason(int error);

// 打不开：没有权限
Message system_problem(std::string_view zh, std::string_view en, int error);

}  // namespace gouji
