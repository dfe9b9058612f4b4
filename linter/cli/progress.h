// Which file is being read, on a terminal only.
#pragma once

#include <cstddef>
#include <string>

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

  void show(const std::string& path);
  void clear();

 private:
  const Session& session_;
  std::size_t total_;
  std::size_t count_ = 0;
  bool shown_ = false;
};

}  // namespace gouji
