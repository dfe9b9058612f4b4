// Whether execution reached 100 % only because the budget was cut: 年初预算数 + 调整 = 财政拨款数 =
// 实际支付数 with a negative adjustment. Computed from the figures, not from the printed balance.

#include "checks/budget_cut.h"

#include "checks/funds_figures.h"

namespace gouji {

bool is_cut_to_fit(const CheckInput& input) {
  const std::optional<Adjustment> adjustment = adjustment_of(input);
  const Role base = role_of_budget(input);
  if (!adjustment || why_unusable({Role::initial_budget, base, Role::paid}, input)) return false;
  const Decimal& budget = *input.figure(base);
  return adjustment->amount.is_negative() && !budget.is_zero() &&
         *input.figure(Role::initial_budget) + adjustment->amount == budget &&
         *input.figure(Role::paid) == budget;
}

Role role_of_budget(const CheckInput& input) {
  const bool appropriated = input.rulebook.figure_with(Role::appropriation) >= 0;
  return appropriated ? Role::appropriation : Role::revised_budget;
}

}  // namespace gouji
