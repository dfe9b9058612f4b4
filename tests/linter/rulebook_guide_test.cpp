// docs/rulebooks.md builds a rulebook for an invented city step by step. Here every step is done,
// in the order of the page and in one folder: commands are run, files are written and edited, and
// what the program says is what the page shows. GOUJI_UPDATE=1 writes the outputs anew.
//
//   ```json edit FILE     a merge patch of the file, lists addressed by index
//   ```json write FILE    the file, whole; also ```text write FILE
//   ```console            $ commands, each followed by what it prints

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "linter/document_writer.h"
#include "linter/merge_patch.h"
#include "tests/support/forms.h"
#include "tests/support/transcript.h"

namespace gouji::testing {
namespace {

namespace fs = std::filesystem;

constexpr const char* page_path = "docs/rulebooks.md";

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

void write_file(const fs::path& path, std::string_view text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

void edit_file(const fs::path& path, std::string_view patch) {
  const std::string before = read_file(path);
  Document document = parse(before);
  const Document change = parse(patch);
  const Message fault = merge_patch(document.root, change.root);
  EXPECT_TRUE(fault.empty()) << path << ": " << fault.zh;
  write_file(path, write_json(document));
}

// A fence of the page: its info string and the text inside.
struct Fence {
  std::string info;
  std::size_t begin = std::string::npos;
  std::size_t end = 0;
};

Fence next_fence(const std::string& page, std::size_t at) {
  const std::size_t opening = page.find("\n```", at);
  if (opening == std::string::npos) return {};
  const std::size_t line_end = page.find('\n', opening + 1);
  const std::size_t closing = page.find("\n```\n", line_end);
  return {.info = page.substr(opening + 4, line_end - opening - 4),
          .begin = line_end + 1,
          .end = closing + 1};
}

// The commands of a console block with what they print now, standard error in its place.
std::string run_console(const Workplace& place, std::string_view block) {
  std::string told;
  std::istringstream lines{std::string(block)};
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("$ ")) continue;
    const Outcome outcome = place.run(line.substr(2) + " 2>&1");
    told += line + "\n" + outcome.out;
    if (!told.ends_with('\n')) told += '\n';
    if (outcome.code != 0) told += "（退出码 " + std::to_string(outcome.code) + "）\n";
  }
  return told;
}

TEST(RulebookGuide, EveryStepDoesWhatThePageSays) {
  const Workplace place;
  const fs::path folder = fs::path(place.folder()) / "work";
  const std::string page = read_project_file(page_path);
  std::string updated = page;
  int commands = 0;
  int edits = 0;
  for (Fence fence = next_fence(updated, 0); fence.begin != std::string::npos;
       fence = next_fence(updated, fence.end)) {
    const std::string text = updated.substr(fence.begin, fence.end - fence.begin);
    std::istringstream info(fence.info);
    std::string kind, what, file;
    info >> kind >> what >> file;
    if (what == "edit") {
      edit_file(folder / file, text);
      ++edits;
    } else if (what == "write") {
      write_file(folder / file, text);
      ++edits;
    } else if (kind == "console") {
      const std::string told = run_console(place, text);
      if (!updating()) {
        EXPECT_EQ(text, told);
      }
      updated.replace(fence.begin, text.size(), told);
      fence.end = fence.begin + told.size();
      ++commands;
    }
  }
  EXPECT_GE(commands, 6);
  EXPECT_GE(edits, 8);
  if (updating() && updated != page) write_project_file(page_path, updated);
}

// The rulebook of the guide is complete: it checks without a word and its tests pass.
TEST(RulebookGuide, EndsWithARulebookThatPasses) {
  const std::string page = read_project_file(page_path);
  EXPECT_NE(page.find("linxi-2025：无误\n"), std::string::npos);
  EXPECT_NE(page.find("linxi-2025：通过\n"), std::string::npos);
}

}  // namespace
}  // namespace gouji::testing
