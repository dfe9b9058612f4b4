// Writes a value as JSON text. Numbers are copied digit for digit (404.770 stays 404.770), and
// strings are escaped only where JSON asks for it, so that Chinese stays readable. The depth of a
// value is bounded by the reader that made it.

#include "linter/document_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace gouji {
namespace {

bool is_plain(const Value& value) {
  return value.kind != Value::Kind::array && value.kind != Value::Kind::object;
}

bool is_row(const Value& value) {
  return std::all_of(value.items.begin(), value.items.end(), is_plain) &&
         std::all_of(value.members.begin(), value.members.end(),
                     [](const Member& member) { return is_plain(member.value); });
}

void write_string(std::string& out, std::string_view text) {
  out += '"';
  for (const char letter : text) {
    switch (letter) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        if (static_cast<unsigned char>(letter) < 0x20U) {
          fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(letter));
        } else {
          out += letter;
        }
    }
  }
  out += '"';
}

class Writer {
 public:
  explicit Writer(std::string& out) : out_(out) {}

  void write(const Value& value, std::size_t depth, bool in_array) {
    switch (value.kind) {
      case Value::Kind::null: out_ += "null"; return;
      case Value::Kind::boolean:
      case Value::Kind::number: out_ += value.text; return;
      case Value::Kind::string: write_string(out_, value.text); return;
      case Value::Kind::array: return write_items(value, depth, in_array && is_row(value));
      case Value::Kind::object: return write_members(value, depth, in_array && is_row(value));
    }
  }

 private:
  void separate(std::size_t index, std::size_t depth, bool one_line) {
    if (index > 0) out_ += one_line ? ", " : ",";
    if (!one_line) new_line(depth);
  }
  void new_line(std::size_t depth) {
    out_ += '\n';
    out_.append(depth * 2, ' ');
  }

  void write_items(const Value& array, std::size_t depth, bool one_line) {
    out_ += '[';
    for (std::size_t i = 0; i < array.items.size(); ++i) {
      separate(i, depth + 1, one_line);
      write(array.items[i], depth + 1, true);
    }
    if (!one_line && !array.items.empty()) new_line(depth);
    out_ += ']';
  }

  void write_members(const Value& object, std::size_t depth, bool one_line) {
    out_ += '{';
    for (std::size_t i = 0; i < object.members.size(); ++i) {
      separate(i, depth + 1, one_line);
      write_string(out_, object.members[i].name);
      out_ += ": ";
      write(object.members[i].value, depth + 1, false);
    }
    if (!one_line && !object.members.empty()) new_line(depth);
    out_ += '}';
  }

  std::string& out_;
};

}  // namespace

std::string write_json(const Document& document) {
  std::string out;
  Writer(out).write(document.root, 0, false);
  out += '\n';
  return out;
}

}  // namespace gouji
