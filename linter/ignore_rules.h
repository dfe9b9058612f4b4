// .goujiignore: which files and folders of a walk are left out. The lines are those of .gitignore:
// # begins a comment, ! takes back what was left out, a / at the end means folders only, one
// elsewhere ties the pattern to the folder of the file; * and ? stay within a name, ** does not.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gouji {

inline constexpr std::string_view ignore_file_name = ".goujiignore";

class IgnoreRules {
 public:
  explicit IgnoreRules(std::string_view text);

  // path: below the folder of the file, with / between names. The last line that fits decides;
  // empty: no line does.
  std::optional<bool> ignores(std::string_view path, bool is_folder) const;

 private:
  struct Rule {
    std::vector<std::string> names;  // of the pattern, between its slashes
    bool anywhere = false;           // one name, at any depth
    bool folders_only = false;
    bool takes_back = false;
  };
  std::vector<Rule> rules_;
};

}  // namespace gouji
