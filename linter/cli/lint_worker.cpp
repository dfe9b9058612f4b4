// Most forms of a long run are clean, and where lines are all that is written, a clean form is a
// line that differs from others in its place alone (clean_lines.h): neither a report nor JSON is
// made for it. Whatever else a run wants of a form, it goes by its report.

#include "linter/cli/lint_worker.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "linter/report_words.h"
#include "linter/suggest.h"

namespace gouji {
namespace {

// Reports may go to files or be read by programs: what could not be checked is told to the person
// at the terminal as well, unless the text report has told it already.
void tell_unreadable(const FormReport& report, Linted& result) {
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

std::string name_of(const Shard& shard) {
  return shard.count > 1 ? fmt::format("{}/{}", shard.number, shard.count) : std::string();
}

}  // namespace

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

LintWorker::LintWorker(const LintJob& job, const Outputs& outputs, FixRun& fixes)
    : job_(job),
      outputs_(outputs),
      fixes_(fixes),
      only_lines_(outputs.only_lines()),
      short_way_(only_lines_ && !job.fixes.wanted && !job.options.ledger && !job.options.digest &&
                 !job.options.compare && !job.options.statistics),
      linter_(job.options),
      reading_(job.options.limits) {}

Linted LintWorker::work(LintTask& task) {
  Linted result;
  result.reached = task.reached;
  if (job_.options.compare) {
    result.digests.reserve(task.files.size() + task.block.lines.size());
  }
  enter_files(task, result);
  enter_lines(task, result);
  std::size_t item = task.first_item + task.files.size() + task.block.lines.size();
  if (task.standard_input && job_.shard.has(item)) {
    const Place place{.path = task.stream->path, .line = 0, .item = item};
    if (task.standard_input->problem.empty()) {
      enter_bytes(place, task.standard_input->bytes, result);
    } else {
      enter_problem(place, task.standard_input->problem, result);
    }
  }
  if (!task.broken.empty() && job_.shard.has(item)) {
    enter_problem({.path = task.stream->path, .line = task.broken_line, .item = item}, task.broken,
                  result);
  }
  return result;
}

void LintWorker::enter_files(const LintTask& task, Linted& result) {
  turn_.clear();
  for (std::size_t i = 0; i < task.files.size(); ++i) {
    if (job_.shard.has(task.first_item + i)) turn_.push_back(&task.files[i]);
  }
  reading_.begin(turn_);
  for (const Input* const input : turn_) {
    const auto number = static_cast<std::size_t>(input - task.files.data());
    const Place place{.path = input->path, .line = 0, .item = task.first_item + number};
    const FileReading::Read file = reading_.next();
    if (file.problem.empty()) {
      enter_bytes(place, file.bytes, result);
    } else {
      enter_problem(place, file.problem, result);
    }
  }
}

void LintWorker::enter_lines(const LintTask& task, Linted& result) {
  std::size_t item = task.first_item;
  for (const Line& line : task.block.lines) {
    const Place place{.path = task.stream->path, .line = line.number, .item = item++};
    if (!job_.shard.has(place.item)) continue;
    if (line.too_long) {
      const std::size_t limit = job_.options.limits.json_bytes;
      enter_problem(place,
                    {fmt::format("这一行超过 {} MB，不读", limit >> 20U),
                     fmt::format("this line has more than {} MB, not read", limit >> 20U)},
                    result);
    } else {
      enter_bytes(place, task.block.text(line), result);
    }
  }
}

void LintWorker::enter_bytes(const Place& place, std::string_view bytes, Linted& result) {
  // The first clean form is seen once: by its report, which says what the lines of others are.
  const bool lines_known = short_way_ && !clean_lines_.empty();
  const Linter::Look look = lines_known ? linter_.look_at(bytes) : Linter::Look{};
  if (look.clean) {
    enter_clean(place, bytes, look, result);
    return;
  }
  std::optional<std::string> mended;
  if (job_.fixes.wanted && place.line == 0) {
    mended = fixes_.fix(std::string(place.path), bytes, job_.options);
    if (mended) bytes = *mended;
  }
  std::vector<FormReport> reports =
      lines_known ? linter_.report_on(place.path, bytes, look) : linter_.lint(place.path, bytes);
  if (short_way_ && !lines_known) learn_from(reports, place);
  if (job_.suggest) add_suggestions(bytes, job_.options, reports);
  if (place.line == 0) {
    if (job_.fixes.wanted) fixes_.enter(reports);
    if (reports.empty()) {
      reports.push_back(
          unreadable_file(place.path, {"文件里没有表", "there is no form in the file"}));
    }
  }
  enter(std::move(reports), place, result);
}

void LintWorker::enter_clean(const Place& place, std::string_view bytes, const Linter::Look& look,
                             Linted& result) {
  if (clean_lines_.append(result.lines, *look.accepted_by, place.path, place.line)) {
    ++result.summary.forms;
    ++result.summary.clean;
    return;
  }
  std::vector<FormReport> reports = linter_.report_on(place.path, bytes, look);
  learn_from(reports, place);
  enter(std::move(reports), place, result);
}

// A report of the short way: what it says of the rulebook is the same for every form.
void LintWorker::learn_from(const std::vector<FormReport>& reports, const Place& place) {
  if (reports.size() != 1 || !reports.front().findings.empty()) return;
  FormReport report = reports.front();
  if (report.unreadable || !report.rulebook.because.empty()) return;
  const LoadedRulebook* const rulebook = job_.options.forced != nullptr
                                             ? job_.options.forced
                                             : job_.options.rulebooks.find(report.rulebook.id);
  if (rulebook == nullptr) return;
  report.line = place.line;
  report.shard = name_of(job_.shard);
  clean_lines_.learn(*rulebook, report, outputs_.render_options());
}

void LintWorker::enter_problem(const Place& place, const Message& why, Linted& result) {
  FormReport report = unreadable_file(place.path, why);
  report.line = place.line;
  enter(std::move(report), result);
}

void LintWorker::enter(std::vector<FormReport> reports, const Place& place, Linted& result) {
  std::size_t index = 0;
  for (FormReport& report : reports) {
    if (place.line != 0) move_to_line(report, place.line);
    if (report.digest) {
      result.digests.push_back({.digest = *report.digest, .item = place.item, .index = index++});
    }
    enter(std::move(report), result);
  }
}

void LintWorker::enter(FormReport report, Linted& result) {
  report.shard = name_of(job_.shard);
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

}  // namespace gouji
