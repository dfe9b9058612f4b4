// Progress is one line, rewritten in place. It is taken away before a report is printed, since both
// may stand on the same terminal.

#include "linter/cli/progress.h"

#include <fmt/format.h>

#include <cstdint>
#include <ostream>

namespace gouji {

namespace {

constexpr std::chrono::milliseconds pause{100};

Message words(std::size_t forms, std::int64_t milliseconds, std::size_t begun, std::size_t total) {
  const auto count = static_cast<std::int64_t>(forms);
  const std::int64_t rate = milliseconds > 0 ? count * 1'000 / milliseconds : 0;
  Message text{.zh = fmt::format("[{}/{}] {} 份表，每秒 {} 份", begun, total, forms, rate),
               .en = fmt::format("[{}/{}] {} forms, {} a second", begun, total, forms, rate)};
  if (begun == 0 || begun == total) return text;
  const auto left = static_cast<std::int64_t>(total - begun) * milliseconds /
                    static_cast<std::int64_t>(begun) / 1'000;
  text.zh += fmt::format("，约剩 {} 秒", left);
  text.en += fmt::format(", about {} seconds left", left);
  return text;
}

}  // namespace

Progress::Progress(const Session& session, std::size_t total)
    : session_(session), total_(session.streams.err_is_terminal ? total : 0) {}

void Progress::show(std::size_t forms, std::size_t begun) {
  if (total_ == 0) return;
  const auto now = std::chrono::steady_clock::now();
  if (now - last_ < pause && begun != total_) return;
  last_ = now;
  const auto passed = std::chrono::duration_cast<std::chrono::milliseconds>(now - begin_);
  session_.streams.err << "\r\x1b[K"
                       << in(session_.language, words(forms, passed.count(), begun, total_))
                       << std::flush;
  shown_ = true;
}

void Progress::clear() {
  if (shown_) session_.streams.err << "\r\x1b[K" << std::flush;
  shown_ = false;
}

}  // namespace gouji
