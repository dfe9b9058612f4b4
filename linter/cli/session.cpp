// What all commands say in the same way. Every line that goes to standard error passes here, so
// that a file name with escape sequences in it cannot steer the terminal.

#include "linter/cli/session.h"

#include <fmt/format.h>

#include <ostream>

#include "linter/escape.h"

namespace gouji {

std::string visible(std::string_view text) {
  std::string shown;
  append_visible(shown, text);
  return shown;
}

void complain(const Session& session, const Message& message) {
  constexpr std::string_view red = "\x1b[31m";
  constexpr std::string_view plain = "\x1b[0m";
  const std::string_view name = "gouji";
  const std::string_view colon = session.language == Language::en ? ": " : "：";
  session.streams.err << (session.colour_err ? red : "") << name
                      << (session.colour_err ? plain : "") << colon
                      << visible(in(session.language, message)) << '\n';
}

void complain(const Session& session, const Message& message, const Message& remark) {
  complain(session, message);
  session.streams.err << "  " << visible(in(session.language, remark)) << '\n';
}

Message did_you_mean(std::string_view nearest_name) {
  if (nearest_name.empty()) return {};
  return {fmt::format("，相近的是 {}", nearest_name),
          fmt::format("; the nearest is {}", nearest_name)};
}

Message operator+(const Message& a, const Message& b) {
  return {a.zh + b.zh, a.en + b.en};
}

}  // namespace gouji
