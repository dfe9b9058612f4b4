// The same JSON written differently. The text must be valid JSON.
#pragma once

#include <string>
#include <string_view>

namespace gouji::bench {

std::string compact(std::string_view json);   // no space between tokens
std::string indented(std::string_view json);  // a member a line, two spaces a level
std::string escaped(std::string_view json);   // \uXXXX for everything that is not ASCII

}  // namespace gouji::bench
