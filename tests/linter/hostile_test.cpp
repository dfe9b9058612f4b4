// Bad input is normal input: every file gets a report, a message with a place, and no crash.

#include <gtest/gtest.h>

#include "tests/support/forms.h"

namespace gouji::testing {
namespace {

const ReportedFinding* find(const FormReport& report, std::string_view check) {
  for (const ReportedFinding& finding : report.findings) {
    if (finding.check == check) return &finding;
  }
  return nullptr;
}

void expect_unreadable(std::string_view bytes, std::string_view check) {
  FormReport report = lint_text(bytes);
  EXPECT_TRUE(report.unreadable);
  const ReportedFinding* finding = find(report, check);
  ASSERT_NE(finding, nullptr) << text_report(report);
  EXPECT_FALSE(finding->message.zh.empty());
  EXPECT_FALSE(finding->message.en.empty());
}

TEST(HostileInput, AnEmptyFileIsUnreadable) {
  expect_unreadable("", "form-syntax");
}

TEST(HostileInput, BlanksAloneAreUnreadable) {
  expect_unreadable(" \n\t\n ", "form-syntax");
}

TEST(HostileInput, ProseIsNoForm) {
  expect_unreadable("今天天气很好，适合出门。\n没有表格。\n", "form-schema");
}

TEST(HostileInput, DeepNestingEndsAtTheDepthLimit) {
  expect_unreadable(std::string(20'000'000, '['), "form-syntax");
}

TEST(HostileInput, DeepObjectsEndAtTheDepthLimit) {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "{\"a\":";
  expect_unreadable(text, "form-syntax");
}

TEST(HostileInput, TruncatedJsonNamesTheLine) {
  std::string text = patched_clean_form("{}");
  FormReport report = lint_text(std::string_view(text).substr(0, text.size() / 2));
  EXPECT_TRUE(report.unreadable);
  ASSERT_NE(find(report, "form-syntax"), nullptr);
  EXPECT_GT(find(report, "form-syntax")->location.line, 1u);
}

TEST(HostileInput, BytesOfNoEncodingAreUnreadable) {
  expect_unreadable(std::string("{\"template\": \"\xff\xff\xff\"}"), "encoding");
}

TEST(HostileInput, BinaryFilesAreNotTakenForForms) {
  std::string bytes(
      "\x7f"
      "ELF\0\0\0\1\2\3",
      10);
  FormReport report = lint_text(bytes);
  EXPECT_TRUE(report.unreadable);
  EXPECT_FALSE(report.findings.empty());
}

TEST(HostileInput, ADuplicateKeyIsUnreadableAndNamed) {
  FormReport report =
      lint_text("{\"template\": \"suzhou-2021\",\n \"year\": \"2021\", \"year\": \"2022\"}");
  const ReportedFinding* finding = find(report, "form-syntax");
  ASSERT_NE(finding, nullptr);
  EXPECT_NE(finding->message.zh.find("year"), std::string::npos);
  EXPECT_EQ(finding->location.line, 2u);
}

TEST(HostileInput, AnAbsurdExponentIsAMalformedNumber) {
  FormReport report = lint_text(patched_clean_form(R"({"indicators": {"0": {"weight": 1e400}}})"));
  EXPECT_FALSE(report.unreadable);
  const ReportedFinding* finding = find(report, "malformed-number");
  ASSERT_NE(finding, nullptr) << text_report(report);
  EXPECT_EQ(finding->location.pointer, "/indicators/0/weight");
  EXPECT_NE(finding->message.zh.find("1e400"), std::string::npos);
}

TEST(HostileInput, AHugeFigureIsAFindingAndTheRestIsStillChecked) {
  FormReport report = lint_text(patched_clean_form(
      R"({"indicators": {"8": {"actual": "999999999999999999999999999人次"}},
          "budget": {"indicator_balance": 5}})"));
  EXPECT_FALSE(report.unreadable);
  EXPECT_NE(find(report, "indicator-balance"), nullptr);
}

TEST(HostileInput, ALongNarrativeIsRead) {
  std::string prose;
  while (prose.size() < 300'000) prose += "全年巡检终端并做好记录。";
  FormReport report =
      lint_text(patched_clean_form("{\"narratives\": {\"overview\": \"" + prose + "\"}}"));
  EXPECT_FALSE(report.unreadable);
  EXPECT_EQ(text_report(report), "");
}

TEST(HostileInput, AFormWithEveryCellBlankIsReportedCellByCell) {
  Document form = parse(read_project_file("tests/forms/clean.json"));
  std::string text = patched_clean_form(R"({"budget": {"initial_budget": "", "adjustment": "/",
    "appropriation": "—", "indicator_balance": " "}, "total": {"score": ""}})");
  FormReport report = lint_text(text);
  EXPECT_FALSE(report.unreadable);
  EXPECT_FALSE(report.findings.empty());
}

TEST(HostileInput, AnUnknownTemplateNamesTheKnownOnes) {
  FormReport report = lint_text(R"({"template": "suzhou-2012"})");
  EXPECT_TRUE(report.unreadable);
  const ReportedFinding* finding = find(report, "form-schema");
  ASSERT_NE(finding, nullptr);
  EXPECT_EQ(finding->location.pointer, "/template");
  EXPECT_NE((finding->message.zh + finding->hint.zh).find("suzhou-2021"), std::string::npos);
}

}  // namespace
}  // namespace gouji::testing
