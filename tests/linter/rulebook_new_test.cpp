// gouji rulebook new: a copy under a name of its own, that passes its own tests.

#include "linter/rulebook_new.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/forms.h"
#include "tests/support/rulebooks.h"

namespace gouji::testing {
namespace {

using ::testing::HasSubstr;

const NamedBytes& file_called(const std::vector<NamedBytes>& files, std::string_view path) {
  for (const NamedBytes& file : files) {
    if (file.path == path) return file;
  }
  ADD_FAILURE() << path;
  return files.front();
}

TEST(NewRulebooks, ChangeIdVersionTitleAndTemplateAndNothingElse) {
  const RulebookFiles old = small_rulebook();
  const std::vector<NamedBytes> files = copy_rulebook(old, "our-form");
  ASSERT_EQ(files.size(), 4u);
  std::string expected = replaced(old.rulebook.bytes, "\"id\": \"small\"", "\"id\": \"our-form\"");
  expected = replaced(expected, "\"version\": \"1.0.0\"", "\"version\": \"0.1.0\"");
  expected = replaced(expected, "\"zh\": \"小表\"", "\"zh\": \"our-form 小表\"");
  expected = replaced(expected, "\"en\": \"Small form\"", "\"en\": \"our-form Small form\"");
  EXPECT_EQ(file_called(files, "rulebook.json").bytes, expected);
  EXPECT_EQ(file_called(files, "form.schema.json").bytes,
            replaced(old.form_schema.bytes, "rulebook small", "rulebook our-form"));
  EXPECT_EQ(file_called(files, "good/clean.json").bytes,
            replaced(old.good[0].bytes, "\"template\": \"small\"", "\"template\": \"our-form\""));
  EXPECT_EQ(file_called(files, "bad/cash-balance.patch.json").bytes, old.bad[0].bytes);
}

TEST(NewRulebooks, AreFoundInEscapedTextAndBehindWideCharacters) {
  RulebookFiles old = small_rulebook();
  old.rulebook.bytes =
      R"({"title": {"zh": "表\"一\"", "en": "a\u0041"}, "version": "9", "id": "a\u0062c"})";
  old.good = {{.path = "good/x.json", .bytes = R"({"项目": "年", "template": "abc", "x": 1})"},
              {.path = "good/y.txt", .bytes = "template\tabc\n"},
              {.path = "good/z.json", .bytes = R"({"template": "other"})"}};
  const std::vector<NamedBytes> files = copy_rulebook(old, "ours");
  EXPECT_EQ(
      file_called(files, "rulebook.json").bytes,
      R"({"title": {"zh": "ours 表\"一\"", "en": "ours aA"}, "version": "0.1.0", "id": "ours"})");
  EXPECT_EQ(file_called(files, "good/x.json").bytes,
            R"({"项目": "年", "template": "ours", "x": 1})");
  EXPECT_EQ(file_called(files, "good/y.txt").bytes, "template\tabc\n");
  EXPECT_EQ(file_called(files, "good/z.json").bytes, R"({"template": "other"})");
}

TEST(NewRulebooks, IdsAreOneWord) {
  for (const char* good : {"a", "our-form", "our-form-2030", "7"})
    EXPECT_TRUE(is_rulebook_id(good));
  for (const char* bad : {"", "-a", "a-", "a--b", "A", "a b", "../a", "a/b", "表", ".", "a.b"}) {
    EXPECT_FALSE(is_rulebook_id(bad)) << bad;
  }
}

// Whatever is shipped: the copy is sound, and passes the test that the original passes.
TEST(NewRulebooks, OfEveryShippedOneAreSoundAndPassTheirTests) {
  for (const RulebookFiles& files : shipped_rulebook_files()) {
    const std::string id(name_of_file(files.path));
    const RulebookOnDisk place(small_rulebook());  // a folder that is removed at the end
    const std::string folder = place.folder() + "/ours";
    CliRun run = run_gouji({"rulebook", "new", "our-form", "--from", id, "-o", folder});
    EXPECT_EQ(run.code, 0) << run.err;
    EXPECT_EQ(run.out, "");
    EXPECT_THAT(run.err, HasSubstr("gouji rulebook check " + folder));
    EXPECT_THAT(run.err, HasSubstr("gouji lint --rulebook " + folder));
    run = run_gouji({"rulebook", "check", folder});
    EXPECT_EQ(run.code, 0) << run.out;
    run = run_gouji({"rulebook", "test", folder});
    EXPECT_EQ(run.code, 0) << run.out;
    run = run_gouji({"lint", "--rulebook", folder, folder + "/good"});
    EXPECT_EQ(run.code, 0) << run.out;
    // Never over something that is there.
    run = run_gouji({"rulebook", "new", "our-form", "-o", folder});
    EXPECT_EQ(run.code, 2);
    EXPECT_THAT(run.err, HasSubstr("已经在了，不覆盖"));
  }
}

// What is compiled in is what stands in the folders.
TEST(ShippedRulebooks, HaveTheirExamplesByteForByte) {
  ASSERT_FALSE(shipped_rulebook_files().empty());
  for (const RulebookFiles& files : shipped_rulebook_files()) {
    EXPECT_FALSE(files.good.empty()) << files.path;
    EXPECT_FALSE(files.bad.empty()) << files.path;
    for (const auto* examples : {&files.good, &files.bad}) {
      for (const NamedBytes& file : *examples) {
        EXPECT_TRUE(file.bytes == read_project_file(file.path)) << file.path;
      }
    }
  }
}

}  // namespace
}  // namespace gouji::testing
