// A pattern and a path are compared name by name, each by fnmatch; how many names ** stands for is
// left open until the end, so that no pattern takes more time than its length times that of the
// path.

#include "linter/ignore_rules.h"

#include <fnmatch.h>

#include <algorithm>
#include <span>

namespace gouji {
namespace {

std::vector<std::string> names_of(std::string_view path) {
  std::vector<std::string> names;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    if (end > 0) names.emplace_back(path.substr(0, end));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return names;
}

bool fits(std::span<const std::string> pattern, std::span<const std::string> path) {
  // After so many names of the pattern, which numbers of names of the path may be used up.
  std::vector<bool> used(path.size() + 1, false);
  used[0] = true;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    std::vector<bool> next(path.size() + 1, false);
    if (pattern[at] == "**") {
      // At the end, ** is everything below: one name at the least.
      const bool last = at + 1 == pattern.size();
      bool any = false;
      for (std::size_t count = 0; count <= path.size(); ++count) {
        next[count] = any || (used[count] && !last);
        any = any || used[count];
      }
    } else {
      for (std::size_t count = 0; count < path.size(); ++count) {
        next[count + 1] = used[count] && fnmatch(pattern[at].c_str(), path[count].c_str(), 0) == 0;
      }
    }
    used = std::move(next);
  }
  return used.back();
}

// Blanks at the end are none of the pattern, unless \ stands before them.
std::string_view without_blanks_behind(std::string_view line) {
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r')) {
    if (line.size() >= 2 && line[line.size() - 2] == '\\' && line.back() == ' ') break;
    line.remove_suffix(1);
  }
  return line;
}

}  // namespace

IgnoreRules::IgnoreRules(std::string_view text) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";  // that some editors put before UTF-8
  if (text.starts_with(mark)) text.remove_prefix(mark.size());
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = without_blanks_behind(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.front() == '#') continue;
    Rule rule;
    if (line.front() == '!') {
      rule.takes_back = true;
      line.remove_prefix(1);
    }
    if (line.ends_with('/')) {
      rule.folders_only = true;
      line.remove_suffix(1);
    }
    rule.anywhere = line.find('/') == std::string_view::npos;
    rule.names = names_of(line);
    // More ** than one after the other are one: each of them would be tried with every length.
    const auto again =
        std::unique(rule.names.begin(), rule.names.end(),
                    [](const auto& a, const auto& b) { return a == "**" && b == a; });
    rule.names.erase(again, rule.names.end());
    if (!rule.names.empty()) rules_.push_back(std::move(rule));
  }
}

std::optional<bool> IgnoreRules::ignores(std::string_view path, bool is_folder) const {
  const std::vector<std::string> names = names_of(path);
  if (names.empty()) return std::nullopt;
  for (auto rule = rules_.rbegin(); rule != rules_.rend(); ++rule) {
    if (rule->folders_only && !is_folder) continue;
    const std::span<const std::string> all(names);
    const auto looked_at = rule->anywhere ? all.last(1) : all;
    if (fits(rule->names, looked_at)) return !rule->takes_back;
  }
  return std::nullopt;
}

}  // namespace gouji
