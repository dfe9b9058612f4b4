// Characters of UTF-8 text that may be broken. Form text and file names come from anywhere; a
// reporter must write valid UTF-8 whatever it was given.
#pragma once

#include <cstddef>
#include <string_view>

namespace gouji {

struct CodePoint {
  char32_t value = U'\uFFFD';
  std::size_t bytes = 1;  // how many it takes up; of broken text, how many to leave out
  bool valid = false;
};

// The character that starts at an offset inside the text. Overlong forms, surrogates and what is
// above U+10FFFF are broken.
CodePoint code_point_at(std::string_view text, std::size_t offset);

// Characters that show as nothing or change how others show: controls, zero-width characters,
// overrides of the direction of writing, line and paragraph separators, tags.
bool is_invisible(char32_t character);

}  // namespace gouji
