// Reading files within a limit, and writing them whole or not at all.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>

#include "linter/cli/inputs.h"
#include "linter/reader.h"
#include "schemas/finding.h"

namespace gouji {

struct FileBytes {
  std::string bytes;
  Message problem;  // set: there are no bytes, and why
};

// What is said of a file with more bytes than the limit.
Message too_large(std::size_t limit);

// The whole file, or standard input for -. Never holds more than the largest form that any reader
// takes, however large the file.
FileBytes read_input(const std::string& path, std::istream& standard_input, const Limits& limits);

// The same of an input, or why it cannot be read.
FileBytes read_input(const Input& input, std::istream& standard_input, const Limits& limits);

// The same of a stream, behind bytes that were read from it already.
FileBytes read_stream(std::istream& stream, std::string already_read, const Limits& limits);

// Writes to a temporary file beside the path, then gives it its name: nobody ever sees half a
// report, and a failed run leaves the old one. Devices and pipes are written to as they are.
class WholeFile {
 public:
  explicit WholeFile(std::string path);
  ~WholeFile();
  WholeFile(WholeFile&& other) noexcept;
  WholeFile& operator=(WholeFile&&) = delete;

  const std::string& path() const { return path_; }
  void write(std::string_view bytes);
  void close();                                        // gives the file its name
  const Message& problem() const { return problem_; }  // empty: all went well

 private:
  void fail();

  std::string path_;
  std::string temporary_;  // empty: written in place
  int descriptor_ = -1;
  Message problem_;
};

}  // namespace gouji
