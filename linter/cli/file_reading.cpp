// A regular file has ended when a read gives less than was asked for: no second read asks for the
// end, and no other call for the size, unless the file is larger than usual.
// That a file is not in memory is told by the time that passes from one read to the next while
// nothing but reading is done. RWF_NOWAIT would tell it too, but gives half a file when half of it
// is there.

#include "linter/cli/file_reading.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#if defined(__linux__)
#include <sys/syscall.h>
#endif

#include <algorithm>
#include <cerrno>
#include <chrono>

#include "linter/cli/files.h"
#include "linter/system_reason.h"

namespace gouji {
namespace {

constexpr std::size_t usual_room = std::size_t{64} << 10U;
// Enough for sixteen usual forms, and little enough to stay near the processor.
constexpr std::size_t room_together = std::size_t{192} << 10U;
constexpr std::chrono::microseconds slow_read{150};  // from memory it takes a few
// One slow read may be a thread that had to wait for a processor; two close together are a disk.
constexpr std::size_t close_together = 16;
constexpr std::size_t files_behind_slow_ones = 256;

// The three calls of each file. A thread may be cancelled in those of the C library, which nobody
// does here, and where there are several threads that takes two atomic operations a call. The
// sanitizers watch those of the library.
#if defined(__linux__) && defined(__LP64__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
int open_file(const char* path) {
  return static_cast<int>(::syscall(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC));
}
ssize_t read_file(int descriptor, std::span<char> room) {
  return ::syscall(SYS_read, descriptor, room.data(), room.size());
}
void close_file(int descriptor) {
  ::syscall(SYS_close, descriptor);
}
#else
int open_file(const char* path) {
  return ::open(path, O_RDONLY | O_CLOEXEC);
}
ssize_t read_file(int descriptor, std::span<char> room) {
  return ::read(descriptor, room.data(), room.size());
}
void close_file(int descriptor) {
  ::close(descriptor);
}
#endif

void ask_for(int descriptor) {
#if defined(POSIX_FADV_WILLNEED)
  ::posix_fadvise(descriptor, 0, 0, POSIX_FADV_WILLNEED);
#endif
}

struct Closing {
  int descriptor;
  ~Closing() { close_file(descriptor); }
};

std::size_t size_of(int descriptor) {
  struct stat facts = {};
  const bool known = ::fstat(descriptor, &facts) == 0 && S_ISREG(facts.st_mode);
  return known ? static_cast<std::size_t>(facts.st_size) : 0;
}

}  // namespace

FileReading::FileReading(const Limits& limits)
    : limit_(std::max(limits.json_bytes, limits.file_bytes)) {}

void FileReading::begin(std::span<const Input* const> files) {
  const auto close_one = [](int descriptor) {
    if (descriptor >= 0) close_file(descriptor);
  };
  for (; finished_ < begun_; ++finished_) close_one(together_[finished_].descriptor);
  for (; at_ < opened_; ++at_) close_one(ahead_[at_ % most_ahead].descriptor);
  files_ = files;
  at_ = opened_ = 0;
}

FileReading::Read FileReading::next() {
  if (finished_ == begun_) read_together();
  return finished_ < begun_ ? finish(together_[finished_++]) : read_alone();
}

// Those that the user named may be pipes, which are read alone.
void FileReading::read_together() {
  if (room_.empty()) room_.resize(room_together);
  finished_ = begun_ = 0;
  last_read_ = std::chrono::steady_clock::now();
  std::size_t used = 0;
  while (at_ < files_.size() && files_[at_]->in_folder && files_[at_]->problem == nullptr &&
         begun_ < most_together && room_.size() - used >= usual_room) {
    together_[begun_] = begin_one(used);
    used += together_[begun_++].size;
  }
}

FileReading::Begun FileReading::begin_one(std::size_t from) {
  const Opened file = take_opened();
  if (file.descriptor < 0) {
    return {.problem = system_problem("打不开", "cannot open", file.error)};
  }
  const std::ptrdiff_t count =
      read_at_once(file.descriptor, std::span(room_).subspan(from, usual_room));
  if (count < 0 && errno != EINTR) {
    const int error = errno;
    close_file(file.descriptor);
    return {.problem = system_problem("读不下去", "cannot read", error)};
  }
  const std::size_t size = count < 0 ? 0 : static_cast<std::size_t>(count);
  if (count < 0 || size == usual_room || size > limit_) {
    return {.from = from, .size = size, .descriptor = file.descriptor, .problem = {}};
  }
  close_file(file.descriptor);
  return {.from = from, .size = size, .problem = {}};
}

FileReading::Read FileReading::finish(const Begun& begun) {
  const std::string_view first = std::string_view(room_).substr(begun.from, begun.size);
  if (begun.descriptor < 0) return {.bytes = first, .problem = begun.problem};
  return read_rest(begun.descriptor, first);
}

FileReading::Read FileReading::read_alone() {
  const Input& input = *files_[at_];
  const Opened file = take_opened();
  if (input.problem != nullptr) return {.bytes = {}, .problem = *input.problem};
  if (file.descriptor < 0) {
    return {.bytes = {}, .problem = system_problem("打不开", "cannot open", file.error)};
  }
  return read_rest(file.descriptor, {});
}

FileReading::Opened FileReading::take_opened() {
  const Opened file = at_ == opened_ ? open_next() : ahead_[at_ % most_ahead];
  ++at_;
  return file;
}

FileReading::Opened FileReading::open_next() {
  const Input& input = *files_[opened_];
  Opened file;
  if (input.problem == nullptr) {
    file.descriptor = open_file(input.path.data());
    file.error = errno;
  }
  ahead_[opened_++ % most_ahead] = file;
  return file;
}

// Those that the user named may be pipes: they are opened in their turn.
void FileReading::ask_for_those_ahead() {
  while (opened_ < files_.size() && opened_ < at_ + most_ahead && files_[opened_]->in_folder) {
    const Opened file = open_next();
    if (file.descriptor >= 0) ask_for(file.descriptor);
  }
}

std::ptrdiff_t FileReading::read_at_once(int descriptor, std::span<char> room) {
  if (to_ask_for_ > 0) {
    ask_for_those_ahead();
    --to_ask_for_;
    last_read_ = std::chrono::steady_clock::now();
  }
  const ssize_t count = read_file(descriptor, room);
  if (count < 0) return count;
  ++since_slow_read_;
  const auto now = std::chrono::steady_clock::now();
  if (now - last_read_ > slow_read) {
    if (since_slow_read_ <= close_together) to_ask_for_ = files_behind_slow_ones;
    since_slow_read_ = 0;
  }
  last_read_ = now;
  return count;
}

// Behind the first bytes, to the end, or to one byte more than the limit. Closes the file.
FileReading::Read FileReading::read_rest(int descriptor, std::string_view first) {
  const Closing closing{descriptor};
  if (size_of(descriptor) > limit_) return {.bytes = {}, .problem = too_large(limit_)};
  if (whole_.empty()) whole_.resize(usual_room);
  std::size_t size = first.copy(whole_.data(), first.size());  // usual_room at most
  while (size <= limit_) {
    if (size == whole_.size()) whole_.resize(std::min(2 * size, limit_ + 1));
    const ssize_t count = read_file(descriptor, std::span(whole_).subspan(size));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      return {.bytes = {}, .problem = system_problem("读不下去", "cannot read", errno)};
    }
    if (count == 0) return {.bytes = std::string_view(whole_).substr(0, size), .problem = {}};
    size += static_cast<std::size_t>(count);
  }
  return {.bytes = {}, .problem = too_large(limit_)};
}

}  // namespace gouji
