// What prose calls an amount of the funds tables: 年初预算, 实际支出, 拨款.
#pragma once

#include <array>
#include <string_view>

#include "checks/wording.h"
#include "schemas/rulebook.h"

namespace gouji {

// Loose words may be said of any of its amounts, so that one that equals some amount is no
// contradiction.
struct FundsNoun {
  std::string_view word;
  std::array<Role, 3> roles;
  bool loose;
  std::string_view subject;  // without_filling(word)
};
inline constexpr auto funds_nouns = std::to_array<FundsNoun>({
    {"年初预算", {Role::initial_budget, Role::none, Role::none}, false, "初预算"},
    {"年初预算数", {Role::initial_budget, Role::none, Role::none}, false, "初预算数"},
    {"全年预算", {Role::revised_budget, Role::none, Role::none}, false, "预算"},
    {"全年预算数", {Role::revised_budget, Role::none, Role::none}, false, "预算数"},
    {"调整后预算", {Role::revised_budget, Role::none, Role::none}, false, "调整后预算"},
    {"实际支付", {Role::paid, Role::none, Role::none}, false, "支付"},
    {"实际支出", {Role::paid, Role::none, Role::none}, false, "支出"},
    {"实际执行", {Role::paid, Role::none, Role::none}, false, "执行"},
    {"全年执行数", {Role::paid, Role::none, Role::none}, false, "执行数"},
    {"财政收回", {Role::reclaimed, Role::none, Role::none}, false, "财政收回"},
    {"预算", {Role::initial_budget, Role::revised_budget, Role::appropriation}, true, "预算"},
    {"预算安排",
     {Role::initial_budget, Role::revised_budget, Role::appropriation},
     true,
     "预算安排"},
    {"安排预算",
     {Role::initial_budget, Role::revised_budget, Role::appropriation},
     true,
     "安排预算"},
    {"预算资金",
     {Role::initial_budget, Role::revised_budget, Role::appropriation},
     true,
     "预算资金"},
    {"财政拨款", {Role::appropriation, Role::received, Role::revised_budget}, true, "财政拨款"},
    {"拨款", {Role::appropriation, Role::received, Role::revised_budget}, true, "拨款"},
    {"到位资金", {Role::appropriation, Role::received, Role::revised_budget}, true, "到位资金"},
    {"资金到位", {Role::appropriation, Role::received, Role::revised_budget}, true, "资金到位"},
    {"支付", {Role::paid, Role::none, Role::none}, true, "支付"},
    {"支出", {Role::paid, Role::none, Role::none}, true, "支出"},
    {"支付资金", {Role::paid, Role::none, Role::none}, true, "支付资金"},
    {"资金支出", {Role::paid, Role::none, Role::none}, true, "资金支出"},
});
inline constexpr WordSet words_of_funds = [] {
  std::array<std::string_view, funds_nouns.size()> words;
  for (std::size_t i = 0; i < words.size(); ++i) words[i] = funds_nouns[i].word;
  return words;
}();

// The word that begins the text, with a digit right behind it: as where prose is plain. Null: none.
const FundsNoun* funds_noun_before_digit(std::string_view text);

// The longest of these words that is all that the clause says: 实际支出 of 本年度实际支出. Null: it
// says none, or more.
const FundsNoun* funds_noun_of(std::string_view clause);

}  // namespace gouji
