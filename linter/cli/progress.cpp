// Progress is one line, rewritten in place. It is taken away before a report is printed, since both
// may stand on the same terminal.

#include "linter/cli/progress.h"

#include <fmt/format.h>

#include <ostream>

namespace gouji {

Progress::Progress(const Session& session, std::size_t total)
    : session_(session), total_(session.streams.err_is_terminal && total > 1 ? total : 0) {}

void Progress::show(const std::string& path) {
  if (total_ == 0) return;
  ++count_;
  session_.streams.err << fmt::format("\r\x1b[K[{}/{}] ", count_, total_) << visible(path)
                       << std::flush;
  shown_ = true;
}

void Progress::clear() {
  if (shown_) session_.streams.err << "\r\x1b[K" << std::flush;
  shown_ = false;
}

}  // namespace gouji
