// Places in words: where a cell of the form is in form JSON and on the printed form.
#pragma once

#include <string>

#include "schemas/form.h"
#include "schemas/rulebook.h"

namespace gouji {

// Where in form JSON: /indicators/3/score. Empty for the form as a whole.
std::string pointer_to(Place place, const Rulebook& rulebook);

// Where on the form, as printed there: 产出目标 › 系统巡检 › 自评分.
std::string label_of(Place place, const Form& form, const Rulebook& rulebook);

// The printed heading of a column of the sub-items or of the indicators: 自评分, 得分.
std::string_view column_label(Part part, Column column, const Rulebook& rulebook);

}  // namespace gouji
