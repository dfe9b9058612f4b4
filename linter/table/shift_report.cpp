// The findings of the alignment: a row that was moved (or would be, without --no-repair), with the
// cells that stood under the wrong column, one that can be read in several ways, with the first of
// them, and one that fits nowhere.

#include "linter/table/shift_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <string>

namespace gouji {
namespace {

constexpr std::size_t shown_cells = 3;
constexpr std::size_t shown_text = 16;

// The column in whose span a cell is printed.
std::string_view label_at(std::uint32_t slot, std::span<const RowColumn> columns) {
  for (const RowColumn& column : columns) {
    if (slot >= column.align.first && slot <= column.align.last) return column.label;
  }
  return {};
}

}  // namespace

ShiftReport::ShiftReport(const PlacementInput& input)
    : input_(input), name_(row_name(input.row.origin)) {}

ReaderFinding ShiftReport::moved(const Alignment& alignment) const {
  ReaderFinding told = start(Severity::warning);
  Message& message = told.finding.message;
  std::vector<std::int64_t> shifts;
  std::size_t changed = 0;
  for (std::size_t at = 0; at < input_.filled.size(); ++at) {
    shifts.push_back(shift_of(at, alignment.column_of[at]));
    if (shifts.back() != 0) ++changed;
  }
  const bool whole = std::ranges::adjacent_find(shifts, std::not_equal_to<>()) == shifts.end();
  if (whole) {
    const bool right = shifts.front() < 0;
    const std::int64_t slots = right ? -shifts.front() : shifts.front();
    message.zh = fmt::format("{}整体偏{} {} 栏：", name_.zh, right ? "右" : "左", slots);
    message.en = fmt::format("{} stands {} column{} too far {}: ", name_.en, slots,
                             slots == 1 ? "" : "s", right ? "right" : "left");
  } else {
    message.zh = fmt::format("{}有 {} 格错位：", name_.zh, changed);
    message.en =
        fmt::format("{} has {} cell{} out of place: ", name_.en, changed, changed == 1 ? "" : "s");
  }
  std::size_t shown = 0;
  for (std::size_t at = 0; at < shifts.size() && shown < shown_cells; ++at) {
    if (shifts[at] == 0) continue;
    tell_cell(at, alignment.column_of[at], shown++, message);
  }
  if (changed > shown) {
    message.zh += "……";
    message.en += ", …";
  }
  if (whole) tell_vacated(alignment.column_of, message);
  message.zh += input_.repair ? "，已移回" : "，未移动";
  message.en += input_.repair ? "; moved back" : "; not moved";
  told.finding.expected = row_after(alignment.column_of);
  told.finding.hint = input_.repair
                          ? Message{.zh = "在原文件中把这一行移到各栏之下",
                                    .en = "move the cells under their columns in the file"}
                          : Message{.zh = "不加 --no-repair 时按移正后的一行核对",
                                    .en = "without --no-repair the row is read as moved back"};
  const auto first = std::ranges::find_if(shifts, [](std::int64_t shift) { return shift != 0; });
  told.origin = input_.filled[static_cast<std::size_t>(first - shifts.begin())]->origin;
  return told;
}

bool ShiftReport::moves_right_as_a_whole(const Alignment& alignment) const {
  const std::int64_t first = shift_of(0, alignment.column_of.front());
  if (first <= 0) return false;
  for (std::size_t at = 1; at < input_.filled.size(); ++at) {
    if (shift_of(at, alignment.column_of[at]) != first) return false;
  }
  return true;
}

ReaderFinding ShiftReport::undecidable(const Alignment& alignment) const {
  ReaderFinding told = start(Severity::error);
  Message& message = told.finding.message;
  const std::string count = fmt::format("{}", alignment.candidates.size());
  message.zh = fmt::format("{}有 {}{} 种放法，无法判定：", name_.zh, count,
                           alignment.more_candidates ? " 以上" : "");
  message.en = fmt::format("{} can be read in {}{} ways, undecidable: ", name_.en,
                           alignment.more_candidates ? "more than " : "", count);
  for (const std::vector<int>& candidate : alignment.candidates) {
    const bool first = &candidate == &alignment.candidates.front();
    message.zh += fmt::format("{}（{}）", first ? "" : "，或", row_after(candidate, "空"));
    message.en += fmt::format("{}({})", first ? "" : ", or ", row_after(candidate, "blank"));
  }
  told.finding.hint = {.zh = "在空白的栏内填“/”，或补齐栏间的制表符",
                       .en = "put / into the blank columns, or restore the tabs between them"};
  return told;
}

ReaderFinding ShiftReport::impossible() const {
  ReaderFinding told = start(Severity::error);
  Message& message = told.finding.message;
  if (input_.filled.size() > input_.columns.size()) {
    message.zh = fmt::format("{}有 {} 格，表头只有 {} 栏，无法归位", name_.zh, input_.filled.size(),
                             input_.columns.size());
    message.en = fmt::format("{} has {} cells under {} columns and cannot be placed", name_.en,
                             input_.filled.size(), input_.columns.size());
    return told;
  }
  const auto outside = std::ranges::find_if(input_.filled, [&](const GridCell* cell) {
    return label_at(cell->slot, input_.columns).empty();
  });
  const GridCell& cell = outside == input_.filled.end() ? *input_.filled.front() : **outside;
  const std::string text = shortened(cell.text, shown_text);
  message.zh = fmt::format("{}的“{}”不在任何一栏之下，也无处可移", name_.zh, text);
  message.en =
      fmt::format("“{}” in {} stands under no column and fits nowhere else", text, name_.en);
  told.origin = cell.origin;
  return told;
}

ReaderFinding ShiftReport::start(Severity severity) const {
  ReaderFinding told;
  told.finding.check = "row-shifted";
  told.finding.severity = severity;
  told.finding.found = printed_row(input_.row);
  told.origin = input_.filled.front()->origin;
  told.pointer = input_.pointer;
  return told;
}

// How far a cell has to move to stand in its column; to the right is above zero.
std::int64_t ShiftReport::shift_of(std::size_t at, int column) const {
  const AlignColumn& target = input_.columns[static_cast<std::size_t>(column)].align;
  const auto slot = static_cast<std::int64_t>(input_.filled[at]->slot);
  if (slot < target.first) return target.first - slot;
  return slot > target.last ? target.last - slot : 0;
}

void ShiftReport::tell_cell(std::size_t at, int column, std::size_t shown, Message& message) const {
  const GridCell& cell = *input_.filled[at];
  const std::string text = shortened(cell.text, shown_text);
  const std::string_view from = label_at(cell.slot, input_.columns);
  const std::string_view to = input_.columns[static_cast<std::size_t>(column)].label;
  if (shown > 0) {
    message.zh += "；";
    message.en += ", ";
  }
  if (from.empty()) {
    message.zh += fmt::format("“{}”在各栏之外，属“{}”栏", text, to);
    message.en += fmt::format("“{}” stands outside the columns and belongs under {}", text, to);
  } else {
    message.zh += fmt::format("“{}”印在“{}”栏，属“{}”栏", text, from, to);
    message.en += fmt::format("“{}” stands under {} and belongs under {}", text, from, to);
  }
}

// Columns at the end that the row no longer reaches: cells that were lost.
void ShiftReport::tell_vacated(const std::vector<int>& placement, Message& message) const {
  for (std::size_t at = 0; at < input_.columns.size(); ++at) {
    const RowColumn& column = input_.columns[at];
    if (static_cast<int>(at) <= placement.back()) continue;
    const bool was_filled = std::ranges::any_of(input_.filled, [&](const GridCell* cell) {
      return cell->slot >= column.align.first && cell->slot <= column.align.last;
    });
    if (!was_filled) continue;
    message.zh += fmt::format("；“{}”栏无值", column.label);
    message.en += fmt::format(", nothing is left under {}", column.label);
  }
}

// The row in a placement: the value of each column.
std::string ShiftReport::row_after(const std::vector<int>& placement,
                                   std::string_view blank) const {
  std::string out;
  for (std::size_t column = 0; column < input_.columns.size(); ++column) {
    const auto field = std::ranges::find(placement, static_cast<int>(column));
    if (column > 0) out += " | ";
    if (field == placement.end()) {
      out += blank;
      continue;
    }
    out += shortened(input_.filled[static_cast<std::size_t>(field - placement.begin())]->text, 40);
  }
  return shortened(out, 400);
}

}  // namespace gouji
