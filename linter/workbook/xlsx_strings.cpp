// Shared strings, rich text and comments. Characters that XML cannot hold are written _x000D_ in
// these files.

#include <algorithm>

#include "linter/workbook/xlsx.h"

namespace gouji {
namespace {

using Event = XmlCursor::Event;

int hex_value(char byte) {
  if (byte >= '0' && byte <= '9') return byte - '0';
  const char lower = static_cast<char>(byte | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// The code unit of _xHHHH_ at a place; −1 for anything else.
int escaped_at(std::string_view text, std::size_t at) {
  constexpr std::size_t size = 7;
  const std::string_view escape = text.substr(at, size);
  if (escape.size() < size || !escape.starts_with("_x") || escape.back() != '_') return -1;
  int code = 0;
  for (const char byte : escape.substr(2, 4)) {
    const int value = hex_value(byte);
    if (value < 0) return -1;
    code = code * 16 + value;
  }
  return code;
}

void append_code(int code, std::string& out) {
  const auto byte = [&out](int value) { out += static_cast<char>(value); };
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (code == 0 || surrogate) return;  // no text holds these
  if (code < 0x80) {
    byte(code);
  } else if (code < 0x800) {
    byte(0xC0 | (code >> 6));
    byte(0x80 | (code & 0x3F));
  } else {
    byte(0xE0 | (code >> 12));
    byte(0x80 | ((code >> 6) & 0x3F));
    byte(0x80 | (code & 0x3F));
  }
}

// Escapes decoded, and \r\n and \r made \n.
std::string decoded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const int code = text[at] == '_' ? escaped_at(text, at) : -1;
    if (code < 0) {
      out += text[at];
    } else {
      append_code(code, out);
      at += 6;
    }
  }
  std::size_t kept = 0;
  for (std::size_t at = 0; at < out.size(); ++at) {
    const bool return_sign = out[at] == '\r';
    if (return_sign && at + 1 < out.size() && out[at + 1] == '\n') continue;
    out[kept++] = return_sign ? '\n' : out[at];
  }
  out.resize(kept);
  return out;
}

}  // namespace

std::string read_rich_text(XmlCursor& cursor) {
  std::string text;
  const int outer = cursor.depth();
  bool inside = false;
  for (Event event = cursor.next(); event != Event::done; event = cursor.next()) {
    if (event == Event::start && cursor.name() == "rPh") {
      cursor.skip();
    } else if (event == Event::start) {
      inside = cursor.name() == "t";
    } else if (event == Event::text && inside) {
      text += cursor.text();
    } else if (event == Event::end) {
      inside = false;
      if (cursor.depth() == outer) break;
    }
  }
  return decoded(text);
}

std::vector<std::string_view> read_shared_strings(std::string_view xml, const Limits& limits,
                                                  TextPool& pool, Message& fault) {
  std::vector<std::string_view> strings;
  XmlCursor cursor(xml, limits);
  for (Event event = cursor.next(); event != Event::done; event = cursor.next()) {
    if (event != Event::start || cursor.name() != "si") continue;
    strings.push_back(pool.keep(read_rich_text(cursor)));
  }
  if (!cursor.fault().empty()) fault = cursor.fault();
  return strings;
}

std::vector<CellComment> read_comments(std::string_view xml, const Limits& limits) {
  std::vector<CellComment> comments;
  XmlCursor cursor(xml, limits);
  SheetPlace place;
  for (Event event = cursor.next(); event != Event::done; event = cursor.next()) {
    if (event != Event::start) continue;
    if (cursor.name() == "comment") place = parse_cell_name(cursor.attribute("ref"));
    if (cursor.name() == "text" && place.row > 0) {
      comments.push_back({.place = place, .text = read_rich_text(cursor)});
    }
  }
  return comments;
}

}  // namespace gouji
