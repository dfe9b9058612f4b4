// The files of a folder and of all folders below it.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/cli/inputs.h"

namespace gouji {

struct FolderWalk {
  // Which files a folder does not give, by path; asked by all threads.
  const std::function<bool(std::string_view path)>& skip;
  Inputs& found;
  std::size_t& ignored;  // left out by .goujiignore
  std::size_t threads = 1;
};

// Adds every file that has the name of a form, sorted within its folder, those of a folder before
// those of the folders in it. Hidden entries are left out, and links are not followed, so that a
// walk neither leaves its tree nor runs in circles. A folder that cannot be read becomes an Input
// with a problem in its place.
void walk_folder(const std::string& top, const FolderWalk& walk);

// What a folder has, sorted, "." and ".." left out; what was read before an error where there is
// one.
std::vector<std::string> names_in(const std::string& folder);

bool is_hidden_name(std::string_view name);

}  // namespace gouji
