// What to enter where a figure is wrong: the value, and the equation that then holds. Suggestions
// are for people: nothing of the program ever enters one.
#pragma once

#include <string_view>
#include <vector>

#include "linter/lint.h"

namespace gouji {

// Adds a suggestion to each finding that expects a figure in its cell. reports: those of the same
// bytes and options.
void add_suggestions(std::string_view bytes, const LintOptions& options,
                     std::vector<FormReport>& reports);

}  // namespace gouji
