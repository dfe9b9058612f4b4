// A run in figures: what is counted is what the reports say, in whatever parts it was counted.

#include "linter/statistics.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "linter/cli/run.h"
#include "tests/support/forms.h"

namespace gouji::testing {
namespace {

using ::testing::HasSubstr;

FormReport report_of(std::string_view patch, const std::string& path) {
  static const auto rulebooks = load_shipped_rulebooks();
  const LintOptions options{.rulebooks = rulebooks, .statistics = true};
  return lint_bytes(path, patched_clean_form(patch), options).front();
}

std::vector<FormReport> some_reports() {
  return {
      report_of("{}", "clean.json"),
      report_of(R"({"department": "甲局", "usage": {"paid": 838.3}})", "balance.json"),
      report_of(R"({"department": "甲局", "indicators": {"8": {"score": 6.5}}})", "score.json"),
      report_of(R"({"department": "乙局", "total": {"score": 80}})", "total.json"),
      report_of(R"({"department": "乙局", "indicators": {"8": {"actual": ""}}})", "blank.json")};
}

TEST(Statistics, AddUpInWhateverPartsTheyWereCounted) {
  const std::vector<FormReport> reports = some_reports();
  Statistics whole;
  for (const FormReport& report : reports) whole.add(report);
  for (std::size_t cut = 0; cut <= reports.size(); ++cut) {
    Statistics first;
    Statistics second;
    for (std::size_t i = 0; i < reports.size(); ++i) (i < cut ? first : second).add(reports[i]);
    first.add(second);
    EXPECT_EQ(statistics_json(first), statistics_json(whole)) << cut;
    EXPECT_EQ(statistics_table(first, Language::zh), statistics_table(whole, Language::zh)) << cut;
  }
}

TEST(Statistics, CountWhatTheReportsSay) {
  Statistics statistics;
  std::size_t errors = 0;
  for (const FormReport& report : some_reports()) {
    statistics.add(report);
    for (const ReportedFinding& finding : report.findings) {
      errors += finding.severity == Severity::error ? 1 : 0;
    }
  }
  EXPECT_EQ(statistics.all().forms, 5u);
  EXPECT_EQ(statistics.all().clean, 1u);
  EXPECT_EQ(statistics.all().errors, errors);
  std::size_t of_checks = 0;
  for (const auto& [check, counts] : statistics.by_check()) of_checks += counts.errors;
  EXPECT_EQ(of_checks, errors);
  EXPECT_EQ(statistics.by_department().at("甲局").forms, 2u);
  // 6.5 where the rule gives 5.2, and nothing else was given too much.
  EXPECT_EQ(statistics.by_department().at("甲局").inflated, 1u);
  EXPECT_EQ(statistics.by_department().at("甲局").inflation.trimmed().text(), "1.3");
  EXPECT_EQ(statistics.by_department().at("乙局").inflated, 0u);
}

TEST(Statistics, TheRiskiestFormsComeFirst) {
  Statistics statistics;
  for (const FormReport& report : some_reports()) statistics.add(report);
  const auto& ranking = statistics.ranking();
  ASSERT_GE(ranking.size(), 3u);
  for (std::size_t i = 1; i < ranking.size(); ++i) {
    EXPECT_GE(ranking[i - 1].points, ranking[i].points);
  }
  for (const auto& risk : ranking) EXPECT_NE(risk.path, "clean.json");
  Statistics many;
  for (int i = 0; i < 100; ++i) {
    FormReport report = some_reports()[1];
    report.path = std::to_string(i);
    many.add(report);
  }
  ASSERT_EQ(many.ranking().size(), Statistics::most_risks);
  EXPECT_EQ(many.ranking().front().path, "0");  // of equal ones that which came first
}

struct Called {
  int code = 0;
  std::string out;
};

Called call(const std::vector<std::string>& arguments) {
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  Streams streams{in, out, err};
  const int code = run_cli(arguments, streams);
  EXPECT_EQ(err.str(), "");
  return {code, out.str()};
}

TEST(Statistics, TakeThePlaceOfTheReportOrStandBesideIt) {
  const std::string forms = std::string(GOUJI_SOURCE_DIR) + "/tests/forms";
  const Called table = call({"lint", "--summary", "-", "--jobs", "1", forms + "/clean.json",
                             forms + "/wrong-sum.json", forms + "/inflated-score.json"});
  EXPECT_EQ(table.code, 1);
  EXPECT_TRUE(table.out.starts_with("按部门\n")) << table.out;
  EXPECT_THAT(table.out, HasSubstr("sub-item-total"));
  const std::string file = (std::filesystem::temp_directory_path() /
                            ("gouji-summary-" + std::to_string(getpid()) + ".json"))
                               .string();
  const Called both = call({"lint", "--summary", file, "--jobs", "3", forms + "/clean.json",
                            forms + "/wrong-sum.json", forms + "/inflated-score.json"});
  EXPECT_THAT(both.out, HasSubstr("[sub-item-total]"));
  std::ostringstream json;
  json << std::ifstream(file).rdbuf();
  EXPECT_THAT(json.str(), HasSubstr("\"forms\": 3"));
  std::filesystem::remove(file);
}

}  // namespace
}  // namespace gouji::testing
