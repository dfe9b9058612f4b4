// What a form's scores say in sum, for statistics over many forms.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schemas/form.h"
#include "schemas/rulebook.h"

namespace gouji {

struct CategoryScore {
  std::string_view name;  // of the rulebook
  Decimal weight;         // of the rows that have both
  Decimal score;
};

struct FormScores {
  std::string department;  // as printed; may be empty
  // Declared less recomputed scores, over the rows whose score can be recomputed: above zero where
  // more was given than the rule gives.
  Decimal inflation;
  bool full_marks = false;  // every row with a weight got all of it
  std::vector<CategoryScore> categories;
};

// Throws Overflow for figures beyond exact arithmetic.
FormScores scores_of(const Form& form, const Rulebook& rulebook);

}  // namespace gouji
