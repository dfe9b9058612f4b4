// Finds a reporter by the name that --format gives it.

#include "linter/reporter.h"

namespace gouji {

const Reporter* find_reporter(std::string_view id) {
  for (const Reporter* reporter : all_reporters()) {
    if (reporter->id == id) return reporter;
  }
  return nullptr;
}

}  // namespace gouji
