// Documents (web pages, word processing) → rows of a grid, told in reading order: the text outside
// tables as rows of one cell, tables row by row, a table inside a cell as a table of its own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "linter/reader.h"
#include "linter/table/grid.h"
#include "linter/table/table_file.h"

namespace gouji {

struct CellSpan {
  std::uint32_t slot = 1;
  std::uint32_t columns = 1;
  std::uint32_t rows = 1;
};

// What a document holds beside what it shows as its text.
enum class Concealed : std::uint8_t {
  deleted,   // by a tracked change that nobody has accepted: left out
  inserted,  // by such a change: read
  hidden,    // formatted as hidden: left out
  comment,   // beside the text: left out
};

class DocumentGrid {
 public:
  DocumentGrid(TextPool& pool, const Limits& limits);

  void begin_table();
  void end_table();
  void begin_row();
  void end_row();
  // Slots beyond the limit of columns are refused where a cell starts there, cut where one ends.
  void begin_cell(const CellSpan& span);
  void end_cell();
  // The cell of the row at hand or of one above, in this table, that starts in a slot gets one row
  // taller; false when no cell starts there.
  bool stretch_cell_above(std::uint32_t slot);

  // What was just ended, this many times more.
  void repeat_cell(std::uint32_t times);
  void repeat_row(std::uint32_t times);
  // A text box, wherever it is anchored: above the outermost table that it is anchored in.
  void begin_aside();
  void end_aside();

  // Of the cell at hand, or outside cells. A line outside cells is a row.
  void add(std::string_view text);
  void break_line();
  void end_paragraph();  // a line break when something follows; empty ones show as empty lines
  void end_block();      // the same, but empty ones do not show
  void conceal(Concealed what, std::string_view text);

  bool in_row() const { return frames_.back().in_row; }
  bool in_table() const { return frames_.back().table != 0; }
  // Set when a limit was passed: nothing more is taken.
  const Message& over_limit() const { return over_limit_; }
  // Closes what is open. Once.
  SourceTable finish();

 private:
  struct Trace {
    Concealed what = Concealed::deleted;
    std::string text;
    Origin origin;
  };
  struct Row {
    GridRow grid;
    std::vector<Trace> traces;
    bool is_layout = false;  // a cell of it held nothing but other rows
  };
  struct Above {
    std::size_t row = 0;         // in Frame::rows, from 1
    std::uint32_t last_row = 0;  // row number that it reaches
  };
  // The document, or a text box or a table in it that has not ended.
  struct Frame {
    std::uint32_t table = 0;
    std::uint32_t row_number = 0;
    std::uint32_t cell_number = 0;  // counting those that reach into the row from above
    std::uint32_t next_slot = 1;
    bool in_row = false;
    bool in_cell = false;
    bool cell_opened_up = false;  // its text became rows, because a table stands in it
    std::string text{};           // of the cell, or of the line outside cells
    bool owes_break = false;
    std::vector<Trace> traces{};  // of that text
    Row row{};
    std::vector<Row> below{};  // stood inside a cell of the row: follow it
    std::vector<Row> rows{};
    std::vector<Above> above{};  // by slot: the last cell that starts there
  };

  Frame& top() { return frames_.back(); }
  bool full() const { return !over_limit_.empty(); }
  bool count(std::size_t& counted, std::size_t limit, std::string_view zh, std::string_view en);
  static bool is_label_row(const Frame& frame);
  void flush_lines(Frame& frame);
  static void take_traces(Frame& frame, const Origin& origin);
  static void number_cell(Frame& frame, const CellSpan& span);
  void put_line(Frame& frame, std::string_view line);
  static std::vector<Row>& rows_to(Frame& frame);

  static std::vector<ReaderFinding> findings_of(const std::vector<Trace>& traces);

  TextPool& pool_;
  const Limits& limits_;
  std::vector<Frame> frames_;
  std::uint32_t tables_ = 0;
  std::size_t rows_ = 0;
  std::size_t cells_ = 0;
  bool gap_ = false;  // the next row starts or follows a table
  Message over_limit_;
};

}  // namespace gouji
