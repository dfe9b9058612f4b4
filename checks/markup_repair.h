// Web markup in text → plain text.
#pragma once

#include <string_view>
#include <vector>

#include "checks/form_slips.h"

namespace gouji {

// An edit for each piece of markup that plain text has something for: a tag becomes nothing, or a
// line break where a browser would begin a line; a reference becomes its character. What is left
// alone: tags that are cut off, references to digits and letters; and the whole text where a tag
// stands between two digits, or a script in it.
std::vector<TextEdit> markup_repairs(std::string_view text);

}  // namespace gouji
