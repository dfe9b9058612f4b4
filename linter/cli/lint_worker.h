// What one thread of a run does with a task: reads, lints, renders what can be rendered already.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "linter/cli/clean_lines.h"
#include "linter/cli/file_reading.h"
#include "linter/cli/lint_tasks.h"
#include "linter/cli/lint_work.h"
#include "linter/lint.h"

namespace gouji {

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
  Reach reached;
};

// Where in the stream a form stands: its own lines begin at 1.
void move_to_line(FormReport& report, std::size_t line);

class LintWorker {
 public:
  LintWorker(const LintJob& job, const Outputs& outputs, FixRun& fixes);

  Linted work(LintTask& task);
  const Linter& linter() const { return linter_; }

 private:
  // Whose turn it is of a task, and where what it gives goes.
  struct Place {
    std::string_view path;
    std::size_t line;  // 0: a file
    std::size_t item;
  };
  void enter_files(const LintTask& task, Linted& result);
  void enter_lines(const LintTask& task, Linted& result);
  void enter_bytes(const Place& place, std::string_view bytes, Linted& result);
  void enter_clean(const Place& place, std::string_view bytes, const Linter::Look& look,
                   Linted& result);
  void learn_from(const std::vector<FormReport>& reports, const Place& place);
  void enter_problem(const Place& place, const Message& why, Linted& result);
  void enter(std::vector<FormReport> reports, const Place& place, Linted& result);
  void enter(FormReport report, Linted& result);

  const LintJob& job_;
  const Outputs& outputs_;
  FixRun& fixes_;
  bool only_lines_;
  bool short_way_;  // a clean form is a line and nothing else
  Linter linter_;
  CleanLines clean_lines_;
  FileReading reading_;
  std::vector<const Input*> turn_;  // the files of a task that are of this shard
};

}  // namespace gouji
