// How far a run has come, on a terminal only.
#pragma once

#include <chrono>
#include <cstddef>

#include "linter/cli/session.h"

namespace gouji {

// One line on standard error that is overwritten and gone at the end. Silent where standard error
// is no terminal, and for a single file.
class Progress {
 public:
  Progress(const Session& session, std::size_t total);
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // forms: checked so far; begun: inputs that were begun.
  void show(std::size_t forms, std::size_t begun);
  void clear();

 private:
  const Session& session_;
  std::size_t total_;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point last_{};
  bool shown_ = false;
};

}  // namespace gouji
