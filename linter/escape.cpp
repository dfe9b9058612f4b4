// One loop escapes for every format. It copies runs of harmless bytes whole, asks a table of the
// format what to write for an ASCII character, and treats everything beyond ASCII alike: broken
// bytes become U+FFFD and invisible characters are spelled out as JSON spells them (\u202e). So
// a JSON string keeps its value, and in the other formats a person sees what is there.

#include "linter/escape.h"

#include <cstddef>
#include <initializer_list>

#include "linter/code_points.h"

namespace gouji {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

using Spelling = std::array<char, 6>;

constexpr Spelling spell(unsigned unit) {
  return {'\\',
          'u',
          hex_digits[(unit >> 12) & 15],
          hex_digits[(unit >> 8) & 15],
          hex_digits[(unit >> 4) & 15],
          hex_digits[unit & 15]};
}

constexpr std::array<Spelling, 128> spell_ascii() {
  std::array<Spelling, 128> spellings{};
  for (unsigned byte = 0; byte < 128; ++byte) spellings[byte] = spell(byte);
  return spellings;
}
constexpr std::array<Spelling, 128> ascii_spellings = spell_ascii();

struct Escape {
  char character;
  std::string_view text;
};

// Control characters are spelled out unless the format has a better way.
constexpr EscapeTable make_table(std::initializer_list<Escape> escapes) {
  EscapeTable table{};
  for (std::size_t byte = 0; byte < 128; ++byte) {
    if (byte < 0x20 || byte == 0x7F) {
      table[byte] = std::string_view(ascii_spellings[byte].data(), ascii_spellings[byte].size());
    }
  }
  for (const Escape& escape : escapes) {
    table[static_cast<std::size_t>(escape.character)] = escape.text;
  }
  return table;
}

constexpr EscapeTable visible_table = make_table({{'\n', "\\n"}, {'\r', "\\r"}, {'\t', "\\t"}});

constexpr EscapeTable json_table =
    make_table({{'"', "\\\""}, {'\\', "\\\\"}, {'\n', "\\n"}, {'\r', "\\r"}, {'\t', "\\t"}});

constexpr EscapeTable xml_table = make_table({{'&', "&amp;"},
                                              {'<', "&lt;"},
                                              {'>', "&gt;"},
                                              {'"', "&quot;"},
                                              {'\'', "&apos;"},
                                              {'\n', "&#10;"},
                                              {'\r', "&#13;"},
                                              {'\t', "&#9;"}});

constexpr EscapeTable workflow_data_table =
    make_table({{'%', "%25"}, {'\r', "%0D"}, {'\n', "%0A"}, {'\t', "\\t"}});

constexpr EscapeTable workflow_property_table = make_table(
    {{'%', "%25"}, {'\r', "%0D"}, {'\n', "%0A"}, {'\t', "\\t"}, {':', "%3A"}, {',', "%2C"}});

// A comment parts what a renderer would join into a mention or a reference: it looks for those in
// the rendered text, where a backslash is gone already.
constexpr EscapeTable markdown_table = make_table({{'\n', "\\n"},
                                                   {'\r', "\\r"},
                                                   {'\t', " "},
                                                   {'\\', "\\\\"},
                                                   {'`', "\\`"},
                                                   {'*', "\\*"},
                                                   {'_', "\\_"},
                                                   {'~', "\\~"},
                                                   {'[', "\\["},
                                                   {']', "\\]"},
                                                   {'|', "\\|"},
                                                   {'<', "&lt;"},
                                                   {'>', "&gt;"},
                                                   {'&', "&amp;"},
                                                   {'$', "<span>$</span>"},
                                                   {'@', "@<!-- -->"},
                                                   {'#', "#<!-- -->"}});

void append_spelled(std::string& out, char32_t character) {
  const auto append_unit = [&out](unsigned unit) {
    const Spelling spelling = spell(unit);
    out.append(spelling.data(), spelling.size());
  };
  const auto value = static_cast<unsigned>(character);
  if (value < 0x10000) {
    append_unit(value);
  } else {
    append_unit(0xD7C0 + (value >> 10));
    append_unit(0xDC00 + (value & 0x3FF));
  }
}

bool is_lower(char character) {
  return character >= 'a' && character <= 'z';
}

// Where the ## of a build server's command stands: ##[group] or ##vso[task.…].
std::size_t find_log_command(std::string_view text) {
  std::size_t at = text.find("##");
  for (; at != std::string_view::npos; at = text.find("##", at + 1)) {
    std::size_t end = at + 2;
    while (end < text.size() && is_lower(text[end])) ++end;
    if (end < text.size() && text[end] == '[') return at;
  }
  return at;
}

// The length of what a renderer takes for the beginning of an address, when there is one at the
// offset; 0: none.
std::size_t address_start(std::string_view text, std::size_t offset) {
  const std::string_view rest = text.substr(offset);
  if (rest.substr(0, 3) == "://") return 1;
  const auto same = [](char a, char b) { return (a | 0x20) == b; };
  if (rest.size() > 3 && same(rest[0], 'w') && same(rest[1], 'w') && same(rest[2], 'w') &&
      rest[3] == '.') {
    return 3;
  }
  return 0;
}

bool is_unreserved(char character) {
  return is_lower(character) || (character >= 'A' && character <= 'Z') ||
         (character >= '0' && character <= '9') || character == '-' || character == '.' ||
         character == '_' || character == '~';
}

}  // namespace

void append_escaped(std::string& out, std::string_view text, const EscapeTable& table) {
  std::size_t copied = 0;  // everything before is in out
  std::size_t at = 0;
  while (at < text.size()) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      if (!table[byte].empty()) {
        out.append(text, copied, at - copied);
        out += table[byte];
        copied = at + 1;
      }
      ++at;
      continue;
    }
    const CodePoint character = code_point_at(text, at);
    if (!character.valid || is_invisible(character.value)) {
      out.append(text, copied, at - copied);
      if (character.valid) {
        append_spelled(out, character.value);
      } else {
        out += "\xEF\xBF\xBD";
      }
      copied = at + character.bytes;
    }
    at += character.bytes;
  }
  out.append(text, copied);
}

void append_visible(std::string& out, std::string_view text) {
  std::size_t command = find_log_command(text);
  while (command != std::string_view::npos) {
    append_escaped(out, text.substr(0, command + 1), visible_table);
    append_spelled(out, U'#');
    text.remove_prefix(command + 2);
    command = find_log_command(text);
  }
  append_escaped(out, text, visible_table);
}

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  append_escaped(out, text, json_table);
  out += '"';
}

void append_xml(std::string& out, std::string_view text) {
  append_escaped(out, text, xml_table);
}

void append_workflow_data(std::string& out, std::string_view text) {
  append_escaped(out, text, workflow_data_table);
}

void append_workflow_property(std::string& out, std::string_view text) {
  append_escaped(out, text, workflow_property_table);
}

void append_markdown(std::string& out, std::string_view text) {
  std::size_t written = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t length = address_start(text, at);
    if (length == 0) continue;
    append_escaped(out, text.substr(written, at + length - written), markdown_table);
    out += "<!-- -->";
    written = at + length;
  }
  append_escaped(out, text.substr(written), markdown_table);
}

std::string sarif_text(std::string_view text) {
  // Braces are doubled whatever they hold; brackets matter only where they make a link.
  const bool links = text.find("](") != std::string_view::npos;
  std::string result;
  result.reserve(text.size());
  for (const char character : text) {
    if (character == '{' || character == '}') result += character;
    if (links && (character == '[' || character == ']')) result += '\\';
    result += character;
  }
  return result;
}

std::string path_uri(std::string_view path) {
  std::string uri = path.substr(0, 1) == "/" ? "file://" : "";
  while (path.substr(0, 2) == "./") path.remove_prefix(2);
  for (const char character : path) {
    if (is_unreserved(character) || character == '/') {
      uri += character;
    } else {
      const auto byte = static_cast<unsigned char>(character);
      constexpr std::string_view upper = "0123456789ABCDEF";
      uri += '%';
      uri += upper[byte >> 4];
      uri += upper[byte & 15];
    }
  }
  return uri;
}

}  // namespace gouji
