// What gouji says to the shell, whatever the format of its reports.
#pragma once

#include <cstdint>

namespace gouji {

enum class ExitCode : std::uint8_t {
  clean = 0,      // everything was checked, nothing at or above the threshold
  findings = 1,   // something at or above the threshold
  usage = 2,      // wrong command line or configuration; nothing was done
  unchecked = 3,  // something could not be checked, whatever else was found
};

// What happened in one part of a run and in another. A wrong command line wins over everything, and
// a file that was not checked over findings in those that were.
constexpr ExitCode worse(ExitCode a, ExitCode b) {
  if (a == ExitCode::usage || b == ExitCode::usage) return ExitCode::usage;
  return a < b ? b : a;
}

}  // namespace gouji
