// What is wrong with a rulebook that loads: an identity that can never fail, a figure that no
// reader can find, a clause that nothing rests on. Loading asks whether every name means something;
// the review asks whether the whole makes sense.
#pragma once

#include <string_view>
#include <vector>

#include "linter/rulebooks.h"

namespace gouji {

// In the order of the file. Warnings are faults that may be meant.
std::vector<DataFault> review_rulebook(std::string_view path, std::string_view rulebook_json,
                                       const LoadedRulebook& loaded);

}  // namespace gouji
