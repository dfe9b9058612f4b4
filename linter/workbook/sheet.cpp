// Names of cells, and the order of a sheet.

#include "linter/workbook/sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "schemas/measure.h"

namespace gouji {

std::string column_name(std::uint32_t column) {
  std::string name;
  while (column > 0) {
    name.insert(0, 1, static_cast<char>('A' + (column - 1) % 26));
    column = (column - 1) / 26;
  }
  return name;
}

std::string cell_name(SheetPlace place) {
  return column_name(place.column) + std::to_string(place.row);
}

SheetPlace parse_cell_name(std::string_view text) {
  SheetPlace place{.row = 0, .column = 0};
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    const char byte = text[at];
    const bool upper = byte >= 'A' && byte <= 'Z';
    if (byte == '$') continue;
    if (!upper && !(byte >= 'a' && byte <= 'z')) break;
    const auto letter = static_cast<std::uint32_t>(byte - (upper ? 'A' : 'a')) + 1;
    place.column = place.column * 26 + letter;
    if (place.column > most_sheet_columns) return {.row = 0, .column = 0};
  }
  for (; at < text.size(); ++at) {
    if (text[at] == '$') continue;
    if (text[at] < '0' || text[at] > '9') return {.row = 0, .column = 0};
    place.row = place.row * 10 + static_cast<std::uint32_t>(text[at] - '0');
    if (place.row > most_sheet_rows) return {.row = 0, .column = 0};
  }
  return place.column == 0 ? SheetPlace{.row = 0, .column = 0} : place;
}

SheetRange parse_range(std::string_view text) {
  const std::size_t colon = text.find(':');
  SheetRange range;
  range.first = parse_cell_name(text.substr(0, colon));
  range.last =
      colon == std::string_view::npos ? range.first : parse_cell_name(text.substr(colon + 1));
  if (range.last.row == 0) range.first.row = 0;
  if (range.first.row > range.last.row) std::swap(range.first.row, range.last.row);
  if (range.first.column > range.last.column) std::swap(range.first.column, range.last.column);
  return range;
}

void Sheet::put_in_order() {
  const auto before = [](SheetPlace a, SheetPlace b) {
    return a.row != b.row ? a.row < b.row : a.column < b.column;
  };
  std::ranges::stable_sort(cells, before, &StoredCell::place);
  // Of two cells with one name the first is kept.
  const auto same = [](const StoredCell& a, const StoredCell& b) { return a.place == b.place; };
  cells.erase(std::unique(cells.begin(), cells.end(), same), cells.end());
  std::ranges::stable_sort(merged, [before](const SheetRange& a, const SheetRange& b) {
    return before(a.first, b.first);
  });
  std::ranges::sort(hidden_rows, {}, &SheetSpan::first);
  std::ranges::sort(hidden_columns, {}, &SheetSpan::first);
}

SheetBudget sheet_budget(const Limits& limits) {
  // A form beside sheets of raw figures is common; a workbook has room for a few of them.
  constexpr std::size_t full_sheets = 4;
  return {.cells = full_sheets * limits.cells, .bytes = limits.part_bytes};
}

bool add_cell(Sheet& sheet, const StoredCell& cell, const Limits& limits, std::size_t& bytes_left) {
  constexpr std::size_t longest_text = 1u << 18;  // spreadsheets stop at 32,767 characters
  const std::size_t size = cell.text.size() + cell.formula.size();
  if (sheet.cells.size() == limits.cells) {
    sheet.over_limit = {
        .zh = fmt::format("工作表“{}”的单元格超过上限 {} 格，没有读", sheet.name, limits.cells),
        .en = fmt::format("sheet “{}” has more than {} cells: it was not read", sheet.name,
                          limits.cells)};
    return false;
  }
  if (size > longest_text || size > bytes_left) {
    sheet.over_limit = {
        .zh = fmt::format("工作表“{}”的文字超过上限（一格 {} 字节，全部 {} 字节），没有读",
                          sheet.name, longest_text, limits.part_bytes),
        .en = fmt::format("sheet “{}” holds more text than the limits ({} bytes a cell, {} in "
                          "all): it was not read",
                          sheet.name, longest_text, limits.part_bytes)};
    return false;
  }
  bytes_left -= size;
  sheet.cells.push_back(cell);
  return true;
}

void add_span(std::vector<SheetSpan>& spans, SheetSpan span) {
  if (!spans.empty() && spans.back().last + 1 == span.first) {
    spans.back().last = span.last;
  } else {
    spans.push_back(span);
  }
}

std::string_view keep_trimmed(std::string&& text, TextPool& pool) {
  if (trim(text).empty()) return {};
  return trim(pool.keep(std::move(text)));
}

Origin origin_of(const Sheet& sheet, SheetPlace place, TextPool& pool) {
  Origin origin;
  origin.table = sheet.number;
  origin.table_row = place.row;
  origin.table_cell = place.column;
  origin.sheet = sheet.name;
  origin.cell = pool.keep(cell_name(place));
  return origin;
}

}  // namespace gouji
