// The files of a task, read one after the other into one piece of memory.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "linter/cli/inputs.h"
#include "linter/reader.h"

namespace gouji {

// A file that the system has in memory costs three calls: open, read, close. When files have to be
// waited for, those behind them are opened and asked for before their turn, so that a disk always
// has much to do at once.
class FileReading {
 public:
  explicit FileReading(const Limits& limits);
  ~FileReading() { begin({}); }
  FileReading(const FileReading&) = delete;
  FileReading& operator=(const FileReading&) = delete;

  // The files to come, which outlive it. Standard input is none of them.
  void begin(std::span<const Input* const> files);
  struct Read {
    std::string_view bytes;  // until the next one is read
    Message problem;         // set: there are no bytes, and why
  };
  // The next of them.
  Read next();

 private:
  static constexpr std::size_t most_ahead = 64;

  struct Opened {
    int descriptor = -1;
    int error = 0;
  };
  Opened open_next();
  void ask_for_those_ahead();
  Read read(int descriptor, bool regular);
  std::ptrdiff_t read_at_once(int descriptor);
  Read read_rest(int descriptor, std::size_t size);

  std::size_t limit_;
  std::string room_;
  std::span<const Input* const> files_;
  std::size_t at_ = 0;                      // of the next file
  std::size_t opened_ = 0;                  // files before this one are open, or were
  std::size_t since_slow_read_ = 1000;      // reads; none at first
  std::size_t to_ask_for_ = 0;              // how many files before their turn, as things look
  std::array<Opened, most_ahead> ahead_{};  // by number of the file, modulo the size
};

}  // namespace gouji
