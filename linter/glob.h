// Patterns over paths, as the shell has them.
#pragma once

#include <string>

namespace gouji {

// fnmatch(3) over the whole path: * ? [a-z]. A * also matches slashes, so that forms/*.json means
// every form below forms/.
bool glob_matches(const std::string& pattern, const std::string& path);

// Whether the text has any of * ? [ in it.
bool is_glob(const std::string& text);

}  // namespace gouji
