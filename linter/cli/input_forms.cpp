// The same tasks as those of a run, read by one thread.

#include "linter/cli/input_forms.h"

#include <fmt/format.h>

#include <utility>

#include "linter/cli/lint_tasks.h"
#include "linter/report_words.h"

namespace gouji {
namespace {

class Visitor {
 public:
  Visitor(const LintOptions& options, const Session& session, const FormVisit& visit)
      : options_(options), session_(session), visit_(visit) {}

  void file(const Input& input, std::size_t item) {
    if (!visit_.wants(item)) return;
    bytes({.input = &input, .item = item}, read_input(input, session_.streams.in, options_.limits));
  }

  void bytes(const FormPlace& place, const FileBytes& file) {
    if (!file.problem.empty()) {
      complain_of(place, file.problem);
    } else {
      forms(place, file.bytes);
    }
  }

  void forms(FormPlace place, std::string_view bytes) {
    place.bytes = bytes;
    for (ReadForm& read : read_forms(bytes, options_)) {
      place.part = read.part;
      if (read.readable && read.rulebook != nullptr) {
        visit_.visit(std::move(read), place);
        ++place.index;
      } else {
        complain_of(place, read.findings.empty() ? Message{"读不成一张表", "cannot be read"}
                                                 : read.findings.front().finding.message);
      }
    }
  }

  void complain_of(const FormPlace& place, const Message& why) {
    const std::string name = place.name();
    problems_.push_back({fmt::format("{}：{}", name, why.zh), fmt::format("{}: {}", name, why.en)});
  }

  std::vector<Message> take_problems() { return std::move(problems_); }

 private:
  const LintOptions& options_;
  const Session& session_;
  const FormVisit& visit_;
  std::vector<Message> problems_;
};

}  // namespace

std::string FormPlace::name() const {
  return form_name(input->path, part, line);
}

std::vector<Message> for_each_form(std::span<const Input> inputs, bool all_lines,
                                   const LintOptions& options, const Session& session,
                                   const FormVisit& visit) {
  Visitor visitor(options, session, visit);
  LintTasks tasks(inputs, all_lines, options.limits, session);
  LintTask task;
  while (tasks.next(task)) {
    std::size_t item = task.first_item;
    for (const Input& input : task.files) visitor.file(input, item++);
    if (task.standard_input) {
      visitor.bytes({.input = task.stream, .item = item}, *task.standard_input);
    }
    for (const Line& line : task.block.lines) {
      const FormPlace place{.input = task.stream, .line = line.number, .item = item++};
      if (!visit.wants(place.item)) continue;
      if (line.too_long) {
        visitor.complain_of(place, {"这一行太长", "this line is too long"});
      } else {
        visitor.forms(place, task.block.text(line));
      }
    }
    if (!task.broken.empty()) {
      visitor.complain_of({.input = task.stream, .line = task.broken_line}, task.broken);
    }
  }
  return visitor.take_problems();
}

}  // namespace gouji
