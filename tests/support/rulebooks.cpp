#include "tests/support/rulebooks.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "linter/cli/run.h"
#include "tests/support/forms.h"

namespace gouji::testing {
namespace {

namespace fs = std::filesystem;

NamedBytes small_file(const std::string& name) {
  return {.path = name, .bytes = read_project_file("tests/rulebooks/small/" + name)};
}

void write_file(const fs::path& path, const std::string& bytes) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace

RulebookFiles small_rulebook() {
  return {.path = "small",
          .rulebook = small_file("rulebook.json"),
          .form_schema = small_file("form.schema.json"),
          .good = {small_file("good/clean.json")},
          .bad = {small_file("bad/cash-balance.patch.json")}};
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

std::unique_ptr<LoadedRulebook> changed_rulebook(std::string_view from, std::string_view to) {
  RulebookFiles files = small_rulebook();
  files.rulebook.bytes = replaced(files.rulebook.bytes, from, to);
  RulebookLoad load = load_rulebook(files);
  for (const DataFault& fault : load.faults) {
    ADD_FAILURE() << to << ": " << fault.pointer << ": " << fault.message.zh;
  }
  return std::move(load.loaded);
}

RulebookOnDisk::RulebookOnDisk(const RulebookFiles& files) {
  std::string pattern = (fs::temp_directory_path() / "gouji-rulebook-XXXXXX").string();
  EXPECT_NE(::mkdtemp(pattern.data()), nullptr);
  folder_ = pattern;
  const fs::path folder(folder_);
  for (const NamedBytes* file : {&files.rulebook, &files.form_schema}) {
    if (!file->path.empty()) write_file(folder / file->path, file->bytes);
  }
  for (const auto* examples : {&files.good, &files.bad}) {
    for (const NamedBytes& file : *examples) write_file(folder / file.path, file.bytes);
  }
}

RulebookOnDisk::~RulebookOnDisk() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

CliRun run_gouji(const std::vector<std::string>& arguments) {
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  Streams streams = {.in = in, .out = out, .err = err};
  const int code = run_cli(arguments, streams);
  return {.code = code, .out = out.str(), .err = err.str()};
}

}  // namespace gouji::testing
