// Kinds of mistakes that offices make, put into a clean form one at a time.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "tests/injection/draft.h"
#include "tests/injection/random.h"

namespace gouji::injection {

struct Injected {
  std::string pointer;  // of the cell that is wrong now
  bool plain = false;   // wrong by itself (blank, a prompt left): it needs no relation to be told
};

struct Defect {
  std::string_view id;
  std::string_view title;
  // Changes the form; empty when this form has no cell for it, or when the change drawn would
  // change nothing that a rule could see: that is drawn again, not counted.
  std::optional<Injected> (*inject)(Draft& draft, Random& random);
};

std::span<const Defect> all_defects();

}  // namespace gouji::injection
