// Places and printed forms of the cells of a grid. A value that a row does not hold still has a
// place: where it would have been printed, so that a finding about a missing score can point at it.

#include "linter/table/grid.h"

#include <fmt/format.h>

#include <algorithm>

namespace gouji {
namespace {

constexpr std::size_t shown_of_cell = 40;
constexpr std::size_t shown_of_row = 400;

bool continues(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0u) == 0x80u;
}

std::uint32_t characters_in(std::string_view text) {
  return static_cast<std::uint32_t>(
      std::ranges::count_if(text, [](char byte) { return !continues(byte); }));
}

}  // namespace

Origin origin_at(const GridRow& row, std::uint32_t slot) {
  for (const GridCell& cell : row.cells) {
    if (slot >= cell.slot && slot < cell.slot + cell.column_span) return cell.origin;
  }
  Origin origin = row.origin;
  if (origin.line != 0) {
    origin.field = slot;
    // Where the line ends; for a slot under a span of the row above, where the next cell starts.
    origin.column = characters_in(origin.source) + 1;
    for (const GridCell& cell : row.cells) {
      if (cell.slot <= slot) continue;
      origin.column = cell.origin.column;
      break;
    }
  }
  if (origin.table_row != 0) origin.table_cell = slot;
  return origin;
}

std::string shortened(std::string_view text, std::size_t characters) {
  std::size_t seen = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (continues(text[at])) continue;
    if (seen == characters) return std::string(text.substr(0, at)) + "…";
    ++seen;
  }
  return std::string(text);
}

std::string printed_row(const GridRow& row) {
  std::string out;
  for (const GridCell& cell : row.cells) {
    if (&cell != &row.cells.front()) out += " | ";
    out += shortened(cell.text, shown_of_cell);
    // What follows would be cut anyway; a row of a thousand cells is not built in full.
    if (out.size() > 8 * shown_of_row) break;
  }
  return shortened(out, shown_of_row);
}

Message row_name(const Origin& origin) {
  if (!origin.cell.empty()) {
    const std::string name = origin.sheet.empty() ? std::string(origin.cell)
                                                  : fmt::format("{}!{}", origin.sheet, origin.cell);
    return {.zh = name + " 所在行", .en = "the row of " + name};
  }
  if (origin.line != 0 && origin.table_row == 0) {
    return {.zh = fmt::format("第{}行", origin.line), .en = fmt::format("line {}", origin.line)};
  }
  if (origin.table_row == 0) return {.zh = "表外的文字", .en = "the text outside the tables"};
  return {.zh = fmt::format("表{}第{}行", origin.table, origin.table_row),
          .en = fmt::format("table {}, row {}", origin.table, origin.table_row)};
}

Message limit_passed(std::string_view zh, std::string_view en, std::size_t limit) {
  return {.zh = fmt::format("{}超过上限 {}", zh, limit),
          .en = fmt::format("more than {} {}", limit, en)};
}

}  // namespace gouji
