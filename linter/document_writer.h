// Document → JSON text, the form JSON that people read and edit.
#pragma once

#include <string>

#include "linter/document.h"

namespace gouji {

// Two blanks a level, members in their order, digits as written. A row of a table (an object or
// array of plain values inside an array) stands on one line. Ends with a line feed.
std::string write_json(const Document& document);

}  // namespace gouji
