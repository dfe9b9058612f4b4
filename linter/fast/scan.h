// What is asked of the bytes of a text: whether they are UTF-8, what an escape in them stands for.
#pragma once

#include <cstddef>
#include <string_view>

namespace gouji {

bool is_utf8(std::string_view text);

struct DecodedEscapes {
  const char* at;  // behind the escapes
  char* to;        // behind what was written; null: one of them is not decoded
};
// Writes what the escapes that follow each other here stand for, which is never longer. Not decoded
// are surrogates and control characters other than \n \r \t. Reads nothing outside of [at, end).
DecodedEscapes decode_escapes(const char* at, const char* end, char* to);

}  // namespace gouji
