// gouji lint: options → configuration and rulebook → files → reports, one form after the other.
// Whatever is wrong with one file, the others are still checked; the exit code tells the worst.

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <ostream>
#include <string>
#include <thread>

#include "linter/cli/commands.h"
#include "linter/cli/companion_files.h"
#include "linter/cli/config_choice.h"
#include "linter/cli/fix_files.h"
#include "linter/cli/lint_work.h"
#include "linter/cli/outputs.h"
#include "linter/cli/rulebook_choice.h"
#include "linter/settle.h"

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
    {.name = "--summary",
     .value = {"文件", "FILE"},
     .about = {"统计：按部门、核查、类别，多给的分，风险最高的表；.json 或表格，- 代替报告",
               "figures by department, check and category, and the riskiest forms; as .json or\n"
               "as tables; - instead of the report"}},
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

constexpr std::size_t most_jobs = 256;

ExitCode refuse(const std::vector<Message>& faults, const Session& session) {
  for (const Message& fault : faults) complain(session, fault);
  return ExitCode::usage;
}

std::vector<Message> read_amounts(const Parsed& parsed, LintJob& job) {
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

// Empty, or why the file could not be written.
Message write_statistics(const Statistics& statistics, std::string_view path,
                         const Session& session) {
  if (path.empty()) return {};
  const std::string bytes = path.ends_with(".json")
                                ? statistics_json(statistics)
                                : statistics_table(statistics, session.language);
  if (path == "-") {
    session.streams.out << bytes << std::flush;
    return {};
  }
  WholeFile file{std::string(path)};
  file.write(bytes);
  file.close();
  return file.problem();
}

// Forms that are compared are read twice, and all of them in one run.
Message why_not_comparable(const LintJob& job, const Inputs& inputs) {
  if (!job.options.compare) return {};
  if (job.shard.count > 1) {
    return {"--batch 要在一次运行里看到全部的表，不能与 --shard 同用",
            "--batch needs all forms in one run and does not go with --shard"};
  }
  for (const Input& input : inputs) {
    std::error_code ignored;
    const bool again = input.problem != nullptr ||
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

// Where reports will be written, as far as there are files already: a folder does not give those.
std::vector<std::filesystem::path> existing(const OutputPlan& plan, std::string_view summary_path) {
  std::vector<std::filesystem::path> found;
  const auto add = [&found](const std::filesystem::path& path) {
    std::error_code ignored;
    std::filesystem::path real = std::filesystem::canonical(path, ignored);
    if (!ignored && !path.empty()) found.push_back(std::move(real));
  };
  add(summary_path);
  for (const OutputRequest& request : plan.requests) add(request.path);
  return found;
}

ExitCode run_lint(const Parsed& parsed, const Session& session) {
  OutputPlan plan = plan_outputs(parsed.values("--format"), parsed.value("--output"));
  if (!plan.faults.empty()) return refuse(plan.faults, session);
  const std::string_view summary_path = parsed.value("--summary");
  if (summary_path == "-" && parsed.values("--format").empty() && !parsed.has("--output")) {
    plan.requests.clear();
  }
  const RulebookChoice rulebooks = choose_rulebooks(parsed.value("--rulebook"), session);
  if (rulebooks.code != ExitCode::clean) return rulebooks.code;
  ConfigChoice config = choose_config(parsed.value("--config"), rulebooks, session);
  if (config.code != ExitCode::clean) return config.code;

  LintJob job = {.options = lint_options(rulebooks),
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
  const std::vector<std::filesystem::path> outputs_of_before = existing(plan, summary_path);
  const auto is_ours = [&](std::string_view path) {
    const std::string_view name = path.substr(path.rfind('/') + 1);
    if (name == config_file_name) return true;
    if (job.fixes.wanted && is_fixed_file(path)) return true;
    return std::ranges::any_of(outputs_of_before, [&](const std::filesystem::path& output) {
      std::error_code ignored;
      return output.filename() == name && std::filesystem::equivalent(path, output, ignored);
    });
  };
  std::size_t ignored = 0;
  const Inputs inputs = expand_inputs(parsed.operands, is_ours, &ignored, job.jobs);
  if (ignored > 0 && !job.quiet) {
    complain(session, {fmt::format(".goujiignore 略过 {} 个文件和文件夹", ignored),
                       fmt::format(".goujiignore leaves out {} files and folders", ignored)});
  }

  const CompanionFiles companions(parsed.value("--targets"), parsed.value("--previous"),
                                  job.options, session);
  if (companions.code() != ExitCode::clean) return companions.code();
  job.options.approved = companions.approved();
  job.options.previous = companions.previous();
  job.options.compare = parsed.has("--batch");
  job.options.statistics = !summary_path.empty();
  if (const Message why = why_not_comparable(job, inputs); !why.empty()) {
    complain(session, why);
    return ExitCode::usage;
  }

  std::vector<const Rulebook*> known;
  if (plan.describes_rulebooks()) known = rulebooks.all();
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
  const Message not_written = write_statistics(run.statistics, summary_path, session);
  ExitCode code =
      reaches(job.options.config.fail_on, summary) ? ExitCode::findings : ExitCode::clean;
  code = worse(code, fixes.code());
  if (!not_written.empty()) {
    complain(session, not_written);
    code = worse(code, ExitCode::unchecked);
  }
  const bool all_done = run.finished && run.compared && companions.complete();
  if (summary.unreadable > 0 || !all_done) code = worse(code, ExitCode::unchecked);
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
