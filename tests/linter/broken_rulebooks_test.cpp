// Every kind of broken rulebook that gouji rulebook check tells of: what it says, at which line, of
// which value, and that it ends with exit code 2. Each is the small rulebook with one thing
// changed.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "tests/support/rulebooks.h"

namespace gouji::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

enum class In { rulebook, schema };

struct Breakage {
  std::string_view name;
  In file = In::rulebook;
  std::string_view from, to;  // the first occurrence is replaced
  std::string_view mark;      // stands in the changed file on the line of the fault
  std::string_view pointer;   // empty: the fault has none
  std::string_view zh;        // part of the message
};

// Faults that stop a rulebook from being loaded.
constexpr Breakage unloadable[] = {
    {"bad JSON", In::rulebook, "\"id\": \"small\",", "\"id\": \"small\"", "\"version\"", "",
     "此处应为逗号或 }"},
    {"a name twice", In::rulebook, "\"money_unit\"", "\"id\"", "\"id\": \"万元\"", "", "id"},
    {"a member missing", In::rulebook, "  \"version\": \"1.0.0\",\n", "", "{", "/",
     "缺少必填项“version”"},
    {"a member misspelt", In::rulebook, "\"money_unit\"", "\"mony_unit\"", "\"mony_unit\"",
     "/mony_unit", "不认识的项“mony_unit”，相近的是“money_unit”"},
    {"a wrong type", In::rulebook, "\"places\": 2", "\"places\": \"2\"", "\"places\"",
     "/scoring/0/places", "应为整数"},
    {"too many places", In::rulebook, "\"places\": 2", "\"places\": 10", "\"places\"",
     "/scoring/0/places", "9"},
    {"a figure that is none", In::rulebook, "\"total\": \"40\"", "\"total\": \"4o\"", "\"4o\"",
     "/categories/0/total", "“4o”不是数"},
    {"an unknown clause", In::rulebook, "\"basis\": \"guess\"", "\"basis\": \"gues\"", "\"gues\"",
     "/categories/1/basis", "没有名为“gues”的条款，相近的是“guess”"},
    {"an unknown figure", In::rulebook, "{\"of\": \"funds.granted\"}", "{\"of\": \"funds.grant\"}",
     "{\"of\": \"funds.grant\"}", "/identities/0/terms/0/of",
     "没有名为“funds.grant”的数据项，相近的是“funds.granted”"},
    {"an unknown category", In::rulebook, "indicators[].weight", "indicators[category=效果].weight",
     "效果", "/identities/1/terms/0/of", "没有名为“效果”的类别"},
    {"an unknown list", In::rulebook, "indicators[].weight", "rows[].weight", "rows[].weight",
     "/identities/1/terms/0/of", "读不懂“rows[].weight”"},
    {"an unknown column", In::rulebook, "indicators[].weight", "indicators[].points",
     "indicators[].points", "/identities/1/terms/0/of", "没有“points”这一栏，有：weight、score"},
    {"an unknown scoring rule", In::rulebook, "\"scoring\": \"usual\"", "\"scoring\": \"unusual\"",
     "\"unusual\"", "/categories/0/scoring", "没有名为“unusual”的评分规则"},
    {"a clause twice", In::rulebook, "{\"id\": \"guess\"", "{\"id\": \"rules\"", "见于一份表",
     "/clauses/1/id", "“rules”重复"},
    {"an identity twice", In::rulebook, "\"id\": \"score-total\"", "\"id\": \"weight-total\"",
     "\"id\": \"weight-total\",\n      \"title\": {\"zh\": \"合计", "/identities/2/id",
     "恒等式“weight-total”重复"},
    {"two figures of one role", In::rulebook, "\"role\": \"cash_balance\"", "\"role\": \"paid\"",
     "\"结余数\", \"kind\"", "/figures/2/role", "funds.paid 已经是 paid"},
    {"a constant without label", In::rulebook, "{\"constant\": \"100\", \"label\": \"总分\"}",
     "{\"constant\": \"100\"}", "{\"constant\": \"100\"}", "/identities/1/total",
     "constant 缺少 label"},
    {"neither figure nor constant", In::rulebook, "\"total\": {\"of\": \"total.score\"}",
     "\"total\": {\"label\": \"合计\"}", "{\"label\": \"合计\"}", "/identities/2/total",
     "of 与 constant 应有其一"},
    {"a term that counts nothing", In::rulebook, "\"times\": -1", "\"times\": 0", "\"times\": 0",
     "/identities/0/terms/1/times", "times 为 0"},
    {"a path that is not allowed", In::rulebook, "{\"path\": \"funds.paid\"",
     "{\"path\": \"indicators.paid\"", "indicators.paid", "/figures/1/path", "不能是数据项的路径"},
    {"a severity of no check", In::rulebook, "\"text-present\": \"note\"",
     "\"text-presnt\": \"note\"", "text-presnt", "/severities/text-presnt",
     "没有名为“text-presnt”的核查，相近的是“text-present”"},
    {"a basis of no check", In::rulebook, "\"recomputed-score\": \"rules\"",
     "\"recomputed\": \"rules\"", "\"recomputed\"", "/bases/recomputed",
     "没有名为“recomputed”的核查"},
    {"levels that do not go down", In::rulebook, "\"share\": \"0.6\"", "\"share\": \"0.9\"",
     "\"share\": \"0.9\"", "/qualitative/levels/2/share", "应在 0 与 0.8 之间，实为 0.9"},
    {"common weights that do not add up", In::rulebook, "\"weight\": \"25\"", "\"weight\": \"20\"",
     "\"common\"", "/categories/1/common", "共性指标权重之和 55，该类总分 60"},
    {"a common list where it has no use", In::rulebook, "\"weights\": \"fixed\"",
     "\"weights\": \"free\"", "\"weights\": \"free\"", "/categories/1/weights",
     "weights 为 fixed 时列出 common"},
    {"an empty band", In::rulebook, "\"full_to\": \"1.3\"", "\"full_to\": \"0.9\"",
     "\"full_to\": \"0.9\"", "/scoring/0/full_to", "满分区间 1 至 0.9 是空的"},
    {"a layout of an unknown figure", In::rulebook, "{\"of\": \"funds.paid\", \"labels\"",
     "{\"of\": \"funds.pay\", \"labels\"", "funds.pay\"", "/layout/blocks/0/columns/1/of",
     "没有名为“funds.pay”的数据项"},
    {"a column of the wrong kind", In::rulebook, "{\"of\": \"funds.paid\", \"labels\"",
     "{\"column\": \"actual\", \"labels\"", "{\"column\": \"actual\", \"labels\": [\"支付数",
     "/layout/blocks/0/columns/1", "figures 块的栏用 of"},
    {"a narrative of no name", In::rulebook, "{\"path\": \"problems\", \"labels\"",
     "{\"path\": \"problem\", \"labels\"", "{\"path\": \"problem\"", "/layout/narratives/1/path",
     "没有名为“problem”的文字栏，相近的是“problems”"},
    {"a reason twice", In::rulebook, "\"indicators/1/target\"", "\"indicators/1/actual\"",
     "\"reason\": {\"zh\": \"上限以内都是满分\", \"en\": \"full marks anywhere below the "
     "limit\"}}\n",
     "/unguarded/1/cells", "“indicators/1/actual”重复"},
    {"a figure that the form schema lacks", In::schema, "\"balance\"", "\"rest\"", "",
     "/figures/2/path", "form.schema.json 没有 funds.balance 这一项"},
    {"a narrative that the form schema lacks", In::schema, "\"overview\"", "\"summary\"", "",
     "/narratives/0/path", "form.schema.json 没有 narratives.overview 这一项"},
    {"a form schema with a pattern", In::schema, "\"maxLength\": 200}",
     "\"pattern\": \"^[0-9]+$\"}", "\"pattern\"", "", "不支持关键字 pattern"},
    {"a reference that leads nowhere", In::schema, "#/definitions/figure", "#/definitions/number",
     "#/definitions/number", "", "$ref #/definitions/number 在这份表式里找不到"},
    {"a form schema that is no JSON", In::schema, "\"type\": \"object\",", "\"type\": \"object\"",
     "\"required\"", "", "form.schema.json 不是可用的 JSON Schema：此处应为逗号或 }"},
};

// A rulebook that loads, and makes no sense.
constexpr Breakage senseless[] = {
    {"an identity that cannot fail", In::rulebook, "[{\"of\": \"indicators[].weight\"}]",
     "[{\"constant\": \"100\", \"label\": \"百分\"}]", "\"id\": \"weight-total\"",
     "/identities/1/id", "恒等式 weight-total 与填的数无关，永远成立"},
    {"an identity that never holds", In::rulebook, "[{\"of\": \"indicators[].weight\"}]",
     "[{\"constant\": \"90\", \"label\": \"九十\"}]", "\"id\": \"weight-total\"",
     "/identities/1/id", "永远不成立"},
    {"a figure that equals itself", In::rulebook, "[{\"of\": \"indicators[].score\"}]",
     "[{\"of\": \"total.score\"}]", "\"id\": \"score-total\"", "/identities/2/id", "永远成立"},
    {"a total among its terms", In::rulebook, "{\"of\": \"funds.paid\", \"times\": -1}",
     "{\"of\": \"funds.balance\"}", "\"total\": {\"of\": \"funds.balance\"}", "/identities/0/total",
     "合计“结余数”又是其中一项"},
    {"a term twice", In::rulebook, "{\"of\": \"funds.paid\", \"times\": -1}",
     "{\"of\": \"funds.paid\"}, {\"of\": \"funds.paid\"}", "{\"of\": \"funds.paid\"}, {",
     "/identities/0/terms", "“支付数”出现 2 次，合起来是 2 倍"},
    {"totals that contradict the identity", In::rulebook, "\"total\": \"40\"", "\"total\": \"30\"",
     "\"constant\": \"100\"", "/identities/1/total",
     "各类总分 30 + 60 = 90，恒等式 weight-total 要求 100"},
    {"a scoring rule that never deducts", In::rulebook,
     "\"over_deducts\": true, \"below_per_point\": \"0.05\", \"above_per_point\": \"0.01\"",
     "\"below_per_point\": \"0\"", "\"below_per_point\": \"0\"", "/scoring/0/below_per_point",
     "评分规则 usual 从不扣分"},
    {"a deduction of nothing for excess", In::rulebook, ", \"above_per_point\": \"0.01\"", "",
     "\"over_deducts\"", "/scoring/0/over_deducts", "说超额扣分，above_per_point 却是 0"},
    {"full marks for nothing", In::rulebook, "\"full_from\": \"1\"", "\"full_from\": \"0\"",
     "\"full_from\": \"0\"", "/scoring/0/full_from", "没有完成也是满分"},
    {"a percentage that is no share", In::rulebook, "\"below_per_point\": \"0.05\"",
     "\"below_per_point\": \"5\"", "\"below_per_point\": \"5\"", "/scoring/0/below_per_point",
     "应在 0 与 1 之间，实为 5"},
    {"a word of two levels", In::rulebook, "[\"一般\"]", "[\"一般\", \"较好\"]",
     "[\"一般\", \"较好\"]", "/qualitative/levels/2/words", "“较好”既是第 2 级又是第 3 级"},
    {"a figure without label", In::rulebook,
     "          {\"of\": \"funds.paid\", \"labels\": [\"支付数\"]},\n", "", "\"label\": \"支付数\"",
     "/figures/1/path", "数据项 funds.paid 在 layout 里没有标签"},
    {"a narrative without label", In::rulebook,
     "      {\"path\": \"overview\", \"labels\": [\"概况\"]},\n", "", "\"label\": \"概况\"",
     "/narratives/0/path", "文字栏 overview 在 layout 里没有标签"},
    {"a label of two columns", In::rulebook, "[\"支付数\"]", "[\"拨 款 数：\"]", "拨 款 数：",
     "/layout/blocks/0/columns/1/labels/0", "标签“拨 款 数：”在这一块里有两处"},
    {"a column without label", In::rulebook, "\"labels\": [\"权重\"]", "\"labels\": []",
     "\"column\": \"weight\"", "/layout/blocks/1/columns/3", "这一栏没有标签"},
    {"a header without label", In::rulebook,
     ",\n      {\"header\": \"department\", \"labels\": [\"单位\"]}", "", "\"headers\"",
     "/layout/headers", "表头 department 没有标签"},
    {"no column of scores", In::rulebook,
     ",\n          {\"column\": \"score\", \"labels\": [\"得分\"]}", "",
     "\"columns\": [\n          {\"column\": \"category\"", "/layout/blocks/1/columns",
     "缺少 indicators 的 score 一栏"},
    {"no title", In::rulebook, "\"titles\": [\"小表\"]", "\"titles\": []", "\"titles\"",
     "/layout/titles", "缺少表的标题"},
    {"no name of total rows", In::rulebook, "\"total_names\": [\"合计\"]", "\"total_names\": []",
     "\"layout\"", "/layout", "缺少 total_names"},
    {"a column that the form schema lacks", In::schema, "\"actual\": ", "\"done\": ", "",
     "/layout/blocks/1/columns", "缺少 form.schema.json 的 indicators[].actual"},
};

std::size_t line_of(std::string_view text, std::string_view mark) {
  const std::size_t at = text.find(mark);
  EXPECT_NE(at, std::string::npos) << mark;
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(at, text.size()));
  return static_cast<std::size_t>(1 + std::count(text.begin(), end, '\n'));
}

// What check says of the small rulebook with the change; the rulebook lives no longer than this.
struct Checked {
  CliRun run;
  std::string place;  // path:line: of the mark
};

Checked check(const Breakage& breakage, const std::string& language) {
  RulebookFiles files = small_rulebook();
  NamedBytes& file = breakage.file == In::schema ? files.form_schema : files.rulebook;
  file.bytes = replaced(file.bytes, breakage.from, breakage.to);
  const RulebookOnDisk disk(files);
  Checked checked{.run = run_gouji({"rulebook", "check", disk.folder(), "--lang", language}),
                  .place = {}};
  if (!breakage.mark.empty()) {
    checked.place = disk.folder() + "/" + file.path + ":" +
                    std::to_string(line_of(file.bytes, breakage.mark)) + ":";
  }
  return checked;
}

std::string line_with(const std::string& text, std::string_view part) {
  const std::size_t at = text.find(part);
  if (at == std::string::npos) return {};
  const std::size_t begin = text.rfind('\n', at) + 1;
  return text.substr(begin, text.find('\n', at) - begin);
}

void expect_told(const Breakage& breakage) {
  SCOPED_TRACE(breakage.name);
  const Checked checked = check(breakage, "zh");
  EXPECT_EQ(checked.run.code, 2) << checked.run.out << checked.run.err;
  EXPECT_EQ(checked.run.err, "");
  const std::string line = line_with(checked.run.out, breakage.zh);
  EXPECT_FALSE(line.empty()) << breakage.zh << " is not in\n" << checked.run.out;
  EXPECT_THAT(line, HasSubstr(": 错误: "));
  EXPECT_THAT(line, HasSubstr(checked.place));
  if (!breakage.pointer.empty()) {
    const bool root = breakage.pointer == "/";
    EXPECT_EQ(line.ends_with("[" + std::string(breakage.pointer) + "]"), !root) << line;
  }
  const Checked english = check(breakage, "en");
  EXPECT_EQ(english.run.code, 2);
  EXPECT_THAT(english.run.out, HasSubstr(": error: "));
}

TEST(BrokenRulebooks, WhatCannotBeLoadedIsTold) {
  for (const Breakage& breakage : unloadable) expect_told(breakage);
}

TEST(BrokenRulebooks, WhatMakesNoSenseIsToldWithItsCure) {
  for (const Breakage& breakage : senseless) {
    expect_told(breakage);
    EXPECT_THAT(check(breakage, "zh").run.out, HasSubstr("\n      改法: ")) << breakage.name;
    EXPECT_THAT(check(breakage, "en").run.out, HasSubstr("\n      hint: ")) << breakage.name;
  }
}

// What may be meant is a warning, and the rulebook is sound.
TEST(BrokenRulebooks, WarningsDoNotBreakOne) {
  constexpr Breakage doubtful[] = {
      {"a clause that nothing names", In::rulebook,
       "\"weights\": \"fixed\", \"scoring\": \"usual\", \"basis\": \"guess\"",
       "\"weights\": \"fixed\", \"scoring\": \"usual\", \"basis\": \"rules\"", "{\"id\": \"guess\"",
       "/clauses/1/id", "没有一处以条文“guess”为依据"},
      {"an error on a guess", In::rulebook,
       "\"class\": \"strict\", \"severity\": \"error\", \"basis\": \"rules\"",
       "\"class\": \"strict\", \"severity\": \"error\", \"basis\": \"guess\"",
       "\"severity\": \"error\", \"basis\": \"guess\"", "/identities/1/severity",
       "weight-total 的级别是 error，依据“guess”却不确定"},
      {"a severity on a guess", In::rulebook,
       "\"severities\": {\"text-present\": \"note\"},\n  \"bases\": {",
       "\"severities\": {\"common-indicators\": \"error\"},\n"
       "  \"bases\": {\"common-indicators\": \"guess\", ",
       "\"severities\"", "/severities/common-indicators", "依据“guess”却不确定"},
      {"a scoring rule that nothing uses", In::rulebook, "\"scoring\": [\n",
       "\"scoring\": [\n    {\"id\": \"spare\", \"below_per_point\": \"0.05\", \"basis\": "
       "\"rules\"},\n",
       "\"spare\"", "/scoring/0/id", "没有类别用评分规则 spare"},
      {"a deduction that is switched off", In::rulebook, "\"over_deducts\": true, ", "",
       "\"above_per_point\"", "/scoring/0/above_per_point", "above_per_point 不起作用"},
  };
  for (const Breakage& breakage : doubtful) {
    SCOPED_TRACE(breakage.name);
    const Checked checked = check(breakage, "zh");
    EXPECT_EQ(checked.run.code, 0) << checked.run.out;
    const std::string line = line_with(checked.run.out, breakage.zh);
    EXPECT_THAT(line, HasSubstr(checked.place));
    EXPECT_THAT(line, HasSubstr(": 警告: "));
    EXPECT_THAT(line, HasSubstr("[" + std::string(breakage.pointer) + "]"));
  }
}

// Points beside those of the indicators: what is left must be something.
TEST(BrokenRulebooks, FiguresOfPointsLeaveTheSumOpenButNotBeyondTheTotal) {
  constexpr std::string_view figure = "{\"path\": \"total.score\", \"group\"";
  constexpr std::string_view more =
      "{\"path\": \"total.points\", \"group\": \"指标\", \"label\": \"执行分\", \"kind\": "
      "\"weight\"},\n    {\"path\": \"total.score\", \"group\"";
  RulebookFiles files = small_rulebook();
  files.form_schema.bytes = replaced(files.form_schema.bytes, "{\"score\": {",
                                     "{\"points\": {\"type\": \"number\"}, \"score\": {");
  files.rulebook.bytes = replaced(files.rulebook.bytes, figure, more);
  files.rulebook.bytes =
      replaced(files.rulebook.bytes, "{\"of\": \"funds.balance\", \"labels\": [\"结余数\"]}",
               "{\"of\": \"funds.balance\", \"labels\": [\"结余数\"]},\n"
               "          {\"of\": \"total.points\", \"labels\": [\"执行分\"]}");
  files.rulebook.bytes =
      replaced(files.rulebook.bytes, "[{\"of\": \"indicators[].weight\"}]",
               "[{\"of\": \"indicators[].weight\"}, {\"of\": \"total.points\"}]");
  const RulebookOnDisk full(files);
  EXPECT_THAT(run_gouji({"rulebook", "check", full.folder()}).out,
              HasSubstr("各类总分 40 + 60 = 100 已占满恒等式 weight-total 的 100"));
  files.rulebook.bytes = replaced(files.rulebook.bytes, "\"total\": \"40\"", "\"total\": \"30\"");
  const RulebookOnDisk open(files);
  EXPECT_EQ(run_gouji({"rulebook", "check", open.folder()}).code, 0);
}

TEST(BrokenRulebooks, FilesThatCannotBeReadAreTold) {
  RulebookFiles files = small_rulebook();
  files.form_schema.path.clear();
  const RulebookOnDisk without_schema(files);
  CliRun run = run_gouji({"rulebook", "check", without_schema.folder()});
  EXPECT_EQ(run.code, 2);
  EXPECT_THAT(run.out, HasSubstr(without_schema.folder() +
                                 "/form.schema.json: 错误: 打不开：没有这个文件或文件夹"));
  EXPECT_THAT(run.out, HasSubstr("改法: 表式与 rulebook.json 放在同一个文件夹"));

  std::filesystem::create_directory(without_schema.folder() + "/form.schema.json");
  run = run_gouji({"rulebook", "check", without_schema.folder()});
  EXPECT_EQ(run.code, 2);
  EXPECT_THAT(run.out, HasSubstr("是文件夹，不是文件"));

  files = small_rulebook();
  files.rulebook.path.clear();
  const RulebookOnDisk without_rulebook(files);
  run = run_gouji({"rulebook", "check", without_rulebook.folder()});
  EXPECT_EQ(run.code, 2);
  EXPECT_THAT(run.out, HasSubstr("/rulebook.json: 错误: 打不开"));
}

TEST(BrokenRulebooks, NoRulebookAtAllIsTold) {
  const CliRun run = run_gouji({"rulebook", "check", "no-such-rulebook"});
  EXPECT_EQ(run.code, 2);
  EXPECT_THAT(run.out, HasSubstr("没有这个编号的规则书，也没有这个文件夹"));
}

TEST(BrokenRulebooks, TheSmallOneAndTheShippedOnesAreSound) {
  const RulebookOnDisk small(small_rulebook());
  const CliRun run = run_gouji({"rulebook", "check", small.folder()});
  EXPECT_EQ(run.code, 0);
  EXPECT_EQ(run.out, small.folder() + "：无误\n");
  for (const RulebookFiles& files : shipped_rulebook_files()) {
    const CliRun shipped = run_gouji({"rulebook", "check", std::string(name_of_file(files.path))});
    EXPECT_EQ(shipped.code, 0) << shipped.out;
    EXPECT_THAT(shipped.out, HasSubstr("：无误\n"));
  }
}

// The other sub-commands refuse a broken one on standard error.
TEST(BrokenRulebooks, NoOtherSubCommandTakesOne) {
  RulebookFiles files = small_rulebook();
  files.rulebook.bytes =
      replaced(files.rulebook.bytes, "\"scoring\": \"usual\"", "\"scoring\": \"unusual\"");
  const RulebookOnDisk broken(files);
  const RulebookOnDisk sound(small_rulebook());
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"rulebook", "test", broken.folder()},
        std::vector<std::string>{"rulebook", "diff", broken.folder(), sound.folder()},
        std::vector<std::string>{"rulebook", "diff", sound.folder(), broken.folder()}}) {
    const CliRun run = run_gouji(arguments);
    EXPECT_EQ(run.code, 2);
    EXPECT_EQ(run.out, "");
    EXPECT_THAT(run.err, HasSubstr("没有名为“unusual”的评分规则"));
    EXPECT_THAT(run.err, HasSubstr("有错：1 处错误，0 处警告"));
  }
  // Of lint it is a run in which nothing could be checked.
  EXPECT_EQ(run_gouji({"lint", "--rulebook", broken.folder(), sound.folder() + "/good"}).code, 3);
}

}  // namespace
}  // namespace gouji::testing
