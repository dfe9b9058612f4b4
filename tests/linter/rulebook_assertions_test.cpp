// Assertions from the rulebook's file to the report: bound, faulted, run with --rulebook, listed,
// explained and configured.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "checks/check.h"
#include "linter/cli/run.h"
#include "linter/reporter.h"
#include "linter/rulebooks.h"
#include "tests/support/forms.h"

namespace gouji::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

// The shipped rulebook with these assertions, on a line of their own.
std::string rulebook_with(std::string_view assertions) {
  std::string book = read_project_file("schemas/suzhou-2021/rulebook.json");
  const std::size_t at = book.find("  \"declared_rates\"");
  EXPECT_NE(at, std::string::npos);
  return book.insert(at, "\"assertions\": [\n" + std::string(assertions) + "\n],\n");
}

RulebookLoad load_with(std::string_view assertions) {
  return load_rulebook("rulebook.json", rulebook_with(assertions),
                       read_project_file("schemas/suzhou-2021/form.schema.json"));
}

std::string assertion(std::string_view id, std::string_view holds, std::string_view more = "") {
  return R"({"id": ")" + std::string(id) +
         R"(", "title": {"zh": "总分", "en": "Total"}, "holds": ")" + std::string(holds) +
         R"(", "severity": "warning", "basis": "structure")" + std::string(more) + "}";
}

TEST(RulebookAssertions, AreBound) {
  const RulebookLoad load =
      load_with(assertion("own-total", "合计(指标[*].自评分) = 项目绩效实现情况.合计",
                          R"(, "hint": {"zh": "重算合计", "en": "add up again"})") +
                "," + assertion("own-rows", "每项(指标[*].得分 ≥ 0)"));
  ASSERT_NE(load.loaded, nullptr) << load.faults.front().message.zh;
  const std::vector<Assertion>& all = load.loaded->rulebook.assertions;
  ASSERT_THAT(all, SizeIs(2));
  EXPECT_EQ(all[0].id, "own-total");
  EXPECT_EQ(all[0].title.en, "Total");
  EXPECT_EQ(all[0].severity, Severity::warning);
  EXPECT_EQ(all[0].basis, "structure");
  EXPECT_EQ(all[0].hint.zh, "重算合计");
  EXPECT_EQ(all[0].holds.text, "合计(指标[*].自评分) = 项目绩效实现情况.合计");
  EXPECT_EQ(all[0].holds.node(all[0].holds.root).operation, Operation::equal);
  EXPECT_TRUE(all[1].hint.empty());
}

struct Broken {
  std::string assertions;
  std::string pointer;
  std::string zh;
};

TEST(RulebookAssertions, EveryFaultHasItsPlace) {
  const std::string instance = R"(, "instance": {"zh": "甲", "en": "A"})";
  const Broken all[] = {
      {assertion("own", "总份 = 1"), "/assertions/0/holds",
       "算式第 1 个字：没有名为“总份”的数据项，相近的是“总分”"},
      {assertion("own", "1 = 1") + ",\n" + assertion("two", "总分 = = 1"), "/assertions/1/holds",
       "算式第 6 个字：这里应当是数、名称或函数，实为“=”"},
      {assertion("score-present", "1 = 1"), "/assertions/0/id", "“score-present”是程序自带的核查"},
      {assertion("score-total", "1 = 1"), "/assertions/0/id", "“score-total”已经是恒等式"},
      {assertion("own", "1 = 1") + ",\n" + assertion("own", "2 = 2"), "/assertions/1/id",
       "断言“own”重复，同名的要以 instance 区分"},
      {assertion("own", "1 = 1", instance) + ",\n" + assertion("own", "2 = 2", instance),
       "/assertions/1/instance", "断言“own”重复"},
      {R"({"id": "own", "title": {"zh": "总分", "en": "Total"}, "severity": "note",
           "basis": "structure"})",
       "/assertions/0", "缺少必填项“holds”"},
      {R"({"id": "own", "title": {"zh": "总分", "en": "Total"}, "holds": "1 = 1",
           "severity": "note", "basis": "structrue"})",
       "/assertions/0/basis", "没有名为“structrue”的条款，相近的是“structure”"},
      {assertion("own", "1 = 1", R"(, "hints": 1)"), "/assertions/0/hints", "不认识的项“hints”"},
  };
  for (const Broken& broken : all) {
    const RulebookLoad load = load_with(broken.assertions);
    EXPECT_EQ(load.loaded, nullptr) << broken.assertions;
    bool told = false;
    for (const DataFault& fault : load.faults) {
      if (fault.pointer != broken.pointer) continue;
      told = true;
      EXPECT_THAT(fault.message.zh, HasSubstr(broken.zh));
      EXPECT_FALSE(fault.message.en.empty());
      EXPECT_GT(fault.origin.line, 0u);
    }
    EXPECT_TRUE(told) << broken.pointer;
  }
}

TEST(RulebookAssertions, FaultsStandAtTheString) {
  const RulebookLoad load = load_with(
      "\n  {\"id\": \"own\", \"title\": {\"zh\": \"a\", \"en\": \"b\"}, \"severity\": "
      "\"note\", \"basis\": \"structure\",\n   \"holds\": \"总分\"}");
  ASSERT_THAT(load.faults, SizeIs(1));
  const std::string book = rulebook_with("");
  const auto above = std::count(
      book.begin(), book.begin() + static_cast<std::ptrdiff_t>(book.find("\"assertions\"")), '\n');
  EXPECT_EQ(load.faults[0].origin.line, static_cast<std::uint32_t>(above + 4));
  EXPECT_EQ(load.faults[0].origin.column, 13u);
  EXPECT_THAT(load.faults[0].message.en, HasSubstr("expression, character 1: "));
}

TEST(RulebookAssertions, SeveralOfOneIdDifferInTheirInstance) {
  EXPECT_NE(load_with(assertion("own", "1 = 1", R"(, "instance": {"zh": "甲", "en": "A"})") + "," +
                      assertion("own", "2 = 2", R"(, "instance": {"zh": "乙", "en": "B"})"))
                .loaded,
            nullptr);
}

TEST(RulebookAssertions, TheRulebookMaySetTheirSeverity) {
  std::string book = rulebook_with(assertion("own", "总分 = 1"));
  const std::string empty = "\"severities\": {}";
  book.replace(book.find(empty), empty.size(), "\"severities\": {\"own\": \"note\"}");
  const RulebookLoad load = load_rulebook(
      "rulebook.json", book, read_project_file("schemas/suzhou-2021/form.schema.json"));
  ASSERT_NE(load.loaded, nullptr) << load.faults.front().message.zh;
  EXPECT_EQ(load.loaded->rulebook.severity_of("own"), Severity::note);
}

// A folder with a rulebook of one's own, and runs of the program on it.
class OwnRulebook : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(::testing::TempDir()) /
              ("gouji-assertions-" +
               std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::create_directories(folder_);
    write("form.schema.json", read_project_file("schemas/suzhou-2021/form.schema.json"));
    write("form.json", patched_clean_form(R"({"indicators": {"6": {"score": 6.4}},
                                             "total": {"score": 77.28}})"));
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }
  void state(std::string_view assertions) const {
    write("rulebook.json", rulebook_with(assertions));
  }
  std::string path(const std::string& name) const { return (folder_ / name).string(); }

  int run(std::vector<std::string> arguments) {
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    Streams streams{.in = in, .out = out, .err = err};
    arguments.insert(arguments.end(), {"--rulebook", folder_.string()});
    const int code = run_cli(arguments, streams);
    out_ = out.str();
    err_ = err.str();
    return code;
  }

  fs::path folder_;
  std::string out_, err_;
};

TEST_F(OwnRulebook, LintsWithItsAssertions) {
  state(assertion("own-output", "合计(指标[类别=产出目标].自评分) ≥ 26",
                  R"(, "hint": {"zh": "说明扣分", "en": "explain"})") +
        "," + assertion("own-total", "合计(指标[*].自评分) = 总分"));
  EXPECT_EQ(run({"lint", path("form.json"), "--fail-on", "warning"}), 1);
  EXPECT_THAT(out_, HasSubstr("警告: 合计(指标[类别=产出目标].自评分) 24.6 < 26 [own-output]"));
  EXPECT_THAT(out_, HasSubstr("依据: 表式"));
  EXPECT_THAT(out_, HasSubstr("改法: 说明扣分"));
  EXPECT_THAT(out_, HasSubstr("产出目标 › 终端维护数量 › 自评分"));
  EXPECT_THAT(out_, Not(HasSubstr("own-total")));
  EXPECT_THAT(out_ + err_, HasSubstr("1 处警告"));
}

TEST_F(OwnRulebook, WritesTheArithmeticToTheLedger) {
  state(assertion("own-total", "合计(指标[*].自评分) = 总分"));
  run({"lint", path("form.json"), "--format", "json"});
  EXPECT_THAT(out_, HasSubstr("\"check\": \"own-total\""));
  EXPECT_THAT(out_, HasSubstr("合计(指标[*].自评分) 77.28 = 总分 77.28"));
}

TEST_F(OwnRulebook, ABrokenOneIsRefusedWithThePlace) {
  state(assertion("own-total", "合计(指标[*].自评份) = 总分"));
  EXPECT_EQ(run({"lint", path("form.json")}), 3);
  EXPECT_THAT(err_, HasSubstr("算式第 10 个字：没有名为“自评份”的指标栏，相近的是“自评分”"));
}

TEST_F(OwnRulebook, TheConfigurationSetsTheirSeverity) {
  state(assertion("own-output", "合计(指标[类别=产出目标].自评分) ≥ 26"));
  write("gouji.json", R"({"severities": {"own-output": "error"}})");
  EXPECT_EQ(run({"lint", path("form.json"), "--config", path("gouji.json")}), 1);
  EXPECT_THAT(out_, HasSubstr("错误: 合计(指标[类别=产出目标].自评分)"));
  write("gouji.json", R"({"severities": {"own-output": "off"}})");
  run({"lint", path("form.json"), "--config", path("gouji.json")});
  EXPECT_THAT(out_, Not(HasSubstr("own-output")));
  write("gouji.json", R"({"severities": {"own-outptu": "off"}})");
  EXPECT_EQ(run({"lint", path("form.json"), "--config", path("gouji.json")}), 2);
  EXPECT_THAT(err_, HasSubstr("own-output"));
}

TEST_F(OwnRulebook, IsListed) {
  state(assertion("own-output", "合计(指标[类别=产出目标].自评分) ≥ 26"));
  EXPECT_EQ(run({"list", "checks"}), 0);
  EXPECT_THAT(out_, HasSubstr("own-output"));
  EXPECT_THAT(out_, HasSubstr("score-total"));
  EXPECT_THAT(out_, HasSubstr("score-present"));
}

TEST_F(OwnRulebook, IsExplained) {
  state(assertion("own-output", "合计(指标[类别=产出目标].自评分) ≥ 26",
                  R"(, "instance": {"zh": "产出", "en": "output"})") +
        "," +
        assertion("own-output", "合计(指标[类别=结果目标].自评分) ≥ 20",
                  R"(, "instance": {"zh": "结果", "en": "outcome"},
                     "hint": {"zh": "补做", "en": "do more"})"));
  EXPECT_EQ(run({"explain", "own-output"}), 0);
  EXPECT_THAT(out_, ::testing::StartsWith("# own-output：总分\n"));
  EXPECT_THAT(out_, HasSubstr("产出：合计(指标[类别=产出目标].自评分) ≥ 26\n"
                              "结果：合计(指标[类别=结果目标].自评分) ≥ 20\n"));
  EXPECT_THAT(out_, HasSubstr("## 依据\n\n表式："));
  EXPECT_THAT(out_, HasSubstr("## 级别\n\nwarning\n"));
  EXPECT_THAT(out_, HasSubstr("## 如何改\n\n补做\n"));
  EXPECT_EQ(run({"explain", "own-output", "--lang", "en"}), 0);
  EXPECT_THAT(out_, HasSubstr("## Severity\n\nwarning\n"));
  EXPECT_EQ(run({"explain", "own-outptu"}), 2);
  EXPECT_THAT(err_, HasSubstr("相近的是 own-output"));
  EXPECT_EQ(run({"explain", "score-total"}), 0);
  EXPECT_THAT(out_, HasSubstr("## 合规"));
}

TEST_F(OwnRulebook, IsDescribedInSarif) {
  state(assertion("own-output", "合计(指标[类别=产出目标].自评分) ≥ 26"));
  run({"lint", path("form.json"), "--format", "sarif"});
  EXPECT_THAT(out_, HasSubstr(R"("id": "own-output", "shortDescription": {"text": "总分"})"));
}

}  // namespace
}  // namespace gouji::testing
