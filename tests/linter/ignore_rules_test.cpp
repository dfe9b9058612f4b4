// .goujiignore, line by line as users know it from .gitignore, and in a walk.

#include "linter/ignore_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "linter/cli/inputs.h"

namespace gouji {
namespace {

struct Case {
  const char* text;
  const char* path;
  bool is_folder;
  bool ignored;
};

TEST(IgnoreRules, AreThoseOfGit) {
  const Case cases[] = {
      {"draft.json", "draft.json", false, true},
      {"draft.json", "a/b/draft.json", false, true},
      {"draft.json", "my-draft.json", false, false},
      {"*.txt", "a/note.txt", false, true},
      {"/top.json", "top.json", false, true},
      {"/top.json", "a/top.json", false, false},
      {"a/b.json", "a/b.json", false, true},
      {"a/b.json", "c/a/b.json", false, false},
      {"a/*.json", "a/b/c.json", false, false},
      {"old/", "old", true, true},
      {"old/", "old", false, false},
      {"**/old", "a/b/old", true, true},
      {"a/**/b.json", "a/b.json", false, true},
      {"a/**/b.json", "a/x/y/b.json", false, true},
      {"a/**", "a/x/y.json", false, true},
      {"a/**", "a", true, false},
      {"# draft.json", "draft.json", false, false},
      {"*.json\n!keep.json", "keep.json", false, false},
      {"!keep.json\n*.json", "keep.json", false, true},
      {"\xEF\xBB\xBF*.json  \r\n", "x.json", false, true},
      {"20[12]?.json", "2021.json", false, true},
      {"20[12]?.json", "2031.json", false, false},
      {"20[12]?", "2019", true, true},
      {"", "x.json", false, false},
      {"/", "x.json", false, false},
      {"**/**/**/**/x", "a/b/c/d/e/f/g/h/x", false, true},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(IgnoreRules(one.text).ignores(one.path, one.is_folder).value_or(false), one.ignored)
        << one.text << " " << one.path;
  }
}

TEST(IgnoreRules, AHostileFileTakesNoTime) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "**/a/";
  std::string path;
  for (int i = 0; i < 12; ++i) path += "a/";
  EXPECT_FALSE(IgnoreRules(text + "b").ignores(path + "c", false).value_or(false));
}

TEST(IgnoreRules, LeaveOutOfAWalkWhatTheyName) {
  namespace fs = std::filesystem;
  std::string pattern = (fs::temp_directory_path() / "gouji-ignore-XXXXXX").string();
  ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
  const fs::path top(pattern);
  const auto write = [&](const char* name, std::string_view text) {
    fs::create_directories((top / name).parent_path());
    std::ofstream(top / name) << text;
  };
  write(".goujiignore", "old/\n*draft*\n");
  write("a.json", "{}");
  write("a-draft.json", "{}");
  write("old/b.json", "{}");
  write("new/.goujiignore", "!final-draft.json\n");
  write("new/final-draft.json", "{}");
  write("new/first-draft.json", "{}");
  std::size_t ignored = 0;
  const auto names = [&](const std::vector<std::string>& operands) {
    std::vector<std::string> found;
    for (const Input& input : expand_inputs(
             operands, [](std::string_view) { return false; }, &ignored)) {
      found.push_back(fs::path(input.path).lexically_relative(top).generic_string());
    }
    return found;
  };
  EXPECT_THAT(names({top.string()}), ::testing::ElementsAre("a.json", "new/final-draft.json"));
  EXPECT_EQ(ignored, 3u);
  // Named itself, a file is taken all the same.
  EXPECT_THAT(names({(top / "a-draft.json").string()}), ::testing::ElementsAre("a-draft.json"));
  fs::remove_all(top);
}

}  // namespace
}  // namespace gouji
