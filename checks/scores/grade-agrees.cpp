// The grade of the form (优, 良, …) against its total score, by the ranges of the rulebook.

#include <fmt/format.h>

#include <algorithm>

#include "checks/check.h"
#include "checks/wording.h"

namespace gouji::checks {
namespace {

const Grade* grade_called(std::string_view text, const Rulebook& rulebook) {
  const std::string name = normalised(text);
  for (const Grade& grade : rulebook.grades) {
    const auto is_name = [&](const std::string& one) { return normalised(one) == name; };
    if (is_name(grade.name) || std::any_of(grade.aliases.begin(), grade.aliases.end(), is_name)) {
      return &grade;
    }
  }
  return nullptr;
}

const Grade* grade_for(const Decimal& total, const Rulebook& rulebook) {
  const auto found =
      std::find_if(rulebook.grades.begin(), rulebook.grades.end(),
                   [&](const Grade& grade) { return grade.scores.contains(total); });
  return found == rulebook.grades.end() ? nullptr : &*found;
}

std::string grades_text(const Rulebook& rulebook) {
  std::string text;
  for (const Grade& grade : rulebook.grades) {
    text += fmt::format("{}{} {}", text.empty() ? "" : "、", grade.name, grade.scores.text());
  }
  return text;
}

void report_unknown(const CheckInput& input, Findings& findings) {
  const TextCell& cell = input.form.header(Header::grade);
  const std::string known = grades_text(input.rulebook);
  Finding& finding = findings.report(
      std::min(findings.severity(), Severity::warning), cell.place,
      {.zh = fmt::format("等级“{}”不在规则的等级内（{}）", shortened(cell.raw), known),
       .en = fmt::format("{} is no grade of the rule ({})", shortened(cell.raw), known)});
  finding.found = std::string(cell.raw);
  finding.basis = input.rulebook.grades_basis;
}

void compare(const Grade& printed, const CheckInput& input, Findings& findings) {
  const TextCell& cell = input.form.header(Header::grade);
  const FigureCell& total = input.figure(Role::total_score);
  if (printed.scores.contains(*total)) {
    findings.pass(cell.place, [&] {
      const std::string text =
          fmt::format("{} {} ∋ {}", printed.name, printed.scores.text(), total.raw);
      return Message{.zh = text, .en = text};
    });
    return;
  }
  const Grade* right = grade_for(*total, input.rulebook);
  const std::string should_zh = right == nullptr ? "没有对应的等级" : "应为“" + right->name + "”";
  const std::string should_en = right == nullptr ? "no grade" : right->name;
  Finding& finding = findings.report(
      cell.place, {.zh = fmt::format("总分 {}，等级填“{}”{}，{}", total.raw, cell.raw,
                                     printed.scores.text(), should_zh),
                   .en = fmt::format("a total of {} is graded {} {}; it should be {}", total.raw,
                                     cell.raw, printed.scores.text(), should_en)});
  finding.found = std::string(cell.raw);
  if (right != nullptr) finding.expected = right->name;
  finding.related = {total.place};
  finding.basis = input.rulebook.grades_basis;
  finding.hint = {.zh = "核对总分与等级", .en = "Check the total and the grade"};
}

void run(const CheckInput& input, Findings& findings) {
  const TextCell& cell = input.form.header(Header::grade);
  const FigureCell& total = input.figure(Role::total_score);
  if (input.rulebook.grades.empty()) {
    findings.not_applicable(cell.place, {.zh = "规则没有等级", .en = "the rule has no grades"});
  } else if (!cell.filled()) {
    findings.not_applicable(cell.place, {.zh = "没有填等级", .en = "no grade is given"});
  } else if (const Grade* printed = grade_called(*cell, input.rulebook); printed == nullptr) {
    report_unknown(input, findings);
  } else if (!total.filled()) {
    findings.not_checkable(cell.place, {.zh = "没有总分", .en = "there is no total score"});
  } else {
    compare(*printed, input, findings);
  }
}

}  // namespace

extern const Check grade_agrees;
constinit const Check grade_agrees{.id = "grade-agrees",
                                   .title_zh = "等级与总分一致",
                                   .title_en = "The grade is that of the total score",
                                   .basis = "规则书的等级",
                                   .severity = Severity::error,
                                   .run = run};

}  // namespace gouji::checks
