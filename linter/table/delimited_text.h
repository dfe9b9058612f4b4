// Text whose cells stand between separators: pipe tables, comma- or semicolon-separated values, and
// tab-separated text with quoted cells as spreadsheets copy it.
#pragma once

#include <cstdint>
#include <string_view>

#include "linter/document.h"
#include "linter/reader.h"
#include "linter/table/grid.h"

namespace gouji {

enum class TextLayout : std::uint8_t {
  tabs,         // a line is a row: text_grid()
  quoted_tabs,  // cells in quotes hold line breaks
  pipes,
  commas,
  semicolons,
};

// Told by the lines, never by the name of the file. Prose with commas is tabs, without any.
TextLayout layout_of(std::string_view text);

// Any layout but plain tabs. Cells are views of the text, or kept in the pool where it had to be
// changed: quotes taken off, escapes undone.
TextGrid delimited_grid(std::string_view text, TextLayout layout, TextPool& pool,
                        const Limits& limits);

}  // namespace gouji
