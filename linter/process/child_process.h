// Programs of others, and code that hostile bytes might bring down, run beside gouji: no shell,
// a small environment, limits on time, memory and output, and nothing left behind.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gouji {

struct ChildLimits {
  std::chrono::milliseconds wall{60'000};
  std::size_t cpu_seconds = 60;
  std::size_t memory_bytes = std::size_t{2} << 30U;
  std::size_t file_bytes = std::size_t{256} << 20U;  // of each file that it writes
  std::size_t output_bytes = std::size_t{64} << 20U;
  std::size_t error_bytes = 4096;  // the rest of the error output is read and dropped
};

struct ChildCommand {
  std::vector<std::string> words;  // the program, looked up in PATH, and its arguments
  std::string folder;              // where it runs, its home and its place for temporary files
  std::optional<std::string_view> input{};  // none: standard input is empty
  ChildLimits limits{};
};

enum class ChildEnd : std::uint8_t {
  exited,           // code is its exit code
  killed,           // code is the signal: crashed, or over the limit of CPU time or file size
  timed_out,        // over the limit of wall-clock time
  too_much_output,  // over the limit of output
  not_found,        // no such program in PATH
  not_started,      // the system refused; code is errno
  out_of_memory,    // run_isolated only: of a program it cannot be told from other failures
};

struct ChildResult {
  ChildEnd end = ChildEnd::not_started;
  int code = 0;
  std::string output;
  std::string errors;

  bool succeeded() const { return end == ChildEnd::exited && code == 0; }
};

ChildResult run_child(const ChildCommand& command);

// Runs a function in a copy of this process and gives its text as output. Its memory is this
// process's at the time of the call; nothing that it changes comes back. It must not wait for
// locks that other threads may hold.
ChildResult run_isolated(const std::function<std::string()>& work, const ChildLimits& limits);

// The path of a program; none: not in PATH.
std::optional<std::string> find_program(std::string_view name);

}  // namespace gouji
