// The page is the test: every bad example of a page is caught by its check, no good example by any
// check, and the output that a page shows is what the tool says. GOUJI_UPDATE=1 rewrites the
// outputs; read the difference before you commit it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "checks/check.h"
#include "tests/support/forms.h"
#include "tests/support/page.h"

namespace gouji::testing {
namespace {

std::set<std::string> all_ids() {
  std::set<std::string> ids;
  for (const Check* check : all_checks()) ids.emplace(check->id);
  for (const auto& loaded : load_shipped_rulebooks()) {
    for (const Identity& identity : loaded->rulebook.identities) ids.insert(identity.id);
  }
  return ids;
}

std::string page_path(const std::string& id) {
  return "docs/checks/" + id + ".md";
}

class Pages : public ::testing::TestWithParam<std::string> {};

TEST_P(Pages, HaveTheFixedHeadings) {
  Page page = read_page(read_project_file(page_path(GetParam())));
  EXPECT_THAT(page.title, ::testing::StartsWith(GetParam() + "："));
  EXPECT_THAT(page.headings,
              ::testing::ElementsAre("核什么", "为什么", "依据", "合规", "违规", "如何改"));
  EXPECT_GE(page.good.size(), 1u);
  EXPECT_GE(page.bad.size(), 1u);
}

TEST_P(Pages, GoodExamplesGiveNoFindingOfAnyCheck) {
  Page page = read_page(read_project_file(page_path(GetParam())));
  for (const Example& example : page.good) {
    ExampleFile file = file_of(example);
    FormReport report = lint_text(file.bytes, file.path);
    EXPECT_EQ(text_report(report), "") << page_path(GetParam()) << ":" << example.line;
    EXPECT_FALSE(report.unreadable) << page_path(GetParam()) << ":" << example.line;
  }
}

TEST_P(Pages, BadExamplesAreCaughtAndShowTheRealOutput) {
  std::string path = page_path(GetParam());
  std::string text = read_project_file(path);
  Page page = read_page(text);
  std::string updated = text;
  for (auto example = page.bad.rbegin(); example != page.bad.rend(); ++example) {
    ExampleFile file = file_of(*example);
    const FormReport report = lint_text(file.bytes, file.path);
    std::string output = text_report(report, GetParam());
    EXPECT_TRUE(
        std::any_of(report.findings.begin(), report.findings.end(),
                    [](const ReportedFinding& finding) { return tells(finding, GetParam()); }))
        << path << ":" << example->line << ": not caught by " << GetParam();
    ASSERT_TRUE(example->has_output) << path << ":" << example->line << ": no output block";
    if (updating()) {
      updated.replace(example->output_begin, example->output_end - example->output_begin, output);
    } else {
      EXPECT_EQ(example->output, output) << path << ":" << example->line;
    }
  }
  if (updating() && updated != text) write_project_file(path, updated);
}

// Two runs and an empty form: the laws that hold for every check.
TEST_P(Pages, ExamplesGiveTheSameReportTwice) {
  Page page = read_page(read_project_file(page_path(GetParam())));
  for (const Example& example : page.bad) {
    ExampleFile file = file_of(example);
    EXPECT_EQ(text_report(lint_text(file.bytes, file.path)),
              text_report(lint_text(file.bytes, file.path)));
  }
}

std::string test_name(const ::testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Check, Pages, ::testing::ValuesIn(all_ids()), test_name);

TEST(PagesFolder, HoldsAPageForEveryIdAndNoOther) {
  std::set<std::string> pages;
  std::filesystem::path folder = std::filesystem::path(GOUJI_SOURCE_DIR) / "docs/checks";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().stem() != "README") pages.insert(entry.path().stem().string());
  }
  EXPECT_EQ(pages, all_ids());
}

}  // namespace
}  // namespace gouji::testing
