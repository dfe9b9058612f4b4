// Writes JSON to the end of a string, members in the order of the calls. Not rapidjson::Writer:
// that one needs a stream adapter, goes through text byte by byte, and writes broken UTF-8 as it
// came.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gouji {

class JsonWriter {
 public:
  // continues: out ends within an array that has values already.
  explicit JsonWriter(std::string& out, bool continues = false) : out_(out), comma_(continues) {}

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }

  // Names are written as they are: they are ours, never a form's.
  void key(std::string_view name);
  void text(std::string_view value);
  void number(std::size_t value);
  void boolean(bool value);

  void member(std::string_view name, std::string_view value);
  void member(std::string_view name, std::size_t value);
  void begin_object(std::string_view name);
  void begin_array(std::string_view name);
  // Absent instead of empty.
  void member_if_any(std::string_view name, std::string_view value);
  void member_if_any(std::string_view name, std::size_t value);

  // Puts the next value of an array, or the end of it, on a new line.
  void new_line(std::size_t indent);
  void end_array_on_new_line(std::size_t indent);

 private:
  void open(char bracket);
  void close(char bracket);
  void separate();

  std::string& out_;
  bool comma_;  // something stands before at this level
  bool after_key_ = false;
};

}  // namespace gouji
