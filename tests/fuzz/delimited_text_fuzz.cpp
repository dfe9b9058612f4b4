// Text in every layout, whichever it looks like.

#include "linter/table/delimited_text.h"
#include "tests/fuzz/document_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const gouji::Limits limits{.rows = 500, .columns = 100, .cells = 3000, .xml_depth = 64};
  gouji::TableFile file;
  using gouji::TextLayout;
  const std::string_view text = gouji::fuzz::text_of(data, size);
  if (text.find('\0') != text.npos) return 0;
  gouji::layout_of(text);
  for (const TextLayout layout :
       {TextLayout::quoted_tabs, TextLayout::pipes, TextLayout::commas, TextLayout::semicolons}) {
    gouji::TextGrid made = gouji::delimited_grid(text, layout, *file.pool, limits);
    file.tables.push_back({.grid = std::move(made.grid)});
  }
  gouji::fuzz::map_tables(std::move(file));
  return 0;
}
