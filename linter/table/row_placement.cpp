// Puts the values of one row under the columns of its header through the alignment engine, and says
// what was done: a row that was moved, one that could be read in several ways, one that fits
// nowhere. With repair switched off the row is taken as it is printed and the same finding says
// what the repair would be.

#include "linter/table/row_placement.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace gouji {
namespace {

constexpr std::string_view check = "row-shifted";
constexpr std::size_t shown_cells = 3;
constexpr std::size_t shown_text = 16;

RowColumn row_column(const HeaderColumn& header, std::size_t at, const LabelledColumn* labelled) {
  RowColumn column;
  column.align.first = header.first;
  column.align.last = header.last;
  column.header_column = static_cast<int>(at);
  column.label = labelled == nullptr ? header.printed : std::string_view(labelled->labels.front());
  return column;
}

void set_kind(AlignColumn& align, Block::Kind block, Column column) {
  align.required = true;
  switch (column) {
    case Column::category:
      align.kind = ColumnKind::category;
      align.required = false;  // printed once for several rows
      break;
    case Column::subcategory:
    case Column::reason:
      align.kind = ColumnKind::name;
      align.required = false;
      break;
    case Column::name: align.kind = ColumnKind::name; break;
    case Column::target: align.kind = ColumnKind::text; break;
    case Column::actual:
      align.kind = block == Block::Kind::indicators ? ColumnKind::text : ColumnKind::figure;
      break;
    case Column::score:
      align.kind = ColumnKind::figure;
      align.required = false;  // a last cell may be lost
      break;
    case Column::row:
    case Column::budget:
    case Column::weight: align.kind = ColumnKind::figure; break;
  }
}

// The column in whose span a cell is printed.
std::string_view label_at(std::uint32_t slot, std::span<const RowColumn> columns) {
  for (const RowColumn& column : columns) {
    if (slot >= column.align.first && slot <= column.align.last) return column.label;
  }
  return {};
}

class Teller {
 public:
  explicit Teller(const PlacementInput& input) : input_(input), name_(row_name(input.row.origin)) {}

  ReaderFinding moved(const Alignment& alignment) const {
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
      message.en = fmt::format("{} has {} cell{} out of place: ", name_.en, changed,
                               changed == 1 ? "" : "s");
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

  bool moves_right_as_a_whole(const Alignment& alignment) const {
    const std::int64_t first = shift_of(0, alignment.column_of.front());
    if (first <= 0) return false;
    for (std::size_t at = 1; at < input_.filled.size(); ++at) {
      if (shift_of(at, alignment.column_of[at]) != first) return false;
    }
    return true;
  }

  ReaderFinding undecidable(const Alignment& alignment) const {
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

  ReaderFinding impossible() const {
    ReaderFinding told = start(Severity::error);
    Message& message = told.finding.message;
    if (input_.filled.size() > input_.columns.size()) {
      message.zh = fmt::format("{}有 {} 格，表头只有 {} 栏，无法归位", name_.zh,
                               input_.filled.size(), input_.columns.size());
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

 private:
  ReaderFinding start(Severity severity) const {
    ReaderFinding told;
    told.finding.check = check;
    told.finding.severity = severity;
    told.finding.found = printed_row(input_.row);
    told.origin = input_.filled.front()->origin;
    told.pointer = input_.pointer;
    return told;
  }

  // How far a cell has to move to stand in its column; to the right is above zero.
  std::int64_t shift_of(std::size_t at, int column) const {
    const AlignColumn& target = input_.columns[static_cast<std::size_t>(column)].align;
    const auto slot = static_cast<std::int64_t>(input_.filled[at]->slot);
    if (slot < target.first) return target.first - slot;
    return slot > target.last ? target.last - slot : 0;
  }

  void tell_cell(std::size_t at, int column, std::size_t shown, Message& message) const {
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
  void tell_vacated(const std::vector<int>& placement, Message& message) const {
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
  std::string row_after(const std::vector<int>& placement, std::string_view blank = "") const {
    std::string out;
    for (std::size_t column = 0; column < input_.columns.size(); ++column) {
      const auto field = std::ranges::find(placement, static_cast<int>(column));
      if (column > 0) out += " | ";
      if (field == placement.end()) {
        out += blank;
        continue;
      }
      out +=
          shortened(input_.filled[static_cast<std::size_t>(field - placement.begin())]->text, 40);
    }
    return shortened(out, 400);
  }

  const PlacementInput& input_;
  Message name_;
};

}  // namespace

std::vector<RowColumn> columns_of(const BlockHeader& header, const Rulebook& rulebook) {
  const Block& block = rulebook.layout.blocks[static_cast<std::size_t>(header.block)];
  std::vector<RowColumn> columns;
  for (std::size_t at = 0; at < header.columns.size(); ++at) {
    const int index = header.columns[at].column;
    const LabelledColumn* labelled =
        index < 0 ? nullptr : &block.columns[static_cast<std::size_t>(index)];
    RowColumn& column = columns.emplace_back(row_column(header.columns[at], at, labelled));
    if (labelled == nullptr) {
      column.align.kind = ColumnKind::unknown;
    } else if (block.kind == Block::Kind::figures) {
      const auto figure = static_cast<std::size_t>(labelled->figure);
      column.align.kind = ColumnKind::figure;
      column.align.required = !rulebook.figures[figure].optional;
    } else {
      set_kind(column.align, block.kind, labelled->column);
    }
  }
  return columns;
}

std::vector<RowColumn> total_columns_of(const BlockHeader& header, const Rulebook& rulebook) {
  const Block& block = rulebook.layout.blocks[static_cast<std::size_t>(header.block)];
  std::vector<RowColumn> columns = columns_of(header, rulebook);
  std::erase_if(columns,
                [](const RowColumn& column) { return column.align.kind != ColumnKind::figure; });
  for (RowColumn& column : columns) {
    const HeaderColumn& printed = header.columns[static_cast<std::size_t>(column.header_column)];
    const LabelledColumn& labelled = block.columns[static_cast<std::size_t>(printed.column)];
    column.align.required = labelled.column == Column::score;
  }
  return columns;
}

PlacedRow place_row(const PlacementInput& input, std::vector<ReaderFinding>& findings) {
  std::vector<AlignColumn> columns;
  for (const RowColumn& column : input.columns) columns.push_back(column.align);
  const Alignment alignment = align(input.fields, columns, input.gaps_lost);

  PlacedRow placed;
  placed.work = alignment.work;
  placed.cells.assign(input.header_columns, nullptr);
  placed.open.assign(input.header_columns, false);
  std::vector<int> column_of = alignment.column_of;
  const Teller teller(input);
  const std::size_t told_before = findings.size();
  switch (alignment.fit) {
    case Alignment::Fit::as_printed: break;
    case Alignment::Fit::moved:
      if (input.gaps_lost && input.repair && teller.moves_right_as_a_whole(alignment)) {
        placed.regained = teller.moved(alignment);
        break;
      }
      findings.push_back(teller.moved(alignment));
      if (!input.repair) column_of = columns_as_printed(input.fields, columns);
      break;
    case Alignment::Fit::undecidable:
      findings.push_back(teller.undecidable(alignment));
      if (!input.repair) {
        column_of = columns_as_printed(input.fields, columns);
        break;
      }
      for (std::size_t at = 0; at < columns.size(); ++at) {
        if (!alignment.open[at]) continue;
        placed.open[static_cast<std::size_t>(input.columns[at].header_column)] = true;
      }
      break;
    case Alignment::Fit::impossible:
    case Alignment::Fit::too_wide:
      if (std::ranges::find(column_of, -1) == column_of.end()) break;  // odd values, in columns
      findings.push_back(teller.impossible());
      placed.usable = std::ranges::any_of(column_of, [](int column) { return column >= 0; });
      break;
  }
  placed.told = findings.size() > told_before;
  for (std::size_t at = 0; at < input.filled.size(); ++at) {
    if (column_of[at] < 0) continue;
    const RowColumn& column = input.columns[static_cast<std::size_t>(column_of[at])];
    placed.cells[static_cast<std::size_t>(column.header_column)] = input.filled[at];
  }
  return placed;
}

}  // namespace gouji
