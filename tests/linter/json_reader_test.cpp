// Form JSON: what is taken for it, which rulebook it gets, and what is said when it is none.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "linter/reader.h"
#include "linter/rulebooks.h"
#include "tests/support/forms.h"

namespace gouji {
namespace readers {
extern const Reader json;
}

namespace {

using namespace std::string_view_literals;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const Rulebook& suzhou() {
  static const auto shipped = load_shipped_rulebooks();
  for (const auto& loaded : shipped) {
    if (loaded->rulebook.id == "suzhou-2021") return loaded->rulebook;
  }
  throw std::logic_error("suzhou-2021 is not shipped");
}

// The same template under another name.
const Rulebook& twin() {
  static const Rulebook rulebook = [] {
    Rulebook copy = suzhou();
    copy.id = "suzhou-2022";
    return copy;
  }();
  return rulebook;
}

ReadForm read(std::string_view bytes, std::vector<const Rulebook*> rulebooks = {&suzhou()},
              const Rulebook* forced = nullptr) {
  std::vector<ReadForm> forms =
      readers::json.read(bytes, {.rulebooks = rulebooks, .forced = forced});
  EXPECT_THAT(forms, SizeIs(1));
  return std::move(forms.front());
}

ReadForm read_with(std::string_view bytes, const Limits& limits) {
  return std::move(readers::json.read(bytes, {.limits = limits}).front());
}

// The only finding of a form that cannot be read.
ReaderFinding refusal(const ReadForm& form, std::string_view check) {
  EXPECT_FALSE(form.readable);
  EXPECT_EQ(form.rulebook, nullptr);
  EXPECT_THAT(form.findings, SizeIs(1));
  if (form.findings.empty()) return {};
  EXPECT_EQ(form.findings[0].finding.check, check);
  EXPECT_EQ(form.findings[0].finding.severity, Severity::error);
  return form.findings[0];
}

std::string clean() {
  return testing::read_project_file("tests/forms/clean.json");
}

// Text of ASCII letters only.
std::string in_utf16(std::string_view text, bool little) {
  std::string bytes = little ? "\xFF\xFE" : "\xFE\xFF";
  for (const char letter : text) {
    if (!little) bytes += '\0';
    bytes += letter;
    if (little) bytes += '\0';
  }
  return bytes;
}

TEST(JsonReader, RecognizesObjectsAndArraysBehindBlanksAndMarks) {
  for (std::string_view text : {"{"sv, " \r\n\t[1"sv, "\xEF\xBB\xBF{}"sv, "\xEF\xBB\xBF \n{}"sv}) {
    EXPECT_TRUE(readers::json.recognizes(text)) << text;
  }
  EXPECT_TRUE(readers::json.recognizes(in_utf16(" {}", true)));
  EXPECT_TRUE(readers::json.recognizes(in_utf16("\n[]", false)));
  for (std::string_view text :
       {""sv, " \n"sv, "\"a\""sv, "项目\t金额"sv, "\xEF\xBB\xBF"sv, "\xFF\xFE"sv}) {
    EXPECT_FALSE(readers::json.recognizes(text)) << text;
  }
}

TEST(JsonReader, TheDeclaredRulebookIsTaken) {
  const ReadForm form = read(clean(), {&twin(), &suzhou()});
  EXPECT_TRUE(form.readable);
  EXPECT_THAT(form.findings, IsEmpty());
  EXPECT_EQ(form.rulebook, &suzhou());
  EXPECT_EQ(form.chosen_by, ChosenBy::declared);
  EXPECT_EQ(form.document.find("/indicators/9/weight")->text, "6.5");
  EXPECT_EQ(form.document.find("/budget/adjustment")->origin.line, 8U);
}

TEST(JsonReader, AForcedRulebookWinsOverTheDeclaredOne) {
  const ReadForm form = read(clean(), {&suzhou()}, &twin());
  EXPECT_EQ(form.rulebook, &twin());
  EXPECT_EQ(form.chosen_by, ChosenBy::option);
}

TEST(JsonReader, AnUnknownTemplateIsAnsweredWithTheNearestOne) {
  const ReaderFinding told = refusal(read("{\n \"template\": \"suzhou-2012\"}"), "form-schema");
  EXPECT_EQ(told.pointer, "/template");
  EXPECT_EQ(told.origin.line, 2U);
  EXPECT_EQ(told.origin.column, 14U);
  EXPECT_THAT(told.finding.message.zh, HasSubstr("“suzhou-2021”"));
  EXPECT_THAT(told.finding.hint.zh, HasSubstr("suzhou-2021"));
}

std::string without_template(std::string_view members = {}) {
  std::string text =
      testing::patched_clean_form(members.empty() ? "{\"template\": null}" : members);
  return text;
}

TEST(JsonReader, WithoutATemplateTheMembersTell) {
  const ReadForm form = read(without_template());
  EXPECT_TRUE(form.readable);
  EXPECT_EQ(form.rulebook, &suzhou());
  EXPECT_EQ(form.chosen_by, ChosenBy::labels);
}

TEST(JsonReader, ABlankTemplateIsNone) {
  EXPECT_EQ(read(without_template("{\"template\": \" \"}")).chosen_by, ChosenBy::labels);
}

TEST(JsonReader, TwoRulebooksThatFitEquallyWellAreNoChoice) {
  const ReaderFinding told = refusal(read(without_template(), {&suzhou(), &twin()}), "form-schema");
  EXPECT_THAT(told.finding.message.zh, HasSubstr("suzhou-2021 与 suzhou-2022 同样相符"));
  EXPECT_THAT(told.finding.hint.zh, HasSubstr("suzhou-2021、suzhou-2022"));
}

TEST(JsonReader, OtherJsonFitsNoRulebook) {
  const ReaderFinding told =
      refusal(read(R"({"name": "x", "budget": {"spent": 1}})"), "form-schema");
  EXPECT_THAT(told.finding.message.zh, HasSubstr("没有一个标签与任何规则书的相同"));
}

TEST(JsonReader, TooFewMembersNameTheNearestRulebooksAndWhatIsMissing) {
  const ReaderFinding told =
      refusal(read(R"({"name": "x", "budget": {"initial_budget": 1}})"), "form-schema");
  EXPECT_THAT(told.finding.message.zh,
              HasSubstr("suzhou-2021 的 19 个标签见到 1 个，缺“indicators”“sub_items”"));
}

TEST(JsonReader, TheRootIsAnObject) {
  EXPECT_THAT(refusal(read("[{}]"), "form-schema").finding.message.zh, HasSubstr("最外层"));
}

TEST(JsonReader, ASyntaxFaultHasItsPlaceAndLine) {
  const ReadForm form = read("{\n  \"year\": 2021年\n}");
  const ReaderFinding told = refusal(form, "form-syntax");
  EXPECT_EQ(told.origin.line, 2U);
  EXPECT_EQ(told.origin.column, 11U);
  EXPECT_EQ(told.origin.source, "  \"year\": 2021年");
}

TEST(JsonReader, Gb18030IsReadWithAWarning) {
  const ReadForm form = read("{\"template\": \"suzhou-2021\", \"project\": \"\xCF\xEE\xC4\xBF\"}");
  EXPECT_TRUE(form.readable);
  EXPECT_EQ(form.document.root.member("project")->text, "项目");
  ASSERT_THAT(form.findings, SizeIs(1));
  EXPECT_EQ(form.findings[0].finding.check, "encoding");
  EXPECT_EQ(form.findings[0].finding.severity, Severity::warning);
  EXPECT_THAT(form.findings[0].finding.message.zh, HasSubstr("GB18030"));
}

TEST(JsonReader, Utf16IsReadWithAWarning) {
  const ReadForm form = read(in_utf16("{\"template\": \"suzhou-2021\"}", true));
  EXPECT_TRUE(form.readable);
  ASSERT_THAT(form.findings, SizeIs(1));
  EXPECT_THAT(form.findings[0].finding.message.en, HasSubstr("UTF-16LE"));
}

TEST(JsonReader, BytesOfNoEncodingAreRefusedWithTheirPlace) {
  const ReaderFinding told = refusal(read("{\"year\": 1,\n \"a\": \"\xFF\"}"), "encoding");
  EXPECT_EQ(told.origin.line, 2U);
  EXPECT_EQ(told.origin.column, 8U);
}

TEST(JsonReader, LimitsHold) {
  EXPECT_THAT(refusal(read_with(std::string(100, '['), {.json_bytes = 99}), "form-syntax")
                  .finding.message.zh,
              HasSubstr("文件有 100 字节，超过上限 99 字节"));
  EXPECT_THAT(refusal(read_with("[[[]]]", {.json_depth = 2}), "form-syntax").finding.message.zh,
              HasSubstr("嵌套超过 2 层"));
  EXPECT_THAT(refusal(read_with("[1,2,3]", {.cells = 3}), "form-syntax").finding.message.zh,
              HasSubstr("超过 3 个值"));
}

TEST(JsonReader, EveryDuplicateIsAFinding) {
  const ReadForm form = read("{\"year\": 1, \"year\": 2, \"year\": 3}");
  EXPECT_FALSE(form.readable);
  EXPECT_THAT(form.findings, SizeIs(2));
}

}  // namespace
}  // namespace gouji
