#include "tests/support/forms.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "linter/document_writer.h"
#include "linter/json.h"
#include "linter/merge_patch.h"
#include "linter/reporter.h"

namespace gouji::testing {

const LoadedRulebook& shipped_rulebook(std::string_view id) {
  static const auto rulebooks = load_shipped_rulebooks();
  for (const auto& loaded : rulebooks) {
    if (loaded->rulebook.id == id) return *loaded;
  }
  throw std::logic_error("no rulebook " + std::string(id));
}

std::string read_project_file(const std::string& path) {
  std::ifstream file(std::string(GOUJI_SOURCE_DIR) + "/" + path, std::ios::binary);
  EXPECT_TRUE(file) << path;
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

bool updating() {
  const char* value = std::getenv("GOUJI_UPDATE");
  return value != nullptr && std::string_view(value) == "1";
}

void write_project_file(const std::string& path, std::string_view text) {
  std::ofstream file(std::string(GOUJI_SOURCE_DIR) + "/" + path, std::ios::binary);
  file << text;
  EXPECT_TRUE(file) << path;
}

Document parse(std::string_view json) {
  JsonParse parsed = parse_json(json, {});
  EXPECT_TRUE(parsed.faults.empty()) << json;
  return std::move(parsed.document);
}

std::string patched_clean_form(std::string_view patch, const std::string& rulebook) {
  const std::string clean = read_project_file(
      rulebook.empty() ? "tests/forms/clean.json" : "schemas/" + rulebook + "/good/clean.json");
  Document form = parse(clean);
  Document change = parse(patch);
  const Message fault = merge_patch(form.root, change.root);
  EXPECT_TRUE(fault.empty()) << fault.zh << ": " << patch;
  return write_json(form);
}

FormReport lint_text(std::string_view bytes, const std::string& path, bool repair) {
  static const std::vector<std::unique_ptr<LoadedRulebook>> rulebooks = load_shipped_rulebooks();
  LintOptions options{.rulebooks = rulebooks, .repair = repair};
  std::vector<FormReport> reports = lint_bytes(path, bytes, options);
  EXPECT_EQ(reports.size(), 1u);
  return reports.front();
}

std::string text_report(const FormReport& report, std::string_view check) {
  FormReport filtered = report;
  if (!check.empty()) {
    std::erase_if(filtered.findings,
                  [&](const ReportedFinding& finding) { return !tells(finding, check); });
  }
  const Reporter* reporter = find_reporter("text");
  std::string text;
  reporter->form(text, filtered, {}, {});
  return text;
}

}  // namespace gouji::testing
