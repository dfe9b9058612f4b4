// Turns operands into files. A folder is walked in sorted order, so that two runs and two machines
// report in the same order. What cannot be read becomes an Input with a problem in its place: it is
// reported like a form that cannot be read, and the others are still linted.

#include "linter/cli/inputs.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>

#include "linter/cli/folder_walk.h"
#include "linter/glob.h"
#include "linter/system_reason.h"

namespace gouji {
namespace {

namespace fs = std::filesystem;

Message no_such_path() {
  return {"没有这个文件或文件夹", "no such file or folder"};
}

Message cannot_open(const std::error_code& error) {
  const Message reason = system_reason(error.value());
  return {fmt::format("打不开：{}", reason.zh), fmt::format("cannot open: {}", reason.en)};
}

// The paths that a pattern matches, part by part; ** stands for folders of any depth.
std::vector<fs::path> matches(const fs::path& pattern) {
  std::vector<fs::path> found = {fs::path()};
  for (const fs::path& part : pattern) {
    std::vector<fs::path> next;
    for (const fs::path& base : found) {
      if (!is_glob(part.string())) {
        next.push_back(base / part);
        continue;
      }
      std::error_code error;
      const fs::path folder = base.empty() ? fs::path(".") : base;
      if (part == "**") {
        next.push_back(base);
        fs::recursive_directory_iterator below(folder, error);
        for (; !error && below != fs::recursive_directory_iterator(); below.increment(error)) {
          std::error_code ignored;
          if (!below->is_directory(ignored) || below->is_symlink(ignored)) continue;
          if (is_hidden_name(below->path().filename().string())) {
            below.disable_recursion_pending();
          } else {
            next.push_back(base / below->path().lexically_relative(folder));
          }
        }
        continue;
      }
      for (const std::string& name : names_in(folder.string())) {
        const bool wanted = !is_hidden_name(name) || part.string().starts_with(".");
        if (wanted && glob_matches(part.string(), name)) next.push_back(base / name);
      }
    }
    found = std::move(next);
  }
  std::vector<fs::path> existing;
  for (const fs::path& path : found) {
    std::error_code error;
    if (fs::exists(path, error)) existing.push_back(path);
  }
  std::sort(existing.begin(), existing.end());
  return existing;
}

void expand_path(const fs::path& path, const FolderWalk& walk) {
  std::error_code error;
  if (!fs::is_directory(path, error)) {
    walk.found.add(path.string());
    return;
  }
  const std::size_t before = walk.found.size();
  walk_folder(path.string(), walk);
  if (walk.found.size() > before) return;
  walk.found.add(path.string(),
                 {"文件夹里没有能读的表（隐藏的、.goujiignore 略过的和链接不看）",
                  "no readable form in this folder (what is hidden, left out by .goujiignore or a "
                  "link is not looked at)"});
}

}  // namespace

bool is_stream_name(std::string_view path) {
  if (path.ends_with(".gz")) path.remove_suffix(3);
  return path.ends_with(".ndjson") || path.ends_with(".jsonl");
}

void Inputs::add(std::string path) {
  const std::string_view kept = paths_.emplace_back(std::move(path));
  all_.push_back({.path = kept, .stream = is_stream_name(kept)});
}

void Inputs::add(std::string path, Message problem) {
  const std::string_view kept = paths_.emplace_back(std::move(path));
  all_.push_back({.path = kept, .problem = &problems_.emplace_back(std::move(problem))});
}

void Inputs::add_files(std::string paths) {
  if (paths.empty()) return;
  std::string_view rest = paths_.emplace_back(std::move(paths));
  while (!rest.empty()) {
    const std::string_view path = rest.substr(0, rest.find('\0'));
    all_.push_back({.path = path, .in_folder = true, .stream = is_stream_name(path)});
    rest.remove_prefix(path.size() + 1);
  }
}

void Inputs::leave_out_repeated() {
  std::set<std::string> seen;
  std::erase_if(all_, [&](const Input& input) {
    return !seen.insert(fs::path(input.path).lexically_normal().string()).second;
  });
}

Inputs expand_inputs(std::span<const std::string> operands,
                     const std::function<bool(std::string_view path)>& skip, std::size_t* ignored,
                     std::size_t threads) {
  Inputs found;
  std::size_t left_out = 0;
  const FolderWalk walk = {.skip = skip, .found = found, .ignored = left_out, .threads = threads};
  for (const std::string& operand : operands) {
    std::error_code error;
    if (operand == "-") {
      found.add(operand);
    } else if (fs::exists(operand, error)) {
      expand_path(operand, walk);
    } else if (error) {
      found.add(operand, cannot_open(error));
    } else if (is_glob(operand)) {
      const std::vector<fs::path> paths = matches(operand);
      for (const fs::path& path : paths) expand_path(path, walk);
      if (paths.empty()) found.add(operand, {"没有文件合于这个模式", "no file matches"});
    } else {
      found.add(operand, no_such_path());
    }
  }
  // A walk meets nothing twice.
  const bool one_walk =
      operands.size() == 1 && operands.front() != "-" && !is_glob(operands.front());
  if (!one_walk) found.leave_out_repeated();
  if (ignored != nullptr) *ignored = left_out;
  return found;
}

}  // namespace gouji
