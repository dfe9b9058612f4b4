// The command line as a function, so that tests can call it: arguments and streams in, exit code
// out. main() only connects it to the process.
#pragma once

#include <atomic>
#include <iosfwd>
#include <span>
#include <string>

namespace gouji {

struct Streams {
  std::istream& in;
  std::ostream& out;  // reports
  std::ostream& err;  // everything else
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  bool no_colour = false;                          // NO_COLOR is set
  bool (*out_reader_is_gone)() = nullptr;          // whoever read the output has closed the pipe
  const std::atomic<bool>* interrupted = nullptr;  // set by a signal: stop, and say so
};

// The arguments are those after the name of the program.
int run_cli(std::span<const std::string> arguments, Streams& streams);

}  // namespace gouji
