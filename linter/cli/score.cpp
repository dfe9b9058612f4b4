// gouji score: the score sheet of one form, row by row.

#include <fmt/format.h>

#include <ostream>

#include "linter/cli/commands.h"
#include "linter/cli/files.h"
#include "linter/cli/rulebook_choice.h"
#include "linter/cli/table.h"
#include "linter/score_sheet.h"

namespace gouji {
namespace {

constexpr Example examples[] = {
    {{"gouji score 自评表.json", "gouji score form.json"},
     {"每个指标的完成率、扣分、重算分与自评分",
      "completion, deduction and score of every indicator"}},
    {{"gouji score --lang en 自评表.txt | less -S", "gouji score form.txt | less -S"},
     {"英文表头，左右翻看", "scrolls a wide sheet sideways"}},
};

constexpr Option options[] = {
    rulebook_option,
    {.name = "--no-repair", .about = {"错位的行不扶正", "leaves shifted rows as they are"}},
};

std::vector<TableColumn> columns(Language language) {
  const bool zh = language == Language::zh;
  return {
      {.heading = zh ? "类别" : "category", .right = false, .widest = 16},
      {.heading = zh ? "指标" : "indicator", .right = false, .widest = 30},
      {.heading = zh ? "权重" : "weight", .right = true, .widest = 12},
      {.heading = zh ? "目标值" : "target", .right = true, .widest = 20},
      {.heading = zh ? "实际完成值" : "actual", .right = true, .widest = 20},
      {.heading = zh ? "完成率" : "completion", .right = true, .widest = 14},
      {.heading = zh ? "扣分" : "deduction", .right = true, .widest = 14},
      {.heading = zh ? "重算分" : "recomputed", .right = true, .widest = 12},
      {.heading = zh ? "自评分" : "declared", .right = true, .widest = 12},
      {.heading = zh ? "差" : "difference", .right = true, .widest = 12},
      {.heading = zh ? "说明" : "remark", .right = false},
  };
}

std::vector<std::string> cells(const ScoreSheet::Row& row, Language language) {
  return {row.category,
          row.indicator,
          row.weight,
          row.target,
          row.actual,
          row.completion,
          row.deduction,
          row.recomputed,
          row.declared,
          row.difference,
          in(language, row.remark)};
}

ExitCode run_score(const Parsed& parsed, const Session& session) {
  if (parsed.operands.size() > 1) {
    complain(session, {"score 一次看一份表", "score takes one form"});
    return ExitCode::usage;
  }
  const RulebookChoice rulebooks = choose_rulebooks(parsed.value("--rulebook"), session);
  if (rulebooks.code != ExitCode::clean) return rulebooks.code;
  LintOptions lint = lint_options(rulebooks);
  lint.repair = !parsed.has("--no-repair");
  const std::string& path = parsed.operands.front();
  const FileBytes file = read_input(path, session.streams.in, lint.limits);
  if (!file.problem.empty()) {
    complain(session, {fmt::format("{}：{}", path, file.problem.zh),
                       fmt::format("{}: {}", path, file.problem.en)});
    return ExitCode::unchecked;
  }
  ScoreSheet sheet = score_sheet(file.bytes, lint);
  for (const Message& problem : sheet.problems) {
    complain(session,
             {fmt::format("{}：{}", path, problem.zh), fmt::format("{}: {}", path, problem.en)});
  }
  if (!sheet.readable) return ExitCode::unchecked;
  std::vector<std::vector<std::string>> rows;
  for (const ScoreSheet::Row& row : sheet.rows) rows.push_back(cells(row, session.language));
  if (sheet.total.category.empty()) {
    sheet.total.category = session.language == Language::zh ? "合计" : "total";
  }
  rows.push_back(cells(sheet.total, session.language));
  print_table(columns(session.language), rows, session.colour_out, session.streams.out);
  return ExitCode::clean;
}

}  // namespace

constexpr Command score_command = {
    .name = "score",
    .operands = {"表", "FORM"},
    .title = {"评分表：逐行重算，与自评分并列", "the score sheet, recomputed row by row"},
    .about =
        {"逐行列出权重、目标值、实际完成值、完成率、扣分、重算分、自评分和两者之差。",
         "Weight, target, actual, completion, deduction, recomputed and declared score and their "
         "difference, row by row."},
    .examples = examples,
    .options = options,
    .run = run_score,
};

}  // namespace gouji
