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

// The appropriation that was spent from: that of the table of uses, else the budgeted one.
Role role_of_receipts(const CheckInput& input);

// A narrative that tells of an adjustment of the budget or of money carried over; null: none does.
const TextCell* adjustment_told_in(const CheckInput& input);

// Whether any narrative is filled.
bool has_prose(const CheckInput& input);

}  // namespace gouji
