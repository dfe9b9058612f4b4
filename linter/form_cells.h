// Every cell of a bound form in one row, with how it is read.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "checks/form_slips.h"
#include "schemas/form.h"
#include "schemas/rulebook.h"

namespace gouji {

struct FormCell {
  Place place;
  CellKind kind = CellKind::text;
  CellState state = CellState::absent;
  std::string_view raw;           // as printed, without blanks around it
  std::optional<Decimal> figure;  // of a filled figure
};

// Always in the same order: two forms of one rulebook with as many rows have the same places.
std::vector<FormCell> cells_of(const Form& form, const Rulebook& rulebook);

}  // namespace gouji
