// Pages without libqpdf and pdftotext: arbitrary drawing operators, words where their texts begin,
// tables, cells and the grid of two such pages; and arbitrary output of the programs beside gouji.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <utility>
#include <vector>

#include "linter/pages/content_stream.h"
#include "linter/pages/page_drawing.h"
#include "linter/pages/page_grid.h"
#include "linter/pages/page_layout.h"
#include "linter/pages/page_words.h"
#include "linter/pages/ruled_table.h"

namespace {

using namespace gouji;

ContentToken token_of(std::string_view text) {
  if (text.front() == '/') return {ContentToken::Kind::name, text.substr(1)};
  const bool number = std::string_view("+-.0123456789").find(text.front()) != text.npos;
  return {number ? ContentToken::Kind::number : ContentToken::Kind::word, text};
}

PageDrawing drawing_of(std::string_view operators) {
  PageDrawing page{.width = 59500, .height = 84200};
  const Matrix upright{.a = one_whole, .d = -one_whole, .f = 842 * one_whole};
  LineCollector lines(upright, {.right = page.width, .bottom = page.height}, page,
                      {.rulings = 5'000, .texts = 5'000});
  while (!operators.empty()) {
    const std::size_t end = std::min(operators.find_first_of(" \n"), operators.size());
    if (end > 0 && !lines.take(token_of(operators.substr(0, end)))) break;
    operators.remove_prefix(std::min(end + 1, operators.size()));
  }
  return page;
}

PageWords words_of(const PageDrawing& page) {
  constexpr std::string_view texts[] = {"项目", "7", "个，", "two", "1,200.00", "第 1 页"};
  PageWords words;
  for (const TextStart& text : page.texts) {
    const std::size_t number = words.words.size();
    const Length width = 500 + static_cast<Length>(number % 7) * 600;
    words.words.push_back({.text = std::string(texts[number % std::size(texts)]),
                           .box = {.left = text.x,
                                   .top = text.y - 900,
                                   .right = text.x + width,
                                   .bottom = text.y + 300},
                           .block = static_cast<std::uint32_t>(number / 5),
                           .line = static_cast<std::uint32_t>(number / 2)});
  }
  return words;
}

// Cells stand inside their table, in order, and none holds a slot of another.
void check(const Grid& grid) {
  for (const GridRow& row : grid.rows) {
    std::uint32_t next = 1;
    for (const GridCell& cell : row.cells) {
      if (cell.slot < next || cell.column_span == 0 || cell.row_span == 0) std::abort();
      next = cell.slot + cell.column_span;
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const Limits limits;
  parse_words(bytes, limits);
  const PdfDrawings parsed = parse_drawings(bytes);
  if (parsed.fault == PdfFault::none) parse_drawings(written(parsed));
  std::vector<LaidPage> pages;
  const std::size_t middle = std::min(bytes.find("\n\n"), bytes.size());
  for (const std::string_view half : {bytes.substr(0, middle), bytes.substr(middle)}) {
    const PageDrawing drawing = drawing_of(half);
    pages.push_back(
        lay_page(ruled_tables(drawing, limits.cells).tables, drawing, words_of(drawing)));
  }
  drop_running_lines(pages);
  TextPool pool;
  check(page_grid(pages, limits, pool).table.grid);
  return 0;
}
