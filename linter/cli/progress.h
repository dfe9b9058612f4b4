// How far a run has come, on a terminal only.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "linter/cli/lint_tasks.h"
#include "linter/cli/session.h"

namespace gouji {

// One line on standard error that is overwritten and gone at the end. Silent where standard error
// is no terminal.
class Progress {
 public:
  // whole: where the run ends, by inputs and, where it is known, by bytes. No inputs: silent.
  Progress(const Session& session, Reach whole);
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // forms: checked so far.
  void show(std::size_t forms, Reach reached);
  // Before a line is written on a terminal, so also before a report that goes to one.
  void clear();

 private:
  const Session& session_;
  Reach whole_;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point last_ = begin_;
  bool shown_ = false;
};

// [12/220] ██████░░░░░░░░░░░░░░  31%  7700 份表，每秒 3200 份，约剩 5 秒
Message progress_words(std::size_t forms, Reach reached, Reach whole,
                       std::chrono::milliseconds passed);

}  // namespace gouji
