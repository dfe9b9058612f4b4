// The figures of the funds tables as checks use them: their printed names, why they cannot be used,
// and whether the prose tells of an adjustment.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>

#include "checks/check.h"

namespace gouji {

// As printed: 实际支付数. Empty when the template has no such figure.
std::string_view printed_name(Role role, const CheckInput& input);

// Why the first of these figures that is not filled cannot be used; empty when all can be.
std::optional<Message> why_unusable(std::initializer_list<Role> roles, const CheckInput& input);

// What was to be spent: the appropriation of the table of uses, else the budgeted one, else the
// revised budget.
Role role_of_receipts(const CheckInput& input);

// How far the budget was changed in the year: a figure of its own (调整数), or the revised budget
// less the initial one.
struct Adjustment {
  Decimal amount;
  Place place;
};
// Empty when the figures are not there; place and reason for the ledger then come from the others.
std::optional<Adjustment> adjustment_of(const CheckInput& input);
Place place_of_adjustment(const CheckInput& input);
// As a message calls it: 调整数, 全年预算数较年初预算数.
std::string name_of_adjustment(const CheckInput& input);
// Why adjustment_of is empty: not on the template, blank, or not a number.
Message why_no_adjustment(const CheckInput& input);
// Blank, so that there is nothing to look at.
bool no_adjustment_entered(const CheckInput& input);

// A narrative that tells of an adjustment of the budget or of money carried over; null: none does.
const TextCell* adjustment_told_in(const CheckInput& input);

// Whether any narrative is filled.
bool has_prose(const CheckInput& input);

}  // namespace gouji
