// Quotes: a field that begins with a quote is a quoted one only when its closing quote stands right
// before a separator or the end of a line; otherwise the quote is a character like others. Values
// are told from prose by their lines: most of them have the same number of separators, and there
// are several. A pipe table is told by its line of dashes or by lines between pipes.

#include "linter/table/delimited_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>

#include "schemas/measure.h"

namespace gouji {
namespace {

constexpr std::size_t bytes_to_judge_by = 1u << 20;
constexpr std::size_t fewest_records = 4;
constexpr std::size_t fewest_columns = 3;
constexpr std::string_view line_ends = "\r\n\f";

struct Field {
  std::size_t start = 0;  // in the text
  std::size_t end = 0;    // where its separator stands
  std::size_t first = 0;  // what it holds: without quotes
  std::size_t last = 0;   // one after
  bool quoted = false;
};

bool ends_field(std::string_view text, std::size_t at, char separator) {
  return at == text.size() || text[at] == separator || line_ends.find(text[at]) != line_ends.npos;
}

// Where the quote that closes a field stands, with a separator behind it; npos: there is none.
std::size_t closing_quote(std::string_view text, std::size_t first, char separator) {
  for (std::size_t at = text.find('"', first); at != text.npos; at = text.find('"', at + 1)) {
    if (at + 1 < text.size() && text[at + 1] == '"') {
      ++at;
      continue;
    }
    std::size_t next = at + 1;
    while (next < text.size() && text[next] == ' ') ++next;
    if (!ends_field(text, next, separator)) return text.npos;
    // Lines with tabs are rows: two stray quotes must not swallow what stands between them.
    const std::string_view held = text.substr(first, at - first);
    const bool holds_rows = separator == '\t' && held.find('\t') != held.npos &&
                            held.find_first_of(line_ends) != held.npos;
    return holds_rows ? text.npos : at;
  }
  return text.npos;
}

Field field_at(std::string_view text, std::size_t start, char separator) {
  Field field{.start = start};
  std::size_t first = start;
  while (first < text.size() && text[first] == ' ') ++first;
  if (first < text.size() && text[first] == '"') {
    const std::size_t closing = closing_quote(text, first + 1, separator);
    if (closing != text.npos) {
      field.first = first + 1;
      field.last = closing;
      field.quoted = true;
      field.end = closing + 1;
      while (!ends_field(text, field.end, separator)) ++field.end;
      return field;
    }
  }
  while (first < text.size() && !ends_field(text, first, separator)) ++first;
  field.first = start;
  field.last = field.end = first;
  return field;
}

// Past the end of a line: \n, \r\n, \r or a form feed.
std::size_t after_line_end(std::string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  return at + (text.substr(at, 2) == "\r\n" ? 2 : 1);
}

// The fields of the record that starts there.
std::vector<Field> record_at(std::string_view text, std::size_t start, char separator) {
  std::vector<Field> fields;
  while (true) {
    const Field field = field_at(text, start, separator);
    fields.push_back(field);
    if (field.end >= text.size() || text[field.end] != separator) return fields;
    start = field.end + 1;
  }
}

std::string_view line_at(std::string_view text, std::size_t start) {
  return text.substr(start, text.find_first_of(line_ends, start) - start);
}

// | a | b |
bool is_pipe_row(std::string_view line) {
  line = trim(line);
  return line.size() > 2 && line.front() == '|' && line.back() == '|';
}

// |---|:--:|, with or without pipes at its ends; +---+ too.
bool is_pipe_rule(std::string_view line) {
  line = trim(line);
  return line.find_first_of("|+") != line.npos && line.find("--") != line.npos &&
         line.find_first_not_of("-=:|+ \t") == line.npos;
}

// Whether most records have one and the same number of fields.
bool is_regular(std::string_view text, char separator) {
  std::map<std::size_t, std::size_t> counts;
  std::size_t records = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::vector<Field> fields = record_at(text, at, separator);
    const bool blank = fields.size() == 1 && trim(text.substr(at, fields[0].end - at)).empty();
    if (!blank) {
      ++records;
      ++counts[fields.size()];
    }
    at = after_line_end(text, fields.back().end);
  }
  const auto most =
      std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
  return most != counts.end() && most->first >= fewest_columns && most->second >= fewest_records &&
         most->second * 5 >= records * 3;
}

// A cell in quotes, alone or with a line break in it.
bool has_quoted_fields(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::vector<Field> fields = record_at(text, at, '\t');
    if (fields.size() > 1 && std::ranges::any_of(fields, &Field::quoted)) return true;
    at = after_line_end(text, fields.back().end);
  }
  return false;
}

class DelimitedGrid {
 public:
  DelimitedGrid(std::string_view text, TextLayout layout, TextPool& pool, const Limits& limits)
      : text_(text), layout_(layout), pool_(pool), limits_(limits) {}

  TextGrid read() {
    const char separator = layout_ == TextLayout::commas       ? ','
                           : layout_ == TextLayout::semicolons ? ';'
                                                               : '\t';
    bool broken = false;
    for (std::size_t at = 0; at < text_.size() && made_.over_limit.empty();) {
      const std::vector<Field> fields =
          layout_ == TextLayout::pipes ? pipe_fields(at) : record_at(text_, at, separator);
      const std::size_t end =
          layout_ == TextLayout::pipes ? at + line_at(text_, at).size() : fields.back().end;
      if (fields.size() > 1 || (fields.size() == 1 && !is_blank(fields[0]))) {
        add_row(fields, std::exchange(broken, false));
      } else if (!fields.empty()) {
        broken = true;
      }
      at = after_line_end(text_, end);
    }
    return std::move(made_);
  }

 private:
  bool is_blank(const Field& field) const {
    return trim(text_.substr(field.first, field.last - field.first)).empty();
  }

  // Of one line; none of a line of dashes. A line that is no row of a table is one field.
  std::vector<Field> pipe_fields(std::size_t start) const {
    const std::string_view line = line_at(text_, start);
    std::vector<Field> fields;
    if (is_pipe_rule(line)) return fields;
    std::size_t end = start + line.size();
    while (end > start && (text_[end - 1] == ' ' || text_[end - 1] == '\t')) --end;
    std::size_t at = start;
    while (at < end && (text_[at] == ' ' || text_[at] == '\t')) ++at;
    if (at < end && text_[at] == '|') ++at;
    if (end > at && text_[end - 1] == '|' && text_[end - 2] != '\\') --end;
    while (true) {
      std::size_t stop = at;
      while (stop < end && text_[stop] != '|') stop += text_[stop] == '\\' ? 2U : 1U;
      stop = std::min(stop, end);
      fields.push_back({.start = at, .end = stop, .first = at, .last = stop});
      if (stop == end) return fields;
      at = stop + 1;
    }
  }

  void add_row(const std::vector<Field>& fields, bool after_break) {
    cells_ += fields.size();
    if (made_.grid.rows.size() == limits_.rows) {
      made_.over_limit = limit_passed("行数", "rows", limits_.rows);
    } else if (fields.size() > limits_.columns) {
      made_.over_limit = limit_passed("一行的栏数", "columns in a row", limits_.columns);
    } else if (cells_ > limits_.cells) {
      made_.over_limit = limit_passed("单元格数", "cells", limits_.cells);
    }
    if (!made_.over_limit.empty()) return;
    GridRow& row = made_.grid.rows.emplace_back();
    row.after_break = after_break;
    row.origin = origin_of(fields.front().start);
    std::size_t filled = 0;
    for (const Field& field : fields) {
      GridCell& cell = row.cells.emplace_back();
      cell.slot = static_cast<std::uint32_t>(row.cells.size());
      const std::string_view held = text_.substr(field.first, field.last - field.first);
      const std::string_view shown = trim(held);
      cell.origin = origin_of(shown.empty() ? field.first : offset_of(shown));
      cell.origin.field = cell.slot;
      cell.text = text_of(shown, field.quoted);
      if (!cell.empty()) ++filled;
    }
    if (filled > 0) made_.has_text = true;
    if (filled > 1) made_.has_table = true;
  }

  std::size_t offset_of(std::string_view part) const {
    return static_cast<std::size_t>(part.data() - text_.data());
  }

  // Places are asked for in the order of the text: what was counted is not counted again.
  Origin origin_of(std::size_t offset) {
    for (; counted_ < offset; ++counted_) {
      const char byte = text_[counted_];
      const bool pair = byte == '\r' && counted_ + 1 < text_.size() && text_[counted_ + 1] == '\n';
      if ((byte == '\n' || byte == '\r') && !pair) {
        ++line_;
        column_ = 1;
        line_start_ = counted_ + 1;
        line_text_ = {};
      } else if ((static_cast<unsigned char>(byte) & 0xC0U) != 0x80U) {
        ++column_;
      }
    }
    if (line_text_.data() == nullptr) line_text_ = line_at(text_, line_start_);
    return {.line = line_, .column = column_, .source = line_text_};
  }

  std::string_view text_of(std::string_view shown, bool quoted) {
    if (layout_ == TextLayout::pipes) return pipe_text(shown);
    const bool changed = quoted && shown.find_first_of("\"\r") != shown.npos;
    if (!changed) return shown;
    std::string text;
    for (std::size_t at = 0; at < shown.size(); ++at) {
      if (shown[at] == '"' && shown.substr(at, 2) == "\"\"") ++at;
      if (shown[at] == '\r') {
        if (shown.substr(at, 2) != "\r\n") text += '\n';
        continue;
      }
      text += shown[at];
    }
    return pool_.keep(std::move(text));
  }

  // Without the marks of headings and of bold type around a whole cell.
  std::string_view pipe_text(std::string_view shown) {
    const std::size_t heading = shown.find_first_not_of('#');
    if (heading != 0 && heading <= 6 && shown[heading] == ' ') {
      shown = trim(shown.substr(heading));
    }
    for (const std::string_view mark : {"**", "__", "`"}) {
      const bool around =
          shown.size() > 2 * mark.size() && shown.starts_with(mark) && shown.ends_with(mark);
      if (around) shown = trim(shown.substr(mark.size(), shown.size() - 2 * mark.size()));
    }
    if (shown.find_first_of("\\<&") == shown.npos) return shown;
    std::string text;
    for (std::size_t at = 0; at < shown.size();) {
      at += append_unescaped(shown.substr(at), text);
    }
    return pool_.keep(std::move(text));
  }

  // How many bytes were taken.
  static std::size_t append_unescaped(std::string_view rest, std::string& text) {
    constexpr std::string_view escapable = "\\|*_`#<>[]()-+.!~";
    for (const std::string_view line_break : {"<br>", "<br/>", "<br />"}) {
      if (!rest.starts_with(line_break)) continue;
      text += '\n';
      return line_break.size();
    }
    if (rest.starts_with("&nbsp;")) {
      text += ' ';
      return 6;
    }
    const bool escaped = rest.size() > 1 && rest[0] == '\\' && escapable.find(rest[1]) != rest.npos;
    text += rest[escaped ? 1 : 0];
    return escaped ? 2 : 1;
  }

  std::string_view text_;
  TextLayout layout_;
  TextPool& pool_;
  const Limits& limits_;
  TextGrid made_;
  std::size_t cells_ = 0;
  std::size_t counted_ = 0;  // bytes
  std::size_t line_start_ = 0;
  std::string_view line_text_;
  std::uint32_t line_ = 1;
  std::uint32_t column_ = 1;
};

}  // namespace

TextLayout layout_of(std::string_view text) {
  if (text.size() > bytes_to_judge_by) {
    const std::size_t end = text.substr(0, bytes_to_judge_by).rfind('\n');
    if (end != text.npos) text = text.substr(0, end + 1);
  }
  std::size_t tabbed = 0;
  std::size_t piped = 0;
  bool ruled = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view line = line_at(text, at);
    if (trim(line).find('\t') != line.npos) ++tabbed;
    if (is_pipe_row(line)) ++piped;
    if (line.find('|') != line.npos && is_pipe_rule(line)) ruled = true;
    at = after_line_end(text, at + line.size());
  }
  if ((ruled || piped > 1) && piped >= tabbed) return TextLayout::pipes;
  if (tabbed > 0) return has_quoted_fields(text) ? TextLayout::quoted_tabs : TextLayout::tabs;
  if (is_regular(text, ',')) return TextLayout::commas;
  return is_regular(text, ';') ? TextLayout::semicolons : TextLayout::tabs;
}

TextGrid delimited_grid(std::string_view text, TextLayout layout, TextPool& pool,
                        const Limits& limits) {
  return DelimitedGrid(text, layout, pool, limits).read();
}

}  // namespace gouji
