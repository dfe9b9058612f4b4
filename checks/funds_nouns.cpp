// A word is all that a clause says when nothing but filling (本年度, 共) stands around it.

#include "checks/funds_nouns.h"

#include <bit>

#include "checks/prose.h"
#include "schemas/same_text.h"
#include "schemas/spelling.h"

namespace gouji {
namespace {

bool says_only(std::string_view clause, std::string_view word) {
  const std::size_t at = clause.rfind(word);
  if (at == std::string_view::npos) return false;
  return without_filling(clause.substr(0, at)).empty() &&
         without_filling(clause.substr(at + word.size())).empty();
}

}  // namespace

const FundsNoun* funds_noun_before_digit(std::string_view text) {
  for (std::uint64_t left = words_of_funds.may_start(text); left != 0; left &= left - 1) {
    const FundsNoun& one = funds_nouns[static_cast<std::size_t>(std::countr_zero(left))];
    const std::size_t size = one.word.size();
    if (size < text.size() && is_digit(text[size]) && starts_with_text(text, one.word)) return &one;
  }
  return nullptr;
}

const FundsNoun* funds_noun_of(std::string_view clause) {
  for (std::uint64_t left = words_of_funds.may_start(clause); left != 0; left &= left - 1) {
    const FundsNoun& one = funds_nouns[static_cast<std::size_t>(std::countr_zero(left))];
    if (same_text(one.word, clause)) return &one;  // as most are
  }
  const FundsNoun* noun = nullptr;
  for (std::uint64_t left = words_within(clause, words_of_funds); left != 0; left &= left - 1) {
    const FundsNoun& one = funds_nouns[static_cast<std::size_t>(std::countr_zero(left))];
    const bool longer = noun == nullptr || one.word.size() > noun->word.size();
    if (longer && says_only(clause, one.word)) noun = &one;
  }
  return noun;
}

}  // namespace gouji
