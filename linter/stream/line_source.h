// The lines of a stream of forms (NDJSON), a block at a time, in memory that does not grow.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "linter/stream/byte_source.h"

namespace gouji {

struct Line {
  std::size_t number = 0;  // from 1
  std::size_t begin = 0;   // in LineBlock::bytes
  std::size_t size = 0;
  bool too_long = false;  // left out: longer than any form may be
};

struct LineBlock {
  std::string bytes;        // as many as there is room for: those of no line mean nothing
  std::vector<Line> lines;  // blank ones left out

  std::string_view text(const Line& line) const {
    return std::string_view(bytes).substr(line.begin, line.size);
  }
};

class LineSource {
 public:
  LineSource(std::unique_ptr<ByteSource> bytes, std::size_t longest_line);

  // The next lines, about 128 KB of them; false: there are no more, or problem() says why. Keeps
  // the memory of the block.
  bool next(LineBlock& block);
  // Where and why the stream broke off; empty: it did not.
  const Message& problem() const { return bytes_->problem(); }
  std::size_t lines_read() const { return number_; }
  // How far in the file the next block begins, as ByteSource::position.
  std::size_t position() const { return bytes_->position(); }

 private:
  void fill(LineBlock& block);
  std::size_t take_lines(LineBlock& block, std::size_t begin, std::size_t searched,
                         std::size_t end);
  void take_line(LineBlock& block, std::size_t begin, std::size_t end);
  void skip_rest_of_line(LineBlock& block);

  std::unique_ptr<ByteSource> bytes_;
  std::size_t longest_;
  std::string rest_;  // of a line that has not ended
  std::size_t number_ = 0;
  bool ended_ = false;
};

// Whether these first bytes of a stream are those of NDJSON: an object on the first line and
// another one after it. A single form printed over many lines is none.
bool looks_like_lines(std::string_view first_bytes);

}  // namespace gouji
