// A run of gouji lint over its inputs: threads, order, what is told at the end.
#pragma once

#include <cstddef>
#include <span>

#include "linter/cli/fix_files.h"
#include "linter/cli/inputs.h"
#include "linter/cli/lint_tasks.h"
#include "linter/cli/outputs.h"
#include "linter/lint.h"
#include "linter/statistics.h"

namespace gouji {

struct LintJob {
  LintOptions options;
  bool quiet = false;
  bool suggest = false;
  bool all_lines = false;
  std::size_t jobs = 1;
  Shard shard;
  FixPlan fixes;
};

struct LintRun {
  Summary summary;
  Statistics statistics;  // where they are wanted
  bool interrupted = false;
  bool finished = true;
  bool compared = true;  // all that were to be
};

LintRun lint_all(std::span<const Input> inputs, const LintJob& job, Outputs& outputs, FixRun& fixes,
                 const Session& session);

}  // namespace gouji
