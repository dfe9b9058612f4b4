// The shipped rulebooks load; a broken one is told fault by fault, each with its place.

#include "linter/rulebook_shelf.h"
#include "linter/rulebooks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "linter/sha256.h"
#include "tests/support/forms.h"

namespace gouji {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr const char* rulebook_path = "schemas/suzhou-2021/rulebook.json";
constexpr const char* schema_path = "schemas/suzhou-2021/form.schema.json";

RulebookLoad load(std::string_view rulebook_json) {
  return load_rulebook("rulebook.json", rulebook_json, testing::read_project_file(schema_path));
}

const Rulebook& suzhou() {
  static const RulebookLoad loaded = load(testing::read_project_file(rulebook_path));
  return loaded.loaded->rulebook;
}

const Identity& identity(std::string_view id, std::size_t nth = 0) {
  for (const Identity& one : suzhou().identities) {
    if (one.id == id && nth-- == 0) return one;
  }
  throw std::logic_error("no such identity");
}

TEST(Rulebooks, TheShippedOneLoadsWithoutFaults) {
  const RulebookLoad loaded = load(testing::read_project_file(rulebook_path));
  for (const DataFault& fault : loaded.faults) {
    ADD_FAILURE() << fault.pointer << ": " << fault.message.zh;
  }
  ASSERT_NE(loaded.loaded, nullptr);
  EXPECT_THAT(loaded.loaded->validator().validate(
                  testing::parse(testing::read_project_file("tests/forms/clean.json"))),
              IsEmpty());
}

TEST(Rulebooks, TheEmbeddedOnesAreTheFilesByteForByteAndHaveNoFault) {
  const auto shipped = load_shipped_rulebooks();
  ASSERT_THAT(shipped, ::testing::Not(IsEmpty()));
  for (const auto& loaded : shipped) {
    const std::string folder = "schemas/" + loaded->rulebook.id;
    EXPECT_EQ(loaded->form_schema, testing::read_project_file(folder + "/form.schema.json"));
    const RulebookLoad from_disk =
        load_rulebook("x", testing::read_project_file(folder + "/rulebook.json"),
                      testing::read_project_file(folder + "/form.schema.json"));
    for (const DataFault& fault : from_disk.faults) {
      ADD_FAILURE() << folder << fault.pointer << ": " << fault.message.zh;
    }
    ASSERT_NE(from_disk.loaded, nullptr);
    EXPECT_EQ(loaded->rulebook.sha256, from_disk.loaded->rulebook.sha256);
  }
}

TEST(Rulebooks, ThoseOnTheShelfAreFoundByTheirIds) {
  const ShippedRulebooks shipped;
  const RulebookShelf shelf(shipped);
  const auto all = load_shipped_rulebooks();
  ASSERT_EQ(shelf.size(), all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    EXPECT_EQ(shelf.id(i), all[i]->rulebook.id);
    EXPECT_EQ(shelf.at(i).rulebook.id, all[i]->rulebook.id) << "of the folder of the same name";
    EXPECT_EQ(shelf.at(i).rulebook.sha256, all[i]->rulebook.sha256);
    EXPECT_EQ(shelf.at(i).form_schema, all[i]->form_schema);
    EXPECT_EQ(shelf.find(all[i]->rulebook.id), &shelf.at(i));
  }
  EXPECT_EQ(shelf.find("no-such-rulebook"), nullptr);
  EXPECT_EQ(RulebookChoices(shelf).all().size(), all.size());
  EXPECT_EQ(RulebookShelf(all).find(all.back()->rulebook.id), all.back().get());
}

TEST(Rulebooks, RolesLeadToFigures) {
  EXPECT_EQ(suzhou().figures[static_cast<std::size_t>(suzhou().figure_with(Role::paid))].path,
            "usage.paid");
  EXPECT_EQ(suzhou().figure_with(Role::none), -1);
}

TEST(Rulebooks, OperandsAreResolvedAndNamed) {
  const Identity& balance = identity("cash-balance");
  EXPECT_EQ(balance.total.kind, Operand::Kind::figure);
  EXPECT_EQ(balance.total.label, "资金结余、结转数");
  EXPECT_EQ(balance.terms[0].operand.label, "市级财政资金使用情况·财政拨款数");
  EXPECT_EQ(balance.terms[1].times, -1);
  const Identity& actual = identity("sub-item-total", 1);
  EXPECT_EQ(actual.total.kind, Operand::Kind::sub_item_total);
  EXPECT_EQ(actual.total.column, Column::actual);
  EXPECT_EQ(actual.total.label, "子项合计实际数");
  EXPECT_EQ(actual.terms[0].operand.kind, Operand::Kind::sub_items);
  EXPECT_EQ(actual.terms[0].operand.label, "子项实际数之和");
  const Identity& output = identity("category-total", 1);
  EXPECT_EQ(output.total.kind, Operand::Kind::constant);
  EXPECT_EQ(output.total.constant, Decimal::whole(26));
  EXPECT_EQ(output.total.label, "产出目标总分");
  EXPECT_EQ(output.terms[0].operand.category, 1);
  EXPECT_EQ(output.terms[0].operand.label, "产出目标权重之和");
  EXPECT_EQ(identity("score-total").terms[0].operand.label, "各项自评分之和");
}

TEST(Rulebooks, CategoriesScoringAndLayoutAreResolved) {
  const Rulebook& book = suzhou();
  EXPECT_EQ(book.scoring[static_cast<std::size_t>(book.categories[2].scoring)].id, "to-200");
  EXPECT_EQ(book.categories[0].weights, WeightRule::fixed);
  EXPECT_THAT(book.categories[0].common, SizeIs(6));
  EXPECT_EQ(book.scoring[0].full_to, Decimal(13, 1));
  EXPECT_EQ(book.scoring[0].point, Decimal(1, 2));
  EXPECT_FALSE(book.clause("category-split")->certain);
  EXPECT_EQ(book.clause("nothing"), nullptr);
  EXPECT_EQ(book.basis_of("recomputed-score"), "instructions-4");
  EXPECT_EQ(book.basis_of("nothing"), "");
  EXPECT_EQ(book.severity_of("over-execution"), std::nullopt);
  ASSERT_EQ(book.layout.totals.size(), 1u);
  EXPECT_EQ(book.layout.totals.front().figure, book.figure_with(Role::total_score));
  EXPECT_EQ(book.layout.narratives[5].front(), "项目管理存在的问题及原因");
  EXPECT_EQ(book.layout.blocks[1].spanners.front(), "其中:");
}

TEST(Rulebooks, TheSumNamesBothFiles) {
  const std::string book = testing::read_project_file(rulebook_path);
  const std::string schema = testing::read_project_file(schema_path);
  const std::string sum = suzhou().sha256;
  EXPECT_THAT(sum, SizeIs(64));
  EXPECT_NE(load_rulebook("x", book + "\n", schema).loaded->rulebook.sha256, sum);
  EXPECT_NE(load_rulebook("x", book, schema + "\n").loaded->rulebook.sha256, sum);
}

// A change to the shipped file and what is to be said of it.
struct Breakage {
  std::string_view from, to;  // the first occurrence is replaced
  std::string_view mark;      // stands in the changed file on the line of the fault
  std::string_view pointer;
  std::string_view zh;
};

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

std::uint32_t line_of(std::string_view text, std::string_view mark) {
  const std::size_t at = text.find(mark);
  EXPECT_NE(at, std::string::npos) << mark;
  return static_cast<std::uint32_t>(1 + std::count(text.begin(), text.begin() + at, '\n'));
}

TEST(Rulebooks, EveryBreakageHasItsPlaceAndItsWords) {
  constexpr Breakage breakages[] = {
      // Shape.
      {"\"version\"", "\"verison\"", "\"verison\"", "/verison",
       "不认识的项“verison”，相近的是“version”"},
      {"\"certain\": false", "\"certain\": \"no\"", "\"certain\": \"no\"", "/clauses/4/certain",
       "应为true 或 false，实为文本"},
      {"\"kind\": \"money\"", "\"kind\": \"mony\"", "\"kind\": \"mony\"", "/figures/0/kind",
       "取值应为 money、weight、score、percent 之一，实为“mony”，相近的是“money”"},
      {"\"role\": \"paid\"", "\"role\": \"payed\"", "\"payed\"", "/figures/5/role", "实为“payed”"},
      {"\"places\": 2", "\"places\": 2.5", "\"places\": 2.5", "/scoring/0/places",
       "应为整数，实为 2.5"},
      {"\"total\": \"22\"", "\"total\": 22", "\"total\": 22,", "/categories/0/total",
       "应为文本，实为 22"},
      {"\"class\": \"rounded\", ", "", "{\n      \"id\": \"indicator-balance\"", "/identities/0",
       "缺少必填项“class”"},
      {"\"severity\": \"warning\"", "\"severity\": \"severe\"", "\"severe\"",
       "/identities/6/severity", "取值应为 error、warning、note 之一"},
      // Names.
      {"\"numerator\": \"usage.paid\"", "\"numerator\": \"usage.pait\"", "usage.pait",
       "/declared_rates/0/numerator", "没有名为“usage.pait”的数据项，相近的是“usage.paid”"},
      {"{\"of\": \"budget.initial_budget\"}, {", "{\"of\": \"budget.start\"}, {", "budget.start",
       "/identities/0/terms/0/of", "没有名为“budget.start”的数据项"},
      {"\"scoring\": \"to-200\"", "\"scoring\": \"to-300\"", "\"scoring\": \"to-300\"",
       "/categories/2/scoring", "没有名为“to-300”的评分规则，相近的是“to-200”"},
      {"\"basis\": \"common-inputs\",\n      \"common\"",
       "\"basis\": \"common-input\",\n      \"common\"", "\"basis\": \"common-input\"",
       "/categories/0/basis", "没有名为“common-input”的条款，相近的是“common-inputs”"},
      {"\"total-row-last\": \"structure\"", "\"total-row-last\": \"struct\"", "\"struct\"",
       "/bases/total-row-last", "没有名为“struct”的条款"},
      {"\"total-row-last\": \"structure\"", "\"total-row-lats\": \"structure\"",
       "\"total-row-lats\"", "/bases/total-row-lats",
       "没有名为“total-row-lats”的核查，相近的是“total-row-last”"},
      {"\"severities\": {}", "\"severities\": {\"none-such\": \"note\"}", "\"none-such\"",
       "/severities/none-such", "没有名为“none-such”的核查，有："},
      {"[category=产出目标]", "[category=产出指标]", "[category=产出指标]",
       "/identities/9/terms/0/of", "没有名为“产出指标”的类别，相近的是“产出目标”"},
      {"sub_items[].budget", "sub_items[].bugdet", "sub_items[].bugdet", "/identities/4/terms/0/of",
       "没有“bugdet”这一栏，有：budget、actual"},
      {"sub_items[total].actual", "sub_items[sum].actual", "sub_items[sum]",
       "/identities/5/total/of", "子项没有“sum”这种选法"},
      {"indicators[].score", "indicators[].target", "indicators[].target",
       "/identities/13/terms/0/of", "没有“target”这一栏"},
      {"indicators[].score", "indicators[score", "indicators[score", "/identities/13/terms/0/of",
       "读不懂“indicators[score”"},
      {"indicators[].score", "rows[].score", "rows[].score", "/identities/13/terms/0/of",
       "读不懂“rows[].score”"},
      {"{\"of\": \"budget.adjustment\", \"labels\"", "{\"of\": \"budget.none\", \"labels\"",
       "budget.none", "/layout/blocks/0/columns/1/of", "没有名为“budget.none”的数据项"},
      {"{\"column\": \"budget\"", "{\"column\": \"weight\"",
       "{\"column\": \"weight\", \"labels\": [\"预算数", "/layout/blocks/2/columns/1/column",
       "子项没有“weight”这一栏"},
      {"{\"column\": \"category\"", "{\"of\": \"total.score\"",
       "{\"of\": \"total.score\", \"labels\": [\"类别", "/layout/blocks/3/columns/0",
       "figures 块的栏用 of，matrix 块的栏用 path"},
      {"{\"path\": \"overview\", \"labels\"", "{\"path\": \"summary\", \"labels\"", "\"summary\"",
       "/layout/narratives/0/path", "没有名为“summary”的文字栏"},
      {"\"of\": \"total.score\"}]", "\"of\": \"total.scores\"}]", "total.scores",
       "/layout/totals/0/of", "相近的是“total.score”"},
      // Things that are there twice.
      {"\"id\": \"instructions-3\"", "\"id\": \"structure\"",
       "\"id\": \"structure\",\n      \"citation\": {\"zh\": \"表式", "/clauses/3/id",
       "“structure”重复"},
      {"{\"path\": \"budget.adjustment\"", "{\"path\": \"budget.initial_budget\"",
       "\"label\": \"当年使用上年结余", "/figures/1/path", "“budget.initial_budget”重复"},
      {"\"role\": \"received\"", "\"role\": \"appropriation\"",
       "{\"path\": \"usage.appropriation\"", "/figures/4/role",
       "budget.appropriation 已经是 appropriation"},
      {"{\"path\": \"goal\", \"label\":", "{\"path\": \"overview\", \"label\":", "\"项目总目标\"",
       "/narratives/1/path", "“overview”重复"},
      {"\"name\": \"结果目标\"", "\"name\": \"产出目标\"", "\"结果指标\"", "/categories/2/name",
       "“产出目标”重复"},
      {"\"id\": \"to-200\"", "\"id\": \"to-130\"", "\"full_to\": \"2\"", "/scoring/1/id",
       "“to-130”重复"},
      {"\"instance\": {\"zh\": \"实际数\"", "\"instance\": {\"zh\": \"预算数\"",
       "\"instance\": {\"zh\": \"预算数\", \"en\": \"actual\"}", "/identities/5/instance",
       "恒等式“sub-item-total”重复"},
      // Figures that mean nothing.
      {"\"below_per_point\": \"0.05\"", "\"below_per_point\": \"5%\"", "\"5%\"",
       "/scoring/0/below_per_point", "“5%”不是数"},
      {"\"full_to\": \"1.3\"", "\"full_to\": \"0.3\"", "\"0.3\"", "/scoring/0/full_to",
       "满分区间 1 至 0.3 是空的"},
      {"\"weight\": \"8\"", "\"weight\": \"7\"", "\"common\": [", "/categories/0/common",
       "共性指标权重之和 21，该类总分 22"},
      {"\"weights\": \"fixed\"", "\"weights\": \"free\"", "\"weights\": \"free\"",
       "/categories/0/weights", "weights 为 fixed 时列出 common"},
      {"\"total\": \"6\"", "\"total\": \"-6\"", "\"total\": \"-6\"", "/categories/3/total",
       "分值不能小于 0，实为 -6"},
      {"\"share\": \"0.6\"", "\"share\": \"0.9\"", "\"share\": \"0.9\"",
       "/qualitative/levels/2/share", "应在 0 与 0.8 之间，实为 0.9"},
      {"\"times\": -1", "\"times\": 0", "\"times\": 0", "/identities/0/terms/2/times",
       "times 为 0"},
      {"{\"constant\": \"80\", \"label\": \"项目绩效实现情况总分\"}", "{\"constant\": \"80\"}",
       "{\"constant\": \"80\"}", "/identities/12/total", "constant 缺少 label"},
      {"{\"constant\": \"80\",", "{\"constant\": \"80\", \"of\": \"total.score\",",
       "{\"constant\": \"80\",", "/identities/12/total", "of 与 constant 应有其一"},
      // Paths that no form can have.
      {"{\"path\": \"budget.adjustment\"", "{\"path\": \"indicators.adjustment\"",
       "{\"path\": \"indicators.adjustment\"", "/figures/1/path", "不能是数据项的路径"},
  };
  const std::string shipped = testing::read_project_file(rulebook_path);
  for (const Breakage& one : breakages) {
    const std::string broken = replaced(shipped, one.from, one.to);
    const RulebookLoad loaded = load(broken);
    EXPECT_EQ(loaded.loaded, nullptr) << one.to;
    ASSERT_FALSE(loaded.faults.empty()) << one.to;
    bool told = false;
    std::string all;
    for (const DataFault& fault : loaded.faults) {
      all += fault.pointer + ": " + fault.message.zh + "\n";
      EXPECT_EQ(fault.path, "rulebook.json");
      EXPECT_FALSE(fault.message.en.empty());
      if (fault.pointer != one.pointer) continue;
      told = true;
      EXPECT_EQ(fault.origin.line, line_of(broken, one.mark)) << one.to;
      EXPECT_THAT(fault.message.zh, HasSubstr(std::string(one.zh)));
    }
    EXPECT_TRUE(told) << one.pointer << " is not among\n" << all;
  }
}

TEST(Rulebooks, AFigureThatTheFormSchemaDoesNotKnowIsAFault) {
  const std::string schema =
      replaced(testing::read_project_file(schema_path), "\"reclaimed\"", "\"returned\"");
  const RulebookLoad loaded =
      load_rulebook("rulebook.json", testing::read_project_file(rulebook_path), schema);
  ASSERT_THAT(loaded.faults, SizeIs(1));
  EXPECT_EQ(loaded.faults[0].pointer, "/figures/8/path");
  EXPECT_EQ(loaded.faults[0].message.zh, "form.schema.json 没有 usage.reclaimed 这一项");
}

TEST(Rulebooks, SyntaxFaultsHaveTheirPlace) {
  const RulebookLoad loaded = load("{\n  \"id\": \"x\",\n  \"id\": 007\n}");
  ASSERT_THAT(loaded.faults, SizeIs(1));
  EXPECT_EQ(loaded.faults[0].origin.line, 3U);
  EXPECT_EQ(loaded.faults[0].origin.column, 9U);
}

TEST(Rulebooks, AllFaultsAreToldAtOnce) {
  std::string broken = testing::read_project_file(rulebook_path);
  broken = replaced(broken, "\"numerator\": \"usage.paid\"", "\"numerator\": \"a\"");
  broken = replaced(broken, "\"total-row-last\": \"structure\"", "\"total-row-last\": \"b\"");
  EXPECT_THAT(load(broken).faults, SizeIs(2));
}

TEST(Rulebooks, AFormSchemaThatIsNoneIsAFault) {
  const RulebookLoad loaded =
      load_rulebook("rulebook.json", testing::read_project_file(rulebook_path), "{\"pattern\": 1}");
  EXPECT_EQ(loaded.loaded, nullptr);
  ASSERT_THAT(loaded.faults, SizeIs(1));
  EXPECT_THAT(loaded.faults[0].message.zh, HasSubstr("form.schema.json 不是可用的 JSON Schema"));
}

TEST(Rulebooks, ArrayAndScalarRootsAreFaults) {
  EXPECT_THAT(load("[]").faults, SizeIs(1));
  EXPECT_THAT(load("null").faults, SizeIs(1));
  EXPECT_THAT(load("").faults, SizeIs(1));
}

TEST(Rulebooks, AFolderAndAFileOfAnyNameLoadFromDisk) {
  const std::string folder = std::string(GOUJI_SOURCE_DIR) + "/schemas/suzhou-2021";
  EXPECT_NE(load_rulebook_from_disk(folder).loaded, nullptr);
  EXPECT_NE(load_rulebook_from_disk(folder + "/rulebook.json").loaded, nullptr);

  const std::filesystem::path own =
      std::filesystem::path(::testing::TempDir()) / "gouji-own-rulebook";
  std::filesystem::create_directories(own);
  const std::filesystem::path book = own / "mine.json";
  std::ofstream(book) << "{";
  const RulebookLoad without_schema = load_rulebook_from_disk(book.string());
  ASSERT_THAT(without_schema.faults, SizeIs(1));
  EXPECT_THAT(without_schema.faults[0].path, HasSubstr("form.schema.json"));
  std::ofstream(own / "form.schema.json") << "{}";
  const RulebookLoad broken = load_rulebook_from_disk(book.string());
  ASSERT_THAT(broken.faults, SizeIs(1));
  EXPECT_EQ(broken.faults[0].path, book.string());
  std::filesystem::remove_all(own);
}

TEST(Rulebooks, WhatIsNotThereIsAFault) {
  EXPECT_THAT(load_rulebook_from_disk("/no/such/folder/rulebook.json").faults, SizeIs(1));
}

TEST(Sha256, MatchesPublishedValues) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace gouji
