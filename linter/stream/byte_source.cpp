// A plain source is read as it is; one that begins with the two bytes of gzip is inflated while it
// is read, with one window of memory however long it is. Several gzip members in a row are one
// stream, as gzip itself has it; a stream that ends too early has a problem, after what it had.

#include "linter/stream/byte_source.h"

#include <fcntl.h>
#include <unistd.h>
#include <zlib.h>

#include <array>
#include <cerrno>
#include <istream>
#include <utility>

#include "linter/system_reason.h"

namespace gouji {
namespace {

constexpr std::size_t window = std::size_t{64} << 10U;
constexpr std::string_view gzip_mark = "\x1F\x8B";

class FileSource final : public ByteSource {
 public:
  explicit FileSource(const std::string& path)
      : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (descriptor_ < 0) problem_ = system_problem("打不开", "cannot open", errno);
#if defined(POSIX_FADV_SEQUENTIAL)
    if (descriptor_ >= 0) ::posix_fadvise(descriptor_, 0, 0, POSIX_FADV_SEQUENTIAL);
#endif
  }
  ~FileSource() override {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;

  std::size_t read(std::span<char> bytes) override {
    std::size_t size = 0;
    while (problem_.empty() && size < bytes.size()) {
      const ssize_t count = ::read(descriptor_, bytes.data() + size, bytes.size() - size);
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) problem_ = system_problem("读不下去", "cannot read", errno);
      if (count <= 0) break;
      size += static_cast<std::size_t>(count);
    }
    position_ += size;
    return size;
  }
  std::size_t position() const override {
    return position_;
  }

 private:
  int descriptor_;
  std::size_t position_ = 0;
};

class StreamSource final : public ByteSource {
 public:
  StreamSource(std::istream& stream, std::string first)
      : stream_(stream), first_(std::move(first)) {}

  std::size_t read(std::span<char> bytes) override {
    const std::size_t kept = first_.copy(bytes.data(), bytes.size(), at_);
    at_ += kept;
    if (kept == bytes.size() || !stream_) return kept;
    stream_.read(bytes.data() + kept, static_cast<std::streamsize>(bytes.size() - kept));
    if (stream_.bad()) problem_ = {"标准输入读不下去", "cannot read standard input"};
    return kept + static_cast<std::size_t>(stream_.gcount());
  }

 private:
  std::istream& stream_;
  std::string first_;
  std::size_t at_ = 0;
};

class GzipSource final : public ByteSource {
 public:
  explicit GzipSource(std::unique_ptr<ByteSource> packed) : packed_(std::move(packed)) {
    constexpr int gzip_only = 15 + 16;
    usable_ = inflateInit2(&state_, gzip_only) == Z_OK;
  }
  ~GzipSource() override { inflateEnd(&state_); }
  GzipSource(const GzipSource&) = delete;
  GzipSource& operator=(const GzipSource&) = delete;

  std::size_t read(std::span<char> bytes) override {
    state_.next_out = reinterpret_cast<Bytef*>(bytes.data());
    state_.avail_out = static_cast<uInt>(bytes.size());
    while (problem_.empty() && !ended_ && state_.avail_out > 0) step();
    return bytes.size() - state_.avail_out;
  }
  std::size_t position() const override { return packed_->position(); }

 private:
  void step() {
    if (state_.avail_in == 0) {
      const std::size_t size = packed_->read(input_);
      if (size == 0) {
        ended_ = true;
        if (!packed_->problem().empty()) {
          problem_ = packed_->problem();
        } else if (inside_) {
          problem_ = {"gzip 数据不完整，到此为止", "the gzip data end here, too early"};
        }
        return;
      }
      state_.next_in = reinterpret_cast<Bytef*>(input_.data());
      state_.avail_in = static_cast<uInt>(size);
    }
    inside_ = true;
    const int result = usable_ ? inflate(&state_, Z_NO_FLUSH) : Z_MEM_ERROR;
    if (result == Z_STREAM_END) {
      inside_ = false;
      inflateReset(&state_);
    } else if (result != Z_OK && result != Z_BUF_ERROR) {
      problem_ = {"gzip 数据损坏，到此为止", "the gzip data are damaged from here on"};
    }
  }

  std::unique_ptr<ByteSource> packed_;
  std::array<char, window> input_{};
  z_stream state_{};
  bool usable_ = false;
  bool inside_ = false;  // of a member that has not ended
  bool ended_ = false;
};

// Puts bytes that were looked at before a source again.
class BehindBytes final : public ByteSource {
 public:
  BehindBytes(std::string first, std::unique_ptr<ByteSource> rest)
      : first_(std::move(first)), rest_(std::move(rest)) {}

  std::size_t read(std::span<char> bytes) override {
    const std::size_t kept = first_.copy(bytes.data(), bytes.size(), at_);
    at_ += kept;
    const std::size_t more = kept < bytes.size() ? rest_->read(bytes.subspan(kept)) : 0;
    problem_ = rest_->problem();
    return kept + more;
  }
  std::size_t position() const override { return rest_->position(); }

 private:
  std::string first_;
  std::unique_ptr<ByteSource> rest_;
  std::size_t at_ = 0;
};

std::unique_ptr<ByteSource> unpacked(std::unique_ptr<ByteSource> source) {
  std::string first(gzip_mark.size(), '\0');
  first.resize(source->read(first));
  if (first.empty()) return source;
  const bool packed = first == gzip_mark;
  auto whole = std::make_unique<BehindBytes>(std::move(first), std::move(source));
  if (!packed) return whole;
  return std::make_unique<GzipSource>(std::move(whole));
}

}  // namespace

std::unique_ptr<ByteSource> open_bytes(const std::string& path) {
  return unpacked(std::make_unique<FileSource>(path));
}

std::unique_ptr<ByteSource> stream_bytes(std::istream& stream, std::string already_read) {
  return unpacked(std::make_unique<StreamSource>(stream, std::move(already_read)));
}

}  // namespace gouji
