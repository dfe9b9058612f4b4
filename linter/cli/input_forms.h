// The forms of some inputs, one after the other, without checking them.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "linter/cli/inputs.h"
#include "linter/cli/session.h"
#include "linter/lint.h"

namespace gouji {

// Where a form stands: a file, or a line of a stream; and which form of it.
struct FormPlace {
  const Input* input = nullptr;
  std::size_t line = 0;
  std::string part{};
  std::size_t item = 0;      // the number of the file or line among all of the inputs
  std::size_t index = 0;     // of the form in it
  std::string_view bytes{};  // of the file or line, during the visit

  std::string name() const;
};

struct FormVisit {
  std::function<bool(std::size_t item)> wants;  // which files and lines to read
  std::function<void(ReadForm, const FormPlace&)> visit;
};

// Visits the forms that can be read. Gives what could not be read.
std::vector<Message> for_each_form(std::span<const Input> inputs, bool all_lines,
                                   const LintOptions& options, const Session& session,
                                   const FormVisit& visit);

}  // namespace gouji
