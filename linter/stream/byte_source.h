// Bytes one after the other: of a file, a pipe, standard input, plain or gzip.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "schemas/finding.h"

namespace gouji {

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // How many bytes were read, fewer than fit only at the end. 0: the end, or problem() says why.
  virtual std::size_t read(std::span<char> bytes) = 0;
  const Message& problem() const { return problem_; }
  // How many bytes of the file, packed or not, were read so far; 0: nobody knows.
  virtual std::size_t position() const { return 0; }

 protected:
  Message problem_;
};

// A file of this path; gzip is known by its first bytes. A file that cannot be opened is a source
// with a problem.
std::unique_ptr<ByteSource> open_bytes(const std::string& path);
// Of a stream that is open, behind bytes that were read from it already; gzip likewise.
std::unique_ptr<ByteSource> stream_bytes(std::istream& stream, std::string already_read);

}  // namespace gouji
