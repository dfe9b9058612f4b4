// Streams are known by their names (.ndjson, .jsonl, also .gz), standard input by how it begins.

#include "linter/cli/lint_tasks.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <istream>
#include <system_error>
#include <utility>

namespace gouji {
namespace {

constexpr std::size_t most_files_a_task = 32;
constexpr std::size_t least_tasks_a_job = 8;
constexpr std::uint64_t usual_form_bytes = 8192;
constexpr std::size_t looked_at = std::size_t{1} << 20U;  // of standard input, to know what it is

std::string beginning_of(std::istream& stream) {
  std::string first(looked_at, '\0');
  stream.read(first.data(), static_cast<std::streamsize>(first.size()));
  first.resize(static_cast<std::size_t>(stream.gcount()));
  return first;
}

std::optional<std::size_t> whole_number(std::string_view text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

std::optional<Shard> parse_shard(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto number = whole_number(text.substr(0, slash));
  const auto count = whole_number(text.substr(slash + 1));
  if (!number || !count || *number < 1 || *number > *count) return std::nullopt;
  return Shard{.number = *number, .count = *count};
}

LintTasks::LintTasks(std::span<const Input> inputs, bool all_lines, const Limits& limits,
                     const Session& session, std::size_t jobs)
    : inputs_(inputs),
      all_lines_(all_lines),
      limits_(limits),
      session_(session),
      jobs_(jobs),
      files_a_task_(std::clamp(inputs.size() / (jobs * least_tasks_a_job), std::size_t{1},
                               most_files_a_task)) {}

bool LintTasks::is_stream(const Input& input) const {
  return input.stream || input.path == "-" || (all_lines_ && input.problem == nullptr);
}

Reach LintTasks::whole() const {
  if (inputs_.size() == 1 && !is_stream(inputs_.front())) return {};
  Reach whole{.inputs = inputs_.size()};
  for (const Input& input : inputs_) {
    if (!is_stream(input)) {
      whole.bytes += usual_form_bytes;
      continue;
    }
    std::error_code error;
    const std::uint64_t size = std::filesystem::file_size(input.path, error);
    if (error) return {.inputs = inputs_.size()};  // of a pipe nobody knows
    whole.bytes += size;
  }
  return whole;
}

std::size_t LintTasks::useful_jobs() const {
  const bool blocks = std::any_of(inputs_.begin(), inputs_.end(),
                                  [this](const Input& input) { return is_stream(input); });
  return blocks ? jobs_ : std::clamp(inputs_.size(), std::size_t{1}, jobs_);
}

bool LintTasks::next(LintTask& task) {
  if (!give_out(task)) return false;
  task.reached = {.inputs = at_, .bytes = bytes_};
  if (lines_ != nullptr) task.reached.bytes += lines_->position();
  return true;
}

bool LintTasks::give_out(LintTask& task) {
  task.files = {};
  task.stream = nullptr;
  task.block.lines.clear();
  task.broken = {};
  task.standard_input.reset();
  task.first_item = item_;
  if (lines_ != nullptr) return next_of_stream(task);
  if (at_ == inputs_.size()) return false;

  const Input& input = inputs_[at_];
  if (input.path == "-") {
    ++at_;
    stream_ = &input;
    begin_standard_input(task);
    return task.standard_input ? true : next_of_stream(task);
  }
  if (is_stream(input)) {
    ++at_;
    stream_ = &input;
    lines_ = std::make_unique<LineSource>(open_bytes(std::string(input.path)), limits_.json_bytes);
    return next_of_stream(task);
  }
  const std::size_t first = at_;
  while (at_ < inputs_.size() && at_ - first < files_a_task_ && !is_stream(inputs_[at_])) ++at_;
  task.files = inputs_.subspan(first, at_ - first);
  item_ += task.files.size();
  bytes_ += task.files.size() * usual_form_bytes;
  return true;
}

void LintTasks::begin_standard_input(LintTask& task) {
  std::istream& in = session_.streams.in;
  std::string first = beginning_of(in);
  const bool packed = first.starts_with("\x1F\x8B");
  if (all_lines_ || packed || looks_like_lines(first)) {
    lines_ = std::make_unique<LineSource>(stream_bytes(in, std::move(first)), limits_.json_bytes);
    return;
  }
  task.standard_input = read_stream(in, std::move(first), limits_);
  task.stream = stream_;
  ++item_;
}

bool LintTasks::next_of_stream(LintTask& task) {
  task.stream = stream_;
  if (lines_->next(task.block)) {
    any_line_ = true;
    item_ += task.block.lines.size();
    return true;
  }
  const Message& problem = lines_->problem();
  if (!problem.empty()) {
    task.broken = problem;
    task.broken_line = any_line_ ? lines_->lines_read() + 1 : 0;
  } else if (!any_line_) {
    task.broken = {"文件里没有表", "there is no form in the file"};
  }
  bytes_ += lines_->position();
  lines_.reset();
  any_line_ = false;
  if (task.broken.empty()) return give_out(task);
  ++item_;
  return true;
}

}  // namespace gouji
