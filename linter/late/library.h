// Libraries that few forms need, loaded when a form needs them: a JSON form is linted before the
// loader would have bound what only a spreadsheet or an encrypted PDF asks for. The functions of
// such a library are defined in linter/late/<library>.cpp under their own names and pass each call
// on, so that those who call them know nothing of it.
#pragma once

#include <stdexcept>

namespace gouji::late {

// The library is not there, or is not the one that was compiled for.
class Missing : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// The address of a function, for good; throws Missing.
void* address(const char* library, const char* function);

template <class Function>
Function* function(const char* library, const char* name) {
  return reinterpret_cast<Function*>(address(library, name));
}

}  // namespace gouji::late
