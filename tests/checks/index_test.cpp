// docs/checks/README.md is generated from the checks and the rulebooks; GOUJI_UPDATE=1 writes it.

#include <gtest/gtest.h>

#include <map>

#include "checks/check.h"
#include "tests/support/forms.h"

namespace gouji::testing {
namespace {

struct Line {
  std::string title, severity, basis, kind;
};

std::string in_words(Severity severity) {
  switch (severity) {
    case Severity::error: return "错误";
    case Severity::warning: return "警告";
    case Severity::note: return "提示";
  }
  return "";
}

std::string basis_of(std::string_view id, std::string_view clause_id, const Rulebook& rulebook) {
  std::string_view named = clause_id.empty() ? rulebook.basis_of(id) : clause_id;
  const Clause* clause = rulebook.clause(named);
  return clause == nullptr ? "" : clause->citation.zh;
}

std::string generated_index() {
  std::map<std::string, Line> lines;
  for (const Check* check : all_checks()) {
    lines[std::string(check->id)] = {.title = std::string(check->title_zh),
                                     .severity = in_words(check->severity),
                                     .basis = std::string(check->basis),
                                     .kind = check->run == nullptr ? "读取" : "核查"};
  }
  for (const auto& loaded : load_shipped_rulebooks()) {
    const Rulebook& rulebook = loaded->rulebook;
    for (const Identity& identity : rulebook.identities) {
      lines[identity.id] = {.title = identity.title.zh,
                            .severity = in_words(identity.severity),
                            .basis = basis_of(identity.id, identity.basis, rulebook),
                            .kind = "恒等式"};
    }
    for (auto& [id, line] : lines) {
      std::string clause = basis_of(id, "", rulebook);
      if (!clause.empty()) line.basis = clause;
    }
  }
  std::string text =
      "# 核查目录\n\n"
      "本页由测试生成（`GOUJI_UPDATE=1 tools/test`），不要手改。"
      "“核查”写在代码里，“恒等式”写在规则书里，“读取”由读取器和表式检查报告。\n\n"
      "| 编号 | 核什么 | 默认严重程度 | 依据 | 来源 |\n| --- | --- | --- | --- | --- |\n";
  for (const auto& [id, line] : lines) {
    text += "| [" + id + "](" + id + ".md) | " + line.title + " | " + line.severity + " | " +
            line.basis + " | " + line.kind + " |\n";
  }
  return text;
}

TEST(IndexOfChecks, IsFresh) {
  std::string path = "docs/checks/README.md";
  std::string text = generated_index();
  if (updating()) {
    write_project_file(path, text);
  } else {
    EXPECT_EQ(read_project_file(path), text);
  }
}

}  // namespace
}  // namespace gouji::testing
