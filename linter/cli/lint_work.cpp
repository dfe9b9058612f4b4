// Each thread has a linter; results are taken in the order of the inputs, so that the output is the
// same for any number of threads. For outputs of nothing but lines the threads render them as well.

#include "linter/cli/lint_work.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <set>
#include <string>
#include <vector>

#include "linter/cli/form_comparison.h"
#include "linter/cli/progress.h"
#include "linter/report_words.h"
#include "linter/stream/ordered_work.h"
#include "linter/suggest.h"

namespace gouji {
namespace {

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
  Statistics statistics;  // where they are wanted
  std::string lines;
  Summary summary;                  // of the forms in lines
  std::vector<Message> complaints;  // of forms that could not be read
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

  LintWork(std::span<const Input> inputs, const LintJob& job, Outputs& outputs, FixRun& fixes,
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
    if (job_.options.statistics) run_.statistics.add(result.statistics);
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
    if (job_.options.compare && run_.finished) compare();
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
      if (job_.options.statistics) run_.statistics.add(report);
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
    if (job_.options.statistics) result.statistics.add(report);
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
  const LintJob& job_;
  Outputs& outputs_;
  FixRun& fixes_;
  const Session& session_;
  bool only_lines_;
  Progress progress_;
  std::deque<Linter> linters_;
  FormComparison comparison_;
  LintRun run_;
};

}  // namespace

LintRun lint_all(std::span<const Input> inputs, const LintJob& job, Outputs& outputs, FixRun& fixes,
                 const Session& session) {
  outputs.head();
  LintWork work(inputs, job, outputs, fixes, session);
  OrderedWork<LintWork>(work, job.jobs).run();
  return work.finish();
}

}  // namespace gouji
