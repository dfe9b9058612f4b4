// Clean forms of every rulebook, as many as are wanted, each known by its number.
//
// Nothing of the linter decides what is clean: figures are chosen, and what must follow from them
// (totals, balances, rates, scores, grades) is computed here a second time, from the rulebook's
// data and with arithmetic of its own.
#pragma once

#include <cstdint>
#include <memory>

#include "linter/rulebooks.h"
#include "tests/injection/draft.h"

namespace gouji::injection {

class CleanForms {
 public:
  // prototype: a form of the rulebook as JSON; its rows say which kinds of indicators there are.
  CleanForms(const LoadedRulebook& rulebook, std::string prototype, std::uint64_t seed);
  ~CleanForms();
  CleanForms(CleanForms&&) noexcept;

  Draft form(std::uint64_t number) const;

 private:
  struct Prototype;
  const Rulebook* rulebook_;
  std::uint64_t seed_;
  std::unique_ptr<Prototype> prototype_;
};

}  // namespace gouji::injection
