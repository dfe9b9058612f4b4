// gouji lint: options → configuration and rulebook → files → reports, one form after the other.
// Whatever is wrong with one file, the others are still checked; the exit code tells the worst.

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <deque>
#include <filesystem>
#include <ostream>
#include <set>
#include <string>
#include <thread>

#include "linter/cli/commands.h"
#include "linter/cli/config_choice.h"
#include "linter/cli/companion_files.h"
#include "linter/cli/fix_files.h"
#include "linter/cli/form_comparison.h"
#include "linter/cli/inputs.h"
#include "linter/cli/lint_tasks.h"
#include "linter/cli/outputs.h"
#include "linter/cli/progress.h"
#include "linter/cli/rulebook_choice.h"
#include "linter/report_words.h"
#include "linter/settle.h"
#include "linter/stream/ordered_work.h"
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
    {{"gouji lint --brief --format ndjson 全省.ndjson.gz > 报告.ndjson",
      "gouji lint --brief --format ndjson province.ndjson.gz > report.ndjson"},
     {"一行一张表的大文件，边读边写", "a large file with a form a line, written while it is read"}},
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
    {.name = "--brief",
     .about = {"json、ndjson 不写台账和摘要值，核得也快",
               "json and ndjson without the ledger and digests, which is faster too"}},
    {.name = "--lines",
     .about = {"输入都是 NDJSON，一行一张表；.ndjson、.jsonl（及 .gz）本来就是",
               "inputs are NDJSON, a form a line; .ndjson and .jsonl (also .gz) are anyway"}},
    {.name = "--shard",
     .value = {"第几份/共几份", "I/N"},
     .about = {"只核轮到的行和文件，如 2/8；各份的报告用 gouji merge 合成一份",
               "only the lines and files whose turn it is, as 2/8; gouji merge joins the reports"}},
    {.name = "--jobs",
     .short_name = "-j",
     .value = {"线程数", "THREADS"},
     .about = {"默认是处理器的核数；报告与线程数无关",
               "by default as many as there are cores; the report does not depend on it"}},
    {.name = "--batch",
     .about = {"还把各份表互相比对：重复报送、照抄的文字；相似的表要重读一遍",
               "also compares the forms with each other: submitted twice, copied text"}},
    {.name = "--previous",
     .value = {"路径", "PATH"},
     .about = {"上年的表（文件、文件夹、NDJSON）：结转与本年的使用是否一致",
               "forms of the year before: whether what was carried over is what is used"}},
    {.name = "--targets",
     .value = {"路径", "PATH"},
     .about = {"批复的申报表：指标、目标值、分值是否与批复一致",
               "approved forms: whether indicators, targets and weights are as approved"}},
    {.name = "--no-fast-path",
     .about =
         {"每张表都走完整的路（逐字读、按表式校验），结果相同，慢",
          "every form goes the long way through the schema validator: the same result, slower"}},
    {.name = "--quiet", .short_name = "-q", .about = {"不显示进度", "shows no progress"}},
};

struct Job {
  LintOptions options;
  bool quiet = false;
  bool suggest = false;
  bool all_lines = false;
  std::size_t jobs = 1;
  Shard shard;
  FixPlan fixes;
  bool compare = false;
};

constexpr std::size_t most_jobs = 256;

// What a task gave: reports, or for outputs of nothing but lines, their bytes.
struct Linted {
  std::vector<FormReport> reports;
  // Of forms that will be compared.
  struct Digest {
    FormDigest digest;
    std::size_t item = 0;
    std::size_t index = 0;
  };
  std::vector<Digest> digests;
  std::string lines;
  Summary summary;                  // of the forms in lines
  std::vector<Message> complaints;  // of forms that could not be read
};

struct LintRun {
  Summary summary;
  bool interrupted = false;
  bool finished = true;
  bool compared = true;  // all that were to be
};

// Where in the stream a form stands: its own lines begin at 1.
void move_to_line(FormReport& report, std::size_t line) {
  report.line = line;
  const auto move = [line](Location& location) {
    if (location.line != 0) location.line += line - 1;
  };
  for (ReportedFinding& finding : report.findings) {
    move(finding.location);
    for (Location& related : finding.related) move(related);
    for (ReportedSuspect& suspect : finding.suspects) move(suspect.location);
    if (finding.suggestion.line == 0) continue;
    finding.suggestion.line += line - 1;
    finding.suggestion.end_line += line - 1;
  }
  for (ReportedEntry& entry : report.ledger) move(entry.location);
}

// The run as work for threads: each has a linter, and a buffer for what it reads.
class LintWork {
 public:
  using Task = LintTask;
  using Result = Linted;

  LintWork(std::span<const Input> inputs, const Job& job, Outputs& outputs, FixRun& fixes,
           const Session& session)
      : inputs_(inputs),
        tasks_(inputs, job.all_lines, job.options.limits, session),
        job_(job),
        outputs_(outputs),
        fixes_(fixes),
        session_(session),
        only_lines_(outputs.only_lines()),
        progress_(session, job.quiet ? 0 : inputs.size()) {
    for (std::size_t i = 0; i < job.jobs; ++i) linters_.emplace_back(job.options);
  }

  bool next(Task& task) { return !is_interrupted() && tasks_.next(task); }

  Result work(std::size_t worker, Task& task) {
    Result result;
    Linter& linter = linters_[worker];
    std::size_t item = task.first_item;
    for (const Input& input : task.files) {
      if (job_.shard.has(item)) enter(lint_file(input, linter), item, result);
      ++item;
    }
    if (task.standard_input) {
      if (job_.shard.has(item)) {
        enter(lint_bytes_of(task.stream->path, *task.standard_input, linter), item, result);
      }
      ++item;
    }
    const std::string_view bytes = task.block.bytes;
    for (const Line& line : task.block.lines) {
      if (job_.shard.has(item)) {
        enter_line(line, bytes.substr(line.begin, line.size), task, item, linter, result);
      }
      ++item;
    }
    if (!task.broken.empty() && job_.shard.has(item)) {
      FormReport report = unreadable_file(task.stream->path, task.broken);
      report.line = task.broken_line;
      enter(std::move(report), result);
    }
    return result;
  }

  bool take(Result& result) {
    progress_.clear();
    for (const FormReport& report : result.reports) {
      outputs_.form(report, run_.summary);
      add_to(run_.summary, report);
      if (!outputs_.need_tallies()) run_.summary.not_clean.clear();
    }
    if (!result.lines.empty()) outputs_.rendered(result.lines);
    add(run_.summary, result.summary);
    for (const Linted::Digest& one : result.digests) {
      comparison_.add(one.digest, one.item, one.index);
    }
    for (const Message& complaint : result.complaints) complain(session_, complaint);
    progress_.show(run_.summary.forms, tasks_.inputs_begun());
    return !outputs_.broken();
  }

  LintRun finish() {
    progress_.clear();
    run_.interrupted = is_interrupted();
    run_.finished = !run_.interrupted && !outputs_.broken();
    if (job_.compare && run_.finished) compare();
    outputs_.tail(run_.summary);
    if (run_.summary.forms >= many_forms && !job_.quiet) tell_long_ways();
    return std::move(run_);
  }

 private:
  static constexpr std::size_t many_forms = 100;  // from where on a user may wonder at the time

  // The forms of the run against each other, in reports of their own behind all others.
  void compare() {
    const auto take = [&](FormReport report, std::size_t line) {
      if (line != 0) move_to_line(report, line);
      outputs_.form(report, run_.summary);
      add_to(run_.summary, report);
      if (!outputs_.need_tallies()) run_.summary.not_clean.clear();
    };
    const std::vector<Message> remarks =
        comparison_.compare(inputs_, job_.all_lines, job_.options, session_, take);
    for (const Message& remark : remarks) complain(session_, remark);
    run_.compared = remarks.empty();
  }

  // Once for each rulebook, however many threads met it.
  void tell_long_ways() const {
    std::set<std::string> told;
    for (const Linter& linter : linters_) {
      for (const Linter::LongWay& way : linter.long_ways_met()) {
        if (!told.insert(way.rulebook->id).second) continue;
        complain(session_,
                 {fmt::format("规则书 {} 的表都走了完整的路，结果相同，慢：{}", way.rulebook->id,
                              way.why.zh),
                  fmt::format("forms of rulebook {} all went the long way, with the same result: "
                              "{}",
                              way.rulebook->id, way.why.en)});
      }
    }
  }

  bool is_interrupted() const {
    return session_.streams.interrupted != nullptr && *session_.streams.interrupted;
  }

  // One file: its reports, or the one that says why there is nothing to report.
  std::vector<FormReport> lint_file(const Input& input, Linter& linter) {
    FileBytes file{.bytes = {}, .problem = input.problem};
    if (file.problem.empty()) {
      file = read_input(input.path, session_.streams.in, job_.options.limits);
    }
    return lint_bytes_of(input.path, file, linter);
  }

  std::vector<FormReport> lint_bytes_of(const std::string& path, FileBytes& file, Linter& linter) {
    std::vector<FormReport> reports;
    if (!file.problem.empty()) {
      reports.push_back(unreadable_file(path, file.problem));
      return reports;
    }
    if (job_.fixes.wanted) {
      if (auto mended = fixes_.fix(path, file.bytes, job_.options)) file.bytes = *mended;
    }
    reports = linter.lint(path, file.bytes);
    if (job_.suggest) add_suggestions(file.bytes, job_.options, reports);
    if (job_.fixes.wanted) fixes_.enter(reports);
    if (reports.empty()) {
      reports.push_back(unreadable_file(path, {"文件里没有表", "there is no form in the file"}));
    }
    return reports;
  }

  void enter_line(const Line& line, std::string_view bytes, const Task& task, std::size_t item,
                  Linter& linter, Result& result) {
    const std::string& path = task.stream->path;
    std::vector<FormReport> reports;
    if (line.too_long) {
      const std::size_t limit = job_.options.limits.json_bytes;
      reports.push_back(unreadable_file(
          path, {fmt::format("这一行超过 {} MB，不读", limit >> 20U),
                 fmt::format("this line has more than {} MB, not read", limit >> 20U)}));
    } else {
      reports = linter.lint(path, bytes);
      if (job_.suggest) add_suggestions(bytes, job_.options, reports);
    }
    for (FormReport& report : reports) move_to_line(report, line.number);
    enter(std::move(reports), item, result);
  }

  void enter(std::vector<FormReport> reports, std::size_t item, Result& result) {
    std::size_t index = 0;
    for (FormReport& report : reports) {
      if (report.digest) {
        result.digests.push_back({.digest = *report.digest, .item = item, .index = index++});
      }
      enter(std::move(report), result);
    }
  }

  void enter(FormReport report, Result& result) {
    if (job_.shard.count > 1) {
      report.shard = fmt::format("{}/{}", job_.shard.number, job_.shard.count);
    }
    if (!outputs_.text_on_standard_output()) tell_unreadable(report, result);
    if (!only_lines_) {
      result.reports.push_back(std::move(report));
      return;
    }
    find_reporter("ndjson")->form(result.lines, report, result.summary, outputs_.render_options());
    add_to(result.summary, report);
    result.summary.not_clean.clear();
  }

  // Reports may go to files or be read by programs: what could not be checked is told to the person
  // at the terminal as well, unless the text report has told it already.
  static void tell_unreadable(const FormReport& report, Result& result) {
    if (!report.unreadable || report.findings.empty()) return;
    const auto first_error = std::find_if(
        report.findings.begin(), report.findings.end(),
        [](const ReportedFinding& finding) { return finding.severity == Severity::error; });
    const bool has_error = first_error != report.findings.end();
    const Message& why = has_error ? first_error->message : report.findings.front().message;
    const std::string name = form_name(report.path, report.part, report.line);
    result.complaints.push_back(
        {fmt::format("{}：{}", name, why.zh), fmt::format("{}: {}", name, why.en)});
  }

  std::span<const Input> inputs_;
  LintTasks tasks_;
  const Job& job_;
  Outputs& outputs_;
  FixRun& fixes_;
  const Session& session_;
  bool only_lines_;
  Progress progress_;
  std::deque<Linter> linters_;
  FormComparison comparison_;
  LintRun run_;
};

LintRun lint_all(const std::vector<Input>& inputs, const Job& job, Outputs& outputs, FixRun& fixes,
                 const Session& session) {
  outputs.head();
  LintWork work(inputs, job, outputs, fixes, session);
  OrderedWork<LintWork>(work, job.jobs).run();
  return work.finish();
}

ExitCode refuse(const std::vector<Message>& faults, const Session& session) {
  for (const Message& fault : faults) complain(session, fault);
  return ExitCode::usage;
}

std::vector<Message> read_amounts(const Parsed& parsed, Job& job) {
  std::vector<Message> faults;
  job.jobs = std::max(1U, std::thread::hardware_concurrency());
  if (const std::string_view text = parsed.value("--jobs"); !text.empty()) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), job.jobs);
    const bool good = error == std::errc() && end == text.data() + text.size() && job.jobs > 0 &&
                      job.jobs <= most_jobs;
    if (!good) {
      faults.push_back({fmt::format("--jobs 是 1 到 {} 的数，不是“{}”", most_jobs, text),
                        fmt::format("--jobs is a number from 1 to {}, not {}", most_jobs, text)});
    }
  }
  if (const std::string_view text = parsed.value("--shard"); !text.empty()) {
    const auto shard = parse_shard(text);
    if (shard) {
      job.shard = *shard;
    } else {
      faults.push_back({fmt::format("--shard 写作 2/8（第 2 份，共 8 份），不是“{}”", text),
                        fmt::format("--shard is written 2/8 (the second of eight), not {}", text)});
    }
  }
  // Files are mended one after the other: what is written is told in their order.
  if (job.fixes.wanted) job.jobs = 1;
  return faults;
}

// Forms that are compared are read twice, and all of them in one run.
Message why_not_comparable(const Job& job, std::span<const Input> inputs) {
  if (!job.compare) return {};
  if (job.shard.count > 1) {
    return {"--batch 要在一次运行里看到全部的表，不能与 --shard 同用",
            "--batch needs all forms in one run and does not go with --shard"};
  }
  for (const Input& input : inputs) {
    std::error_code ignored;
    const bool again = !input.problem.empty() ||
                       (input.path != "-" && std::filesystem::is_regular_file(input.path, ignored));
    if (!again) {
      return {fmt::format("--batch 要把相似的表重读一遍，{} 读不了第二遍；先存成文件", input.path),
              fmt::format("--batch reads forms that are alike again, which {} does not allow; "
                          "save it as a file",
                          input.path)};
    }
  }
  return {};
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
  job.all_lines = parsed.has("--lines");
  job.options.fast_path = !parsed.has("--no-fast-path");
  if (std::vector<Message> faults = read_amounts(parsed, job); !faults.empty()) {
    return refuse(faults, session);
  }
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

  const CompanionFiles companions(parsed.value("--targets"), parsed.value("--previous"),
                                  job.options, session);
  if (companions.code() != ExitCode::clean) return companions.code();
  job.options.approved = companions.approved();
  job.options.previous = companions.previous();
  job.compare = parsed.has("--batch");
  job.options.compare = job.compare;
  if (const Message why = why_not_comparable(job, inputs); !why.empty()) {
    complain(session, why);
    return ExitCode::usage;
  }

  const std::vector<const Rulebook*> known = rulebooks.all();
  Outputs outputs(plan, known, parsed.has("--brief"), session);
  if (!outputs.problems().empty()) return refuse(outputs.problems(), session);
  FixRun fixes(job.fixes, session);
  job.options.ledger = outputs.need_ledger();
  job.options.digest = job.options.ledger;
  const LintRun run = lint_all(inputs, job, outputs, fixes, session);
  const Summary& summary = run.summary;
  if (run.interrupted) {
    complain(session, {fmt::format("中断：核了 {} 份表，其余没有核", summary.forms),
                       fmt::format("interrupted: {} forms were checked, the others were not",
                                   summary.forms)});
  }
  fixes.tell_total();
  ExitCode code =
      reaches(job.options.config.fail_on, summary) ? ExitCode::findings : ExitCode::clean;
  code = worse(code, fixes.code());
  if (summary.unreadable > 0 || !run.finished || !run.compared || !companions.complete()) code = worse(code, ExitCode::unchecked);
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
