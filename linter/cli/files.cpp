// Files by POSIX calls, for what streams do not tell: why an open failed, and whether a name is a
// folder, a pipe or a device. A file is read up to one byte more than the limit, so that a file of
// ten gigabytes costs no more than a message.

#include "linter/cli/files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <istream>
#include <system_error>
#include <utility>

#include "linter/system_reason.h"

namespace gouji {
namespace {

constexpr std::size_t chunk_bytes = 1u << 16;

FileBytes read_descriptor(int descriptor, std::size_t limit) {
  FileBytes file;
  std::array<char, chunk_bytes> chunk;
  for (;;) {
    const ssize_t count = ::read(descriptor, chunk.data(), chunk.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0)
      return {.bytes = {}, .problem = system_problem("读不下去", "cannot read", errno)};
    if (count == 0) return file;
    file.bytes.append(chunk.data(), static_cast<std::size_t>(count));
    if (file.bytes.size() > limit) return {.bytes = {}, .problem = too_large(limit)};
  }
}

std::size_t largest_file(const Limits& limits) {
  return std::max(limits.json_bytes, limits.file_bytes);
}

}  // namespace

Message too_large(std::size_t limit) {
  return {fmt::format("超过 {} 字节（{} MB），不读", limit, limit >> 20U),
          fmt::format("more than {} bytes ({} MB), not read", limit, limit >> 20U)};
}

FileBytes read_stream(std::istream& stream, std::string already_read, const Limits& limits) {
  const std::size_t limit = largest_file(limits);
  FileBytes file{.bytes = std::move(already_read), .problem = {}};
  std::array<char, chunk_bytes> chunk;
  while (stream && file.bytes.size() <= limit) {
    stream.read(chunk.data(), chunk.size());
    file.bytes.append(chunk.data(), static_cast<std::size_t>(stream.gcount()));
  }
  if (file.bytes.size() > limit) return {.bytes = {}, .problem = too_large(limit)};
  if (stream.bad())
    return {.bytes = {}, .problem = {"标准输入读不下去", "cannot read standard input"}};
  return file;
}

FileBytes read_input(const std::string& path, std::istream& standard_input, const Limits& limits) {
  const std::size_t limit = largest_file(limits);
  if (path == "-") return read_stream(standard_input, {}, limits);
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0)
    return {.bytes = {}, .problem = system_problem("打不开", "cannot open", errno)};
  struct stat facts = {};
  FileBytes file;
  if (::fstat(descriptor, &facts) == 0 && S_ISREG(facts.st_mode) &&
      static_cast<std::size_t>(facts.st_size) > limit) {
    file.problem = too_large(limit);
  } else {
    file = read_descriptor(descriptor, limit);
  }
  ::close(descriptor);
  return file;
}

FileBytes read_input(const Input& input, std::istream& standard_input, const Limits& limits) {
  if (input.problem != nullptr) return {.bytes = {}, .problem = *input.problem};
  return read_input(std::string(input.path), standard_input, limits);
}

WholeFile::WholeFile(std::string path) : path_(std::move(path)) {
  struct stat facts = {};
  std::error_code ignored;
  const bool exists = ::stat(path_.c_str(), &facts) == 0;
  if (exists && !S_ISREG(facts.st_mode)) {
    descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC);
  } else {
    if (exists) path_ = std::filesystem::canonical(path_, ignored).string();  // through a link
    temporary_ = path_ + ".XXXXXX";
    descriptor_ = ::mkstemp(temporary_.data());
    // mkstemp makes private files; a report is as readable as any new file, or as the old one.
    const mode_t mask = ::umask(0);
    ::umask(mask);
    const mode_t mode = exists ? facts.st_mode & 0777U : 0666U & ~mask;
    if (descriptor_ >= 0 && ::fchmod(descriptor_, mode) != 0) fail();
  }
  if (descriptor_ < 0) fail();
}

WholeFile::WholeFile(WholeFile&& other) noexcept
    : path_(std::move(other.path_)),
      temporary_(std::exchange(other.temporary_, {})),
      descriptor_(std::exchange(other.descriptor_, -1)),
      problem_(std::move(other.problem_)) {}

WholeFile::~WholeFile() {
  if (descriptor_ < 0) return;
  ::close(descriptor_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void WholeFile::fail() {
  if (problem_.empty()) problem_ = system_problem("写不了", "cannot write", errno);
}

void WholeFile::write(std::string_view bytes) {
  while (problem_.empty() && !bytes.empty()) {
    const ssize_t count = ::write(descriptor_, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return fail();
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

void WholeFile::close() {
  if (descriptor_ < 0) return;
  const int descriptor = std::exchange(descriptor_, -1);
  const std::string temporary = std::exchange(temporary_, {});
  if (::close(descriptor) != 0) fail();
  if (temporary.empty()) return;
  if (problem_.empty() && ::rename(temporary.c_str(), path_.c_str()) != 0) fail();
  if (!problem_.empty()) ::unlink(temporary.c_str());
}

}  // namespace gouji
