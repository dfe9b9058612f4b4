// Web pages: arbitrary bytes decoded, parsed and mapped.

#include "linter/markup/html_source.h"
#include "linter/markup/html_tables.h"
#include "linter/table/document_grid.h"
#include "tests/fuzz/document_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const gouji::Limits limits{.rows = 500, .columns = 100, .cells = 3000, .xml_depth = 64};
  gouji::TableFile file;
  gouji::DecodedText decoded;
  gouji::decode_html(gouji::fuzz::text_of(data, size), decoded);
  gouji::DocumentGrid grid(*file.pool, limits);
  gouji::read_html(decoded.text, limits, grid);
  file.tables.push_back(grid.finish());
  gouji::fuzz::map_tables(std::move(file));
  return 0;
}
