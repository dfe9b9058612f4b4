// gouji rulebook test: what its examples must be, what counts as guarded, and that a failure is
// one.

#include "linter/rulebook_test.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "linter/document_writer.h"
#include "linter/merge_patch.h"
#include "tests/support/forms.h"
#include "tests/support/rulebooks.h"

namespace gouji::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

RulebookTest tested(const RulebookFiles& files) {
  const RulebookLoad load = load_rulebook(files);
  EXPECT_NE(load.loaded, nullptr);
  return test_rulebook(*load.loaded, files);
}

// The fault of the last example.
std::string fault_of(const RulebookFiles& files) {
  const RulebookTest test = tested(files);
  EXPECT_FALSE(test.passed());
  return test.examples.back().fault.zh;
}

TEST(RulebookTests, TheSmallOneAndTheShippedOnesPass) {
  EXPECT_TRUE(tested(small_rulebook()).passed());
  for (const RulebookFiles& files : shipped_rulebook_files()) {
    EXPECT_TRUE(tested(files).passed()) << files.path;
  }
}

TEST(RulebookTests, AGoodExampleHasNeitherErrorsNorWarnings) {
  RulebookFiles files = small_rulebook();
  files.bad.clear();
  files.good.push_back({.path = "good/wrong.json",
                        .bytes = replaced(files.good[0].bytes, "\"score\": 95", "\"score\": 99")});
  EXPECT_EQ(fault_of(files), "应无错误和警告，有 1 处错误、0 处警告");
  files.good.back().bytes = "no form";
  EXPECT_THAT(fault_of(files), HasSubstr("应无错误和警告"));
}

TEST(RulebookTests, ABadExampleIsReportedByTheCheckInItsName) {
  RulebookFiles files = small_rulebook();
  const std::string wrong = replaced(files.good[0].bytes, "\"score\": 95", "\"score\": 99");
  files.bad.push_back({.path = "bad/score-total.second.json", .bytes = wrong});
  EXPECT_TRUE(tested(files).passed());
  files.bad.back().path = "bad/cash-balance.3.json";
  EXPECT_EQ(fault_of(files), "应由 cash-balance 报告，报告的是 score-total、target-quantified");
  files.bad.back().path = "bad/cash-balanse.json";
  EXPECT_THAT(fault_of(files), HasSubstr("“cash-balanse”不是核查项"));
  EXPECT_THAT(fault_of(files), HasSubstr("相近的是 cash-balance"));
  // A form that cannot be read at all is an example of that.
  files.bad.back() = {.path = "bad/form-syntax.json", .bytes = "{\"a\": }"};
  EXPECT_TRUE(tested(files).passed());
}

TEST(RulebookTests, APatchThatCannotBeAppliedIsAFault) {
  RulebookFiles files = small_rulebook();
  files.bad[0].bytes = "{\"funds\": }";
  EXPECT_THAT(fault_of(files), HasSubstr("bad/cash-balance.patch.json:1:11："));
  files.bad[0].bytes = "{\"indicators\": {\"9\": {\"score\": 1}}}";
  EXPECT_EQ(fault_of(files), "补丁里的“9”不是这个列表的下标，列表有 4 项");
  files.bad[0].bytes = "{\"funds\": {\"balance\": 3.2}}";
  files.good[0].path = "good/other.json";
  EXPECT_EQ(fault_of(files), "补丁要打在 good/clean.json 上，没有这个文件");
}

TEST(RulebookTests, WithoutGoodExamplesNothingIsTested) {
  RulebookFiles files = small_rulebook();
  files.good.clear();
  files.bad.clear();
  const RulebookTest test = tested(files);
  EXPECT_FALSE(test.passed());
  EXPECT_EQ(test.fault.zh, "good/ 里没有表，无从测试");
  EXPECT_THAT(test.idle_reasons, IsEmpty());
}

TEST(RulebookTests, AnUnguardedCellNeedsAReason) {
  RulebookFiles files = small_rulebook();
  files.rulebook.bytes = replaced(files.rulebook.bytes, "indicators/1/actual", "indicators/7/*");
  const RulebookTest test = tested(files);
  EXPECT_FALSE(test.passed());
  ASSERT_EQ(test.unguarded.size(), 2u);
  EXPECT_EQ(test.unguarded[0].pointer, "/indicators/1/target");
  EXPECT_EQ(test.unguarded[0].reason, 1);
  EXPECT_EQ(test.unguarded[1].pointer, "/indicators/1/actual");
  EXPECT_EQ(test.unguarded[1].reason, -1);
  EXPECT_THAT(test.idle_reasons, ElementsAre(0u));
}

TEST(RulebookTests, WithoutItsIdentityAFigureIsUnguarded) {
  RulebookFiles files = small_rulebook();
  std::string& book = files.rulebook.bytes;
  const std::size_t begin = book.find("    {\n      \"id\": \"cash-balance\"");
  book.erase(begin, book.find("    {\n      \"id\": \"weight-total\"") - begin);
  files.bad.clear();
  const RulebookTest test = tested(files);
  EXPECT_FALSE(test.passed());
  std::vector<std::string> bare;
  for (const UnguardedCell& cell : test.unguarded) {
    if (cell.reason < 0) bare.push_back(cell.pointer);
  }
  EXPECT_THAT(bare, ::testing::Contains("/funds/balance"));
}

TEST(RulebookTests, TheCommandTellsCodesFormatsAndFigures) {
  RulebookFiles files = small_rulebook();
  {
    const RulebookOnDisk disk(files);
    const CliRun run = run_gouji({"rulebook", "test", disk.folder()});
    EXPECT_EQ(run.code, 0);
    EXPECT_THAT(run.out,
                HasSubstr("变异覆盖 " + disk.folder() + "/good/clean.json：18 格，守住 16 格"));
    EXPECT_THAT(run.out, HasSubstr("/indicators/1/actual 2分钟: 上限以内都是满分"));
    const CliRun json = run_gouji({"rulebook", "test", "--format", "json", disk.folder()});
    const Document document = parse(json.out);
    EXPECT_EQ(document.find("/0/passed")->text, "true");
    EXPECT_EQ(document.find("/0/coverage/0/guarded")->text, "16");
    EXPECT_EQ(document.find("/0/coverage/0/cells")->items.size(), 18u);
    EXPECT_EQ(document.find("/0/unguarded/1/cells")->text, "indicators/1/actual");
  }
  files.rulebook.bytes =
      replaced(files.rulebook.bytes, "indicators/1/actual", "indicators/*/score");
  files.bad[0].bytes = "{}";
  const RulebookOnDisk disk(files);
  const CliRun run = run_gouji({"rulebook", "test", disk.folder()});
  EXPECT_EQ(run.code, 1);
  EXPECT_THAT(run.out, HasSubstr("cash-balance.patch.json: 应由 cash-balance 报告，报告的是 "));
  EXPECT_THAT(run.out, HasSubstr("/indicators/1/actual 2分钟: 没有写理由"));
  EXPECT_THAT(run.out, HasSubstr("unguarded 里的 indicators/*/score：没有一格用得上"));
  EXPECT_THAT(run.out,
              HasSubstr("small：未通过，1 个例子不合要求，1 格没有守住，也没有写理由，1 条 "
                        "unguarded 没有用处"));
}

std::vector<std::string> figures_of(const Document& form, const Rulebook& rulebook) {
  std::vector<std::string> figures;
  for (const NumericCell& cell : numeric_cells(form, rulebook)) {
    for (const NumericCell::Figure& figure : cell.figures) {
      figures.push_back(cell.pointer + " " + cell.text.substr(figure.begin, figure.size));
    }
  }
  return figures;
}

TEST(Mutation, ChangesTheFiguresOfCellsThatHoldSome) {
  const RulebookLoad load = load_rulebook(small_rulebook());
  const Document form = parse(R"({
    "year": 2030, "template": "small 2030", "other": 7,
    "funds": {"granted": "1,234.50", "paid": 12, "balance": null},
    "indicators": [{"name": "前 3 名", "target": "5～8 天", "actual": "约 3.", "weight": 2.5,
                    "score": "", "category": "第 1 类"}],
    "narratives": {"overview": "共 3 件"}})");
  EXPECT_THAT(
      figures_of(form, load.loaded->rulebook),
      ElementsAre("/funds/granted 1,234.50", "/funds/paid 12", "/indicators/0/target 5",
                  "/indicators/0/target 8", "/indicators/0/actual 3", "/indicators/0/weight 2.5"));
}

TEST(Mutation, MakesOneChangeAndLeavesTheFormAsItWas) {
  Document form = parse(R"({"indicators": [{"target": "≥1,205.5件", "weight": 10}]})");
  const std::string before = write_json(form);
  const RulebookLoad load = load_rulebook(small_rulebook());
  const std::vector<NumericCell> cells = numeric_cells(form, load.loaded->rulebook);
  ASSERT_EQ(cells.size(), 2u);
  std::vector<std::string> targets;
  std::vector<std::string> weights;
  for (const FigureChange& change : usual_changes()) {
    const std::string target = mutant(form, cells[0], cells[0].figures[0], change);
    targets.emplace_back(parse(target).find("/indicators/0/target")->text);
    const std::string weight = mutant(form, cells[1], cells[1].figures[0], change);
    weights.emplace_back(weight.empty()
                             ? "unchanged"
                             : std::string(parse(weight).find("/indicators/0/weight")->text));
  }
  EXPECT_THAT(targets, ElementsAre("≥1206.5件", "≥1204.5件", "≥12055件", "≥2105.5件", ""));
  EXPECT_THAT(weights, ElementsAre("11", "9", "100", "unchanged", ""));
  EXPECT_EQ(write_json(form), before);
}

TEST(Mutation, SwapsTheFirstTwoDigitsThatDiffer) {
  EXPECT_EQ(swap_digits("1120"), "1210");
  EXPECT_EQ(swap_digits("10.25"), "10.52");
  EXPECT_EQ(swap_digits("100"), "100");
  EXPECT_EQ(swap_digits("7"), "7");
}

TEST(Mutation, AFindingConcernsItsCellItsRowAndWhatItIsRelatedTo) {
  ReportedFinding finding;
  finding.location.pointer = "/indicators/1/score";
  EXPECT_TRUE(concerns(finding, "/indicators/1/score"));
  EXPECT_TRUE(concerns(finding, "/indicators/1/target"));
  EXPECT_FALSE(concerns(finding, "/indicators/10/target"));
  EXPECT_FALSE(concerns(finding, "/funds/paid"));
  finding.location.pointer = "/indicators/1";
  EXPECT_TRUE(concerns(finding, "/indicators/1/target"));
  finding.related.emplace_back().pointer = "/funds/paid";
  EXPECT_TRUE(concerns(finding, "/funds/paid"));
  EXPECT_FALSE(concerns(finding, "/funds/granted"));
}

TEST(Mutation, PatternsMatchTokenByToken) {
  EXPECT_TRUE(matches_cells("indicators/*/target", "/indicators/3/target"));
  EXPECT_TRUE(matches_cells("/indicators/*/target", "/indicators/3/target"));
  EXPECT_TRUE(matches_cells("*/*", "/funds/paid"));
  EXPECT_FALSE(matches_cells("*", "/funds/paid"));
  EXPECT_FALSE(matches_cells("funds/paid/*", "/funds/paid"));
  EXPECT_FALSE(matches_cells("indicators/*/target", "/indicators/3/actual"));
}

std::string patched(std::string_view target, std::string_view patch) {
  Document document = parse(target);
  const Document change = parse(patch);
  const Message fault = merge_patch(document.root, change.root);
  if (!fault.empty()) return fault.en;
  std::string text = write_json(document);
  std::erase_if(text, [](char letter) { return letter == ' ' || letter == '\n'; });
  return text;
}

TEST(MergePatch, FollowsTheStandardAndReachesIntoLists) {
  EXPECT_EQ(patched(R"({"a": {"b": 1}, "c": 2})", R"({"a": {"b": null, "d": 3}, "c": [4]})"),
            R"({"a":{"d":3},"c":[4]})");
  EXPECT_EQ(patched("[1, 2, 3]", R"({"0": null, "2": 9})"), "[2,9]");
  EXPECT_EQ(patched("[1, 2, 3]", R"({"2": null, "0": null})"), "[2]");
  EXPECT_EQ(patched(R"([{"a": 1}])", R"({"1": {"a": 2}})"), R"([{"a":1},{"a":2}])");
  EXPECT_THAT(patched("[1]", R"({"x": 2})"), HasSubstr("no index"));
  EXPECT_THAT(patched("[1]", R"({"2": 2})"), HasSubstr("no index of this list of 1"));
  EXPECT_THAT(patched("[1]", R"({"1": null})"), HasSubstr("no index"));
}

}  // namespace
}  // namespace gouji::testing
