// Suggestions: the value, the equation that holds with it, and the place in the file where a person
// would write it.

#include "linter/suggest.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "linter/json.h"
#include "tests/support/forms.h"
#include "tests/support/rulebooks.h"

namespace gouji::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::vector<FormReport> suggested(const std::string& bytes) {
  static const std::vector<std::unique_ptr<LoadedRulebook>> rulebooks = load_shipped_rulebooks();
  const LintOptions options{.rulebooks = rulebooks};
  std::vector<FormReport> reports = lint_bytes("form", bytes, options);
  add_suggestions(bytes, options, reports);
  return reports;
}

// Empty, with a failure, when there is not exactly one.
ReportedFinding only_finding(const std::vector<FormReport>& reports) {
  EXPECT_THAT(reports, SizeIs(1));
  if (reports.empty() || reports.front().findings.size() != 1) {
    ADD_FAILURE() << "not one finding";
    return {};
  }
  return reports.front().findings.front();
}

TEST(Suggest, GivesTheEquationThatHoldsWithTheValue) {
  const auto reports = suggested(read_project_file("tests/forms/unbalanced-funds.json"));
  const Suggestion suggestion = only_finding(reports).suggestion;
  EXPECT_EQ(suggestion.value, "0");
  ASSERT_THAT(suggestion.equations, SizeIs(1));
  EXPECT_THAT(suggestion.equations.front().zh, HasSubstr("850.5 = 0"));
  EXPECT_THAT(suggestion.breaks, IsEmpty());
}

// What stands in the region, in a text of lines, columns counted in characters.
std::string in_region(const std::string& text, const Suggestion& suggestion) {
  std::size_t start = 0;
  for (std::size_t line = 1; line < suggestion.line; ++line) start = text.find('\n', start) + 1;
  std::vector<std::size_t> characters;
  for (std::size_t at = start; at <= text.size() && (at == start || text[at - 1] != '\n'); ++at) {
    const bool inside = at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
    if (!inside) characters.push_back(at);
  }
  const std::size_t begin = characters.at(suggestion.column - 1);
  const std::size_t end = characters.at(suggestion.end_column - 1);
  return text.substr(begin, end - begin);
}

TEST(Suggest, TheRegionIsTheValueInTheFile) {
  for (const auto& [file, found] : {std::pair{"tests/forms/wrong-sum.json", "201.6"},
                                    {"tests/forms/inflated-score.json", "6.5"},
                                    {"tests/forms/missing-score.json", "null"}}) {
    const std::string text = read_project_file(file);
    const auto reports = suggested(text);
    const Suggestion suggestion = only_finding(reports).suggestion;
    ASSERT_NE(suggestion.line, 0u) << file;
    EXPECT_EQ(suggestion.line, suggestion.end_line);
    EXPECT_EQ(in_region(text, suggestion), found) << file;
    // What a person would get by taking it: the finding is gone.
    const std::string& inserted = suggestion.inserted;
    std::string taken = text;
    const std::size_t line_start = [&] {
      std::size_t start = 0;
      for (std::size_t line = 1; line < suggestion.line; ++line)
        start = taken.find('\n', start) + 1;
      return start;
    }();
    taken.replace(taken.find(found, line_start + suggestion.column - 1), std::string(found).size(),
                  inserted);
    const std::string check = only_finding(reports).check;
    const auto after = suggested(taken);
    for (const ReportedFinding& finding : after.front().findings) {
      EXPECT_NE(finding.check, check) << file;
    }
  }
}

TEST(Suggest, TextTablesHaveRegionsToo) {
  const std::string text =
      replaced(read_project_file("tests/forms/clean.txt"), "210.6\t\t208.6", "201.6\t\t208.6");
  const auto reports = suggested(text);
  const Suggestion suggestion = only_finding(reports).suggestion;
  EXPECT_EQ(suggestion.value, "210.6");
  EXPECT_EQ(in_region(text, suggestion), "201.6");
}

TEST(Suggest, SaysWhatTheValueWouldBreak) {
  const auto reports = suggested(read_project_file("tests/forms/inflated-score.json"));
  EXPECT_EQ(only_finding(reports).suggestion.breaks, std::vector<std::string>{"score-total"});
}

// A value that lets no equation hold is no suggestion: what a cell should hold at most, the total
// of a category that is told at its first weight.
TEST(Suggest, ABoundIsNoSuggestion) {
  std::size_t looked_at = 0;
  for (const std::string patch :
       {R"({"sub_items": {"0": {"actual": 513.4}, "1": {"actual": 199.3}}})",
        R"({"indicators": {"17": {"weight": 3.5}, "18": {"weight": 3.5}}})"}) {
    const auto reports = suggested(patched_clean_form(patch));
    for (const ReportedFinding& finding : reports.front().findings) {
      const bool bound = finding.check == "over-execution" || finding.check == "category-total";
      if (!bound) continue;
      ++looked_at;
      EXPECT_EQ(finding.suggestion.value, "") << finding.message.zh;
    }
  }
  EXPECT_GT(looked_at, 0u);
}

TEST(Suggest, IsAbsentWhereItIsNotAskedFor) {
  const FormReport report = lint_text(read_project_file("tests/forms/wrong-sum.json"));
  for (const ReportedFinding& finding : report.findings) EXPECT_EQ(finding.suggestion.value, "");
}

}  // namespace
}  // namespace gouji::testing
