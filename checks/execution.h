// The 执行率 of the funds table: what the figures give, and what is printed of it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "checks/check.h"

namespace gouji {

struct ExecutionFigures {
  Decimal spent;   // 全年执行数
  Decimal budget;  // 全年预算数, above zero
  Ratio rate() const { return {spent, budget}; }
};

struct ExecutionReading {
  std::optional<ExecutionFigures> figures;
  Message obstacle;  // why there are none
};
ExecutionReading read_execution(const CheckInput& input);

// 全年执行数 37.24 ÷ 全年预算数 43.2 = 86.2037%
std::string execution_quotient(const CheckInput& input, int places = 4);

bool has_percent_sign(std::string_view raw);

// The printed rate as a ratio; what it says without a % sign is decided by what it is nearest to.
struct PrintedRate {
  Ratio rate;
  Ratio unit;             // one in its last place
  bool has_sign = true;   // with %
  bool is_ratio = false;  // 0.86 for 86%
};
std::optional<PrintedRate> printed_rate(const CheckInput& input);

}  // namespace gouji
