// What every command is given: the streams, the language, whether to colour.
#pragma once

#include <string>
#include <string_view>

#include "linter/cli/run.h"
#include "linter/report.h"
#include "schemas/finding.h"

namespace gouji {

constexpr std::string_view in(Language language, const Text& text) {
  return language == Language::en ? text.en : text.zh;
}

struct Session {
  Streams& streams;
  Language language = Language::zh;
  bool colour_out = false;
  bool colour_err = false;
};

// Names and form text as they may be shown: nothing in them steers a terminal.
std::string visible(std::string_view text);

// One line on standard error: "gouji: …". Names in the message may be hostile; what would steer a
// terminal is made visible.
void complain(const Session& session, const Message& message);

// The same with a remark below it, for what to do next.
void complain(const Session& session, const Message& message, const Message& remark);

// "，相近的是 lint" for the known name near to a misspelt one; empty when there is none.
Message did_you_mean(std::string_view nearest_name);

Message operator+(const Message& a, const Message& b);

}  // namespace gouji
