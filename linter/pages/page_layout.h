// A page as tables with the text in their cells, and the lines of text between them.
#pragma once

#include <cstddef>
#include <vector>

#include "linter/pages/cell_text.h"
#include "linter/pages/page_words.h"
#include "linter/pages/ruled_table.h"

namespace gouji {

struct LaidTable {
  RuledTable table;
  std::vector<std::vector<TextLine>> cells;  // the lines of each cell of the table

  bool empty() const;
};

struct LaidPage {
  std::vector<LaidTable> tables;  // from the top
  std::vector<TextLine> lines;    // outside of them, from the top
  std::vector<Word> cut_off;      // inside tables: not printed, or only in part
};

LaidPage lay_page(std::vector<RuledTable> tables, const PageDrawing& drawing,
                  const PageWords& words);

// Leaves out what is printed on every page and says nothing: numbers of pages, and headings and
// footings after the first page that has them.
void drop_running_lines(std::vector<LaidPage>& pages);

}  // namespace gouji
