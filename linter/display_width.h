// How many columns of a terminal text takes up.
#pragma once

#include <cstddef>
#include <string_view>

namespace gouji {

// 2 for Chinese characters and full-width forms, 0 for combining marks, 1 for most others.
std::size_t display_width(char32_t character);

// Of text without control characters.
std::size_t display_width(std::string_view text);

}  // namespace gouji
