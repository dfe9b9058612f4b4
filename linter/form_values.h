// What a cell of a form is, given the kind and the text of the JSON value in it. Both ways into a
// Form use these: from a Document (linter/binding.h) and straight from bytes (linter/fast/).
#pragma once

#include <string_view>

#include "linter/document.h"
#include "schemas/form.h"
#include "schemas/rulebook.h"

namespace gouji {

// A value of the wrong kind (the schema reports it) becomes a malformed cell without raw text; a
// figure that is no number becomes one with it. Views in the cell point into text.
TextCell text_cell(Value::Kind kind, std::string_view text, Place place);
TextCell narrative_cell(Value::Kind kind, std::string_view text, Place place);
FigureCell figure_cell(Value::Kind kind, std::string_view text, Place place, FigureKind figure);

// Whether a sub-item is the 合计 row, blanks in its name aside.
bool is_total(const TextCell& name, const Rulebook& rulebook);

// Of the category of this name, also with its points printed behind it: 产出指标(50分). The index
// in Rulebook::categories, -1: none.
int category_called(std::string_view printed, const Rulebook& rulebook);

}  // namespace gouji
