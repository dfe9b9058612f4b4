// gouji lint: options → configuration and rulebook → files → reports, one form after the other.
// Whatever is wrong with one file, the others are still checked; the exit code tells the worst.

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <ostream>

#include "linter/cli/commands.h"
#include "linter/cli/config_choice.h"
#include "linter/cli/fix_files.h"
#include "linter/cli/inputs.h"
#include "linter/cli/outputs.h"
#include "linter/cli/progress.h"
#include "linter/cli/rulebook_choice.h"
#include "linter/report_words.h"
#include "linter/settle.h"
#include "linter/suggest.h"

namespace gouji {
namespace {

constexpr Example examples[] = {
    {{"gouji lint 自评表.json", "gouji lint form.json"},
     {"核查一份表，问题印在屏幕上", "checks a form and prints what is wrong"}},
    {{"gouji lint 报送/ 补报/*.txt", "gouji lint submitted/ late/*.txt"},
     {"核查文件夹里所有能读的表", "every readable form in a folder"}},
    {{"cat 自评表.txt | gouji lint -", "cat form.txt | gouji lint -"},
     {"从标准输入读", "reads standard input"}},
    {{"gouji lint --format sarif=out.sarif --format text 报送/",
      "gouji lint --format sarif=out.sarif --format text submitted/"},
     {"一次运行写两份报告", "two reports in one run"}},
    {{"gouji lint --fail-on warning 报送/", "gouji lint --fail-on warning submitted/"},
     {"有警告也以 1 退出", "exits with 1 on warnings too"}},
    {{"gouji lint --fix 自评表.json", "gouji lint --fix form.json"},
     {"全角数字之类改好，写成 自评表.fixed.json；数值不动",
      "mends full-width digits and the like in form.fixed.json; no value changes"}},
    {{"gouji lint --suggest 自评表.json", "gouji lint --suggest form.json"},
     {"应填几、依据哪条算式", "what to enter, and by which equation"}},
};

constexpr Option options[] = {
    {.name = "--format",
     .value = {"格式[=文件]", "FORMAT[=FILE]"},
     .about = {"报告的格式，默认 text；可以给几次；格式见 gouji list formats",
               "of the report, text by default; repeatable; gouji list formats shows them"},
     .repeatable = true},
    {.name = "--output",
     .short_name = "-o",
     .value = {"文件", "FILE"},
     .about = {"没写明文件的那份报告写到这里；写完才改名，不留半份",
               "for the report without a file; renamed when complete, never half written"}},
    rulebook_option,
    {.name = "--config",
     .value = {"文件", "FILE"},
     .about = {"配置；默认用当前文件夹的 gouji.json，有就用",
               "the configuration; by default gouji.json in this folder, if there is one"}},
    {.name = "--fail-on",
     .value = {"级别", "SEVERITY"},
     .choices = "error|warning|note|never",
     .about = {"从哪一级起以 1 退出，默认 error", "what makes the exit code 1, error by default"}},
    {.name = "--no-repair",
     .about = {"错位的行只报告，不扶正", "reports shifted rows and leaves them as they are"}},
    fix_option,
    fix_to_option,
    fix_in_place_option,
    overwrite_option,
    {.name = "--suggest",
     .about = {"有应填之数的问题，下面写出这个数和它所依据的算式；只是建议，--fix 从不改数",
               "below a finding with an expected figure: that figure and the equation behind it; a "
               "suggestion, --fix never changes figures"}},
    {.name = "--quiet", .short_name = "-q", .about = {"不显示进度", "shows no progress"}},
};

struct Job {
  LintOptions options;
  bool quiet = false;
  bool suggest = false;
  FixPlan fixes;
};

// One file: its reports, or the one that says why there is nothing to report.
std::vector<FormReport> lint_input(const Input& input, const Job& job, FixRun& fixes,
                                   const Session& session) {
  std::vector<FormReport> reports;
  if (!input.problem.empty()) {
    reports.push_back(unreadable_file(input.path, input.problem));
    return reports;
  }
  FileBytes file = read_input(input.path, session.streams.in, job.options.limits);
  if (!file.problem.empty()) {
    reports.push_back(unreadable_file(input.path, file.problem));
    return reports;
  }
  if (job.fixes.wanted) {
    if (auto mended = fixes.fix(input.path, file.bytes, job.options)) file.bytes = *mended;
  }
  reports = lint_bytes(input.path, file.bytes, job.options);
  if (job.suggest) add_suggestions(file.bytes, job.options, reports);
  if (job.fixes.wanted) fixes.enter(reports);
  if (reports.empty()) {
    reports.push_back(
        unreadable_file(input.path, {"文件里没有表", "there is no form in the file"}));
  }
  return reports;
}

// Reports may go to files or be read by programs: what could not be checked is told to the person
// at the terminal as well, unless the text report has told it already.
void tell_unreadable(const FormReport& report, const Session& session) {
  if (!report.unreadable || report.findings.empty()) return;
  const auto first_error = std::find_if(
      report.findings.begin(), report.findings.end(),
      [](const ReportedFinding& finding) { return finding.severity == Severity::error; });
  const bool has_error = first_error != report.findings.end();
  const Message& why = has_error ? first_error->message : report.findings.front().message;
  const std::string name = form_name(report.path, report.part);
  complain(session, {fmt::format("{}：{}", name, why.zh), fmt::format("{}: {}", name, why.en)});
}

Summary lint_all(const std::vector<Input>& inputs, const Job& job, Outputs& outputs, FixRun& fixes,
                 const Session& session) {
  Summary summary;
  Progress progress(session, job.quiet ? 0 : inputs.size());
  outputs.head();
  for (const Input& input : inputs) {
    progress.show(input.path);
    const std::vector<FormReport> reports = lint_input(input, job, fixes, session);
    progress.clear();
    for (const FormReport& report : reports) {
      outputs.form(report, summary);
      add_to(summary, report);
      if (!outputs.text_on_standard_output()) tell_unreadable(report, session);
    }
  }
  outputs.tail(summary);
  return summary;
}

ExitCode refuse(const std::vector<Message>& faults, const Session& session) {
  for (const Message& fault : faults) complain(session, fault);
  return ExitCode::usage;
}

ExitCode run_lint(const Parsed& parsed, const Session& session) {
  const OutputPlan plan = plan_outputs(parsed.values("--format"), parsed.value("--output"));
  if (!plan.faults.empty()) return refuse(plan.faults, session);
  const RulebookChoice rulebooks = choose_rulebooks(parsed.value("--rulebook"), session);
  if (rulebooks.code != ExitCode::clean) return rulebooks.code;
  ConfigChoice config = choose_config(parsed.value("--config"), rulebooks, session);
  if (config.code != ExitCode::clean) return config.code;

  Job job = {.options = lint_options(rulebooks),
             .quiet = parsed.has("--quiet"),
             .suggest = parsed.has("--suggest"),
             .fixes = plan_fixes(parsed)};
  if (!job.fixes.faults.empty()) return refuse(job.fixes.faults, session);
  job.options.config = std::move(config.config);
  job.options.repair = !parsed.has("--no-repair");
  if (const auto threshold = parse_fail_on(parsed.value("--fail-on"))) {
    job.options.config.fail_on = *threshold;
  }
  const auto is_ours = [&](const std::string& path) {
    if (std::filesystem::path(path).filename() == config_file_name) return true;
    if (job.fixes.wanted && is_fixed_file(path)) return true;
    for (const OutputRequest& request : plan.requests) {
      std::error_code ignored;
      if (std::filesystem::equivalent(path, request.path, ignored)) return true;
    }
    return false;
  };
  const std::vector<Input> inputs = expand_inputs(parsed.operands, is_ours);

  const std::vector<const Rulebook*> known = rulebooks.all();
  Outputs outputs(plan, known, session);
  if (!outputs.problems().empty()) return refuse(outputs.problems(), session);
  FixRun fixes(job.fixes, session);
  const Summary summary = lint_all(inputs, job, outputs, fixes, session);
  fixes.tell_total();
  ExitCode code =
      reaches(job.options.config.fail_on, summary) ? ExitCode::findings : ExitCode::clean;
  code = worse(code, fixes.code());
  if (summary.unreadable > 0) code = worse(code, ExitCode::unchecked);
  for (const Message& problem : outputs.problems()) {
    complain(session, problem);
    code = worse(code, ExitCode::unchecked);
  }
  return code;
}

}  // namespace

constexpr Command lint_command = {
    .name = "lint",
    .operands = {"路径…", "PATH..."},
    .title = {"核查表格，报告每一处对不上的地方", "checks forms and reports what does not add up"},
    .about =
        {"核查表格。路径可以是文件、文件夹（含下级）、加引号的通配符，或 -（标准输入）。",
         "Checks forms. A path is a file, a folder (with all below it), a quoted pattern, or -\n"
         "for standard input."},
    .examples = examples,
    .options = options,
    .run = run_lint,
};

}  // namespace gouji
