// The forms that are measured with are what they are said to be: else every ratio is worth nothing.

#include "tests/bench/corpus.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "linter/json.h"
#include "linter/lint.h"
#include "tests/bench/json_layout.h"

namespace gouji::bench {
namespace {

const std::vector<std::unique_ptr<LoadedRulebook>>& rulebooks() {
  static const auto loaded = load_shipped_rulebooks();
  return loaded;
}

std::vector<ReportedFinding> lint(const std::string& json) {
  const LintOptions options{.rulebooks = rulebooks(), .ledger = false};
  return lint_bytes("form.json", json, options).front().findings;
}

bool breaks_schema(const std::string& json) {
  return std::ranges::any_of(
      lint(json), [](const ReportedFinding& finding) { return finding.check == "form-schema"; });
}

TEST(Corpus, LongFormsAreAsCleanAsTheShortOnesOfEveryRulebook) {
  for (const auto& loaded : rulebooks()) {
    const Corpus corpus(*loaded, 3, Kind::clean);
    std::size_t bytes = 0;
    constexpr std::uint64_t count = 25;
    for (std::uint64_t i = 0; i < count; ++i) {
      const std::string json = corpus.form(i);
      bytes += json.size();
      const auto findings = lint(json);
      EXPECT_TRUE(findings.empty()) << json << "\n" << findings.front().message.zh;
    }
    EXPECT_GT(bytes / count, 6'000u) << loaded->rulebook.id;
    EXPECT_LT(bytes / count, 8'000u) << loaded->rulebook.id;
  }
}

TEST(Corpus, FormsAreKnownByTheirNumberAndDiffer) {
  const Corpus one(*rulebooks().front(), 3, Kind::clean);
  const Corpus again(*rulebooks().front(), 3, Kind::clean);
  const Corpus other_seed(*rulebooks().front(), 4, Kind::clean);
  EXPECT_EQ(one.form(11), again.form(11));
  EXPECT_NE(one.form(11), one.form(12));
  EXPECT_NE(one.form(11), other_seed.form(11));
}

TEST(Corpus, AboutAsManyFormsBreakTheSchemaAsAreAskedFor) {
  for (const auto& loaded : rulebooks()) {
    const Corpus clean(*loaded, 5, Kind::clean);
    const Corpus invalid(*loaded, 5, Kind::invalid10);
    int changed = 0;
    for (std::uint64_t i = 0; i < 100; ++i) {
      const std::string json = invalid.form(i);
      const bool same = json == clean.form(i);
      changed += same ? 0 : 1;
      EXPECT_EQ(breaks_schema(json), !same) << json;
    }
    EXPECT_GT(changed, 2) << loaded->rulebook.id;
    EXPECT_LT(changed, 25) << loaded->rulebook.id;
  }
}

TEST(Corpus, AFailingFormHasAFindingNearlyAlways) {
  for (const auto& loaded : rulebooks()) {
    const Corpus failing(*loaded, 6, Kind::failing);
    int found = 0;
    for (std::uint64_t i = 0; i < 40; ++i) found += lint(failing.form(i)).empty() ? 0 : 1;
    EXPECT_GT(found, 32) << loaded->rulebook.id;
  }
}

TEST(Corpus, LayoutsOfAFormSayTheSame) {
  for (const auto& loaded : rulebooks()) {
    const std::string plain = Corpus(*loaded, 7, Kind::clean).form(1);
    const std::string pretty = Corpus(*loaded, 7, Kind::pretty).form(1);
    const std::string ascii = Corpus(*loaded, 7, Kind::escaped).form(1);
    EXPECT_GT(std::ranges::count(pretty, '\n'), 100);
    EXPECT_TRUE(std::ranges::all_of(ascii, [](char c) { return c > 0; }));
    EXPECT_EQ(compact(pretty), plain);
    EXPECT_TRUE(lint(pretty).empty());
    EXPECT_TRUE(lint(ascii).empty());
    // Read back, both hold the same texts.
    const JsonParse one = parse_json(plain, {});
    const JsonParse other = parse_json(ascii, {});
    const std::string_view printed = one.document.root.member("narratives")->members[0].value.text;
    EXPECT_EQ(other.document.root.member("narratives")->members[0].value.text, printed);
    EXPECT_GT(printed.size(), 100u);
  }
}

TEST(JsonLayout, EmptyListsAndEscapesAreKept) {
  EXPECT_EQ(compact("{ \"a b\" : [ ] ,\n\"c\\\" \": { } }"), R"({"a b":[],"c\" ":{}})");
  EXPECT_EQ(indented(R"({"a":[],"b":[1,{"c":"x, y"}]})"),
            "{\n  \"a\": [],\n  \"b\": [\n    1,\n    {\n      \"c\": \"x, y\"\n    }\n  ]\n}");
  EXPECT_EQ(escaped("\"é苏😀\\n\""), "\"\\u00e9\\u82cf\\ud83d\\ude00\\n\"");
}

}  // namespace
}  // namespace gouji::bench
