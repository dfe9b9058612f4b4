// Turns operands into files. A folder is walked in sorted order, so that two runs and two machines
// report in the same order; hidden entries are skipped, and links are not followed, so that a walk
// neither leaves its tree nor runs in circles. What cannot be read becomes an Input with a problem
// in its place: it is reported like a form that cannot be read, and the others are still linted.

#include "linter/cli/inputs.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <set>
#include <sstream>
#include <system_error>

#include "linter/cli/files.h"
#include "linter/glob.h"
#include "linter/ignore_rules.h"
#include "linter/reader.h"
#include "linter/system_reason.h"

namespace gouji {
namespace {

namespace fs = std::filesystem;

bool has_readable_extension(const fs::path& path) {
  std::string extension = path.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  });
  if (extension.empty()) return false;
  for (const Reader* reader : all_readers()) {
    std::string_view rest = reader->extensions;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      if (rest.substr(0, end) == extension) return true;
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return false;
}

bool is_form_name(const fs::path& path) {
  return has_readable_extension(path) || is_stream_name(path.string());
}

bool is_hidden(const fs::path& path) {
  return path.filename().string().starts_with(".");
}

Message no_such_path() {
  return {"没有这个文件或文件夹", "no such file or folder"};
}

Message cannot_open(const std::error_code& error) {
  const Message reason = system_reason(error.value());
  return {fmt::format("打不开：{}", reason.zh), fmt::format("cannot open: {}", reason.en)};
}

struct Walk {
  const std::function<bool(const std::string&)>& skip;
  std::vector<Input>& found;
  std::size_t& ignored;
};

// The .goujiignore of a folder, with those above it.
struct Ignoring {
  fs::path folder;
  IgnoreRules rules;
  std::shared_ptr<const Ignoring> above;
};

bool is_ignored(const fs::directory_entry& entry, bool is_folder, const Ignoring* nearest) {
  for (; nearest != nullptr; nearest = nearest->above.get()) {
    const std::string path = entry.path().lexically_relative(nearest->folder).generic_string();
    if (const auto told = nearest->rules.ignores(path, is_folder)) return *told;
  }
  return false;
}

struct PendingFolder {
  fs::path path;
  std::shared_ptr<const Ignoring> above;
};

std::vector<fs::directory_entry> sorted_entries(const fs::path& folder, std::error_code& error) {
  std::vector<fs::directory_entry> entries;
  fs::directory_iterator entry(folder, error);
  while (!error && entry != fs::directory_iterator()) {
    entries.push_back(*entry);
    entry.increment(error);
  }
  std::sort(entries.begin(), entries.end());
  return entries;
}

// The folder's own rules before those above; one that cannot be read is told in its place.
std::shared_ptr<const Ignoring> ignoring_in(const PendingFolder& folder, const Walk& walk) {
  const fs::path file = folder.path / ignore_file_name;
  std::error_code error;
  if (!fs::is_regular_file(file, error)) return folder.above;
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  if (stream) text << stream.rdbuf();
  if (!stream) {
    walk.found.push_back({.path = file.string(), .problem = {"打不开", "cannot be opened"}});
    return folder.above;
  }
  return std::make_shared<const Ignoring>(
      Ignoring{.folder = folder.path, .rules = IgnoreRules(text.str()), .above = folder.above});
}

void walk_folder(const fs::path& top, const Walk& walk) {
  std::vector<PendingFolder> pending;
  pending.push_back({.path = top, .above = nullptr});
  while (!pending.empty()) {
    const PendingFolder next = pending.back();
    const fs::path& folder = next.path;
    pending.pop_back();
    const std::shared_ptr<const Ignoring> ignoring = ignoring_in(next, walk);
    std::error_code error;
    std::vector<PendingFolder> below;
    for (const fs::directory_entry& entry : sorted_entries(folder, error)) {
      std::error_code ignored;  // of an entry that vanished or cannot be looked at: not a file
      if (is_hidden(entry.path()) || entry.is_symlink(ignored)) continue;
      const bool is_folder = entry.is_directory(ignored);
      const bool is_form = !is_folder && entry.is_regular_file(ignored) &&
                           is_form_name(entry.path()) && !walk.skip(entry.path().string());
      if (!is_folder && !is_form) continue;
      if (is_ignored(entry, is_folder, ignoring.get())) {
        ++walk.ignored;
      } else if (is_folder) {
        below.push_back({.path = entry.path(), .above = ignoring});
      } else {
        walk.found.push_back({.path = entry.path().string(), .problem = {}});
      }
    }
    if (error) walk.found.push_back({.path = folder.string(), .problem = cannot_open(error)});
    pending.insert(pending.end(), below.rbegin(), below.rend());
  }
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
          if (is_hidden(below->path())) {
            below.disable_recursion_pending();
          } else {
            next.push_back(base / below->path().lexically_relative(folder));
          }
        }
        continue;
      }
      for (const fs::directory_entry& entry : sorted_entries(folder, error)) {
        const std::string name = entry.path().filename().string();
        const bool wanted = !is_hidden(name) || part.string().starts_with(".");
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

void expand_path(const fs::path& path, const Walk& walk) {
  std::error_code error;
  if (!fs::is_directory(path, error)) {
    walk.found.push_back({.path = path.string(), .problem = {}});
    return;
  }
  const std::size_t before = walk.found.size();
  walk_folder(path, walk);
  if (walk.found.size() > before) return;
  walk.found.push_back({.path = path.string(),
                        .problem = {"文件夹里没有能读的表（隐藏的、.goujiignore 略过的和链接不看）",
                                    "no readable form in this folder (what is hidden, left out by "
                                    ".goujiignore or a link is not looked at)"}});
}

}  // namespace

bool is_stream_name(std::string_view path) {
  if (path.ends_with(".gz")) path.remove_suffix(3);
  return path.ends_with(".ndjson") || path.ends_with(".jsonl");
}

std::vector<Input> expand_inputs(std::span<const std::string> operands,
                                 const std::function<bool(const std::string& path)>& skip,
                                 std::size_t* ignored) {
  std::vector<Input> found;
  std::size_t left_out = 0;
  const Walk walk = {.skip = skip, .found = found, .ignored = left_out};
  for (const std::string& operand : operands) {
    std::error_code error;
    if (operand == "-") {
      found.push_back({.path = operand, .problem = {}});
    } else if (fs::exists(operand, error)) {
      expand_path(operand, walk);
    } else if (error) {
      found.push_back({.path = operand, .problem = cannot_open(error)});
    } else if (is_glob(operand)) {
      const std::vector<fs::path> paths = matches(operand);
      for (const fs::path& path : paths) expand_path(path, walk);
      if (paths.empty()) {
        found.push_back({.path = operand, .problem = {"没有文件合于这个模式", "no file matches"}});
      }
    } else {
      found.push_back({.path = operand, .problem = no_such_path()});
    }
  }
  std::set<std::string> seen;
  const auto repeated = [&](const Input& input) {
    return !seen.insert(fs::path(input.path).lexically_normal().string()).second;
  };
  found.erase(std::remove_if(found.begin(), found.end(), repeated), found.end());
  if (ignored != nullptr) *ignored = left_out;
  return found;
}

}  // namespace gouji
