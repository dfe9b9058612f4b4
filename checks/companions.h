// Other forms beside which a form is looked at: the approved 申报表 of its project, the form of the
// year before, another form of the same run.
#pragma once

#include <cstddef>
#include <string_view>

#include "schemas/form.h"
#include "schemas/rulebook.h"

namespace gouji {

struct OtherForm {
  const Form* form = nullptr;
  const Rulebook* rulebook = nullptr;
  std::string_view name{};  // as messages call it: 2020/forms.ndjson:3

  explicit operator bool() const { return form != nullptr; }
};

// What was found for the form among those that the user gave.
struct Sought {
  bool given = false;     // the user gave some
  std::size_t found = 0;  // that are of this project
  OtherForm one{};        // when it is exactly one
};

struct Companions {
  Sought approved{};  // --targets
  Sought previous{};  // --previous
  OtherForm other{};  // --batch: a form that may be the same one, or of the same words
};

}  // namespace gouji
