// Reads a chunk behind what was left of the last line, and cuts it at the line ends. A line that is
// longer than any form may be is not kept: its bytes are passed over to its end, and the line is
// told as too long.

#include "linter/stream/line_source.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace gouji {
namespace {

constexpr std::size_t chunk = std::size_t{256} << 10U;
constexpr std::string_view blanks = " \t\r\n";

bool is_blank_line(std::string_view line) {
  return line.find_first_not_of(blanks) == std::string_view::npos;
}

}  // namespace

LineSource::LineSource(std::unique_ptr<ByteSource> bytes, std::size_t longest_line)
    : bytes_(std::move(bytes)), longest_(longest_line) {}

bool LineSource::next(LineBlock& block) {
  block.lines.clear();
  while (block.lines.empty() && !ended_) {
    block.bytes.swap(rest_);
    rest_.clear();
    const std::size_t kept = block.bytes.size();
    block.bytes.resize(kept + chunk);
    const std::size_t read = bytes_->read({block.bytes.data() + kept, chunk});
    block.bytes.resize(kept + read);
    ended_ = read < chunk;
    take_lines(block, ended_);
    if (rest_.size() > longest_) skip_rest_of_line(block);
  }
  return !block.lines.empty();
}

void LineSource::take_lines(LineBlock& block, bool at_end) {
  std::size_t begin = 0;
  const std::string_view bytes = block.bytes;
  while (begin < bytes.size()) {
    const void* const found = std::memchr(bytes.data() + begin, '\n', bytes.size() - begin);
    if (found == nullptr && !at_end) {
      if (begin == 0) {
        rest_.swap(block.bytes);
      } else {
        rest_ = bytes.substr(begin);
      }
      return;
    }
    const std::size_t end =
        found == nullptr ? bytes.size()
                         : static_cast<std::size_t>(static_cast<const char*>(found) - bytes.data());
    ++number_;
    const std::string_view line = bytes.substr(begin, end - begin);
    if (!is_blank_line(line)) {
      block.lines.push_back({.number = number_,
                             .begin = begin,
                             .size = line.size(),
                             .too_long = line.size() > longest_});
    }
    begin = end + 1;
  }
}

void LineSource::skip_rest_of_line(LineBlock& block) {
  ++number_;
  block.lines.push_back({.number = number_, .begin = 0, .size = 0, .too_long = true});
  rest_.clear();
  std::string passed(chunk, '\0');
  while (!ended_) {
    const std::size_t read = bytes_->read(passed);
    ended_ = read < passed.size();
    const std::size_t end = std::string_view(passed).substr(0, read).find('\n');
    if (end == std::string_view::npos) continue;
    rest_.assign(passed, end + 1, read - end - 1);
    return;
  }
}

bool looks_like_lines(std::string_view first_bytes) {
  if (first_bytes.starts_with("\xEF\xBB\xBF")) first_bytes.remove_prefix(3);
  const std::size_t begin = first_bytes.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return false;
  const std::size_t end = std::min(first_bytes.find('\n', begin), first_bytes.size());
  std::string_view line = first_bytes.substr(begin, end - begin);
  line.remove_suffix(line.size() - 1 - line.find_last_not_of(blanks));
  if (line.size() < 2 || line.front() != '{' || line.back() != '}') return false;
  const std::size_t next = first_bytes.find_first_not_of(blanks, end);
  return next != std::string_view::npos && first_bytes[next] == '{';
}

}  // namespace gouji
