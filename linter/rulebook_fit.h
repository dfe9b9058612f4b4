// Which rulebook a form follows when it does not say so: by what it prints, its title and its year.
#pragma once

#include <string_view>
#include <vector>

#include "schemas/finding.h"
#include "schemas/rulebook.h"

namespace gouji {

// How far a form and a rulebook have the same labels (or the same members, of form JSON).
struct RulebookFit {
  const Rulebook* rulebook = nullptr;
  std::size_t known = 0;    // labels of the rulebook
  std::size_t found = 0;    // those of them that the form has
  std::size_t foreign = 0;  // labels of the form that only other rulebooks know
  bool titled = false;      // the form has a title of the rulebook
  int year = 0;             // the form's year is one of the rulebook's: 1; is none of them: −1
  std::vector<std::string_view> missing{};
};

struct FitChoice {
  const Rulebook* rulebook = nullptr;  // null: why says why none
  Message why;
};

// The one with the largest share in common; the title decides between equals, then the year.
// least_share: in fifths, below which none fits.
FitChoice choose_rulebook(std::vector<RulebookFit> fits, std::size_t least_share);

// The first year in a text: 2022 in 项目支出绩效自评表（2022年度）. 0: none.
int year_in(std::string_view text);

// 1, −1, or 0 where the form has no year, or the rulebook holds for any.
int year_fit(int year, const Rulebook& rulebook);

}  // namespace gouji
