// What is asked of the bytes of a text: whether they are UTF-8, how many characters, what an escape
// in them stands for.
#pragma once

#include <cstddef>
#include <string_view>

namespace gouji {

bool is_utf8(std::string_view text);

// Of UTF-8.
std::ptrdiff_t characters_of(std::string_view text);

// Writes what the escape here stands for and moves behind both. It is never longer than the escape.
// False for what it does not decode: surrogates and control characters other than \n \r \t.
bool decode_escape(const char*& at, const char* end, char*& to);

}  // namespace gouji
