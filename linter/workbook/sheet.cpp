// Names of cells, and the order of a sheet.

#include "linter/workbook/sheet.h"

#include <algorithm>

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
  const auto twice = std::ranges::unique(cells, {}, &StoredCell::place);
  cells.erase(twice.begin(), twice.end());
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
