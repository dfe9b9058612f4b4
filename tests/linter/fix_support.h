// For tests of fixes: the file that one gives, and the law that it must keep.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/fix.h"

namespace gouji::testing {

const LintOptions& fix_options();  // the shipped rulebooks, no configuration

// The one file that fixing gives.
FixedFile fixed(std::string_view bytes);

// Figures of all forms of a file, exactly: value, places, and whether the cell is filled.
std::vector<std::string> figures_of(std::string_view bytes);

// The same figures, and no finding that was not there before.
void expect_law(std::string_view before, std::string_view after);

}  // namespace gouji::testing
