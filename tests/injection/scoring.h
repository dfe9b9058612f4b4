// The scoring rules a second time, for forms that are made and not checked.
#pragma once

#include <string_view>

#include "schemas/decimal.h"
#include "schemas/rulebook.h"

namespace gouji::injection {

// The score of an indicator whose target and actual are figures of one unit; an upper bound must
// be kept.
Decimal score_of(const Scoring& rule, const Decimal& weight, std::string_view target,
                 std::string_view actual);

}  // namespace gouji::injection
