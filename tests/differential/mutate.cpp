#include "tests/differential/mutate.h"

#include <fmt/format.h>

#include <cstdint>
#include <string_view>
#include <vector>

#include "schemas/spelling.h"

namespace gouji::differential {
namespace {

using injection::Random;

struct Token {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool text = false;
  bool scalar = false;  // a text, a number, true, false or null
  bool name = false;    // of a member
};

// Of well-formed JSON; of anything else, something.
std::vector<Token> tokens_of(std::string_view json) {
  std::vector<Token> tokens;
  for (std::size_t at = 0; at < json.size();) {
    Token token{.begin = at};
    const char c = json[at++];
    if (c == '"') {
      while (at < json.size() && json[at] != '"') at += json[at] == '\\' ? 2U : 1U;
      at = std::min(at + 1, json.size());
      token.text = at - token.begin >= 2;  // not a quote alone, cut off
      token.scalar = true;
      token.name = at < json.size() && json[at] == ':';
    } else if (std::string_view("{}[],:").find(c) == std::string_view::npos) {
      while (at < json.size() &&
             std::string_view("{}[],:\"").find(json[at]) == std::string_view::npos) {
        ++at;
      }
      token.scalar = true;
    }
    token.end = at;
    tokens.push_back(token);
  }
  return tokens;
}

const std::vector<std::string> pieces = {"\"",
                                         "\\",
                                         "\\u0000",
                                         "\\u0041",
                                         "\\ud800",
                                         "\\udc00",
                                         "\\n",
                                         "\\b",
                                         "\n",
                                         "\t",
                                         std::string(1, '\0'),
                                         "\x1F",
                                         "\x7F",
                                         "\x80",
                                         "\xC3",
                                         "\xE4\xB8",
                                         "\xED\xA0\x80",
                                         "\xF0\x9F\x98\x80",
                                         "\xEF\xBB\xBF",
                                         "\xE0\x80\x80",
                                         "{",
                                         "}",
                                         "[",
                                         "]",
                                         ",",
                                         ":",
                                         " ",
                                         "  ",
                                         "\r\n",
                                         "0",
                                         "-",
                                         ".",
                                         "e5",
                                         "E+2",
                                         "null",
                                         "无",
                                         "　",
                                         "％",
                                         "/*x*/"};
const std::vector<std::string> values = {"null",
                                         "true",
                                         "false",
                                         "{}",
                                         "[]",
                                         "[1]",
                                         "{\"a\":1}",
                                         "0",
                                         "-0",
                                         "-0.0",
                                         "0.10",
                                         "00",
                                         "01",
                                         "-",
                                         "+1",
                                         ".5",
                                         "5.",
                                         "1e3",
                                         "1E-2",
                                         "1e400",
                                         "12.345678901234",
                                         "123456789012345678",
                                         "1234567890123456789",
                                         "99999999999999999999999999999999999",
                                         "0.0000000000001",
                                         "\"\"",
                                         "\"无\"",
                                         "\"暂无。\"",
                                         "\"5.5\"",
                                         "\"1,234.50\"",
                                         "\"12%\"",
                                         "\"５\"",
                                         "\"/\"",
                                         "\" 合 计 \"",
                                         "\"合计\"",
                                         "\"产出指标(50分)\"",
                                         "\"\\u4e00\"",
                                         "\"\\\"\"",
                                         "1.50",
                                         "100",
                                         "\"suzhou-2021\"",
                                         "\" suzhou-2021\""};

void replace(std::string& json, const Token& token, std::string_view with) {
  json.replace(token.begin, token.end - token.begin, with);
}

void change_bytes(std::string& json, Random& random) {
  const std::size_t at = random.below(json.size());
  switch (random.below(5)) {
    case 0: json[at] = static_cast<char>(random.below(256)); break;
    case 1: json.insert(at, random.pick(pieces)); break;
    case 2: json.erase(at, 1 + random.below(8)); break;
    case 3: json.insert(at, json.substr(at, 1 + random.below(40))); break;
    default: json.resize(at); break;
  }
}

void escape_one(std::string& json, const Token& token) {
  const std::string_view inside(json.data() + token.begin + 1, token.end - token.begin - 2);
  if (inside.empty()) return;
  const Glyph glyph = glyph_at(inside, 0);
  if (glyph.code > 0xFFFF || inside.front() == '\\') return;
  json.replace(token.begin + 1, glyph.size,
               fmt::format("\\u{:04x}", static_cast<unsigned>(glyph.code)));
}

void change_token(std::string& json, Random& random) {
  const std::vector<Token> tokens = tokens_of(json);
  std::vector<Token> scalars;
  std::vector<Token> names;
  for (const Token& token : tokens) {
    if (token.name) names.push_back(token);
    if (token.scalar && !token.name) scalars.push_back(token);
  }
  if (scalars.empty() || names.empty()) return;
  const Token token = random.pick(scalars);
  switch (random.below(8)) {
    case 0:
    case 1: replace(json, token, random.pick(values)); break;
    case 2: {
      const Token other = random.pick(scalars);
      replace(json, token, json.substr(other.begin, other.end - other.begin));
      break;
    }
    case 3: {  // a name of another member: twice, or where it does not belong
      const Token name = random.pick(names);
      const Token other = random.pick(names);
      replace(json, name, json.substr(other.begin, other.end - other.begin));
      break;
    }
    case 4: json.insert(token.end, "," + json.substr(random.pick(names).begin, 30)); break;
    case 5: {
      const Token any = random.pick(tokens);
      json.insert(any.begin,
                  random.pick(std::vector<std::string>{" ", "\n", "\t", "\r\n  ", "\f"}));
      break;
    }
    case 6:
      if (token.text) escape_one(json, token);
      break;
    default:
      if (token.text)
        json.insert(token.begin + 1 + random.below(token.end - token.begin - 1),
                    random.pick(pieces));
      break;
  }
}

}  // namespace

std::string mutated(std::string json, Random& random) {
  const std::size_t changes = 1 + random.below(3);
  for (std::size_t i = 0; i < changes && !json.empty(); ++i) {
    if (random.chance(20)) {
      change_bytes(json, random);
    } else {
      change_token(json, random);
    }
  }
  return json;
}

}  // namespace gouji::differential
