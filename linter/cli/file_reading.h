// The files of a task, some of them read at a time.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "linter/cli/inputs.h"
#include "linter/reader.h"

namespace gouji {

// A file that the system has in memory costs three calls: open, read, close. Those of some files
// come one after the other, before the first of them is looked at: each time that the system takes
// over from the checks and back, a processor has to find the code of either again. When files have
// to be waited for, those behind them are opened and asked for before their turn, so that a disk
// always has much to do at once.
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
  static constexpr std::size_t most_together = 16;

  struct Opened {
    int descriptor = -1;
    int error = 0;
  };
  // A file of which one read gave all bytes, or the first.
  struct Begun {
    std::size_t from = 0;  // in room_
    std::size_t size = 0;
    int descriptor = -1;  // still open where there may be more
    Message problem;
  };
  Opened open_next();
  Opened take_opened();
  void ask_for_those_ahead();
  void read_together();
  Begun begin_one(std::size_t from);
  std::ptrdiff_t read_at_once(int descriptor, std::span<char> room);
  Read finish(const Begun& begun);
  Read read_alone();
  Read read_rest(int descriptor, std::string_view first);

  std::size_t limit_;
  std::string room_;   // of those that were read together
  std::string whole_;  // of one that does not go with others
  std::array<Begun, most_together> together_;
  std::size_t finished_ = 0;  // of those
  std::size_t begun_ = 0;
  std::span<const Input* const> files_;
  // When the last read ended, or reading began.
  std::chrono::steady_clock::time_point last_read_;
  std::size_t at_ = 0;                      // of the next file to read
  std::size_t opened_ = 0;                  // files before this one are open, or were
  std::size_t since_slow_read_ = 1000;      // reads; none at first
  std::size_t to_ask_for_ = 0;              // how many files before their turn, as things look
  std::array<Opened, most_ahead> ahead_{};  // by number of the file, modulo the size
};

}  // namespace gouji
