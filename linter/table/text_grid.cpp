// Tab-separated text → Grid. Each line is a row and each field a cell; a merged cell is flattened
// into the field that it starts in and blank fields after it. Lines without anything on them and
// form feeds (page breaks) are no rows but are remembered with the row that follows, because a row
// or a narrative may have been cut in two there. A line of tabs alone is a row of blank cells.
//
// Somewhere on the way tabs may have been collapsed into one. In a table of which no line holds
// two tabs in a row, that cannot be told from a table without blanks, so the gaps count as lost.

#include <fmt/format.h>

#include <algorithm>

#include "linter/table/grid.h"
#include "schemas/measure.h"

namespace gouji {
namespace {

// Fewer lines than this with several fields say nothing about how the file treats blanks.
constexpr std::size_t lines_to_judge_gaps = 4;

std::uint32_t code_points(std::string_view text) {
  return static_cast<std::uint32_t>(std::ranges::count_if(
      text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0u) != 0x80u; }));
}

// Takes the next line off the front of rest, without its line end: \n, \r\n, \r or a form feed.
std::string_view take_line(std::string_view& rest, bool& ends_page) {
  const std::size_t end = rest.find_first_of("\n\r\f");
  const std::string_view line = rest.substr(0, end);
  ends_page = end != std::string_view::npos && rest[end] == '\f';
  if (end == std::string_view::npos) {
    rest = {};
  } else {
    const bool pair = rest.substr(end, 2) == "\r\n";
    rest.remove_prefix(end + (pair ? 2 : 1));
  }
  return line;
}

void split_fields(std::string_view line, GridRow& row) {
  std::uint32_t column = row.origin.column;
  std::size_t start = 0;
  while (true) {
    const std::size_t tab = line.find('\t', start);
    const std::string_view field = line.substr(start, tab - start);
    GridCell& cell = row.cells.emplace_back();
    cell.slot = static_cast<std::uint32_t>(row.cells.size());
    cell.text = trim(field);
    cell.origin = row.origin;
    cell.origin.field = cell.slot;
    cell.origin.column = column;
    if (!cell.text.empty()) {
      const auto blanks = static_cast<std::size_t>(cell.text.data() - field.data());
      cell.origin.column += code_points(field.substr(0, blanks));
    }
    if (tab == std::string_view::npos) return;
    column += code_points(field) + 1;
    start = tab + 1;
  }
}

}  // namespace

TextGrid text_grid(std::string_view text, const Limits& limits) {
  TextGrid made;
  std::size_t cells = 0;
  std::size_t wide_lines = 0;
  bool double_tab = false;
  bool broken = false;
  bool same_line = true;  // a form feed ends a page, not a line
  std::uint32_t line_number = 1;
  std::uint32_t column = 1;
  while (!text.empty()) {
    bool ends_page = false;
    const std::string_view line = take_line(text, ends_page);
    if (!same_line) {
      ++line_number;
      column = 1;
    }
    const std::uint32_t starts_at = column;
    column += code_points(line) + 1;
    same_line = ends_page;
    if (trim(line).empty() && line.find('\t') == std::string_view::npos) {
      broken = true;
      continue;
    }
    const auto fields = static_cast<std::size_t>(std::ranges::count(line, '\t')) + 1;
    if (made.grid.rows.size() == limits.rows) {
      made.over_limit = limit_passed("行数", "rows", limits.rows);
      return made;
    }
    if (fields > limits.columns) {
      made.over_limit = limit_passed("一行的栏数", "columns in a row", limits.columns);
      return made;
    }
    cells += fields;
    if (cells > limits.cells) {
      made.over_limit = limit_passed("单元格数", "cells", limits.cells);
      return made;
    }
    GridRow& row = made.grid.rows.emplace_back();
    row.origin.line = line_number;
    row.origin.column = starts_at;
    row.origin.source = line;
    row.after_break = broken;
    broken = ends_page;
    split_fields(line, row);
    const auto filled =
        std::ranges::count_if(row.cells, [](const GridCell& cell) { return !cell.empty(); });
    if (filled > 0) made.has_text = true;
    if (filled > 1) made.has_table = true;
    if (fields > 1) ++wide_lines;
    if (line.find("\t\t") != std::string_view::npos) double_tab = true;
  }
  made.grid.gaps_lost = wide_lines >= lines_to_judge_gaps && !double_tab;
  return made;
}

}  // namespace gouji
