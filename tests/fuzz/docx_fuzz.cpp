// The XML of a Word document; its package is left to libzip and its limits.

#include "linter/table/document_grid.h"
#include "linter/wordprocessing/docx_body.h"
#include "tests/fuzz/document_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const gouji::Limits limits{.rows = 500, .columns = 100, .cells = 3000, .xml_depth = 64};
  gouji::TableFile file;
  const std::string_view xml = gouji::fuzz::text_of(data, size);
  const gouji::DocxComments comments = gouji::read_docx_comments(xml, limits);
  gouji::DocumentGrid grid(*file.pool, limits);
  gouji::read_docx_body(xml, comments, limits, grid);
  file.tables.push_back(grid.finish());
  gouji::fuzz::map_tables(std::move(file));
  return 0;
}
