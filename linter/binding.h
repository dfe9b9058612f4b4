// Document → Form: the values of form JSON become the typed cells that checks look at.
#pragma once

#include "linter/document.h"
#include "schemas/form.h"
#include "schemas/rulebook.h"

namespace gouji {

// Views in the form point into the document. A value of the wrong type (the schema reports it)
// becomes a malformed cell without raw text; a figure that is no number becomes one with it.
Form bind(const Document& document, const Rulebook& rulebook);

}  // namespace gouji
