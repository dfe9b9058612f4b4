// Patterns over paths, by fnmatch(3): no expression of our own to get wrong.

#include "linter/glob.h"

#include <fnmatch.h>

namespace gouji {

bool glob_matches(const std::string& pattern, const std::string& path) {
  return fnmatch(pattern.c_str(), path.c_str(), 0) == 0;
}

bool is_glob(const std::string& text) {
  return text.find_first_of("*?[") != std::string::npos;
}

}  // namespace gouji
