// Names stay strings and kinds come with them from the system, so that a folder of thousands of
// files costs about what the system itself takes to list it. std::filesystem takes paths apart into
// their parts, which is what most of a walk would be. Folders of one depth are read by several
// threads; what they give is put in the order of the walk behind that.

#include "linter/cli/folder_walk.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <sstream>

#include "linter/ignore_rules.h"
#include "linter/reader.h"
#include "linter/stream/ordered_work.h"
#include "linter/system_reason.h"

namespace gouji {
namespace {

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

enum class EntryKind : std::uint8_t { file, folder, link, other };

EntryKind kind_of_mode(mode_t mode) {
  if (S_ISREG(mode)) return EntryKind::file;
  if (S_ISDIR(mode)) return EntryKind::folder;
  return S_ISLNK(mode) ? EntryKind::link : EntryKind::other;
}

// Some file systems do not tell the kind with the name.
EntryKind kind_of(DIR* folder, const dirent& entry) {
  switch (entry.d_type) {
    case DT_REG: return EntryKind::file;
    case DT_DIR: return EntryKind::folder;
    case DT_LNK: return EntryKind::link;
    case DT_UNKNOWN: break;
    default: return EntryKind::other;
  }
  struct stat facts = {};
  const bool known = ::fstatat(::dirfd(folder), entry.d_name, &facts, AT_SYMLINK_NOFOLLOW) == 0;
  return known ? kind_of_mode(facts.st_mode) : EntryKind::other;
}

// Visits each entry of a folder but "." and ".."; what the system said in the end, 0 if nothing.
template <class Visit>
int for_each_entry(const std::string& folder, Visit&& visit) {
  const std::unique_ptr<DIR, CloseFolder> opened(::opendir(folder.c_str()));
  if (opened == nullptr) return errno;
  for (;;) {
    errno = 0;
    const dirent* const entry = ::readdir(opened.get());
    if (entry == nullptr) return errno;
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") visit(opened.get(), *entry);
  }
}

std::string joined(const std::string& folder, std::string_view name) {
  std::string path;
  path.reserve(folder.size() + 1 + name.size());
  path += folder;
  if (!path.ends_with('/')) path += '/';
  path += name;
  return path;
}

// The last part of a name that has a form in it: ".json", in capitals or not. Each as one number, a
// byte a letter: none has more than eight.
class FormNames {
 public:
  FormNames() {
    for (const Reader* reader : all_readers()) {
      std::string_view rest = reader->extensions;
      while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        extensions_.push_back(packed(rest.substr(1, end - 1)));
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    }
  }

  bool has(std::string_view name) const {
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0) return false;
    const std::uint64_t extension = packed(name.substr(dot + 1));
    const bool known =
        extension != 0 && std::ranges::find(extensions_, extension) != extensions_.end();
    return known || is_stream_name(name);
  }

 private:
  static std::uint64_t packed(std::string_view extension) {
    if (extension.size() > sizeof(std::uint64_t)) return 0;
    std::uint64_t number = 0;
    for (const char c : extension) {
      const bool capital = c >= 'A' && c <= 'Z';
      number = number << 8U | static_cast<unsigned char>(capital ? c - 'A' + 'a' : c);
    }
    return number;
  }

  std::vector<std::uint64_t> extensions_;
};

// The .goujiignore of a folder, with those above it.
struct Ignoring {
  std::string folder;
  IgnoreRules rules;
  std::shared_ptr<const Ignoring> above;
};

bool is_ignored(std::string_view path, bool is_folder, const Ignoring* nearest) {
  for (; nearest != nullptr; nearest = nearest->above.get()) {
    std::string_view below = path.substr(nearest->folder.size());
    if (below.starts_with('/')) below.remove_prefix(1);
    if (const auto told = nearest->rules.ignores(below, is_folder)) return *told;
  }
  return false;
}

// Names as they are sorted: most differ in their first eight bytes, which are compared as a number.
class SortedNames {
 public:
  // names: a zero behind each, which they outlive.
  explicit SortedNames(std::string_view names) {
    while (!names.empty()) {
      const std::string_view name = names.substr(0, names.find('\0'));
      names_.push_back({.first_bytes = first_bytes(name), .whole = name});
      names.remove_prefix(name.size() + 1);
    }
    std::ranges::sort(names_);
  }

  struct Name {
    std::uint64_t first_bytes;
    std::string_view whole;
    friend auto operator<=>(const Name&, const Name&) = default;
  };
  const std::vector<Name>& all() const { return names_; }

 private:
  static std::uint64_t first_bytes(std::string_view name) {
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < sizeof number; ++i) {
      number = number << 8U | (i < name.size() ? static_cast<unsigned char>(name[i]) : 0U);
    }
    return number;
  }

  std::vector<Name> names_;
};

// A folder of the walk: where it is, what was found in it.
struct WalkedFolder {
  std::string path;
  std::shared_ptr<const Ignoring> above;
  Message ignore_file_problem = {};
  std::string forms = {};  // their paths, a zero behind each
  std::size_t count = 0;   // of those
  int error = 0;           // of the system
  // The folders in it: on the next level, side by side.
  std::size_t first_below = 0;
  std::size_t below = 0;
};

// The folder's own rules before those above; one that cannot be read is told in its place.
std::shared_ptr<const Ignoring> ignoring_in(WalkedFolder& folder) {
  const std::string file = joined(folder.path, ignore_file_name);
  std::error_code error;
  if (!std::filesystem::is_regular_file(file, error)) return folder.above;
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  if (stream) text << stream.rdbuf();
  if (!stream) {
    folder.ignore_file_problem = {"打不开", "cannot be opened"};
    return folder.above;
  }
  return std::make_shared<const Ignoring>(
      Ignoring{.folder = folder.path, .rules = IgnoreRules(text.str()), .above = folder.above});
}

// The folders of one depth as work for threads: each writes to its own folder, the rest is taken in
// order.
class FolderLevel {
 public:
  using Task = std::size_t;
  struct Result {
    std::vector<WalkedFolder> below;
    std::size_t ignored = 0;
  };

  FolderLevel(std::vector<WalkedFolder>& folders, const FolderWalk& walk, const FormNames& names)
      : folders_(folders), walk_(walk), form_names_(names) {}

  bool next(Task& task) {
    if (given_ == folders_.size()) return false;
    task = given_++;
    return true;
  }

  Result work(std::size_t /*worker*/, Task& task) const {
    Result result;
    WalkedFolder& folder = folders_[task];
    std::string forms;  // their names, a zero behind each
    std::vector<std::string> below;
    bool has_rules = false;
    folder.error = for_each_entry(folder.path, [&](DIR* opened, const dirent& entry) {
      const std::string_view name = entry.d_name;
      has_rules = has_rules || name == ignore_file_name;
      if (is_hidden_name(name)) return;
      const EntryKind kind = kind_of(opened, entry);
      if (kind == EntryKind::folder) {
        below.push_back(joined(folder.path, name));
      } else if (kind == EntryKind::file && form_names_.has(name)) {
        (forms += name) += '\0';
      }
    });
    const std::shared_ptr<const Ignoring> ignoring = has_rules ? ignoring_in(folder) : folder.above;
    const auto ignored = [&](std::string_view path, bool is_folder) {
      const bool told = is_ignored(path, is_folder, ignoring.get());
      result.ignored += static_cast<std::size_t>(told);
      return told;
    };
    const SortedNames sorted(forms);
    std::string path = joined(folder.path, {});
    const std::size_t before_name = path.size();
    folder.forms.reserve(forms.size() + sorted.all().size() * before_name);
    for (const SortedNames::Name& name : sorted.all()) {
      path.replace(before_name, std::string::npos, name.whole);
      if (walk_.skip(path) || ignored(path, false)) continue;
      (folder.forms += path) += '\0';
      ++folder.count;
    }
    std::ranges::sort(below);
    for (std::string& inner : below) {
      if (ignored(inner, true)) continue;
      result.below.push_back({.path = std::move(inner), .above = ignoring});
    }
    return result;
  }

  bool take(Result& result) {
    WalkedFolder& folder = folders_[taken_++];
    folder.first_below = below_.size();
    folder.below = result.below.size();
    std::ranges::move(result.below, std::back_inserter(below_));
    walk_.ignored += result.ignored;
    return true;
  }

  std::vector<WalkedFolder> below() { return std::move(below_); }

 private:
  std::vector<WalkedFolder>& folders_;
  const FolderWalk& walk_;
  const FormNames& form_names_;
  std::size_t given_ = 0;
  std::size_t taken_ = 0;
  std::vector<WalkedFolder> below_;
};

void enter(WalkedFolder& folder, Inputs& found) {
  if (!folder.ignore_file_problem.empty()) {
    found.add(joined(folder.path, ignore_file_name), std::move(folder.ignore_file_problem));
  }
  found.add_files(std::move(folder.forms));
  if (folder.error != 0) {
    found.add(std::move(folder.path), system_problem("打不开", "cannot open", folder.error));
  }
}

}  // namespace

bool is_hidden_name(std::string_view name) {
  return name.starts_with('.');
}

std::vector<std::string> names_in(const std::string& folder) {
  std::vector<std::string> names;
  for_each_entry(folder,
                 [&](DIR* /*opened*/, const dirent& entry) { names.emplace_back(entry.d_name); });
  std::ranges::sort(names);
  return names;
}

void walk_folder(const std::string& top, const FolderWalk& walk) {
  const FormNames form_names;
  std::vector<std::vector<WalkedFolder>> levels(1);
  levels.front().push_back({.path = top, .above = nullptr});
  std::size_t forms = 0;
  while (!levels.back().empty()) {
    std::vector<WalkedFolder>& folders = levels.back();
    FolderLevel level(folders, walk, form_names);
    OrderedWork<FolderLevel>(level, std::min(walk.threads, folders.size())).run();
    for (const WalkedFolder& folder : folders) forms += folder.count;
    levels.push_back(level.below());
  }

  walk.found.reserve(walk.found.size() + forms);
  struct Turn {
    std::size_t level;
    std::size_t folder;
  };
  std::vector<Turn> turns = {{.level = 0, .folder = 0}};
  while (!turns.empty()) {
    const Turn turn = turns.back();
    turns.pop_back();
    WalkedFolder& folder = levels[turn.level][turn.folder];
    enter(folder, walk.found);
    for (std::size_t i = folder.below; i-- > 0;) {
      turns.push_back({.level = turn.level + 1, .folder = folder.first_below + i});
    }
  }
}

}  // namespace gouji
