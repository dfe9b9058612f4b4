#include "linter/config.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "linter/glob.h"

namespace gouji::testing {
namespace {

using ::testing::HasSubstr;

ConfigLoad load(std::string_view json) {
  constexpr std::string_view known[] = {"score-total", "sub-item-total", "markup-in-text"};
  return load_config("gouji.json", json, known);
}

TEST(Config, IsEmptyByDefault) {
  const ConfigLoad loaded = load("{}");
  EXPECT_TRUE(loaded.faults.empty());
  EXPECT_EQ(loaded.config.fail_on, FailOn::error);
  EXPECT_TRUE(loaded.config.severities.empty());
  EXPECT_TRUE(loaded.config.waivers.empty());
}

TEST(Config, ReadsTheThreshold) {
  EXPECT_EQ(load("{\"fail_on\": \"warning\"}").config.fail_on, FailOn::warning);
  EXPECT_EQ(load("{\"fail_on\": \"note\"}").config.fail_on, FailOn::note);
  EXPECT_EQ(load("{\"fail_on\": \"never\"}").config.fail_on, FailOn::never);
}

TEST(Config, ReadsSeveritiesAndOff) {
  const Config config =
      load("{\"severities\": {\"score-total\": \"note\", \"markup-in-text\": \"off\"}}").config;
  ASSERT_EQ(config.severities.size(), 2u);
  EXPECT_EQ(config.severities[0].check, "score-total");
  EXPECT_EQ(config.severities[0].severity, Severity::note);
  EXPECT_EQ(config.severities[1].check, "markup-in-text");
  EXPECT_FALSE(config.severities[1].severity.has_value());
}

TEST(Config, ReadsWaivers) {
  const Config config = load(R"({"waivers": [
    {"check": "score-total", "path": "old/*", "fingerprint": "ab12", "reason": "known"}]})")
                            .config;
  ASSERT_EQ(config.waivers.size(), 1u);
  EXPECT_EQ(config.waivers[0].check, "score-total");
  EXPECT_EQ(config.waivers[0].path, "old/*");
  EXPECT_EQ(config.waivers[0].fingerprint, "ab12");
  EXPECT_EQ(config.waivers[0].reason, "known");
}

TEST(Config, AWaiverNeedsAReason) {
  const ConfigLoad loaded = load("{\n\"waivers\": [{\"check\": \"score-total\"}]}");
  ASSERT_EQ(loaded.faults.size(), 1u);
  EXPECT_EQ(loaded.faults[0].origin.line, 2u);
  EXPECT_EQ(loaded.faults[0].pointer, "/waivers/0");
}

TEST(Config, AReasonOfBlanksIsNone) {
  EXPECT_EQ(load("{\"waivers\": [{\"check\": \"score-total\", \"reason\": \" \"}]}").faults.size(),
            1u);
}

TEST(Config, AWaiverForEverythingIsRefused) {
  EXPECT_EQ(load("{\"waivers\": [{\"reason\": \"because\"}]}").faults.size(), 1u);
}

TEST(Config, AnUnknownCheckNamesTheNearest) {
  const ConfigLoad loaded = load("{\n  \"severities\": {\"score-totl\": \"note\"}\n}");
  ASSERT_EQ(loaded.faults.size(), 1u);
  EXPECT_EQ(loaded.faults[0].path, "gouji.json");
  EXPECT_EQ(loaded.faults[0].origin.line, 2u);
  EXPECT_EQ(loaded.faults[0].origin.column, 18u);
  EXPECT_THAT(loaded.faults[0].message.zh, HasSubstr("score-total"));
  EXPECT_THAT(loaded.faults[0].message.en, HasSubstr("score-total"));
}

TEST(Config, AnUnknownCheckInAWaiverIsAFault) {
  EXPECT_EQ(load("{\"waivers\": [{\"check\": \"nonsense\", \"reason\": \"x\"}]}").faults.size(),
            1u);
}

TEST(Config, UnknownMembersAndValuesAreFaults) {
  EXPECT_EQ(load("{\"fail-on\": \"note\"}").faults.size(), 1u);
  EXPECT_EQ(load("{\"fail_on\": \"warn\"}").faults.size(), 1u);
  EXPECT_EQ(load("{\"severities\": {\"score-total\": \"fatal\"}}").faults.size(), 1u);
  EXPECT_EQ(load("[]").faults.size(), 1u);
}

TEST(Config, ListsEveryFaultOnceInTheOrderOfTheFile) {
  const ConfigLoad loaded = load(R"({
    "severities": {"score-totl": "note"},
    "waivers": [
      {"chek": "score-total", "reason": "x"},
      {"check": 7, "reason": ""},
      {"reason": "everything"}
    ],
    "fail_on": 3
  })");
  std::vector<std::uint32_t> lines;
  for (const DataFault& fault : loaded.faults) lines.push_back(fault.origin.line);
  EXPECT_THAT(lines, ::testing::ElementsAre(2u, 4u, 5u, 5u, 6u, 8u));
}

TEST(Config, TextThatIsNotJsonIsAFaultWithItsPlace) {
  const ConfigLoad loaded = load("{\n  \"fail_on\": }");
  ASSERT_FALSE(loaded.faults.empty());
  EXPECT_EQ(loaded.faults[0].origin.line, 2u);
}

TEST(Config, KeysThatOccurTwiceAreAFault) {
  EXPECT_FALSE(load("{\"fail_on\": \"note\", \"fail_on\": \"never\"}").faults.empty());
}

TEST(Config, AnEmptyFileIsAFault) {
  EXPECT_FALSE(load("").faults.empty());
}

TEST(Config, ThresholdsHaveNames) {
  EXPECT_EQ(parse_fail_on("error"), FailOn::error);
  EXPECT_EQ(parse_fail_on("warning"), FailOn::warning);
  EXPECT_EQ(parse_fail_on("note"), FailOn::note);
  EXPECT_EQ(parse_fail_on("never"), FailOn::never);
  EXPECT_FALSE(parse_fail_on("").has_value());
  EXPECT_FALSE(parse_fail_on("Error").has_value());
}

TEST(Glob, MatchesWholePaths) {
  EXPECT_TRUE(glob_matches("forms/*.json", "forms/a.json"));
  EXPECT_TRUE(glob_matches("forms/*.json", "forms/deeper/a.json"));
  EXPECT_FALSE(glob_matches("forms/*.json", "other/forms/a.json"));
  EXPECT_TRUE(glob_matches("[ab].json", "a.json"));
  EXPECT_FALSE(glob_matches("[ab].json", "c.json"));
}

TEST(Glob, KnowsAPatternByItsMarks) {
  EXPECT_TRUE(is_glob("*.json"));
  EXPECT_TRUE(is_glob("a?.json"));
  EXPECT_TRUE(is_glob("[a].json"));
  EXPECT_FALSE(is_glob("表.json"));
}

}  // namespace
}  // namespace gouji::testing
