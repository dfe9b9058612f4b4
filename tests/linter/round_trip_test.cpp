// The same form in other clothes gives the same findings: text in GB18030, and the JSON that
// gouji convert writes of a text form (repairs aside: JSON has nothing to repair).

#include <gtest/gtest.h>
#include <iconv.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "linter/document_writer.h"
#include "tests/support/forms.h"

namespace gouji::testing {
namespace {

std::string in_gb18030(std::string text) {
  iconv_t handle = iconv_open("GB18030", "UTF-8");
  std::string out(text.size() * 2, '\0');
  char* from = text.data();
  char* to = out.data();
  std::size_t from_left = text.size();
  std::size_t to_left = out.size();
  EXPECT_NE(iconv(handle, &from, &from_left, &to, &to_left), static_cast<std::size_t>(-1));
  iconv_close(handle);
  out.resize(out.size() - to_left);
  return out;
}

// What was found, without the places in the file.
std::vector<std::string> findings_of(const FormReport& report) {
  std::vector<std::string> lines;
  for (const ReportedFinding& finding : report.findings) {
    if (finding.check == "row-shifted") continue;
    lines.push_back(finding.check + " " + finding.location.pointer + " " + finding.message.zh);
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::string converted(const std::string& text) {
  static const auto rulebooks = load_shipped_rulebooks();
  LintOptions options{.rulebooks = rulebooks};
  return write_json(read_forms(text, options).front().document);
}

std::string with_defects(std::string text) {
  for (auto [from, to] : {std::pair{"512.4\t", "521.4\t"},
                          {"288人次\t5.2", "288人次\t6.5"},
                          {"≥24次", "次数达标"},
                          {"全年巡检24次", "<p>全年巡检24次</p>"}}) {
    std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    text.replace(at, std::string_view(from).size(), to);
  }
  return text;
}

class RoundTrip : public ::testing::TestWithParam<std::string> {
 protected:
  std::string text() const { return read_project_file("tests/forms/" + GetParam()); }
};

TEST_P(RoundTrip, Gb18030GivesTheSameFindingsAsUtf8) {
  EXPECT_EQ(text_report(lint_text(in_gb18030(text()))), text_report(lint_text(text())));
}

TEST_P(RoundTrip, ConvertedJsonGivesTheSameFindings) {
  EXPECT_EQ(findings_of(lint_text(converted(text()))), findings_of(lint_text(text())));
}

std::string test_name(const ::testing::TestParamInfo<std::string>& tested) {
  std::string name = tested.param;
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '-' || c == '.'; }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(TextForms, RoundTrip,
                         ::testing::Values("clean.txt", "shifted-row.txt", "split-row.txt",
                                           "total-not-last.txt"),
                         test_name);

TEST(RoundTripWithDefects, ConvertedJsonGivesTheSameFindings) {
  std::string text = with_defects(read_project_file("tests/forms/clean.txt"));
  std::vector<std::string> findings = findings_of(lint_text(text));
  EXPECT_GE(findings.size(), 4u);
  EXPECT_EQ(findings_of(lint_text(converted(text))), findings);
}

}  // namespace
}  // namespace gouji::testing
