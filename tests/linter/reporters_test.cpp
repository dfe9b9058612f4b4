// Every reporter on every sample: against its golden file, against the schema of its format as
// others read it (python3-jsonschema, xmllint), and against what no report may contain.
// GOUJI_UPDATE=1 rewrites the golden files.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <regex>
#include <sstream>

#include "linter/code_points.h"
#include "linter/reporter.h"
#include "tests/linter/report_samples.h"

namespace gouji::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const std::string folder = GOUJI_SOURCE_DIR "/tests/linter/";

std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

void write(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

// A golden file must not change with the program's version, nor when a check is added.
std::string without_version_and_rules(std::string report) {
  report = std::regex_replace(
      report, std::regex(R"(([vV]ersion": ")\d+\.\d+\.\d+(", "language"|"\}))"), "$1<version>$2");
  const std::string start = "\"rules\": [";
  const std::size_t from = report.find(start);
  if (from == std::string::npos) return report;
  const std::size_t to = report.find("\n]}}", from);
  return report.substr(0, from + start.size()) + "<rules>" + report.substr(to);
}

struct Case {
  const Reporter* reporter;
  ReportSample sample;
};

class EveryReport : public ::testing::TestWithParam<Case> {
 protected:
  std::string name() const {
    return GetParam().sample.name + "." + std::string(GetParam().reporter->id);
  }
  std::string report() const { return render(*GetParam().reporter, GetParam().sample); }
};

std::vector<Case> cases_of(const std::vector<std::string_view>& ids) {
  std::vector<Case> cases;
  for (const std::string_view id : ids) {
    const Reporter* reporter = find_reporter(id);
    for (const ReportSample& sample : report_samples()) {
      // Colour is the business of text alone; NoOtherReporterKnowsColour holds the others to it.
      if (sample.options.colour && id != "text") continue;
      cases.push_back({reporter, sample});
    }
  }
  return cases;
}

std::string case_name(const ::testing::TestParamInfo<Case>& info) {
  const std::string name = info.param.sample.name + "_" + std::string(info.param.reporter->id);
  return std::regex_replace(name, std::regex("-"), "_");
}

INSTANTIATE_TEST_SUITE_P(Reporters, EveryReport,
                         ::testing::ValuesIn(cases_of({"text", "json", "ndjson", "sarif", "junit",
                                                       "github", "markdown"})),
                         case_name);

TEST_P(EveryReport, EqualsItsGoldenFile) {
  const std::string path = folder + "golden/" + name();
  const std::string report = without_version_and_rules(this->report());
  if (std::getenv("GOUJI_UPDATE") != nullptr) write(path, report);
  ASSERT_TRUE(std::ifstream(path).good()) << path << " is missing: run with GOUJI_UPDATE=1";
  EXPECT_EQ(report, read(path));
}

TEST_P(EveryReport, IsTheSameWhenWrittenTwice) {
  EXPECT_EQ(report(), report());
}

TEST_P(EveryReport, IsValidUtf8WithoutCharactersThatCannotBeSeen) {
  std::string report = this->report();
  if (GetParam().sample.options.colour) {
    report = std::regex_replace(report, std::regex("\x1b\\[[0-9;]*m"), "");
  }
  for (std::size_t at = 0; at < report.size();) {
    const CodePoint character = code_point_at(report, at);
    ASSERT_TRUE(character.valid) << "at byte " << at;
    ASSERT_TRUE(character.value == U'\n' || !is_invisible(character.value))
        << "U+" << std::hex << static_cast<unsigned>(character.value) << " at byte " << at;
    at += character.bytes;
  }
}

TEST_P(EveryReport, EndsInALineFeedUnlessItIsEmpty) {
  const std::string report = this->report();
  EXPECT_TRUE(report.empty() || report.back() == '\n');
}

class EveryReportWithASchema : public EveryReport {};

INSTANTIATE_TEST_SUITE_P(Reporters, EveryReportWithASchema,
                         ::testing::ValuesIn(cases_of({"json", "ndjson", "sarif", "junit"})),
                         case_name);

TEST_P(EveryReportWithASchema, Holds) {
  const std::string validate = "PATH=/usr/bin:$PATH python3 '" + folder + "validate_json.py' ";
  const std::string report_schema = "'" GOUJI_SOURCE_DIR "/schemas/report.schema.json' ";
  const std::string id(GetParam().reporter->id);
  const std::string file = ::testing::TempDir() + "gouji-" + name();
  std::string command;
  if (id == "json") command = validate + report_schema + file;
  if (id == "ndjson") command = validate + report_schema + file + " --lines --definition form";
  if (id == "sarif") command = validate + "'" + folder + "third_party/sarif-2.1.0.json' " + file;
  if (id == "junit") command = "xmllint --noout --nonet --schema '" + folder + "junit.xsd' " + file;
  write(file, report());
  ASSERT_FALSE(command.empty());
  EXPECT_EQ(std::system(command.c_str()), 0) << command;
}

std::string render(const std::string& format, const std::string& sample) {
  return render(*find_reporter(format), find_sample(report_samples(), sample));
}

TEST(Reporters, AreFoundById) {
  for (const Reporter* reporter : all_reporters()) {
    EXPECT_EQ(find_reporter(reporter->id), reporter);
    EXPECT_FALSE(reporter->title_zh.empty());
    EXPECT_FALSE(reporter->title_en.empty());
  }
  EXPECT_EQ(all_reporters().size(), 7u);
  EXPECT_EQ(find_reporter("xml"), nullptr);
}

TEST(Reporters, NoOtherReporterKnowsColour) {
  for (const Reporter* reporter : all_reporters()) {
    if (reporter->id == "text") continue;
    const std::string id(reporter->id);
    EXPECT_EQ(render(id, "everyday-colour"), render(id, "everyday"));
  }
}

TEST(Reporters, TheSchemasRefuseWhatIsNoReport) {
  const std::string validate = "PATH=/usr/bin:$PATH python3 '" + folder + "validate_json.py' ";
  const std::string file = ::testing::TempDir() + "gouji-refused";
  const std::string quiet = " 2> " + ::testing::TempDir() + "gouji-refused.log";
  const auto status = [&](const std::string& schema, std::string report, const std::string& from,
                          const std::string& to) {
    const std::size_t at = report.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    write(file, report.replace(at, from.size(), to));
    return std::system(
        (validate + "'" GOUJI_SOURCE_DIR "/" + schema + "' " + file + quiet).c_str());
  };
  const std::string ours = "schemas/report.schema.json";
  const std::string json = render("json", "everyday");
  EXPECT_EQ(status(ours, json, "\"5\"", "\"5\""), 0);
  EXPECT_NE(status(ours, json, "\"found\": \"5\"", "\"found\": 5"), 0);
  EXPECT_NE(status(ours, json, "\"found\": \"5\"", "\"found\": null"), 0);
  EXPECT_NE(status(ours, json, "\"severity\": \"error\"", "\"severity\": \"fatal\""), 0);
  EXPECT_NE(status(ours, json, "\"line\": 12", "\"row\": 12"), 0);
  EXPECT_NE(status(ours, json, "\"line\": 12", "\"line\": 0"), 0);
  const std::string oasis = "tests/linter/third_party/sarif-2.1.0.json";
  const std::string sarif = render("sarif", "everyday");
  EXPECT_EQ(status(oasis, sarif, "\"level\": \"error\"", "\"level\": \"error\""), 0);
  EXPECT_NE(status(oasis, sarif, "\"level\": \"error\"", "\"level\": \"fatal\""), 0);
  EXPECT_NE(status(oasis, sarif, "\"startLine\": 12", "\"startLine\": 0"), 0);
}

TEST(TextReporter, PrintsNothingForACleanForm) {
  FormReport form;
  form.path = "a.json";
  const ReportSample clean = {.name = "clean", .forms = {form}, .options = {}};
  EXPECT_EQ(render(*find_reporter("text"), clean),
            "核 1 张表：1 张无误，0 处错误，0 处警告，0 处提示，0 张无法核查\n");
}

TEST(TextReporter, IsTheSameWithoutItsColours) {
  const std::string coloured = render("text", "everyday-colour");
  EXPECT_THAT(coloured, HasSubstr("\x1b[1;31m错误\x1b[0m"));
  EXPECT_EQ(std::regex_replace(coloured, std::regex("\x1b\\[[0-9;]*m"), ""),
            render("text", "everyday"));
}

TEST(TextReporter, NoLineIsACommandOfABuildServer) {
  std::istringstream lines(render("text", "hostile"));
  for (std::string line; std::getline(lines, line);) {
    const std::size_t start = line.find_first_not_of(" \t");
    EXPECT_FALSE(start != std::string::npos && line.compare(start, 2, "::") == 0) << line;
    EXPECT_THAT(line, Not(HasSubstr("##[")));
    EXPECT_THAT(line, Not(HasSubstr("##vso[")));
  }
}

TEST(GithubReporter, EveryLineIsACommandOfOursOrTheSummary) {
  for (const char* sample : {"everyday", "hostile", "unreadable"}) {
    std::istringstream lines(render("github", sample));
    const std::regex command(
        "::(error|warning|notice) file=[^:,]+(,line=\\d+(,col=\\d+)?)?"
        ",title=[^:,]+::.*");
    for (std::string line; std::getline(lines, line);) {
      EXPECT_TRUE(std::regex_match(line, command) || line.rfind("核 ", 0) == 0) << line;
    }
  }
}

TEST(MarkdownReporter, HasNoMarkupFromTheForm) {
  const std::string report = render("markdown", "hostile");
  EXPECT_THAT(report, Not(HasSubstr("<script")));
  EXPECT_FALSE(std::regex_search(report, std::regex(R"([^\\]\]\()"))) << "a link";
  EXPECT_THAT(report, Not(HasSubstr("http://")));
  EXPECT_THAT(report, Not(HasSubstr("www.")));
  EXPECT_THAT(report, Not(HasSubstr("@user")));
  EXPECT_THAT(report, Not(HasSubstr("#12")));
}

TEST(MarkdownReporter, EveryTableRowHasTheCellsOfItsHead) {
  std::istringstream lines(render("markdown", "hostile"));
  std::size_t head = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind("|", 0) != 0) {
      head = 0;
      continue;
    }
    line = std::regex_replace(line, std::regex(R"(\\.)"), "");
    const auto bars = static_cast<std::size_t>(std::count(line.begin(), line.end(), '|'));
    if (head == 0) head = bars;
    EXPECT_EQ(bars, head) << line;
  }
}

TEST(JunitReporter, CountsWhatItWrites) {
  const std::string report = render("junit", "everyday");
  const auto count = [&report](const std::string& text) {
    std::size_t found = 0;
    for (std::size_t at = report.find(text); at != std::string::npos;
         at = report.find(text, at + 1)) {
      ++found;
    }
    return found;
  };
  // The form in the middle: 1 pass, 1 failure of the ledger, 3 skipped, 2 findings of their own.
  EXPECT_THAT(report, HasSubstr("tests=\"7\" failures=\"2\" errors=\"0\" skipped=\"3\""));
  EXPECT_EQ(count("<testcase"), 1u + 7u + 1u + 9u);
  EXPECT_EQ(count("<failure"), 2u + 9u);
  EXPECT_EQ(count("<skipped"), 3u);
}

TEST(JunitReporter, SaysThatAFormCouldNotBeChecked) {
  EXPECT_THAT(render("junit", "unreadable"), HasSubstr("<error type=\"unreadable\""));
}

TEST(SarifReporter, DescribesEveryIdentityOfTheRulebooksOnce) {
  Rulebook rulebook;
  rulebook.clauses = {{.id = "c", .citation = {}, .text = {"各行之和", "the sum of all rows"}}};
  Identity identity;
  identity.id = "sub-item-total";
  identity.title = {"子项合计", "Sub-item total"};
  identity.severity = Severity::warning;
  identity.basis = "c";
  rulebook.identities = {identity, identity};
  const Rulebook* const rulebooks[] = {&rulebook, &rulebook};
  ReportSample sample = {.name = "rules", .forms = {}, .options = {.rulebooks = rulebooks}};
  const std::string report = render(*find_reporter("sarif"), sample);
  const std::string rule = R"({"id": "sub-item-total", "shortDescription": {"text": "子项合计"}, )"
                           R"("fullDescription": {"text": "子项合计。各行之和"}, )"
                           R"("defaultConfiguration": {"level": "warning"}})";
  ASSERT_THAT(report, HasSubstr(rule));
  EXPECT_EQ(report.find("\"sub-item-total\""), report.rfind("\"sub-item-total\""));
}

TEST(SarifReporter, SaysWhichFormsCouldNotBeChecked) {
  const std::string report = render("sarif", "unreadable");
  EXPECT_THAT(report, HasSubstr("\"executionSuccessful\": false"));
  EXPECT_THAT(report, HasSubstr("\"uri\": \"../gone.txt\""));
  EXPECT_THAT(render("sarif", "everyday"), HasSubstr("\"executionSuccessful\": true"));
}

TEST(NdjsonReporter, WritesALineForEachForm) {
  const std::string report = render("ndjson", "everyday");
  EXPECT_EQ(std::count(report.begin(), report.end(), '\n'), 4);
}

}  // namespace
}  // namespace gouji::testing
