// Whether execution reached 100 % only because the budget was cut: 年初预算数 + 调整 = 财政拨款数 =
// 实际支付数 with a negative adjustment. Computed from the figures, not from the printed balance.

#include "checks/budget_cut.h"

#include "checks/funds_figures.h"

namespace gouji {

bool is_cut_to_fit(const CheckInput& input) {
  if (why_unusable({Role::initial_budget, Role::adjustment, Role::appropriation, Role::paid},
                   input)) {
    return false;
  }
  const Decimal& adjustment = *input.figure(Role::adjustment);
  const Decimal& appropriation = *input.figure(Role::appropriation);
  return adjustment.is_negative() && !appropriation.is_zero() &&
         *input.figure(Role::initial_budget) + adjustment == appropriation &&
         *input.figure(Role::paid) == appropriation;
}

}  // namespace gouji
