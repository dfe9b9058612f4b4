// The lines of clean forms in an ndjson report. Of one rulebook they differ in the path and the
// number of the line alone; what stands behind these is taken from the first such line that the
// reporter rendered, so that the reporter stays the only one who knows what a line looks like.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "linter/reporter.h"
#include "linter/rulebooks.h"

namespace gouji {

class CleanLines {
 public:
  bool empty() const { return known_.empty(); }
  // Appends the line; false: no line of this rulebook has been seen yet.
  bool append(std::string& out, const LoadedRulebook& rulebook, std::string_view path,
              std::size_t line);
  // The report of a clean form of this rulebook, to learn the rest of its line.
  void learn(const LoadedRulebook& rulebook, const FormReport& report,
             const RenderOptions& options);

 private:
  struct Known {
    const LoadedRulebook* rulebook;
    std::string behind_place;
  };
  void append_place(std::string& out, std::string_view path, std::size_t line);

  std::vector<Known> known_;
  std::string path_;         // of the form before
  std::string path_member_;  // as it is rendered
};

}  // namespace gouji
