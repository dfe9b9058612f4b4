// Keeps one bit of state, whether a comma is due; nesting is the caller's. Strings go through
// append_json_string, so that the output is valid UTF-8 whatever came in.

#include "linter/json_writer.h"

#include <charconv>

#include "linter/escape.h"

namespace gouji {

void JsonWriter::separate() {
  if (comma_ && !after_key_) out_ += ", ";
  after_key_ = false;
  comma_ = true;
}

void JsonWriter::open(char bracket) {
  separate();
  out_ += bracket;
  comma_ = false;
}

void JsonWriter::close(char bracket) {
  out_ += bracket;
  comma_ = true;
}

void JsonWriter::key(std::string_view name) {
  separate();
  out_ += '"';
  out_ += name;
  out_ += "\": ";
  after_key_ = true;
}

void JsonWriter::text(std::string_view value) {
  separate();
  append_json_string(out_, value);
}

void JsonWriter::number(std::size_t value) {
  separate();
  char digits[24];
  const std::to_chars_result result = std::to_chars(digits, digits + sizeof digits, value);
  out_.append(digits, result.ptr);
}

void JsonWriter::boolean(bool value) {
  separate();
  out_ += value ? "true" : "false";
}

void JsonWriter::member(std::string_view name, std::string_view value) {
  key(name);
  text(value);
}

void JsonWriter::member(std::string_view name, std::size_t value) {
  key(name);
  number(value);
}

void JsonWriter::begin_object(std::string_view name) {
  key(name);
  begin_object();
}

void JsonWriter::begin_array(std::string_view name) {
  key(name);
  begin_array();
}

void JsonWriter::member_if_any(std::string_view name, std::string_view value) {
  if (!value.empty()) member(name, value);
}

void JsonWriter::member_if_any(std::string_view name, std::size_t value) {
  if (value != 0) member(name, value);
}

void JsonWriter::new_line(std::size_t indent) {
  if (comma_) out_ += ',';
  comma_ = false;
  out_ += '\n';
  out_.append(indent, ' ');
}

void JsonWriter::end_array_on_new_line(std::size_t indent) {
  if (comma_) {
    out_ += '\n';
    out_.append(indent, ' ');
  }
  end_array();
}

}  // namespace gouji
