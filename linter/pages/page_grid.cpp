// Tables and lines are taken from the top of each page. A table that ends one page and one of the
// same width that begins the next are one table: they share their columns, and a row that the end
// of the page has cut in two is put together again. It is taken for cut only when every cell that
// goes on stopped at the end of a full line in the middle of a sentence.

#include "linter/pages/page_grid.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <limits>
#include <string>
#include <utility>

namespace gouji {
namespace {

constexpr Length same_edge = 4 * one_point;

// A part of a table on one page.
struct Part {
  const LaidTable* laid;
  std::uint32_t page;
};

// A line of text, or a table with all its parts.
struct Item {
  std::vector<Part> parts;               // of a table
  std::vector<const TextLine*> lines{};  // of a text
  std::uint32_t page = 0;
  bool first_on_page = false;
};

bool goes_on(const LaidTable& above, const LaidTable& below) {
  const Box upper = above.table.box();
  const Box lower = below.table.box();
  return std::abs(upper.left - lower.left) <= same_edge &&
         std::abs(upper.right - lower.right) <= same_edge;
}

Box box_of(const std::vector<TextLine>& lines) {
  Box box = lines.front().box;
  for (const TextLine& line : lines) box.include(line.box);
  return box;
}

// Lines of a paragraph: they fill the width of the block that they stand in.
bool same_paragraph(const TextLine& line, const TextLine& next, Length width) {
  return line.block == next.block && !break_is_meant(line, next, width);
}

std::vector<Item> items_of_page(const LaidPage& page, std::uint32_t number) {
  std::vector<Item> items;
  std::size_t line = 0;
  const Length width = page.lines.empty() ? 0 : [&] {
    const Box box = box_of(page.lines);
    return box.right - box.left;
  }();
  const auto lines_above = [&](Length bottom) {
    for (; line < page.lines.size() && page.lines[line].box.middle_y() < bottom; ++line) {
      const TextLine& text = page.lines[line];
      if (!items.empty() && !items.back().lines.empty() &&
          same_paragraph(*items.back().lines.back(), text, width)) {
        items.back().lines.push_back(&text);
      } else {
        items.push_back({.parts = {}, .lines = {&text}, .page = number});
      }
    }
  };
  for (const LaidTable& table : page.tables) {
    lines_above(table.table.box().top);
    items.push_back({.parts = {{.laid = &table, .page = number}}, .page = number});
  }
  lines_above(std::numeric_limits<Length>::max());
  if (!items.empty()) items.front().first_on_page = true;
  return items;
}

std::vector<Item> items_of(const std::vector<LaidPage>& pages) {
  std::vector<Item> items;
  for (std::size_t at = 0; at < pages.size(); ++at) {
    std::vector<Item> more = items_of_page(pages[at], static_cast<std::uint32_t>(at + 1));
    auto from = more.begin();
    const bool joins = !items.empty() && !more.empty() && !items.back().parts.empty() &&
                       !from->parts.empty() &&
                       goes_on(*items.back().parts.back().laid, *from->parts.front().laid);
    if (joins) {
      items.back().parts.push_back(from->parts.front());
      ++from;
    }
    std::move(from, more.end(), std::back_inserter(items));
  }
  return items;
}

// The lines between columns of all parts of a table.
std::vector<Length> columns_of(const Item& item) {
  std::vector<Length> columns;
  for (const Part& part : item.parts) {
    columns.insert(columns.end(), part.laid->table.columns().begin(),
                   part.laid->table.columns().end());
  }
  return merged_lines(std::move(columns));
}

bool ends_sentence(std::string_view text) {
  constexpr std::string_view ends[] = {"。", "！", "？", "；", ".", "!", "?", ";", "”", "："};
  return std::ranges::any_of(ends, [text](std::string_view end) { return text.ends_with(end); });
}

// A row while it is put together: its cells may come from two pages.
struct OpenCell {
  Box box;
  std::vector<TextLine> lines;
  std::uint32_t slot = 1;
  std::uint32_t column_span = 1;
  std::uint32_t row_span = 1;
  bool open_above = false;
  bool open_below = false;
};

struct OpenRow {
  std::vector<OpenCell> cells;
  std::uint32_t page = 0;
  bool starts_part = false;
};

std::vector<OpenRow> rows_of(const Part& part, const std::vector<Length>& columns) {
  const RuledTable& table = part.laid->table;
  std::vector<OpenRow> rows(table.rows().size() - 1);
  for (std::size_t at = 0; at < table.cells().size(); ++at) {
    const RuledCell& cell = table.cells()[at];
    const std::size_t first = nearest(columns, cell.box.left);
    const std::size_t end = std::max(nearest(columns, cell.box.right), first + 1);
    rows[cell.row].cells.push_back({.box = cell.box,
                                    .lines = part.laid->cells[at],
                                    .slot = static_cast<std::uint32_t>(first + 1),
                                    .column_span = static_cast<std::uint32_t>(end - first),
                                    .row_span = cell.row_span,
                                    .open_above = cell.open_above,
                                    .open_below = cell.open_below});
  }
  for (OpenRow& row : rows) row.page = part.page;
  rows.front().starts_part = true;
  return rows;
}

// Whether the first row of a page is the rest of the last row of the page before.
bool cut_in_two(const OpenRow& above, const OpenRow& below) {
  if (above.cells.size() != below.cells.size()) return false;
  bool text_goes_on = false;
  for (std::size_t at = 0; at < above.cells.size(); ++at) {
    const OpenCell& upper = above.cells[at];
    const OpenCell& lower = below.cells[at];
    if (upper.slot != lower.slot || upper.column_span != lower.column_span) return false;
    if (lower.lines.empty()) continue;
    if (upper.lines.empty()) return false;
    const TextLine& last = upper.lines.back();
    if (ends_sentence(last.text) ||
        break_is_meant(last, lower.lines.front(), upper.box.right - upper.box.left)) {
      return false;
    }
    text_goes_on = true;
  }
  return text_goes_on;
}

// A cell over several rows that the end of a page leaves without a ruling goes on where the next
// page begins without one: its parts become one cell.
void join_open_cells(std::vector<OpenRow>& above, std::vector<OpenRow>& below) {
  std::vector<OpenCell>& first = below.front().cells;
  for (OpenRow& row : above) {
    for (OpenCell& upper : row.cells) {
      if (!upper.open_below) continue;
      const auto lower = std::ranges::find_if(first, [&upper](const OpenCell& cell) {
        return cell.open_above && cell.slot == upper.slot && cell.column_span == upper.column_span;
      });
      if (lower == first.end()) continue;
      std::ranges::move(lower->lines, std::back_inserter(upper.lines));
      upper.row_span += lower->row_span;
      upper.open_below = lower->open_below;
      first.erase(lower);
    }
  }
}

class GridMaker {
 public:
  GridMaker(const Limits& limits, TextPool& pool) : limits_(limits), pool_(pool) {}

  void add(const Item& item) {
    if (item.parts.empty()) {
      add_text(item);
    } else {
      add_table(item);
    }
  }

  PageGrid finish() { return std::move(made_); }

 private:
  Origin origin_of(const Box& box, std::uint32_t page, std::string_view text) {
    Origin origin;
    origin.page = page;
    origin.box = pool_.keep(printed_box(box));
    origin.source = text;
    return origin;
  }

  bool room_for(std::size_t cells) {
    cells_ += cells;
    if (made_.table.grid.rows.size() >= limits_.rows) {
      made_.over_limit = {.zh = fmt::format("表超过上限 {} 行", limits_.rows),
                          .en = fmt::format("the tables have more than {} rows", limits_.rows)};
    } else if (cells_ > limits_.cells) {
      made_.over_limit = {.zh = fmt::format("表超过上限 {} 格", limits_.cells),
                          .en = fmt::format("the tables have more than {} cells", limits_.cells)};
    }
    return made_.over_limit.empty();
  }

  void add_text(const Item& item) {
    if (!room_for(1)) return;
    std::string text;
    Box box = item.lines.front()->box;
    for (const TextLine* line : item.lines) {
      append_line(text, *line, false);
      box.include(line->box);
    }
    GridRow& row = made_.table.grid.rows.emplace_back();
    row.after_break = item.first_on_page;
    GridCell cell;
    cell.text = pool_.keep(std::move(text));
    cell.origin = origin_of(box, item.page, cell.text);
    row.origin = cell.origin;
    row.cells.push_back(cell);
  }

  void add_table(const Item& item) {
    const std::vector<Length> columns = columns_of(item);
    std::vector<OpenRow> rows;
    for (const Part& part : item.parts) {
      std::vector<OpenRow> more = rows_of(part, columns);
      auto from = more.begin();
      if (!rows.empty() && cut_in_two(rows.back(), more.front())) {
        for (std::size_t at = 0; at < rows.back().cells.size(); ++at) {
          std::vector<TextLine>& rest = more.front().cells[at].lines;
          std::ranges::move(rest, std::back_inserter(rows.back().cells[at].lines));
          rows.back().cells[at].row_span = 1;
        }
        ++from;
      } else if (!rows.empty()) {
        join_open_cells(rows, more);
      }
      std::move(from, more.end(), std::back_inserter(rows));
    }
    made_.has_table = made_.has_table || columns.size() > 2;
    ++table_;
    for (std::size_t at = 0; at < rows.size(); ++at) add_row(rows[at], at);
  }

  void add_row(const OpenRow& open, std::size_t number) {
    if (!room_for(open.cells.size())) return;
    GridRow& row = made_.table.grid.rows.emplace_back();
    row.after_break = open.starts_part;
    row.origin.page = open.page;
    row.origin.table = table_;
    row.origin.table_row = static_cast<std::uint32_t>(number + 1);
    for (const OpenCell& from : open.cells) {
      GridCell cell;
      cell.text = pool_.keep(text_of(from.lines, from.box.right - from.box.left));
      cell.slot = from.slot;
      cell.column_span = from.column_span;
      cell.row_span = from.row_span;
      cell.origin = origin_of(from.box, open.page, cell.text);
      cell.origin.table = row.origin.table;
      cell.origin.table_row = row.origin.table_row;
      cell.origin.table_cell = static_cast<std::uint32_t>(row.cells.size() + 1);
      row.cells.push_back(cell);
    }
  }

  const Limits& limits_;
  TextPool& pool_;
  PageGrid made_;
  std::uint32_t table_ = 0;
  std::size_t cells_ = 0;
};

}  // namespace

PageGrid page_grid(const std::vector<LaidPage>& pages, const Limits& limits, TextPool& pool) {
  GridMaker maker(limits, pool);
  for (const Item& item : items_of(pages)) maker.add(item);
  return maker.finish();
}

}  // namespace gouji
