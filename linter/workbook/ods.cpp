// All sheets stand in one part, which is streamed. What is shown stands beside what is stored, so
// nothing has to be formatted. Rows and cells are repeated by a count, up to a million times: blank
// ones are only counted, others are written out as far as the limits go.

#include "linter/workbook/ods.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>
#include <string>
#include <utility>

#include "linter/package/xml_cursor.h"
#include "linter/workbook/digits.h"

namespace gouji {
namespace {

using Event = XmlCursor::Event;
using Kind = StoredCell::Kind;

std::uint32_t count_of(std::string_view text) {
  std::uint32_t count = 0;
  std::from_chars(text.data(), text.data() + text.size(), count);
  return std::clamp(count, 1u, most_sheet_rows);
}

bool is_blank(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

// of:=SUM([.B2:.B5]) without what stands before the formula itself.
std::string formula_of(std::string text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos) return text;
  const bool prefix = std::ranges::all_of(text.substr(0, equals), [](char byte) {
    return (byte >= 'a' && byte <= 'z') || byte == ':';
  });
  return prefix ? text.substr(equals + 1) : text;
}

bool is_error_text(std::string_view text) {
  constexpr std::string_view errors[] = {"#NAME?", "#REF!", "#DIV/0!", "#VALUE!",
                                         "#N/A",   "#NUM!", "#NULL!"};
  return text.starts_with("Err:") || std::ranges::find(errors, text) != std::end(errors);
}

class OdsReader {
 public:
  OdsReader(std::string_view xml, const Limits& limits, TextPool& pool, Workbook& workbook)
      : cursor_(xml, limits),
        limits_(limits),
        pool_(pool),
        workbook_(workbook),
        bytes_left_(sheet_budget(limits).bytes) {}

  Message read() {
    for (Event event = cursor_.next(); event != Event::done; event = cursor_.next()) {
      if (event != Event::start) continue;
      const std::string_view name = cursor_.name();
      if (name == "style") {
        style_ = cursor_.attribute("name");
      } else if (name == "table-properties") {
        if (cursor_.attribute("display") == "false") hidden_styles_.insert(style_);
      } else if (name == "tracked-changes") {
        cursor_.skip();  // what cells held before
      } else if (name == "named-range") {
        workbook_.names.push_back(cursor_.attribute("name"));
      } else if (name == "table") {
        read_sheet();
      }
    }
    return cursor_.fault();
  }

 private:
  void read_sheet() {
    constexpr std::string_view cached_from = "'file:";  // values of another file
    const std::string name = cursor_.attribute("name");
    ++number_;
    if (name.starts_with(cached_from)) {
      workbook_.external_links.push_back(name);
      cursor_.skip();
      return;
    }
    sheet_ = {};
    sheet_.number = number_;
    sheet_.hidden = hidden_styles_.contains(cursor_.attribute("style-name"));
    sheet_.name = pool_.keep(std::string_view(name));
    row_ = 0;
    columns_ = 0;
    const int outer = cursor_.depth();
    for (Event event = cursor_.next(); event != Event::done; event = cursor_.next()) {
      if (event == Event::end && cursor_.depth() == outer) break;
      if (event == Event::start) read_part_of_sheet();
    }
    workbook_.sheets.push_back(std::move(sheet_));
  }

  void read_part_of_sheet() {
    const std::string_view name = cursor_.name();
    if (name == "table-row") {
      read_row();
    } else if (name == "table-column") {
      const std::uint32_t count = count_of(cursor_.attribute("number-columns-repeated"));
      if (is_hidden() && columns_ < most_sheet_columns) {
        add_span(sheet_.hidden_columns, {.first = columns_ + 1, .last = columns_ + count});
      }
      columns_ = std::min(columns_ + count, most_sheet_columns);
    } else if (name == "table-source") {
      workbook_.external_links.push_back(cursor_.attribute("href"));
    } else if (name == "shapes" || name == "forms" || name == "named-expressions") {
      cursor_.skip();
    }
  }

  bool is_hidden() const {
    const std::string visibility = cursor_.attribute("visibility");
    return visibility == "collapse" || visibility == "filter";
  }

  void read_row() {
    const std::uint32_t repeated = count_of(cursor_.attribute("number-rows-repeated"));
    const std::uint32_t count = std::min(repeated, most_sheet_rows - row_);
    const bool hidden = is_hidden();
    const std::size_t first = sheet_.cells.size();
    const std::size_t first_merged = sheet_.merged.size();
    ++row_;
    column_ = 0;
    const int outer = cursor_.depth();
    for (Event event = cursor_.next(); event != Event::done; event = cursor_.next()) {
      if (event == Event::end && cursor_.depth() == outer) break;
      if (event != Event::start) continue;
      const bool cell = cursor_.name() == "table-cell" || cursor_.name() == "covered-table-cell";
      if (cell && row_ <= most_sheet_rows) {
        read_cell();
      } else {
        cursor_.skip();
      }
    }
    if (count == 0) return;
    if (hidden) add_span(sheet_.hidden_rows, {.first = row_, .last = row_ + count - 1});
    repeat_row(first, first_merged, count);
    row_ += count - 1;
  }

  void repeat_row(std::size_t first, std::size_t first_merged, std::uint32_t count) {
    const std::size_t end = sheet_.cells.size();
    const std::size_t end_merged = sheet_.merged.size();
    for (std::uint32_t more = 1; more < count && first < end; ++more) {
      for (std::size_t at = first; at < end; ++at) {
        StoredCell cell = sheet_.cells[at];
        cell.place.row += more;
        if (!add(cell)) return;
      }
      for (std::size_t at = first_merged; at < end_merged; ++at) {
        SheetRange range = sheet_.merged[at];
        range.first.row += more;
        range.last.row += more;
        add_merged(range);
      }
    }
  }

  bool add(const StoredCell& cell) {
    if (!sheet_.over_limit.empty()) return false;
    return add_cell(sheet_, cell, limits_, bytes_left_);
  }

  void add_merged(const SheetRange& range) {
    if (sheet_.merged.size() < limits_.cells) sheet_.merged.push_back(range);
  }

  // What the attributes of a cell say.
  struct RawCell {
    std::string type;
    std::string value;
    bool has_formula = false;
    std::string formula;
    std::string text;
  };

  void read_cell() {
    const std::uint32_t repeated = count_of(cursor_.attribute("number-columns-repeated"));
    const std::uint32_t count = std::min(repeated, most_sheet_columns - column_);
    RawCell raw{.type = cursor_.attribute("value-type"),
                .value = cursor_.attribute("value"),
                .has_formula = cursor_.has_attribute("formula"),
                .formula = formula_of(cursor_.attribute("formula"))};
    for (const std::string_view other :
         {"date-value", "time-value", "string-value", "boolean-value"}) {
      if (raw.value.empty()) raw.value = cursor_.attribute(other);
    }
    const std::uint32_t columns = count_of(cursor_.attribute("number-columns-spanned"));
    const std::uint32_t rows = count_of(cursor_.attribute("number-rows-spanned"));
    const SheetPlace place{.row = row_, .column = column_ + 1};
    if (count == 0) {
      cursor_.skip();
      return;
    }
    read_content(place, raw);
    if (columns > 1 || rows > 1) {
      add_merged({.first = place,
                  .last = {.row = std::min(row_ + rows - 1, most_sheet_rows),
                           .column = std::min(column_ + columns, most_sheet_columns)}});
    }
    StoredCell cell = stored(raw);
    cell.place = place;
    const bool blank = cell.text.empty() && cell.kind != Kind::unknown;
    for (std::uint32_t more = 0; more < count && !blank; ++more) {
      cell.place.column = place.column + more;
      if (!add(cell)) break;
    }
    column_ += count;
  }

  StoredCell stored(RawCell& raw) {
    StoredCell cell{.has_formula = raw.has_formula};
    if (raw.has_formula) cell.formula = keep_trimmed(std::move(raw.formula), pool_);
    const bool figure = raw.type == "float" || raw.type == "percentage" || raw.type == "currency";
    if (raw.text.empty()) raw.text = shown_of(raw);
    cell.text = keep_trimmed(std::move(raw.text), pool_);
    if (figure) {
      cell.kind = Kind::number;
      cell.stored = keep_trimmed(std::move(raw.value), pool_);
    } else if (raw.type == "date" || raw.type == "time") {
      cell.kind = Kind::date;
    } else if (raw.type == "boolean") {
      cell.kind = Kind::boolean;
    } else if (raw.has_formula && raw.type.empty() && cell.text.empty()) {
      cell.kind = Kind::unknown;
    } else if (raw.has_formula && is_error_text(cell.text)) {
      cell.kind = Kind::error;
    }
    return cell;
  }

  // Some writers store the value alone.
  static std::string shown_of(const RawCell& raw) {
    const std::optional<Digits> number = parse_digits(raw.value);
    if (raw.type == "percentage" && number) return general_text(shifted(*number, 2)) + "%";
    if ((raw.type == "float" || raw.type == "currency") && number) return general_text(*number);
    if (raw.type == "boolean") return raw.value == "true" ? "TRUE" : "FALSE";
    return raw.value;
  }

  void read_content(SheetPlace place, RawCell& raw) {
    const int outer = cursor_.depth();
    bool first = true;
    for (Event event = cursor_.next(); event != Event::done; event = cursor_.next()) {
      if (event == Event::end && cursor_.depth() == outer) break;
      if (event != Event::start) continue;
      if (cursor_.name() == "p") {
        if (!first) raw.text += '\n';
        first = false;
        read_paragraph(raw.text);
      } else if (cursor_.name() == "annotation") {
        read_comment(place);
      } else {
        cursor_.skip();  // drawings
      }
    }
  }

  // Blanks in a row count as one; more of them, tabs and line breaks have elements of their own.
  void read_paragraph(std::string& text) {
    constexpr std::uint32_t most_blanks = 1000;
    const int outer = cursor_.depth();
    const std::size_t start = text.size();
    for (Event event = cursor_.next(); event != Event::done; event = cursor_.next()) {
      if (event == Event::end && cursor_.depth() == outer) break;
      if (event == Event::text) {
        for (const char byte : cursor_.text()) {
          const bool blank = is_blank(byte);
          if (blank && text.size() > start && text.back() == ' ') continue;
          text += blank ? ' ' : byte;
        }
      } else if (event == Event::start) {
        const std::string_view name = cursor_.name();
        if (name == "s") {
          text.append(std::min(count_of(cursor_.attribute("c")), most_blanks), ' ');
        } else if (name == "tab") {
          text += ' ';
        } else if (name == "line-break") {
          text += '\n';
        } else if (name == "ruby-text" || name == "annotation" || name == "note") {
          cursor_.skip();
        }
      }
    }
  }

  void read_comment(SheetPlace place) {
    constexpr std::size_t most_comments = 1000;
    CellComment comment{.place = place, .text = {}};
    const int outer = cursor_.depth();
    for (Event event = cursor_.next(); event != Event::done; event = cursor_.next()) {
      if (event == Event::end && cursor_.depth() == outer) break;
      if (event == Event::start && cursor_.name() == "p") {
        if (!comment.text.empty()) comment.text += '\n';
        read_paragraph(comment.text);
      }
    }
    if (sheet_.comments.size() < most_comments) sheet_.comments.push_back(std::move(comment));
  }

  XmlCursor cursor_;
  const Limits& limits_;
  TextPool& pool_;
  Workbook& workbook_;
  std::size_t bytes_left_;
  std::string style_;
  std::set<std::string> hidden_styles_;
  Sheet sheet_;
  std::uint32_t number_ = 0;
  std::uint32_t row_ = 0;
  std::uint32_t column_ = 0;
  std::uint32_t columns_ = 0;  // declared so far
};

}  // namespace

Message read_ods_content(std::string_view xml, const Limits& limits, TextPool& pool,
                         Workbook& workbook) {
  return OdsReader(xml, limits, pool, workbook).read();
}

Workbook read_ods(Package& package, std::string_view main_part, const Limits& limits,
                  TextPool& pool, Message& fault) {
  Workbook workbook;
  const std::optional<std::string> xml = package.read(main_part);
  if (!xml) {
    fault = package.fault();
    return workbook;
  }
  fault = read_ods_content(*xml, limits, pool, workbook);
  if (!fault.empty()) {
    fault = {.zh = fmt::format("{}：{}", main_part, fault.zh),
             .en = fmt::format("{}: {}", main_part, fault.en)};
  }
  for (const std::string& part : package.parts()) {
    const bool program = part.starts_with("Basic/") || part.starts_with("Scripts/");
    if (program && !part.ends_with('/')) workbook.macros.push_back(part);
  }
  return workbook;
}

}  // namespace gouji
