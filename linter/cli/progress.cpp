// Progress is one line, rewritten in place. It is taken away before a report is printed, since both
// may stand on the same terminal.

#include "linter/cli/progress.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <ostream>

namespace gouji {

namespace {

constexpr std::chrono::milliseconds pause{100};
constexpr std::string_view take_away = "\r\x1b[K";

std::string bar(std::uint64_t percent) {
  constexpr std::uint64_t cells = 20;
  const std::uint64_t full = percent * cells / 100;
  std::string text;
  for (std::uint64_t cell = 0; cell < cells; ++cell) text += cell < full ? "█" : "░";
  return text;
}

}  // namespace

Message progress_words(std::size_t forms, Reach reached, Reach whole,
                       std::chrono::milliseconds passed) {
  const auto time = static_cast<std::uint64_t>(std::max<std::int64_t>(passed.count(), 1));
  const std::uint64_t rate = std::uint64_t{forms} * 1'000 / time;
  std::string place;
  if (whole.inputs > 1) place = fmt::format("[{}/{}] ", reached.inputs, whole.inputs);
  const bool known = whole.bytes > 0;
  const std::uint64_t done = std::min(reached.bytes, whole.bytes);
  if (known) {
    // A run of a petabyte does not overflow, and one of few bytes comes to its end.
    const bool small = whole.bytes < UINT64_MAX / 100;
    const std::uint64_t percent = small ? done * 100 / whole.bytes : done / (whole.bytes / 100);
    place += fmt::format("{} {:3}%  ", bar(std::min<std::uint64_t>(percent, 100)),
                         std::min<std::uint64_t>(percent, 100));
  }
  Message text{.zh = fmt::format("{}{} 份表，每秒 {} 份", place, forms, rate),
               .en = fmt::format("{}{} forms, {} a second", place, forms, rate)};
  if (!known || done == 0 || done == whole.bytes) return text;
  const std::uint64_t bytes_a_millisecond = std::max<std::uint64_t>(done / time, 1);
  const std::uint64_t left = (whole.bytes - done) / bytes_a_millisecond / 1'000;
  text.zh += fmt::format("，约剩 {} 秒", left);
  text.en += fmt::format(", about {} seconds left", left);
  return text;
}

Progress::Progress(const Session& session, Reach whole)
    : session_(session), whole_(session.streams.err_is_terminal ? whole : Reach{}) {}

void Progress::show(std::size_t forms, Reach reached) {
  if (whole_.inputs == 0) return;
  const auto now = std::chrono::steady_clock::now();
  const bool at_end = whole_.bytes > 0 && reached.bytes >= whole_.bytes;
  if (now - last_ < pause && !at_end) return;
  last_ = now;
  const auto passed = std::chrono::duration_cast<std::chrono::milliseconds>(now - begin_);
  session_.streams.err << take_away
                       << in(session_.language, progress_words(forms, reached, whole_, passed))
                       << std::flush;
  shown_ = true;
}

void Progress::clear() {
  if (shown_) session_.streams.err << take_away << std::flush;
  shown_ = false;
}

}  // namespace gouji
