// The page is the test: every bad example of a page is caught by its check, no good example by any
// check, and the output that a page shows is what the tool says. GOUJI_UPDATE=1 rewrites the
// outputs; read the difference before you commit it.
//
// What no run can prove stands under 为什么: which honest forms get the finding all the same, and
// what a reviewer looks at to settle it. Every page says both, in words of its own.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <set>

#include "checks/check.h"
#include "linter/code_points.h"
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

constexpr std::string_view false_alarms = "误报：";
constexpr std::string_view verification = "核实：";

std::size_t characters_in(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += code_point_at(text, at).bytes) ++count;
  return count;
}

// What the paragraph under 为什么 says behind its opening; empty when there is none.
std::string said_behind(std::string_view opening, const Page& page) {
  for (const std::string& paragraph : page.why) {
    if (paragraph.starts_with(opening)) return paragraph.substr(opening.size());
  }
  return {};
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

TEST_P(Pages, EndTheirReasonsWithFalseAlarmsAndHowToVerify) {
  constexpr std::size_t fewest = 20;  // characters that can say something about this check
  Page page = read_page(read_project_file(page_path(GetParam())));
  ASSERT_GE(page.why.size(), 3u) << "the reason itself, then 误报 and 核实";
  EXPECT_THAT(page.why[page.why.size() - 2], ::testing::StartsWith(std::string(false_alarms)));
  EXPECT_THAT(page.why.back(), ::testing::StartsWith(std::string(verification)));
  EXPECT_GE(characters_in(said_behind(false_alarms, page)), fewest);
  EXPECT_GE(characters_in(said_behind(verification, page)), fewest);
}

TEST_P(Pages, GoodExamplesGiveNoFindingOfAnyCheck) {
  Page page = read_page(read_project_file(page_path(GetParam())));
  for (const Example& example : page.good) {
    FormReport report = lint_example(example);
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
    const FormReport report = lint_example(*example);
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
    EXPECT_EQ(text_report(lint_example(example)), text_report(lint_example(example)));
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

// A sentence that fits two checks says nothing about either.
TEST(PagesFolder, NoTwoPagesShareFalseAlarmsOrHowToVerify) {
  std::map<std::string, std::string> page_saying;
  for (const std::string& id : all_ids()) {
    Page page = read_page(read_project_file(page_path(id)));
    for (std::string_view opening : {false_alarms, verification}) {
      auto [other, is_new] = page_saying.emplace(said_behind(opening, page), id);
      EXPECT_TRUE(is_new) << opening << " of " << id << " is that of " << other->second;
    }
  }
}

}  // namespace
}  // namespace gouji::testing
