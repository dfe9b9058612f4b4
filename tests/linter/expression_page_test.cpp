// docs/rulebook-expressions.md says what the program says: every example on the page is evaluated
// on the clean sample form with the shipped rulebook. GOUJI_UPDATE=1 writes the outputs anew; read
// the difference before you commit it.

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "linter/binding.h"
#include "linter/rulebooks.h"
#include "schemas/places.h"
#include "tests/support/expressions.h"
#include "tests/support/forms.h"

namespace gouji::testing {
namespace {

constexpr const char* page_path = "docs/rulebook-expressions.md";

std::string_view verdict_zh(Verdict verdict) {
  switch (verdict) {
    case Verdict::pass: return "成立";
    case Verdict::fail: return "不成立";
    case Verdict::not_checkable: return "无法核查";
    case Verdict::not_applicable: return "不适用";
  }
  return "";
}

std::string told_of(std::string_view text) {
  const Rulebook& book = shipped_rulebook().rulebook;
  const ExpressionParse parse = parse_expression(text, ExpressionNames(book));
  if (parse.fault) {
    return fmt::format("第 {} 个字：{}\n", parse.fault->character, parse.fault->message.zh);
  }
  const Document document = gouji::testing::parse(read_project_file("tests/forms/clean.json"));
  const Form form = bind(document, book);
  const AssertionOutcome outcome = outcome_by(book, parse.expression);
  std::string all;
  std::size_t finding = 0;
  for (const LedgerEntry& entry : outcome.ledger) {
    const bool fail = entry.verdict == Verdict::fail;
    const Message& words = fail ? outcome.findings.at(finding++).message : entry.reason;
    const std::string label = label_of(entry.place, form, book);
    all += fmt::format("{}{}{}：{}\n", verdict_zh(entry.verdict), label.empty() ? "" : " ", label,
                       words.zh);
  }
  return all;
}

// The text of the next fence of this kind, from `at` on; npos: there is none.
struct Fence {
  std::size_t begin = std::string::npos;
  std::size_t end = 0;
};
Fence next_fence(const std::string& page, std::string_view kind, std::size_t at) {
  const std::string opening = "```" + std::string(kind) + "\n";
  const std::size_t found = page.find(opening, at);
  if (found == std::string::npos) return {};
  const std::size_t begin = found + opening.size();
  return {.begin = begin, .end = page.find("```", begin)};
}

TEST(ExpressionPage, ItsExamplesShowWhatTheProgramSays) {
  const std::string page = read_project_file(page_path);
  std::string updated = page;
  int examples = 0;
  std::size_t at = 0;
  for (;;) {
    const Fence example = next_fence(updated, "text expression", at);
    if (example.begin == std::string::npos) break;
    const Fence output = next_fence(updated, "text output", example.end);
    ASSERT_NE(output.begin, std::string::npos);
    const std::string text = updated.substr(example.begin, example.end - 1 - example.begin);
    const std::string told = told_of(text);
    if (!updating()) {
      EXPECT_EQ(updated.substr(output.begin, output.end - output.begin), told) << text;
    }
    updated.replace(output.begin, output.end - output.begin, told);
    at = output.begin;
    ++examples;
  }
  EXPECT_GE(examples, 10);
  if (updating() && updated != page) write_project_file(page_path, updated);
}

// The assertion that the page starts with is one that loads.
TEST(ExpressionPage, ItsFirstExampleIsAnAssertion) {
  const std::string page = read_project_file(page_path);
  const Fence json = next_fence(page, "json", 0);
  ASSERT_NE(json.begin, std::string::npos);
  std::string book = read_project_file("schemas/suzhou-2021/rulebook.json");
  book.insert(book.find("  \"declared_rates\""),
              page.substr(json.begin, json.end - 1 - json.begin) + ",\n");
  const RulebookLoad load = load_rulebook(
      "rulebook.json", book, read_project_file("schemas/suzhou-2021/form.schema.json"));
  ASSERT_NE(load.loaded, nullptr) << load.faults.front().message.zh;
  EXPECT_EQ(load.loaded->rulebook.assertions.size(), 1u);
}

}  // namespace
}  // namespace gouji::testing
