// In JSON a value is decoded once more, from the place where it starts, and must come out the same.
// In a table the value is laid along the text from its place on: where both differ, the text may
// hold something that reading has taken out (an escape, a doubled quote, the blanks and tabs
// between the pieces of a value), and nothing else. What cannot be laid along is not found; the
// caller then leaves the value as it is.

#include "linter/value_span.h"

#include <algorithm>
#include <array>
#include <string>

#include "schemas/measure.h"

namespace gouji {
namespace {

bool continues(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

std::string escaped_for_json(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      default: out += c;
    }
  }
  return out;
}

// A table has one line for a row; and quotes are doubled between quotes.
std::string written_in_cell(std::string_view text, bool quoted) {
  std::string out;
  for (const char c : text) {
    if (c == '"' && quoted) out += '"';
    out += c == '\n' && !quoted ? ' ' : c;
  }
  return out;
}

// Bytes that one escape of JSON stands for: as many as its character has in UTF-8.
struct Escape {
  std::size_t written = 2;
  std::size_t decoded = 1;
};

unsigned hex_at(std::string_view text, std::size_t at) {
  unsigned code = 0;
  for (const char c : text.substr(at, 4)) {
    const auto digit = static_cast<unsigned char>(c);
    code = code * 16 + (digit <= '9' ? digit - '0' : (digit | 0x20U) - 'a' + 10U);
  }
  return code;
}

Escape escape_at(std::string_view text, std::size_t at) {
  if (text.substr(at, 2) != "\\u" || at + 6 > text.size()) return {};
  const unsigned code = hex_at(text, at + 2);
  if (code >= 0xD800 && code <= 0xDBFF) return {.written = 12, .decoded = 4};
  return {.written = 6, .decoded = code < 0x80 ? 1U : code < 0x800 ? 2U : 3U};
}

// What reading a table takes out of a cell or puts in its place.
struct Respelling {
  std::string_view written;
  char read;
};
constexpr auto respellings =
    std::to_array<Respelling>({{"<br>", '\n'}, {"<br/>", '\n'}, {"<br />", '\n'}, {"&nbsp;", ' '}});

class Laying {
 public:
  Laying(std::string_view text, std::size_t start, std::string_view value)
      : text_(text), value_(value), at_(start) {}

  std::optional<ValueSpan> run(bool quoted) {
    ValueSpan span{.as = quoted ? ValueSpan::As::quoted_cell : ValueSpan::As::cell};
    span.bytes.reserve(value_.size());
    while (span.bytes.size() < value_.size()) {
      const std::optional<Written> next = take(value_[span.bytes.size()], quoted);
      if (!next) return {};
      span.bytes.push_back(*next);
    }
    return span;
  }

 private:
  std::optional<Written> take(char wanted, bool quoted) {
    while (at_ < text_.size()) {
      for (const Respelling& respelling : respellings) {
        if (wanted == respelling.read && text_.substr(at_).starts_with(respelling.written)) {
          return taken(respelling.written.size());
        }
      }
      if (text_[at_] == wanted) {
        const bool doubled = quoted && wanted == '"' && text_.substr(at_, 2) == "\"\"";
        return taken(doubled ? 2 : 1);
      }
      if (text_[at_] == '\\' && at_ + 1 < text_.size() && text_[at_ + 1] == wanted) return taken(2);
      const std::size_t gap = gap_size();
      if (gap == 0) return {};
      at_ += gap;
    }
    return {};
  }

  Written taken(std::size_t size) {
    at_ += size;
    return {.begin = at_ - size, .end = at_};
  }

  // Blanks, tabs and line ends between the pieces of a value.
  std::size_t gap_size() const {
    constexpr std::string_view gaps = " \t\r\n\f|\"";
    if (gaps.find(text_[at_]) != gaps.npos) return 1;
    return text_.substr(at_).starts_with("\u3000") ? 3 : 0;
  }

  std::string_view text_;
  std::string_view value_;
  std::size_t at_;
};

Written around(const std::vector<Written>& bytes) {
  return {.begin = bytes.front().begin, .end = bytes.back().end};
}

std::optional<ValueSpan> string_span(std::string_view text, std::size_t start, const Value& value) {
  ValueSpan span{.as = ValueSpan::As::json_string};
  span.bytes.reserve(value.text.size());
  std::size_t at = start + 1;
  while (at < text.size() && text[at] != '"') {
    const Escape escape =
        text[at] == '\\' ? escape_at(text, at) : Escape{.written = 1, .decoded = 1};
    for (std::size_t i = 0; i < escape.decoded; ++i) {
      span.bytes.push_back({.begin = at, .end = at + escape.written});
    }
    at += escape.written;
  }
  if (span.bytes.size() != value.text.size() || at >= text.size()) return {};
  span.whole = {.begin = start + 1, .end = at};
  return span;
}

}  // namespace

std::optional<std::vector<FileEdit>> ValueSpan::in_file(const std::vector<TextEdit>& edits) const {
  std::vector<FileEdit> out;
  for (const TextEdit& edit : edits) {
    if (edit.size == 0 || edit.start + edit.size > bytes.size()) return {};
    for (std::size_t i = edit.start; i + 1 < edit.start + edit.size; ++i) {
      const bool one_escape = bytes[i + 1].begin == bytes[i].begin;
      if (!one_escape && bytes[i + 1].begin != bytes[i].end) return {};
    }
    const std::string with = as == As::json_string
                                 ? escaped_for_json(edit.with)
                                 : written_in_cell(edit.with, as == As::quoted_cell);
    out.push_back({.begin = bytes[edit.start].begin,
                   .end = bytes[edit.start + edit.size - 1].end,
                   .with = with});
  }
  return out;
}

std::optional<ValueSpan> span_in_json(std::string_view text, const LineStarts& lines,
                                      const Value& value) {
  const auto start = lines.offset(value.origin.line, value.origin.column);
  if (!start || *start >= text.size()) return {};
  if (value.kind == Value::Kind::string) {
    return text[*start] == '"' ? string_span(text, *start, value) : std::nullopt;
  }
  const std::string_view token = value.kind == Value::Kind::null ? "null" : value.text;
  if (token.empty() || !text.substr(*start).starts_with(token)) return {};
  ValueSpan span{.as = ValueSpan::As::json_other};
  span.whole = {.begin = *start, .end = *start + token.size()};
  return span;
}

std::optional<ValueSpan> span_in_table(std::string_view text, const LineStarts& lines,
                                       const Value& value) {
  auto start = lines.offset(value.origin.line, value.origin.column);
  if (!start || *start >= text.size() || value.text.empty()) return {};
  const bool quoted = *start > 0 && text[*start - 1] == '"';
  std::optional<ValueSpan> span = Laying(text, *start, value.text).run(quoted);
  if (!span) {
    // Behind a label in the same cell, or within the marks of bold type.
    const std::string_view line =
        text.substr(*start, text.find_first_of("\r\n\f", *start) - *start);
    const std::size_t inside = line.find(value.text);
    if (inside == line.npos || continues(value.text.front())) return {};
    span = Laying(text, *start + inside, value.text).run(quoted);
  }
  if (span) span->whole = around(span->bytes);
  return span;
}

}  // namespace gouji
