// Reads a chunk behind what was left of the last line, and cuts it at the line ends. A line that is
// longer than any form may be is not kept: its bytes are passed over to its end, and the line is
// told as too long.

#include "linter/stream/line_source.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace gouji {
namespace {

// Each thread holds such a block. Twice as much saves no time that can be measured.
constexpr std::size_t chunk = std::size_t{128} << 10U;
constexpr std::string_view blanks = " \t\r\n";

bool is_blank_line(std::string_view line) {
  return line.find_first_not_of(blanks) == std::string_view::npos;
}

}  // namespace

LineSource::LineSource(std::unique_ptr<ByteSource> bytes, std::size_t longest_line)
    : bytes_(std::move(bytes)), longest_(longest_line) {}

bool LineSource::next(LineBlock& block) {
  block.lines.clear();
  while (block.lines.empty() && !(ended_ && rest_.empty())) fill(block);
  return !block.lines.empty();
}

// The memory of a block only grows, and is not cleared before it is read into.
void LineSource::fill(LineBlock& block) {
  const auto make_room = [&block](std::size_t size) {
    if (block.bytes.size() < size) block.bytes.resize(std::max(size, block.bytes.size() * 2));
  };
  make_room(rest_.size() + chunk);
  std::size_t size = rest_.copy(block.bytes.data(), rest_.size());
  std::size_t begin = 0;  // of the line that has not ended
  rest_.clear();
  while (begin == 0 && !ended_ && size <= longest_) {
    make_room(size + chunk);
    const std::size_t read = bytes_->read({block.bytes.data() + size, chunk});
    ended_ = read < chunk;
    begin = take_lines(block, 0, size, size + read);
    size += read;
  }
  if (ended_) {
    if (begin < size) take_line(block, begin, size);
  } else if (size - begin > longest_) {
    skip_rest_of_line(block);
  } else {
    rest_.assign(block.bytes, begin, size - begin);
  }
}

// The lines that end between searched and end; returns where the one behind them begins.
std::size_t LineSource::take_lines(LineBlock& block, std::size_t begin, std::size_t searched,
                                   std::size_t end) {
  const char* const bytes = block.bytes.data();
  while (const void* const found = std::memchr(bytes + searched, '\n', end - searched)) {
    const auto line_end = static_cast<std::size_t>(static_cast<const char*>(found) - bytes);
    take_line(block, begin, line_end);
    begin = searched = line_end + 1;
  }
  return begin;
}

void LineSource::take_line(LineBlock& block, std::size_t begin, std::size_t end) {
  ++number_;
  const Line line{
      .number = number_, .begin = begin, .size = end - begin, .too_long = end - begin > longest_};
  if (!is_blank_line(block.text(line))) block.lines.push_back(line);
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
