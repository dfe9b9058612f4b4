// One pass over the bytes that knows only whether it is inside a string: what is outside may be
// spaced differently, what is inside is kept.

#include "tests/bench/json_layout.h"

#include <fmt/format.h>

#include <cstdint>
#include <iterator>

namespace gouji::bench {
namespace {

// Calls outside(char) for every character outside strings, the opening quote among them, and copies
// the rest of strings to out.
template <class Outside>
void walk(std::string_view json, std::string& out, Outside outside) {
  bool in_string = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_string) {
      out += c;
      if (c == '\\') out += json[++i];
      if (c == '"') in_string = false;
    } else if (c != ' ' && c != '\n' && c != '\t' && c != '\r') {
      outside(c);
      in_string = c == '"';
    }
  }
}

void new_line(std::string& out, int depth) {
  out += '\n';
  out.append(static_cast<std::size_t>(depth) * 2, ' ');
}

struct Character {
  std::uint32_t code;
  std::size_t bytes;
};

Character character_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const std::uint32_t first = byte(0);
  if (first < 0xE0) return {(first & 0x1Fu) << 6u | (byte(1) & 0x3Fu), 2};
  if (first < 0xF0) {
    return {(first & 0x0Fu) << 12u | (byte(1) & 0x3Fu) << 6u | (byte(2) & 0x3Fu), 3};
  }
  return {(first & 0x07u) << 18u | (byte(1) & 0x3Fu) << 12u | (byte(2) & 0x3Fu) << 6u |
              (byte(3) & 0x3Fu),
          4};
}

}  // namespace

std::string compact(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  walk(json, out, [&](char c) { out += c; });
  return out;
}

std::string indented(std::string_view json) {
  std::string out;
  out.reserve(json.size() * 2);
  int depth = 0;
  bool opened = false;  // the last token opened an object or array; nothing stands in it so far
  walk(json, out, [&](char c) {
    const bool closes = c == '}' || c == ']';
    if (closes) --depth;
    if (closes != opened) new_line(out, depth);
    out += c;
    opened = c == '{' || c == '[';
    if (opened) ++depth;
    if (c == ',') new_line(out, depth);
    if (c == ':') out += ' ';
  });
  return out;
}

std::string escaped(std::string_view json) {
  std::string out;
  out.reserve(json.size() * 2);
  for (std::size_t i = 0; i < json.size();) {
    if (static_cast<unsigned char>(json[i]) < 0x80) {
      out += json[i++];
      continue;
    }
    const Character one = character_at(json, i);
    i += one.bytes;
    if (one.code < 0x10000) {
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", one.code);
    } else {
      const std::uint32_t rest = one.code - 0x10000;
      fmt::format_to(std::back_inserter(out), "\\u{:04x}\\u{:04x}", 0xD800 + (rest >> 10u),
                     0xDC00 + (rest & 0x3FFu));
    }
  }
  return out;
}

}  // namespace gouji::bench
