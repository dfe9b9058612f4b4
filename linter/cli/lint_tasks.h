// The inputs of a run as tasks of about the same size: a block of lines of a stream, or some files.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "linter/cli/files.h"
#include "linter/cli/inputs.h"
#include "linter/cli/session.h"
#include "linter/reader.h"
#include "linter/stream/line_source.h"

namespace gouji {

// --shard I/N: every item (a line of a stream, or a file) whose number, counted from 0 over all
// inputs, leaves I − 1 when divided by N.
struct Shard {
  std::size_t number = 1;
  std::size_t count = 1;
  bool has(std::size_t item) const { return item % count == number - 1; }
};
std::optional<Shard> parse_shard(std::string_view text);

// How far a run has come, or how far it has to go.
struct Reach {
  std::size_t inputs = 0;
  std::uint64_t bytes = 0;  // of streams; any other file counts as one usual form. 0: not known
};

struct LintTask {
  std::size_t first_item = 0;
  Reach reached;  // when it is done, and all before it
  // Files.
  std::span<const Input> files;
  // Or lines of a stream.
  const Input* stream = nullptr;
  LineBlock block;
  Message broken;  // set: the stream broke off behind these lines, and why
  std::size_t broken_line = 0;
  // Or standard input, whole.
  std::optional<FileBytes> standard_input;
};

class LintTasks {
 public:
  // jobs: how many take from them, so that a few large files are shared out as well.
  LintTasks(std::span<const Input> inputs, bool all_lines, const Limits& limits,
            const Session& session, std::size_t jobs = 1);

  bool next(LintTask& task);
  // The end of the run, nothing for a single file; asks for the size of every stream.
  Reach whole() const;
  // How many of the jobs will find something to do.
  std::size_t useful_jobs() const;

 private:
  bool is_stream(const Input& input) const;
  bool give_out(LintTask& task);
  bool next_of_stream(LintTask& task);
  void begin_standard_input(LintTask& task);

  std::span<const Input> inputs_;
  bool all_lines_;
  const Limits& limits_;
  const Session& session_;
  std::size_t jobs_;
  std::size_t files_a_task_;
  std::uint64_t bytes_ = 0;  // of the inputs that were given out whole, as in Reach
  std::size_t at_ = 0;       // of the next input
  std::size_t item_ = 0;     // of the next item
  const Input* stream_ = nullptr;
  std::unique_ptr<LineSource> lines_;
  bool any_line_ = false;
};

}  // namespace gouji
