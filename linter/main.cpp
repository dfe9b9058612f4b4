// Connects the command line to the process.
#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <vector>

#include "linter/cli/run.h"

int main(int count, char** values) {
  const std::vector<std::string> arguments(values + (count > 0 ? 1 : 0), values + count);
  const char* no_colour = std::getenv("NO_COLOR");
  gouji::Streams streams = {std::cin, std::cout, std::cerr};
  streams.out_is_terminal = isatty(STDOUT_FILENO) == 1;
  streams.err_is_terminal = isatty(STDERR_FILENO) == 1;
  streams.no_colour = no_colour != nullptr && *no_colour != '\0';
  return gouji::run_cli(arguments, streams);
}
