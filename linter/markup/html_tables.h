// A web page → rows of a grid.
#pragma once

#include <string_view>

#include "linter/table/document_grid.h"
#include "schemas/finding.h"

namespace gouji {

// UTF-8. What stands in the way of reading it; empty: nothing.
Message read_html(std::string_view html, const Limits& limits, DocumentGrid& grid);

}  // namespace gouji
