// A new rulebook from an old one: the same files, under a name of its own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/rulebook_files.h"

namespace gouji {

inline constexpr std::string_view first_version = "0.1.0";

// Whether a text can be the id of a rulebook: lower-case letters, digits, single hyphens between.
bool is_rulebook_id(std::string_view text);

// Every file of the new folder, with its path in it. Of the JSON only the id, the version, the
// title and the template of the examples change; blanks and line breaks stay as they are.
std::vector<NamedBytes> copy_rulebook(const RulebookFiles& from, std::string_view id);

}  // namespace gouji
