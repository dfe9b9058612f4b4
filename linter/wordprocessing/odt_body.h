// content.xml of an OpenDocument text (or the same in one flat file) → rows of a grid.
#pragma once

#include <cstddef>
#include <string_view>

#include "linter/reader.h"
#include "linter/table/document_grid.h"
#include "schemas/finding.h"

namespace gouji {

struct OdtBody {
  Message fault;            // what stands in the way of reading it; empty: nothing
  std::size_t objects = 0;  // embedded: sheets, charts
};

OdtBody read_odt_body(std::string_view xml, const Limits& limits, DocumentGrid& grid);

}  // namespace gouji
