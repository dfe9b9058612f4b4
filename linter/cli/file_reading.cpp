// A regular file has ended when a read gives less than was asked for: no second read asks for the
// end, and no other call for the size, unless the file is larger than the memory that waits for it.
// That a file is not in memory is told by the time that its read takes. RWF_NOWAIT would tell it
// too, but gives half a file when half of it is there.

#include "linter/cli/file_reading.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>

#include "linter/cli/files.h"
#include "linter/system_reason.h"

namespace gouji {
namespace {

constexpr std::size_t usual_room = std::size_t{64} << 10U;
constexpr std::chrono::microseconds slow_read{150};  // from memory it takes a few
// One slow read may be a thread that had to wait for a processor; two close together are a disk.
constexpr std::size_t close_together = 16;
constexpr std::size_t files_behind_slow_ones = 256;

void ask_for(int descriptor) {
#if defined(POSIX_FADV_WILLNEED)
  ::posix_fadvise(descriptor, 0, 0, POSIX_FADV_WILLNEED);
#endif
}

std::size_t size_of(int descriptor) {
  struct stat facts = {};
  const bool known = ::fstat(descriptor, &facts) == 0 && S_ISREG(facts.st_mode);
  return known ? static_cast<std::size_t>(facts.st_size) : 0;
}

}  // namespace

FileReading::FileReading(const Limits& limits)
    : limit_(std::max(limits.json_bytes, limits.file_bytes)) {}

void FileReading::begin(std::span<const Input* const> files) {
  for (; at_ < opened_; ++at_) {
    const Opened& file = ahead_[at_ % most_ahead];
    if (file.descriptor >= 0) ::close(file.descriptor);
  }
  files_ = files;
  at_ = opened_ = 0;
}

FileReading::Read FileReading::next() {
  const Opened file = at_ == opened_ ? open_next() : ahead_[at_ % most_ahead];
  const Input& input = *files_[at_++];
  if (!input.problem.empty()) return {.bytes = {}, .problem = input.problem};
  if (file.descriptor < 0) {
    return {.bytes = {}, .problem = system_problem("打不开", "cannot open", file.error)};
  }
  if (room_.empty()) room_.resize(usual_room);
  Read done = read(file.descriptor, input.in_folder);
  ::close(file.descriptor);
  return done;
}

FileReading::Opened FileReading::open_next() {
  const Input& input = *files_[opened_];
  Opened file;
  if (input.problem.empty()) {
    file.descriptor = ::open(input.path.c_str(), O_RDONLY | O_CLOEXEC);
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

std::ptrdiff_t FileReading::read_at_once(int descriptor) {
  const auto begin = std::chrono::steady_clock::now();
  const ssize_t count = ::read(descriptor, room_.data(), room_.size());
  if (count < 0) return count;
  if (to_ask_for_ > 0) --to_ask_for_;
  ++since_slow_read_;
  if (std::chrono::steady_clock::now() - begin > slow_read) {
    if (since_slow_read_ <= close_together) to_ask_for_ = files_behind_slow_ones;
    since_slow_read_ = 0;
  }
  return count;
}

FileReading::Read FileReading::read(int descriptor, bool regular) {
  if (to_ask_for_ > 0) ask_for_those_ahead();
  const std::ptrdiff_t count = read_at_once(descriptor);
  if (count < 0 && errno != EINTR) {
    return {.bytes = {}, .problem = system_problem("读不下去", "cannot read", errno)};
  }
  const std::size_t size = count < 0 ? 0 : static_cast<std::size_t>(count);
  if (regular && count >= 0 && size < room_.size() && size <= limit_) {
    return {.bytes = std::string_view(room_).substr(0, size), .problem = {}};
  }
  return read_rest(descriptor, size);
}

// Behind what was read, to the end, or to one byte more than the limit.
FileReading::Read FileReading::read_rest(int descriptor, std::size_t size) {
  if (size_of(descriptor) > limit_) return {.bytes = {}, .problem = too_large(limit_)};
  while (size <= limit_) {
    if (size == room_.size()) room_.resize(std::min(2 * size, limit_ + 1));
    const ssize_t count = ::read(descriptor, room_.data() + size, room_.size() - size);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      return {.bytes = {}, .problem = system_problem("读不下去", "cannot read", errno)};
    }
    if (count == 0) return {.bytes = std::string_view(room_).substr(0, size), .problem = {}};
    size += static_cast<std::size_t>(count);
  }
  return {.bytes = {}, .problem = too_large(limit_)};
}

}  // namespace gouji
