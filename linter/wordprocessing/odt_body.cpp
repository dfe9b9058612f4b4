// One pass over the elements, by their names without prefix. Slots under a merged cell are written
// out as covered cells, so that a cell stands where it is counted. What a tracked change deleted is
// kept apart, at the head of the document, and only its place is marked in the text; what it
// inserted stands between two marks. Tracked changes are read as if accepted. Hidden text is known
// by its style or by its section.

#include "linter/wordprocessing/odt_body.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "linter/package/xml_cursor.h"

namespace gouji {
namespace {

using Name = std::string_view;

constexpr std::uint32_t widest_repeat = 1'000'000;
constexpr std::size_t enough_deleted = 1000;  // bytes of one change

// Not part of the text: numbers of lists and notes are not read either way.
constexpr std::array<Name, 11> not_read = {
    "note", "forms",           "sequence-decls", "ruby-text",      "number",          "title",
    "desc", "event-listeners", "script",         "variable-decls", "user-field-decls"};

// An element that something began with and will end with.
struct Since {
  int depth = -1;  // below zero: nothing
  bool on() const { return depth >= 0; }
};

class Body {
 public:
  Body(std::string_view xml, const Limits& limits, DocumentGrid& grid)
      : cursor_(xml, limits), grid_(grid) {}

  OdtBody read() {
    while (grid_.over_limit().empty()) {
      const XmlCursor::Event event = cursor_.next();
      if (event == XmlCursor::Event::done) break;
      if (event == XmlCursor::Event::start) {
        start(cursor_.name());
      } else if (event == XmlCursor::Event::end) {
        end(cursor_.name());
      } else if (in_paragraph_) {
        put_words(cursor_.text());
      }
    }
    made_.fault = cursor_.fault().empty() ? grid_.over_limit() : cursor_.fault();
    if (made_.fault.empty() && !has_text_) {
      made_.fault = {.zh = "文档里没有正文", .en = "the document has no body"};
    }
    return made_;
  }

 private:
  struct TableState {
    std::uint32_t slot = 1;  // of the next cell
    std::uint32_t columns = 1;
    std::uint32_t cell_repeats = 1;
    std::uint32_t row_repeats = 1;
  };
  struct Change {
    std::string deleted;
    bool inserts = false;
  };

  void start(Name name) {
    if (!in_body_) {
      start_head(name);
    } else if (name == "tracked-changes") {
      read_changes();
    } else if (name == "annotation") {
      grid_.conceal(Concealed::comment, text_of_element());
    } else if (std::ranges::find(not_read, name) != not_read.end()) {
      cursor_.skip();
    } else if (name == "change" || name == "change-start" || name == "change-end") {
      mark_change(name);
    } else if (name == "object" || name == "object-ole") {
      ++made_.objects;
      cursor_.skip();
    } else {
      start_hidden(name);
      start_text(name);
      start_table(name);
    }
  }

  void start_head(Name name) {
    if (name == "style") style_ = cursor_.attribute("name");
    if (name == "text-properties" && cursor_.attribute("display") == "none") {
      hidden_styles_.insert(style_);
    }
    if (name == "body") is_body_ = true;
    if (name == "text" && is_body_) {
      in_body_ = true;
      has_text_ = true;
    }
  }

  void start_hidden(Name name) {
    if (hidden_.on()) return;
    const bool section = name == "section" && cursor_.attribute("display") == "none";
    const bool row = name == "table-row" && (cursor_.attribute("visibility") == "collapse" ||
                                             cursor_.attribute("visibility") == "filter");
    const bool styled = (name == "span" || name == "p" || name == "h") &&
                        hidden_styles_.contains(cursor_.attribute("style-name"));
    const bool paragraph = name == "hidden-paragraph" && cursor_.attribute("is-hidden") == "true";
    if (section || row || styled || paragraph) hidden_.depth = cursor_.depth();
  }

  void start_text(Name name) {
    if (name == "p" || name == "h") {
      in_paragraph_ = true;
      blank_ = true;
    } else if (name == "s") {
      put(std::string(std::min(number("c", 1), 100u), ' '));
    } else if (name == "tab") {
      put(" ");
    } else if (name == "line-break") {
      if (!concealed()) grid_.break_line();
      blank_ = true;
    } else if (name == "text-box") {
      outer_paragraphs_.push_back(in_paragraph_);
      in_paragraph_ = false;
      grid_.begin_aside();
    }
  }

  void start_table(Name name) {
    if (name == "table") {
      grid_.begin_table();
      tables_.emplace_back();
      return;
    }
    if (tables_.empty()) return;
    TableState& table = tables_.back();
    if (name == "table-row") {
      table.slot = 1;
      table.row_repeats = repeats("number-rows-repeated");
      if (!hidden_.on()) grid_.begin_row();
    } else if (name == "table-cell") {
      table.columns = std::max(number("number-columns-spanned", 1), 1u);
      table.cell_repeats = repeats("number-columns-repeated");
      if (hidden_.on()) return;
      grid_.begin_cell({.slot = table.slot,
                        .columns = table.columns,
                        .rows = std::max(number("number-rows-spanned", 1), 1u)});
    } else if (name == "covered-table-cell") {
      advance(table, repeats("number-columns-repeated"));
      if (!covered_.on()) covered_.depth = cursor_.depth();
    }
  }

  void end(Name name) {
    const int depth = cursor_.depth();
    if (name == "p" || name == "h") {
      in_paragraph_ = false;
      if (!concealed()) grid_.end_paragraph();
    } else if (name == "text-box" && !outer_paragraphs_.empty()) {
      grid_.end_aside();
      in_paragraph_ = outer_paragraphs_.back();
      outer_paragraphs_.pop_back();
    } else {
      end_table(name);
    }
    if (depth <= hidden_.depth) hidden_.depth = -1;
    if (depth <= covered_.depth) covered_.depth = -1;
    if (name == "text" && depth <= 2) in_body_ = false;
  }

  void end_table(Name name) {
    if (tables_.empty()) return;
    TableState& table = tables_.back();
    if (name == "table") {
      grid_.end_table();
      tables_.pop_back();
    } else if (name == "table-row") {
      grid_.end_row();
      if (!hidden_.on()) grid_.repeat_row(table.row_repeats - 1);
    } else if (name == "table-cell") {
      grid_.end_cell();
      if (!hidden_.on()) grid_.repeat_cell(table.cell_repeats - 1);
      advance(table, table.cell_repeats);
    }
  }

  // No further than any limit: a table of covered cells alone is never refused.
  static void advance(TableState& table, std::uint32_t slots) {
    table.slot = std::min(table.slot + slots, widest_repeat);
  }

  // A deleted text lies in its changed-region, whole paragraphs of it.
  void read_changes() {
    const int outer = cursor_.depth();
    std::string id;
    bool deletion = false;
    while (true) {
      const XmlCursor::Event event = cursor_.next();
      if (event == XmlCursor::Event::done) return;
      if (event == XmlCursor::Event::end) {
        if (cursor_.depth() <= outer) return;
        if (cursor_.name() == "deletion") deletion = false;
      } else if (event == XmlCursor::Event::text) {
        std::string& kept = changes_[id].deleted;
        if (deletion && kept.size() < enough_deleted) kept += cursor_.text();
      } else if (cursor_.name() == "change-info") {
        cursor_.skip();
      } else if (cursor_.name() == "changed-region") {
        id = cursor_.attribute("id");
        changes_[id];
      } else if (cursor_.name() == "deletion") {
        deletion = true;
      } else if (cursor_.name() == "insertion") {
        changes_[id].inserts = true;
      }
    }
  }

  void mark_change(Name name) {
    const auto change = changes_.find(cursor_.attribute("change-id"));
    if (change == changes_.end()) return;
    if (name == "change") {
      grid_.conceal(Concealed::deleted, change->second.deleted);
    } else if (change->second.inserts) {
      inserted_ += name == "change-start" ? 1 : -1;
    }
  }

  // The text of the element at hand, without who wrote it and when.
  std::string text_of_element() {
    const int outer = cursor_.depth();
    std::string text;
    while (true) {
      const XmlCursor::Event event = cursor_.next();
      if (event == XmlCursor::Event::done) return text;
      if (event == XmlCursor::Event::end && cursor_.depth() <= outer) return text;
      if (event == XmlCursor::Event::text && text.size() < enough_deleted) text += cursor_.text();
      if (event != XmlCursor::Event::start) continue;
      const Name name = cursor_.name();
      if (name == "creator" || name == "date" || name == "date-string" ||
          name == "creator-initials")
        cursor_.skip();
    }
  }

  // White space is run together, as the format has it; blanks that count are elements.
  void put_words(std::string_view text) {
    std::string words;
    for (const char byte : text) {
      const bool blank = byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
      if (!blank) words += byte;
      if (blank && !blank_) words += ' ';
      blank_ = blank;
    }
    put(words);
  }

  void put(std::string_view text) {
    if (concealed()) {
      grid_.conceal(Concealed::hidden, text);
    } else {
      grid_.add(text);
      if (inserted_ > 0) grid_.conceal(Concealed::inserted, text);
    }
  }

  bool concealed() const { return hidden_.on() || covered_.on(); }

  std::uint32_t number(Name attribute, std::uint32_t otherwise) const {
    const std::string text = cursor_.attribute(attribute);
    std::uint32_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    return read.ec == std::errc() ? std::min(value, widest_repeat) : otherwise;
  }

  std::uint32_t repeats(Name attribute) const { return std::max(number(attribute, 1), 1u); }

  XmlCursor cursor_;
  DocumentGrid& grid_;
  OdtBody made_;
  bool is_body_ = false;  // office:body was seen
  bool in_body_ = false;  // inside its office:text
  bool has_text_ = false;
  std::string style_;
  std::set<std::string> hidden_styles_;
  std::map<std::string, Change> changes_;  // by id
  std::vector<TableState> tables_;         // of those that are open
  std::vector<bool> outer_paragraphs_;     // around text boxes
  bool in_paragraph_ = false;
  bool blank_ = true;  // white space, or the start of a line, was the last that was written
  int inserted_ = 0;
  Since hidden_;
  Since covered_;
};

}  // namespace

OdtBody read_odt_body(std::string_view xml, const Limits& limits, DocumentGrid& grid) {
  return Body(xml, limits, grid).read();
}

}  // namespace gouji
