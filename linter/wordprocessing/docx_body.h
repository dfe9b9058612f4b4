// word/document.xml → rows of a grid.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "linter/reader.h"
#include "linter/table/document_grid.h"
#include "schemas/finding.h"

namespace gouji {

using DocxComments = std::map<std::string, std::string>;  // by id

struct DocxBody {
  Message fault;            // what stands in the way of reading it; empty: nothing
  std::size_t objects = 0;  // embedded: sheets, charts
};

DocxBody read_docx_body(std::string_view xml, const DocxComments& comments, const Limits& limits,
                        DocumentGrid& grid);
// word/comments.xml; what is damaged in it is left out.
DocxComments read_docx_comments(std::string_view xml, const Limits& limits);

}  // namespace gouji
