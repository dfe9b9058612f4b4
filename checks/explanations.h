// Where a form explains a lost point: the reason beside it, or prose that names the indicator.
#pragma once

#include <cstddef>
#include <string_view>

#include "checks/check.h"

namespace gouji {

// Text that says nothing: blank, 0, 无, 暂无, or fewer than six characters.
bool is_empty_talk(std::string_view text);

// Whether prose speaks of an indicator: it has the name, or a pair of neighbouring characters of it
// that tells this indicator from others: not one that every form is full of (项目, 企业, 完成, …),
// nor one that is in the project's name or in the name of another indicator.
bool mentions(std::string_view prose, std::string_view name, const CheckInput& input);

// The cell that explains this indicator's score; null: none does. likely: where in prose its name
// is looked for first, and then where it was found. Prose often follows the table.
const TextCell* explanation_of(const Indicator& indicator, const CheckInput& input,
                               std::size_t& likely);
inline const TextCell* explanation_of(const Indicator& indicator, const CheckInput& input) {
  std::size_t likely = 0;
  return explanation_of(indicator, input, likely);
}

// The printed names of the cells where an explanation would stand: “项目管理存在的问题及原因”.
// Empty when the template has no such place.
std::string places_for_explanations(const CheckInput& input);

}  // namespace gouji
