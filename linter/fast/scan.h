// The loops over every byte of a form: where a text ends, whether it is UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gouji {

struct TextEnd {
  const char* at;     // a quote, a backslash or a control character; end when there is none
  bool beyond_ascii;  // on the way there
};
// Reads nothing outside of [at, end).
TextEnd end_of_text(const char* at, const char* end);

bool is_utf8(std::string_view text);

// Of UTF-8.
std::size_t characters_of(std::string_view text);

// Appends what the escape here stands for and moves behind it. False for what it does not decode:
// surrogates and control characters other than \n \r \t.
bool decode_escape(const char*& at, const char* end, std::string& text);

}  // namespace gouji
