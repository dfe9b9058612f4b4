// A stack of what is open: the document, then tables within cells of each other. A page that is
// laid out with tables has the form inside a cell of an outer table. Such a cell is opened up: the
// tables in it follow the row as tables of their own, and its text before and after them as rows of
// one cell, so that a title stays above its form. Where the row has a label already, the text stays
// beside its label and only the tables go below.

#include "linter/table/document_grid.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "linter/table/concealed.h"
#include "schemas/measure.h"

namespace gouji {
namespace {

constexpr std::size_t most_text = 64u << 20;

template <class T>
void move_to(std::vector<T>& from, std::vector<T>& to) {
  std::ranges::move(from, std::back_inserter(to));
  from.clear();
}

}  // namespace

DocumentGrid::DocumentGrid(TextPool& pool, const Limits& limits) : pool_(pool), limits_(limits) {
  frames_.emplace_back();
}

bool DocumentGrid::count(std::size_t& counted, std::size_t limit, std::string_view zh,
                         std::string_view en) {
  if (full()) return false;
  if (++counted <= limit) return true;
  over_limit_ = limit_passed(zh, en, limit);
  return false;
}

bool DocumentGrid::is_label_row(const Frame& frame) {
  return std::ranges::any_of(frame.row.grid.cells,
                             [](const GridCell& cell) { return !cell.empty(); });
}

void DocumentGrid::begin_table() {
  Frame& outer = top();
  if (outer.in_cell && (outer.cell_opened_up || !is_label_row(outer))) {
    outer.cell_opened_up = true;
    outer.row.is_layout = true;
    flush_lines(outer);
  } else if (!outer.in_cell) {
    flush_lines(outer);
  } else {
    end_block();
  }
  gap_ = true;
  frames_.push_back({.table = ++tables_});
}

void DocumentGrid::end_table() {
  if (!in_table()) return;
  end_row();
  flush_lines(top());
  Frame inner = std::move(top());
  frames_.pop_back();
  move_to(inner.rows, rows_to(top()));
  gap_ = true;
}

void DocumentGrid::begin_row() {
  if (!in_table()) return;
  end_row();
  Frame& frame = top();
  flush_lines(frame);
  if (!count(rows_, limits_.rows, "行数", "rows")) return;
  frame.in_row = true;
  frame.cell_number = 0;
  frame.next_slot = 1;
  frame.row = {};
  ++frame.row_number;
  frame.row.grid.origin.table = frame.table;
  frame.row.grid.origin.table_row = frame.row_number;
  frame.row.grid.after_break = std::exchange(gap_, false);
}

void DocumentGrid::end_row() {
  Frame& frame = top();
  if (!frame.in_row) return;
  end_cell();
  if (!frame.row.grid.cells.empty()) take_traces(frame, frame.row.grid.cells.back().origin);
  frame.in_row = false;
  if (!frame.row.is_layout || is_label_row(frame)) {
    frame.rows.push_back(std::move(frame.row));
  } else if (!frame.below.empty() && frame.row.grid.after_break) {
    frame.below.front().grid.after_break = true;
  }
  move_to(frame.below, frame.rows);
}

void DocumentGrid::begin_cell(const CellSpan& span) {
  Frame& frame = top();
  if (!frame.in_row) return;
  end_cell();
  if (!count(cells_, limits_.cells, "单元格数", "cells")) return;
  std::size_t slot = span.slot - 1;
  if (!count(slot, limits_.columns, "一行的栏数", "columns in a row")) return;
  frame.in_cell = true;
  frame.cell_opened_up = false;
  GridCell& cell = frame.row.grid.cells.emplace_back();
  cell.slot = span.slot;
  const auto widest = static_cast<std::uint32_t>(limits_.columns) - span.slot + 1;
  const auto tallest = static_cast<std::uint32_t>(limits_.rows);
  cell.column_span = std::clamp(span.columns, 1u, widest);
  cell.row_span = std::clamp(span.rows, 1u, tallest);
  cell.origin = frame.row.grid.origin;
  number_cell(frame, {.slot = span.slot, .columns = cell.column_span, .rows = cell.row_span});
  cell.origin.table_cell = frame.cell_number;
}

// People count what they see in the row, cells that began further up included.
void DocumentGrid::number_cell(Frame& frame, const CellSpan& span) {
  for (std::uint32_t slot = frame.next_slot; slot < span.slot && slot <= frame.above.size();
       ++slot) {
    const Above& above = frame.above[slot - 1];
    if (above.row != 0 && above.last_row >= frame.row_number) ++frame.cell_number;
  }
  ++frame.cell_number;
  frame.next_slot = span.slot + span.columns;
  if (frame.above.size() < span.slot) frame.above.resize(span.slot);
  frame.above[span.slot - 1] = {.row = frame.rows.size() + 1,
                                .last_row = frame.row_number + span.rows - 1};
}

void DocumentGrid::end_cell() {
  Frame& frame = top();
  if (!frame.in_cell) return;
  if (frame.cell_opened_up) {
    flush_lines(frame);
    frame.in_cell = false;
    return;
  }
  frame.in_cell = false;
  frame.owes_break = false;
  GridCell& cell = frame.row.grid.cells.back();
  cell.text = pool_.keep(trim(frame.text));
  cell.origin.source = cell.text;
  frame.text.clear();
  take_traces(frame, cell.origin);
}

void DocumentGrid::take_traces(Frame& frame, const Origin& origin) {
  for (Trace& trace : frame.traces) {
    trace.origin = origin;
    frame.row.traces.push_back(std::move(trace));
  }
  frame.traces.clear();
}

void DocumentGrid::repeat_cell(std::uint32_t times) {
  Frame& frame = top();
  if (!frame.in_row || frame.in_cell || frame.row.grid.cells.empty()) return;
  const GridCell cell = frame.row.grid.cells.back();
  for (; times > 0 && !full(); --times) {
    const std::uint32_t slot = frame.row.grid.cells.back().slot + cell.column_span;
    begin_cell({.slot = slot, .columns = cell.column_span, .rows = cell.row_span});
    add(cell.text);
    end_cell();
  }
}

void DocumentGrid::repeat_row(std::uint32_t times) {
  Frame& frame = top();
  if (!in_table() || frame.in_row || frame.rows.empty()) return;
  const GridRow row = frame.rows.back().grid;
  for (; times > 0 && !full(); --times) {
    begin_row();
    for (const GridCell& cell : row.cells) {
      begin_cell({.slot = cell.slot, .columns = cell.column_span, .rows = cell.row_span});
      add(cell.text);
      end_cell();
    }
    end_row();
  }
}

void DocumentGrid::begin_aside() {
  if (!top().in_cell) flush_lines(top());
  frames_.emplace_back();
}

void DocumentGrid::end_aside() {
  while (frames_.size() > 1 && in_table()) end_table();
  if (frames_.size() == 1) return;
  flush_lines(top());
  Frame box = std::move(top());
  frames_.pop_back();
  // In a cell it would be taken for a part of what is written there.
  move_to(box.rows, frames_.front().rows);
}

bool DocumentGrid::stretch_cell_above(std::uint32_t slot) {
  Frame& frame = top();
  if (!frame.in_row || slot == 0 || slot > frame.above.size()) return false;
  const std::size_t row = frame.above[slot - 1].row;
  if (row == 0 || row > frame.rows.size()) return false;
  std::vector<GridCell>& cells = frame.rows[row - 1].grid.cells;
  const auto cell = std::ranges::lower_bound(cells, slot, {}, &GridCell::slot);
  if (cell == cells.end() || cell->slot != slot) return false;
  ++cell->row_span;
  ++frame.cell_number;
  return true;
}

void DocumentGrid::add(std::string_view text) {
  Frame& frame = top();
  if (full() || text.empty()) return;
  if (frame.text.size() + text.size() > most_text) {
    over_limit_ = {.zh = fmt::format("一处文字超过上限 {} 字节", most_text),
                   .en = fmt::format("a text of more than {} bytes", most_text)};
    return;
  }
  if (frame.owes_break) break_line();
  frame.text += text;
}

void DocumentGrid::break_line() {
  Frame& frame = top();
  frame.owes_break = false;
  if (frame.in_cell && !frame.cell_opened_up) {
    frame.text += '\n';
  } else {
    flush_lines(frame);
  }
}

void DocumentGrid::end_paragraph() {
  Frame& frame = top();
  if (frame.owes_break) break_line();
  if (frame.in_cell && !frame.cell_opened_up) {
    frame.owes_break = true;
  } else {
    flush_lines(frame);
  }
}

void DocumentGrid::end_block() {
  Frame& frame = top();
  if (frame.in_cell && !frame.cell_opened_up) {
    frame.owes_break = !frame.text.empty();
  } else {
    flush_lines(frame);
  }
}

void DocumentGrid::conceal(Concealed what, std::string_view text) {
  if (trim(text).empty()) return;
  Frame& frame = top();
  // Words that were marked one by one are one trace.
  if (!frame.traces.empty() && frame.traces.back().what == what && what != Concealed::comment) {
    frame.traces.back().text += text;
    return;
  }
  frame.traces.push_back({.what = what, .text = std::string(text)});
}

// Where rows that stand inside a frame go.
std::vector<DocumentGrid::Row>& DocumentGrid::rows_to(Frame& frame) {
  return frame.in_row ? frame.below : frame.rows;
}

void DocumentGrid::flush_lines(Frame& frame) {
  const std::string text = std::exchange(frame.text, {});
  frame.owes_break = false;
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    put_line(frame, trim(rest.substr(0, end)));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
  const bool between_cells = frame.in_row && !frame.in_cell;
  if (!frame.traces.empty() && !between_cells) put_line(frame, {});
}

void DocumentGrid::put_line(Frame& frame, std::string_view line) {
  if (line.empty() && frame.traces.empty()) return;
  if (!count(rows_, limits_.rows, "行数", "rows")) return;
  if (!count(cells_, limits_.cells, "单元格数", "cells")) return;
  Row row;
  GridCell& cell = row.grid.cells.emplace_back();
  cell.text = pool_.keep(line);
  if (frame.in_cell) {
    cell.origin = frame.row.grid.cells.back().origin;
    row.grid.origin = frame.row.grid.origin;
  } else {
    cell.origin.table = frame.table;
    row.grid.origin.table = frame.table;
  }
  cell.origin.source = cell.text;
  row.grid.after_break = std::exchange(gap_, false);
  row.traces = std::exchange(frame.traces, {});
  for (Trace& trace : row.traces) trace.origin = cell.origin;
  rows_to(frame).push_back(std::move(row));
}

// A deletion with an insertion behind it is one change.
std::vector<ReaderFinding> DocumentGrid::findings_of(const std::vector<Trace>& traces) {
  std::vector<ReaderFinding> findings;
  for (std::size_t at = 0; at < traces.size(); ++at) {
    const Trace& trace = traces[at];
    const Trace* next = at + 1 < traces.size() ? &traces[at + 1] : nullptr;
    const bool replaced = next != nullptr && trace.what == Concealed::deleted &&
                          next->what == Concealed::inserted &&
                          next->origin.table_cell == trace.origin.table_cell;
    if (replaced) {
      findings.push_back(replaced_text(trace.text, next->text, trace.origin));
      ++at;
    } else {
      findings.push_back(concealed_text(trace.what, trace.text, trace.origin));
    }
  }
  return findings;
}

SourceTable DocumentGrid::finish() {
  while (frames_.size() > 1) {
    if (in_table()) {
      end_table();
    } else {
      end_aside();
    }
  }
  flush_lines(top());
  SourceTable made;
  std::size_t told = 0;
  for (Row& row : top().rows) {
    for (ReaderFinding& finding : findings_of(row.traces)) {
      if (++told > most_concealed_told) continue;
      made.remarks.push_back({std::move(finding), made.grid.rows.size()});
    }
    made.grid.rows.push_back(std::move(row.grid));
  }
  if (told > most_concealed_told) {
    made.remarks.push_back({more_concealed(told - most_concealed_told)});
  }
  return made;
}

}  // namespace gouji
