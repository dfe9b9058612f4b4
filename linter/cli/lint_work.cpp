// Results are taken in the order of the inputs, so that the output is the same for any number of
// threads. For outputs of nothing but lines the threads render them as well.

#include "linter/cli/lint_work.h"

#include <fmt/format.h>

#include <deque>
#include <set>
#include <string>
#include <vector>

#include "linter/cli/form_comparison.h"
#include "linter/cli/lint_worker.h"
#include "linter/cli/progress.h"
#include "linter/stream/ordered_work.h"

namespace gouji {
namespace {

// The run as work for threads.
class LintWork {
 public:
  using Task = LintTask;
  using Result = Linted;

  LintWork(std::span<const Input> inputs, const LintJob& job, Outputs& outputs, FixRun& fixes,
           const Session& session)
      : inputs_(inputs),
        tasks_(inputs, job.all_lines, job.options.limits, session, job.jobs),
        job_(job),
        outputs_(outputs),
        session_(session),
        progress_(session, shows_progress() ? tasks_.whole() : Reach{}) {
    for (std::size_t i = 0; i < tasks_.useful_jobs(); ++i) {
      workers_.emplace_back(job, outputs, fixes);
    }
  }

  std::size_t workers() const { return workers_.size(); }
  bool next(Task& task) { return !is_interrupted() && tasks_.next(task); }
  Result work(std::size_t worker, Task& task) { return workers_[worker].work(task); }

  bool take(Result& result) {
    if (session_.streams.out_is_terminal || !result.complaints.empty()) progress_.clear();
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
    progress_.show(run_.summary.forms, result.reached);
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
    for (const LintWorker& worker : workers_) {
      for (const Linter::LongWay& way : worker.linter().long_ways_met()) {
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

  // What --fix does to each file is told as it is done.
  bool shows_progress() const {
    return session_.streams.err_is_terminal && !job_.quiet && !job_.fixes.wanted;
  }

  std::span<const Input> inputs_;
  LintTasks tasks_;
  const LintJob& job_;
  Outputs& outputs_;
  const Session& session_;
  Progress progress_;
  std::deque<LintWorker> workers_;
  FormComparison comparison_;
  LintRun run_;
};

}  // namespace

LintRun lint_all(std::span<const Input> inputs, const LintJob& job, Outputs& outputs, FixRun& fixes,
                 const Session& session) {
  outputs.head();
  LintWork work(inputs, job, outputs, fixes, session);
  OrderedWork<LintWork>(work, work.workers()).run();
  return work.finish();
}

}  // namespace gouji
