// fork and exec, so that the limits can be set between the two. Everything that needs memory is
// made before the fork; the child only makes system calls until it is another program. It leads a
// process group of its own, which is killed as a whole when a limit is passed and also after the
// end, so that nobody goes on in the background. Standard input is an unlinked file: no pipe can
// fill up, and no signal comes from a program that does not read it.

#include "linter/process/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <exception>
#include <filesystem>
#include <new>
#include <thread>
#include <utility>

namespace gouji {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::string_view usual_path = "/usr/local/bin:/usr/bin:/bin";
constexpr int exit_out_of_memory = 98;
constexpr int exit_thrown = 99;

// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  void close() {
    if (number_ >= 0) ::close(std::exchange(number_, -1));
  }
  int number() const { return number_; }
  bool open() const { return number_ >= 0; }

 private:
  int number_;
};

struct Pipe {
  Descriptor reads;
  Descriptor writes;

  bool make() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
    reads = Descriptor(ends[0]);
    writes = Descriptor(ends[1]);
    return true;
  }
};

std::string search_path() {
  const char* path = ::getenv("PATH");
  return path == nullptr ? std::string(usual_path) : std::string(path);
}

Descriptor input_file(const ChildCommand& command) {
  if (!command.input) return Descriptor(::open("/dev/null", O_RDONLY | O_CLOEXEC));
  std::string name = command.folder + "/input.XXXXXX";
  Descriptor file(::mkostemp(name.data(), O_CLOEXEC));
  if (!file.open()) return file;
  ::unlink(name.c_str());
  std::string_view rest = *command.input;
  while (!rest.empty()) {
    const ssize_t count = ::write(file.number(), rest.data(), rest.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return Descriptor();
    rest.remove_prefix(static_cast<std::size_t>(count));
  }
  ::lseek(file.number(), 0, SEEK_SET);
  return file;
}

void limit(int which, std::size_t most) {
  const rlimit both{.rlim_cur = most, .rlim_max = most};
  ::setrlimit(static_cast<__rlimit_resource_t>(which), &both);
}

// In the child, between fork and exec: system calls only.
void enter_limits(const ChildLimits& limits, int memory, pid_t parent) {
  ::setpgid(0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(exit_thrown);
  ::signal(SIGPIPE, SIG_DFL);
  ::signal(SIGINT, SIG_DFL);
  ::signal(SIGTERM, SIG_DFL);
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_CPU, limits.cpu_seconds);
  limit(RLIMIT_FSIZE, limits.file_bytes);
  limit(memory, limits.memory_bytes);
}

// Takes what is there; false at the end. Beyond the limit the text keeps one byte more than it,
// which tells that there was more.
bool take(Descriptor& from, std::string& text, std::size_t most) {
  std::array<char, 1u << 16U> chunk;
  const ssize_t count = ::read(from.number(), chunk.data(), chunk.size());
  if (count < 0 && errno == EINTR) return true;
  if (count <= 0) {
    from.close();
    return false;
  }
  const std::size_t room = most + 1 - std::min(most + 1, text.size());
  text.append(chunk.data(), std::min(room, static_cast<std::size_t>(count)));
  return true;
}

int milliseconds_until(Clock::time_point deadline) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
  return static_cast<int>(std::clamp<decltype(left)>(left, 0, 3'600'000));
}

// Waits for the end without taking it, so that the number of the group stays ours.
bool wait_for_end(pid_t child, Clock::time_point deadline) {
  std::chrono::microseconds pause{100};
  while (true) {
    siginfo_t ended{};
    if (::waitid(P_PID, static_cast<id_t>(child), &ended, WEXITED | WNOHANG | WNOWAIT) == 0 &&
        ended.si_pid == child) {
      return true;
    }
    if (Clock::now() >= deadline) return false;
    std::this_thread::sleep_for(pause);
    pause = std::min<std::chrono::microseconds>(pause * 2, std::chrono::milliseconds(10));
  }
}

// Reads both outputs to their ends. exited: nothing was passed so far.
ChildEnd read_outputs(Descriptor& output, Descriptor& errors, const ChildLimits& limits,
                      Clock::time_point deadline, ChildResult& result) {
  while (output.open() || errors.open()) {
    // poll leaves closed ones (−1) alone
    std::array<pollfd, 2> ready{{{output.number(), POLLIN, 0}, {errors.number(), POLLIN, 0}}};
    const int count = ::poll(ready.data(), ready.size(), milliseconds_until(deadline));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return ChildEnd::timed_out;
    if (ready[0].revents != 0) take(output, result.output, limits.output_bytes);
    if (ready[1].revents != 0) take(errors, result.errors, limits.error_bytes);
    if (result.output.size() > limits.output_bytes) return ChildEnd::too_much_output;
    if (Clock::now() >= deadline) return ChildEnd::timed_out;
  }
  return ChildEnd::exited;
}

ChildResult collect(pid_t child, Descriptor output, Descriptor errors, const ChildLimits& limits) {
  ::setpgid(child, child);  // the child does so too: whoever comes first
  const Clock::time_point deadline = Clock::now() + limits.wall;
  ChildResult result;
  result.end = read_outputs(output, errors, limits, deadline, result);
  if (result.end == ChildEnd::exited && !wait_for_end(child, deadline)) {
    result.end = ChildEnd::timed_out;
  }
  ::kill(-child, SIGKILL);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  if (result.errors.size() > limits.error_bytes) result.errors.resize(limits.error_bytes);
  if (result.end != ChildEnd::exited) return result;
  result.end = WIFEXITED(status) ? ChildEnd::exited : ChildEnd::killed;
  result.code = WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status);
  return result;
}

ChildResult not_started(int error) {
  ChildResult result;
  result.code = error;
  return result;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

void write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

}  // namespace

std::optional<std::string> find_program(std::string_view name) {
  if (name.find('/') != std::string_view::npos) {
    if (::access(std::string(name).c_str(), X_OK) == 0) return std::string(name);
    return std::nullopt;
  }
  const std::string folders = search_path();
  for (std::size_t from = 0; from <= folders.size();) {
    const std::size_t end = std::min(folders.find(':', from), folders.size());
    std::string path = folders.substr(from, end - from) + "/" + std::string(name);
    std::error_code ignored;
    if (path.front() == '/' && std::filesystem::is_regular_file(path, ignored) &&
        ::access(path.c_str(), X_OK) == 0 && end != from) {
      return path;
    }
    from = end + 1;
  }
  return std::nullopt;
}

ChildResult run_child(const ChildCommand& command) {
  ChildResult missing;
  missing.end = ChildEnd::not_found;
  const std::optional<std::string> program = find_program(command.words.front());
  if (!program) return missing;
  std::vector<std::string> words = command.words;
  std::vector<std::string> settings = {"PATH=" + search_path(), "LANG=C.UTF-8",
                                       "HOME=" + command.folder, "TMPDIR=" + command.folder};
  const std::vector<char*> arguments = pointers_to(words);
  const std::vector<char*> environment = pointers_to(settings);
  const Descriptor input = input_file(command);
  Pipe output;
  Pipe errors;
  Pipe failure;  // carries errno when exec fails; exec closes it
  if (!input.open() || !output.make() || !errors.make() || !failure.make()) {
    return not_started(errno);
  }
  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child < 0) return not_started(errno);
  if (child == 0) {
    enter_limits(command.limits, RLIMIT_AS, parent);
    if (::dup2(input.number(), 0) == 0 && ::dup2(output.writes.number(), 1) == 1 &&
        ::dup2(errors.writes.number(), 2) == 2 && ::chdir(command.folder.c_str()) == 0) {
      ::execve(program->c_str(), arguments.data(), environment.data());
    }
    const int error = errno;
    [[maybe_unused]] const ssize_t told = ::write(failure.writes.number(), &error, sizeof error);
    ::_exit(127);
  }
  output.writes.close();
  errors.writes.close();
  failure.writes.close();
  ChildResult result =
      collect(child, std::move(output.reads), std::move(errors.reads), command.limits);
  int error = 0;
  if (::read(failure.reads.number(), &error, sizeof error) == sizeof error) {
    return not_started(error);
  }
  return result;
}

ChildResult run_isolated(const std::function<std::string()>& work, const ChildLimits& limits) {
  Pipe output;
  Pipe errors;
  if (!output.make() || !errors.make()) return not_started(errno);
  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child < 0) return not_started(errno);
  if (child == 0) {
#if defined(__SANITIZE_ADDRESS__)
    const int memory = RLIMIT_CORE;  // the sanitizer's own memory is beyond any limit
#else
    // Not RLIMIT_AS: what other threads have merely reserved is copied and must not count.
    const int memory = RLIMIT_DATA;
#endif
    enter_limits(limits, memory, parent);
    try {
      write_all(output.writes.number(), work());
    } catch (const std::bad_alloc&) {
      ::_exit(exit_out_of_memory);
    } catch (const std::exception& thrown) {
      write_all(errors.writes.number(), thrown.what());
      ::_exit(exit_thrown);
    }
    ::_exit(0);
  }
  output.writes.close();
  errors.writes.close();
  ChildResult result = collect(child, std::move(output.reads), std::move(errors.reads), limits);
  if (result.end == ChildEnd::exited && result.code == exit_out_of_memory) {
    result.end = ChildEnd::out_of_memory;
  }
  return result;
}

}  // namespace gouji
