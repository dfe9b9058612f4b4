// Names stay strings and kinds come with them from the system, so that a folder of thousands of
// files costs about what the system itself takes to list it. std::filesystem takes paths apart into
// their parts, which is what most of a walk would be.

#include "linter/cli/folder_walk.h"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>

#include "linter/ignore_rules.h"
#include "linter/reader.h"
#include "linter/system_reason.h"

namespace gouji {
namespace {

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

FolderEntry::Kind kind_of_mode(mode_t mode) {
  if (S_ISREG(mode)) return FolderEntry::Kind::file;
  if (S_ISDIR(mode)) return FolderEntry::Kind::folder;
  return S_ISLNK(mode) ? FolderEntry::Kind::link : FolderEntry::Kind::other;
}

// Some file systems do not tell the kind with the name.
FolderEntry::Kind kind_of(DIR* folder, const dirent& entry) {
  switch (entry.d_type) {
    case DT_REG: return FolderEntry::Kind::file;
    case DT_DIR: return FolderEntry::Kind::folder;
    case DT_LNK: return FolderEntry::Kind::link;
    case DT_UNKNOWN: break;
    default: return FolderEntry::Kind::other;
  }
  struct stat facts = {};
  const bool known = ::fstatat(::dirfd(folder), entry.d_name, &facts, AT_SYMLINK_NOFOLLOW) == 0;
  return known ? kind_of_mode(facts.st_mode) : FolderEntry::Kind::other;
}

std::string joined(const std::string& folder, std::string_view name) {
  std::string path;
  path.reserve(folder.size() + 1 + name.size());
  path += folder;
  if (!path.ends_with('/')) path += '/';
  path += name;
  return path;
}

// The last part of a name that has a form in it: ".json".
class FormNames {
 public:
  FormNames() {
    for (const Reader* reader : all_readers()) {
      std::string_view rest = reader->extensions;
      while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        extensions_.push_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    }
  }

  bool has(std::string_view name) const {
    const std::size_t dot = name.rfind('.');
    const bool extended = dot != std::string_view::npos && dot > 0;
    return (extended && is_known(name.substr(dot))) || is_stream_name(name);
  }

 private:
  bool is_known(std::string_view extension) const {
    const auto same = [](char known, char given) {
      const bool capital = given >= 'A' && given <= 'Z';
      return known == (capital ? static_cast<char>(given - 'A' + 'a') : given);
    };
    return std::ranges::any_of(extensions_, [&](std::string_view known) {
      return known.size() == extension.size() &&
             (known == extension || std::ranges::equal(known, extension, same));
    });
  }

  std::vector<std::string_view> extensions_;
};

// The .goujiignore of a folder, with those above it.
struct Ignoring {
  std::string folder;
  IgnoreRules rules;
  std::shared_ptr<const Ignoring> above;
};

bool is_ignored(const std::string& path, bool is_folder, const Ignoring* nearest) {
  for (; nearest != nullptr; nearest = nearest->above.get()) {
    std::string_view below = std::string_view(path).substr(nearest->folder.size());
    if (below.starts_with('/')) below.remove_prefix(1);
    if (const auto told = nearest->rules.ignores(below, is_folder)) return *told;
  }
  return false;
}

struct PendingFolder {
  std::string path;
  std::shared_ptr<const Ignoring> above;
};

// The folder's own rules before those above; one that cannot be read is told in its place.
std::shared_ptr<const Ignoring> ignoring_in(const PendingFolder& folder,
                                            const std::vector<FolderEntry>& entries,
                                            const FolderWalk& walk) {
  const auto named = std::ranges::lower_bound(entries, ignore_file_name, {}, [](const auto& entry) {
    return std::string_view(entry.name);
  });
  if (named == entries.end() || named->name != ignore_file_name) return folder.above;
  const std::string file = joined(folder.path, ignore_file_name);
  std::error_code error;
  if (!std::filesystem::is_regular_file(file, error)) return folder.above;
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  if (stream) text << stream.rdbuf();
  if (!stream) {
    walk.found.push_back({.path = file, .problem = {"打不开", "cannot be opened"}});
    return folder.above;
  }
  return std::make_shared<const Ignoring>(
      Ignoring{.folder = folder.path, .rules = IgnoreRules(text.str()), .above = folder.above});
}

}  // namespace

bool is_hidden_name(std::string_view name) {
  return name.starts_with('.');
}

FolderEntries read_folder(const std::string& folder) {
  FolderEntries read;
  const std::unique_ptr<DIR, CloseFolder> opened(::opendir(folder.c_str()));
  if (opened == nullptr) {
    read.error = errno;
    return read;
  }
  for (;;) {
    errno = 0;
    const dirent* const entry = ::readdir(opened.get());
    if (entry == nullptr) break;
    const std::string_view name = entry->d_name;
    if (name == "." || name == "..") continue;
    read.entries.push_back({.name = std::string(name), .kind = kind_of(opened.get(), *entry)});
  }
  read.error = errno;
  std::ranges::sort(read.entries, {}, &FolderEntry::name);
  return read;
}

void walk_folder(const std::string& top, const FolderWalk& walk) {
  const FormNames form_names;
  std::vector<PendingFolder> pending;
  pending.push_back({.path = top, .above = nullptr});
  while (!pending.empty()) {
    const PendingFolder folder = std::move(pending.back());
    pending.pop_back();
    const FolderEntries read = read_folder(folder.path);
    const std::shared_ptr<const Ignoring> ignoring = ignoring_in(folder, read.entries, walk);
    std::vector<PendingFolder> below;
    for (const FolderEntry& entry : read.entries) {
      const bool is_folder = entry.kind == FolderEntry::Kind::folder;
      const bool is_form = entry.kind == FolderEntry::Kind::file && form_names.has(entry.name);
      if (is_hidden_name(entry.name) || (!is_folder && !is_form)) continue;
      std::string path = joined(folder.path, entry.name);
      if (is_form && walk.skip(path)) continue;
      if (is_ignored(path, is_folder, ignoring.get())) {
        ++walk.ignored;
      } else if (is_folder) {
        below.push_back({.path = std::move(path), .above = ignoring});
      } else {
        walk.found.push_back({.path = std::move(path), .problem = {}, .in_folder = true});
      }
    }
    if (read.error != 0) {
      walk.found.push_back(
          {.path = folder.path, .problem = system_problem("打不开", "cannot open", read.error)});
    }
    pending.insert(pending.end(), std::make_move_iterator(below.rbegin()),
                   std::make_move_iterator(below.rend()));
  }
}

}  // namespace gouji
