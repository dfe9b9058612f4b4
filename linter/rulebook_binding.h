// Document → Rulebook: every name in it resolved, every fault with its place.
#pragma once

#include <vector>

#include "linter/rulebooks.h"

namespace gouji {

// The document is valid by schemas/rulebook.schema.json. Faults are added for what a schema cannot
// see: unknown names, equal ids, figures that are none.
Rulebook bind_rulebook(const Document& document, std::string_view path,
                       std::vector<DataFault>& faults);

}  // namespace gouji
