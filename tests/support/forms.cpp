#include "tests/support/forms.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "linter/document_writer.h"
#include "linter/json.h"
#include "linter/reporter.h"

namespace gouji::testing {

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

void merge_patch(Value& target, const Value& patch) {
  if (patch.kind != Value::Kind::object) {
    target = patch;
    return;
  }
  if (target.kind == Value::Kind::array) {
    std::size_t removed = 0;
    for (const Member& member : patch.members) {
      std::size_t index = std::stoul(std::string(member.name)) - removed;
      ASSERT_LE(index, target.items.size()) << member.name;
      auto place = target.items.begin() + static_cast<std::ptrdiff_t>(index);
      if (member.value.kind == Value::Kind::null) {
        target.items.erase(place);
        ++removed;
        continue;
      }
      if (place == target.items.end()) place = target.items.emplace(place);
      merge_patch(*place, member.value);
    }
    return;
  }
  if (target.kind != Value::Kind::object) target = Value{.kind = Value::Kind::object};
  for (const Member& member : patch.members) {
    auto found = std::find_if(target.members.begin(), target.members.end(),
                              [&](const Member& other) { return other.name == member.name; });
    if (member.value.kind == Value::Kind::null) {
      if (found != target.members.end()) target.members.erase(found);
      continue;
    }
    if (found == target.members.end()) {
      found = target.members.insert(target.members.end(), Member{.name = member.name});
    }
    merge_patch(found->value, member.value);
  }
}

std::string patched_clean_form(std::string_view patch) {
  static const std::string clean = read_project_file("tests/forms/clean.json");
  Document form = parse(clean);
  Document change = parse(patch);
  merge_patch(form.root, change.root);
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
                  [&](const ReportedFinding& finding) { return finding.check != check; });
  }
  const Reporter* reporter = find_reporter("text");
  std::string text;
  reporter->form(text, filtered, {}, {});
  return text;
}

}  // namespace gouji::testing
