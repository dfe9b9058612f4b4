// Reads the files of a rulebook folder, with the system's reason for every one that it refuses.

#include "linter/cli/rulebook_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <istream>
#include <system_error>

#include "linter/cli/files.h"
#include "linter/cli/rulebook_choice.h"
#include "linter/did_you_mean.h"

namespace gouji {
namespace {

namespace fs = std::filesystem;

NamedBytes read_file(const fs::path& path, std::string_view cure_zh, std::string_view cure_en,
                     OpenedRulebook& opened, const Session& session) {
  FileBytes file = read_input(path.string(), session.streams.in, Limits{});
  if (!file.problem.empty()) {
    opened.faults.push_back({.path = path.string(),
                             .message = std::move(file.problem),
                             .hint = {std::string(cure_zh), std::string(cure_en)}});
  }
  return {.path = path.string(), .bytes = std::move(file.bytes)};
}

std::vector<NamedBytes> read_examples(const fs::path& folder, OpenedRulebook& opened,
                                      const Session& session) {
  std::vector<fs::path> paths;
  std::error_code error;
  for (fs::directory_iterator at(folder, error); !error && at != fs::directory_iterator();
       at.increment(error)) {
    const bool hidden = at->path().filename().string().starts_with('.');
    std::error_code ignored;
    if (!hidden && at->is_regular_file(ignored)) paths.push_back(at->path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<NamedBytes> examples;
  examples.reserve(paths.size());
  for (const fs::path& path : paths) {
    examples.push_back(
        read_file(path, "让它可读，或移走", "make it readable, or move it away", opened, session));
  }
  return examples;
}

void read_folder(const std::string& wanted, OpenedRulebook& opened, const Session& session) {
  std::error_code ignored;
  const bool folder = fs::is_directory(wanted, ignored);
  const fs::path book = folder ? fs::path(wanted) / "rulebook.json" : fs::path(wanted);
  RulebookFiles& files = opened.files;
  files.path = folder ? wanted : book.parent_path().string();
  files.rulebook =
      read_file(book, "规则书是有 rulebook.json 和 form.schema.json 的文件夹",
                "a rulebook is a folder with rulebook.json and form.schema.json", opened, session);
  files.form_schema =
      read_file(book.parent_path() / "form.schema.json", "表式与 rulebook.json 放在同一个文件夹",
                "the form schema stands beside rulebook.json", opened, session);
  files.good = read_examples(book.parent_path() / "good", opened, session);
  files.bad = read_examples(book.parent_path() / "bad", opened, session);
}

// The files of a shipped one; false: there is none of that name, and the fault says so.
bool find_shipped(const std::string& wanted, OpenedRulebook& opened) {
  std::vector<RulebookFiles> shipped = shipped_rulebook_files();
  std::vector<std::string_view> ids;
  ids.reserve(shipped.size());
  for (RulebookFiles& files : shipped) {
    ids.push_back(name_of_file(files.path));
    if (ids.back() != wanted) continue;
    opened.files = std::move(files);
    return true;
  }
  DataFault& fault = opened.faults.emplace_back();
  fault.path = wanted;
  fault.message = Message{"没有这个编号的规则书，也没有这个文件夹",
                          "no rulebook of this id, and no such folder"} +
                  did_you_mean(nearest(wanted, ids));
  fault.hint = {"随程序带的编号见 gouji list rulebooks；新建一套：gouji rulebook new 编号",
                "gouji list rulebooks shows the ids; to begin one: gouji rulebook new ID"};
  return false;
}

}  // namespace

OpenedRulebook open_rulebook(const std::string& wanted, const Session& session) {
  OpenedRulebook opened;
  std::error_code ignored;
  if (!find_shipped(wanted, opened)) {
    if (!fs::exists(wanted, ignored)) return opened;
    opened.faults.clear();
    read_folder(wanted, opened, session);
  }
  if (!opened.faults.empty()) return opened;
  RulebookLoad load = load_rulebook(opened.files);
  opened.loaded = std::move(load.loaded);
  opened.faults = std::move(load.faults);
  return opened;
}

OpenedRulebook open_sound_rulebook(const std::string& wanted, const Session& session) {
  OpenedRulebook opened = open_rulebook(wanted, session);
  if (opened.loaded != nullptr) return opened;
  print_faults(opened.faults, session);
  complain(session,
           {fmt::format("规则书 {} 有错：{}", wanted, count_in_words(opened.faults, Language::zh)),
            fmt::format("rulebook {} is broken: {}", wanted,
                        count_in_words(opened.faults, Language::en))});
  return opened;
}

std::string count_in_words(const std::vector<DataFault>& faults, Language language) {
  const auto errors = static_cast<std::size_t>(
      std::count_if(faults.begin(), faults.end(),
                    [](const DataFault& fault) { return fault.severity == Severity::error; }));
  const std::size_t warnings = faults.size() - errors;
  if (language == Language::en) {
    return fmt::format("{} {}, {} {}", errors, errors == 1 ? "error" : "errors", warnings,
                       warnings == 1 ? "warning" : "warnings");
  }
  return fmt::format("{} 处错误，{} 处警告", errors, warnings);
}

}  // namespace gouji
