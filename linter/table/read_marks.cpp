// The findings of a mapping other than shifted rows: cells that were not read, columns that the
// rulebook does not know, prose put together from several rows.

#include "linter/table/read_marks.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace gouji {
namespace {

constexpr std::size_t shown_cells = 3;
constexpr std::size_t shown_text = 16;
constexpr std::size_t shown_pieces = 5;
constexpr std::size_t shown_beside_join = 12;

// The last characters of a text, with … when something was cut.
std::string ending(std::string_view text, std::size_t characters) {
  std::size_t at = text.size();
  for (std::size_t seen = 0; at > 0 && seen < characters; ++seen) {
    do --at;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0u) == 0x80u);
  }
  return (at > 0 ? "…" : "") + std::string(text.substr(at));
}

}  // namespace

ReadMarks::ReadMarks(const LabelledGrid& table, std::vector<ReaderFinding>& findings)
    : table_(table), findings_(findings), declined_(table.grid.rows.size(), false) {
  read_.reserve(table.grid.rows.size());
  for (const GridRow& row : table.grid.rows) read_.emplace_back(row.cells.size(), false);
}

void ReadMarks::report_leftovers() {
  for (std::size_t row = 0; row < table_.grid.rows.size(); ++row) {
    const GridRow& printed = table_.grid.rows[row];
    std::vector<const GridCell*> unread;
    for (std::size_t at = 0; at < printed.cells.size(); ++at) {
      if (!printed.cells[at].empty() && !read_[row][at]) unread.push_back(&printed.cells[at]);
    }
    if (unread.empty()) continue;
    if (!declined_[row] && table_.filled_cells(row) < 2) continue;
    std::string cells;
    for (std::size_t at = 0; at < std::min(unread.size(), shown_cells); ++at) {
      cells += fmt::format("“{}”", shortened(unread[at]->text, shown_text));
    }
    if (unread.size() > shown_cells) cells += "…";
    const Message name = row_name(printed.origin);
    ReaderFinding& told = findings_.emplace_back();
    told.origin = unread.front()->origin;
    told.finding.check = "form-schema";
    told.finding.severity = Severity::warning;
    told.finding.found = printed_row(printed);
    told.finding.message = {
        .zh = fmt::format("{}的{}不属于表中任何一栏，未读", name.zh, cells),
        .en = fmt::format("{} in {} belongs to no field of the form and was not read", cells,
                          name.en)};
  }
}

void ReadMarks::report_regained() {
  if (regained_.empty()) return;
  ReaderFinding& told = findings_.emplace_back(regained_.front());
  if (regained_.size() == 1) return;
  std::string rows_zh;
  std::string rows_en;
  for (std::size_t at = 0; at < std::min(regained_.size(), shown_pieces); ++at) {
    const Message name = row_name(regained_[at].origin);
    rows_zh += (at > 0 ? "、" : "") + name.zh;
    rows_en += (at > 0 ? ", " : "") + name.en;
  }
  const bool more = regained_.size() > shown_pieces;
  told.finding.message = {
      .zh = fmt::format(
          "全表没有相连的空栏，制表符疑被合并：{} 行（{}{}）整体偏左，已移回唯一放得下的位置",
          regained_.size(), rows_zh, more ? "……" : ""),
      .en =
          fmt::format("no two tabs stand together in the table, they seem to have been collapsed: "
                      "{} rows ({}{}) stand too far left; moved to the only place where they fit",
                      regained_.size(), rows_en, more ? ", …" : "")};
}

void ReadMarks::report_unknown_column(const HeaderColumn& column) {
  ReaderFinding& told = findings_.emplace_back();
  told.origin = column.origin;
  told.finding.check = "form-schema";
  told.finding.severity = Severity::warning;
  const std::string label = shortened(column.printed, shown_text);
  told.finding.message = {
      .zh = fmt::format("“{}”栏是此表所没有的，栏内的值未读", label),
      .en = fmt::format("the form has no column {}; its values were not read", label)};
}

void ReadMarks::report_joined(std::string_view label, std::string_view pointer,
                              std::string_view text, std::span<const ProsePiece> pieces) {
  ReaderFinding& told = findings_.emplace_back();
  told.origin = pieces[1].origin;
  told.pointer = pointer;
  told.finding.check = "row-shifted";
  told.finding.severity = Severity::note;
  std::string rows_zh;
  std::string rows_en;
  for (std::size_t at = 0; at < std::min(pieces.size(), shown_pieces); ++at) {
    const Message name = row_name(pieces[at].origin);
    rows_zh += (at > 0 ? "、" : "") + name.zh;
    rows_en += (at > 0 ? ", " : "") + name.en;
  }
  if (pieces.size() > shown_pieces) {
    rows_zh += "……";
    rows_en += ", …";
  }
  told.finding.message = {
      .zh = fmt::format("“{}”断成 {} 行（{}），已接上", label, pieces.size(), rows_zh),
      .en = fmt::format("{} is broken into {} rows ({}); joined", label, pieces.size(), rows_en)};
  const std::string before = ending(text.substr(0, pieces[1].start), shown_beside_join);
  const std::string after = shortened(text.substr(pieces[1].start), shown_beside_join);
  told.finding.found = before + " | " + after;
  told.finding.expected = before + after;
}

void ReadMarks::report_unjoined(std::string_view label, std::string_view pointer,
                                const GridCell& cell) {
  ReaderFinding& told = findings_.emplace_back();
  told.origin = cell.origin;
  told.pointer = pointer;
  told.finding.check = "row-shifted";
  told.finding.severity = Severity::warning;
  told.finding.found = shortened(cell.text, 40);
  const Message name = row_name(cell.origin);
  told.finding.message = {
      .zh = fmt::format("{}没有标签，应接在“{}”之后，未接", name.zh, label),
      .en = fmt::format("{} has no label and goes on with {}; not joined", name.en, label)};
  told.finding.hint = {.zh = "不加 --no-repair 时接上后核对",
                       .en = "without --no-repair it is joined"};
}

}  // namespace gouji
