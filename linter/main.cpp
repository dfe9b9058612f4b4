// Connects the command line to the process.
#include <poll.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <vector>

#include "linter/cli/run.h"
#include "linter/keep_memory.h"

namespace {

std::atomic<bool> interrupted = false;
static_assert(std::atomic<bool>::is_always_lock_free, "a signal may come at any moment");

// The first one asks for an end; a second one ends at once.
void interrupt(int signal) {
  interrupted = true;
  std::signal(signal, SIG_DFL);
}

bool out_reader_is_gone() {
  pollfd out{.fd = STDOUT_FILENO, .events = 0, .revents = 0};
  return poll(&out, 1, 0) == 1 && (out.revents & POLLERR) != 0;
}

}  // namespace

int main(int count, char** values) {
  gouji::keep_freed_memory();
  std::ios::sync_with_stdio(false);
  std::signal(SIGINT, interrupt);
  std::signal(SIGTERM, interrupt);
  std::signal(SIGPIPE, SIG_IGN);  // a reader that has seen enough is no fault
  const std::vector<std::string> arguments(values + (count > 0 ? 1 : 0), values + count);
  const char* no_colour = std::getenv("NO_COLOR");
  gouji::Streams streams = {std::cin, std::cout, std::cerr};
  streams.out_is_terminal = isatty(STDOUT_FILENO) == 1;
  streams.err_is_terminal = isatty(STDERR_FILENO) == 1;
  streams.no_colour = no_colour != nullptr && *no_colour != '\0';
  streams.out_reader_is_gone = out_reader_is_gone;
  streams.interrupted = &interrupted;
  return gouji::run_cli(arguments, streams);
}
