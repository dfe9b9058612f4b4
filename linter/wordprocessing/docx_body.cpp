// One pass over the elements, by their names without prefix (transitional and strict files differ
// in namespaces only). A row and a cell begin when their properties are known: what was deleted, is
// hidden or continues the cell above is no cell of the row. Tracked changes are read as if
// accepted. Of alternate content the first alternative is read, which is what current programs
// show.

#include "linter/wordprocessing/docx_body.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <vector>

#include "linter/package/xml_cursor.h"
#include "linter/wordprocessing/symbols.h"

namespace gouji {
namespace {

using Name = std::string_view;

constexpr std::uint32_t widest_span = 1000;

// Where a table stands: its row and cell at hand.
struct TableState {
  std::uint32_t slot = 1;  // of the next cell
  bool row_pending = false;
  bool row_deleted = false;
  bool row_hidden = false;
  bool cell_pending = false;
  bool cell_covered = false;  // continues another cell, or is deleted
  std::uint32_t columns = 1;
  bool merged_down = false;
  bool merged_right = false;
};

struct RunState {
  bool in_run = false;
  bool hidden = false;
  bool in_text = false;
  bool joins_next = false;  // the mark at the end of the paragraph is deleted
};

class Body {
 public:
  Body(std::string_view xml, const DocxComments& comments, const Limits& limits, DocumentGrid& grid)
      : cursor_(xml, limits), comments_(comments), grid_(grid) {}

  DocxBody read() {
    while (grid_.over_limit().empty()) {
      const XmlCursor::Event event = cursor_.next();
      if (event == XmlCursor::Event::done) break;
      switch (event) {
        case XmlCursor::Event::start: start(cursor_.name()); break;
        case XmlCursor::Event::end: end(cursor_.name()); break;
        case XmlCursor::Event::text:
          if (run_.in_text) put(cursor_.text());
          break;
        case XmlCursor::Event::done: break;
      }
    }
    made_.fault = cursor_.fault().empty() ? grid_.over_limit() : cursor_.fault();
    if (made_.fault.empty() && !has_body_) {
      made_.fault = {.zh = "文档里没有正文", .en = "the document has no body"};
    }
    return made_;
  }

 private:
  void start(Name name) {
    if (name == "body") has_body_ = true;
    const bool not_read = name == "Fallback" || name == "rt" ||
                          (name == "Choice" && !alternatives_.empty() && alternatives_.back());
    if (not_read) {
      cursor_.skip();
      return;
    }
    if (name == "Choice" && !alternatives_.empty()) {
      alternatives_.back() = true;
    } else if (name == "AlternateContent") {
      alternatives_.push_back(false);
    } else if (name == "del" || name == "moveFrom") {
      ++deleted_;
    } else if (name == "ins" || name == "moveTo") {
      ++inserted_;
    } else if (name == "OLEObject") {
      ++made_.objects;
    } else if (name == "txbxContent") {
      begin_box();
    }
    start_table_part(name);
    start_text_part(name);
  }

  // What tables are made of.
  void start_table_part(Name name) {
    if (name == "tbl") {
      open_cell();
      grid_.begin_table();
      tables_.emplace_back();
      return;
    }
    if (tables_.empty()) return;
    TableState& table = tables_.back();
    if (name == "tr") {
      table = {.row_pending = true};
    } else if (name == "gridBefore") {
      table.slot += std::min(number("val", 0), widest_span);
    } else if (name == "hidden" && table.row_pending) {
      table.row_hidden = is_on();
    } else if (name == "del" && table.row_pending) {
      table.row_deleted = true;
    } else if (name == "tc") {
      open_row();
      table.cell_pending = true;
      table.cell_covered = false;
      table.columns = 1;
      table.merged_down = false;
      table.merged_right = false;
    } else if (!table.cell_pending) {
      return;
    } else if (name == "gridSpan") {
      table.columns = std::clamp(number("val", 1), 1u, widest_span);
    } else if (name == "vMerge") {
      table.merged_down = cursor_.attribute("val") != "restart";
    } else if (name == "hMerge") {
      table.merged_right = cursor_.attribute("val") != "restart";
    } else if (name == "cellDel") {
      table.cell_covered = true;
    } else if (name == "p" || name == "sdt") {
      open_cell();
    }
  }

  void start_text_part(Name name) {
    if (name == "r") {
      run_.in_run = true;
      run_.hidden = false;
    } else if (name == "commentReference") {
      const auto comment = comments_.find(cursor_.attribute("id"));
      if (comment != comments_.end()) grid_.conceal(Concealed::comment, comment->second);
    } else if (name == "del" && in_paragraph_mark_) {
      run_.joins_next = true;
    } else if (name == "pPr") {
      in_paragraph_mark_ = true;
    } else if (run_.in_run) {
      start_in_run(name);
    }
  }

  void start_in_run(Name name) {
    if (name == "t" || name == "delText") {
      run_.in_text = true;
    } else if (name == "vanish") {
      run_.hidden = is_on();
    } else if (name == "tab" || name == "ptab") {
      put(" ");
    } else if (name == "br" || name == "cr") {
      if (concealed()) return;
      open_cell();
      grid_.break_line();
    } else if (name == "noBreakHyphen") {
      put("-");
    } else if (name == "sym") {
      put(symbol_text(cursor_.attribute("font"), cursor_.attribute("char")));
    } else if (name == "checkBox") {
      box_ticked_ = false;
    } else if (name == "default" || name == "checked") {
      box_ticked_ = is_on();
    }
  }

  void end(Name name) {
    if (name == "t" || name == "delText") {
      run_.in_text = false;
    } else if (name == "r") {
      run_.in_run = false;
    } else if (name == "p") {
      end_paragraph();
    } else if (name == "pPr") {
      in_paragraph_mark_ = false;
    } else if (name == "checkBox") {
      put(box_ticked_ ? "☑" : "□");
    } else if (name == "del" || name == "moveFrom") {
      --deleted_;
    } else if (name == "ins" || name == "moveTo") {
      --inserted_;
    } else if (name == "AlternateContent") {
      if (!alternatives_.empty()) alternatives_.pop_back();
    } else if (name == "txbxContent") {
      end_box();
    } else {
      end_table_part(name);
    }
  }

  void end_table_part(Name name) {
    if (tables_.empty()) return;
    if (name == "tbl") {
      grid_.end_table();
      tables_.pop_back();
    } else if (name == "tr") {
      grid_.end_row();
      tables_.back().row_pending = false;
    } else if (name == "tc") {
      open_cell();
      grid_.end_cell();
      tables_.back().cell_covered = false;
    }
  }

  void open_row() {
    TableState& table = tables_.back();
    if (!table.row_pending) return;
    table.row_pending = false;
    if (!table.row_deleted && !table.row_hidden) grid_.begin_row();
  }

  // Its properties are read.
  void open_cell() {
    if (tables_.empty() || !tables_.back().cell_pending) return;
    TableState& table = tables_.back();
    table.cell_pending = false;
    const std::uint32_t slot = table.slot;
    if (table.cell_covered || table.row_deleted || table.row_hidden) return;
    table.slot += table.columns;
    table.cell_covered =
        table.merged_right || (table.merged_down && grid_.stretch_cell_above(slot));
    if (!table.cell_covered) grid_.begin_cell({.slot = slot, .columns = table.columns});
  }

  void end_paragraph() {
    const bool joins_next = run_.joins_next;
    run_.joins_next = false;
    if (!joins_next && !is_covered()) grid_.end_paragraph();
  }

  // The cell or row at hand does not show.
  bool is_covered() const {
    return !tables_.empty() &&
           (tables_.back().cell_covered || tables_.back().row_deleted || tables_.back().row_hidden);
  }

  bool concealed() const { return deleted_ > 0 || run_.hidden || is_covered(); }

  void put(std::string_view text) {
    open_cell();
    if (deleted_ > 0 || (!tables_.empty() && tables_.back().row_deleted)) {
      grid_.conceal(Concealed::deleted, text);
    } else if (run_.hidden || is_covered()) {
      grid_.conceal(Concealed::hidden, text);
    } else {
      grid_.add(text);
      if (inserted_ > 0) grid_.conceal(Concealed::inserted, text);
    }
  }

  // A box has paragraphs and tables of its own, in the middle of a run.
  void begin_box() {
    open_cell();
    grid_.begin_aside();
    outer_runs_.push_back(run_);
    outer_tables_.push_back(std::move(tables_));
    run_ = {};
    tables_.clear();
  }

  void end_box() {
    if (outer_runs_.empty()) return;
    grid_.end_aside();
    run_ = outer_runs_.back();
    tables_ = std::move(outer_tables_.back());
    outer_runs_.pop_back();
    outer_tables_.pop_back();
  }

  std::uint32_t number(Name attribute, std::uint32_t otherwise) const {
    const std::string text = cursor_.attribute(attribute);
    std::uint32_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    return read.ec == std::errc() ? value : otherwise;
  }

  bool is_on() const {
    const std::string value = cursor_.attribute("val");
    return value != "0" && value != "false" && value != "off";
  }

  XmlCursor cursor_;
  const DocxComments& comments_;
  DocumentGrid& grid_;
  DocxBody made_;
  bool has_body_ = false;
  std::vector<TableState> tables_;  // of those that are open
  RunState run_;
  std::vector<std::vector<TableState>> outer_tables_;  // around text boxes
  std::vector<RunState> outer_runs_;
  std::vector<bool> alternatives_;  // whether one was taken, of those that are open
  int deleted_ = 0;
  int inserted_ = 0;
  bool in_paragraph_mark_ = false;
  bool box_ticked_ = false;
};

}  // namespace

DocxBody read_docx_body(std::string_view xml, const DocxComments& comments, const Limits& limits,
                        DocumentGrid& grid) {
  return Body(xml, comments, limits, grid).read();
}

DocxComments read_docx_comments(std::string_view xml, const Limits& limits) {
  DocxComments comments;
  XmlCursor cursor(xml, limits);
  std::string* comment = nullptr;
  bool in_text = false;
  while (true) {
    switch (cursor.next()) {
      case XmlCursor::Event::done: return comments;
      case XmlCursor::Event::start:
        if (cursor.name() == "comment") comment = &comments[cursor.attribute("id")];
        in_text = cursor.name() == "t";
        break;
      case XmlCursor::Event::end:
        if (cursor.name() == "comment") comment = nullptr;
        in_text = false;
        break;
      case XmlCursor::Event::text:
        if (in_text && comment != nullptr) *comment += cursor.text();
        break;
    }
  }
}

}  // namespace gouji
