// Kinds of files that are known and not read: the refusal names them and says what to do.
#pragma once

#include <string_view>

#include "schemas/finding.h"

namespace gouji {

struct Unread {
  Message what;
  Message cure;
};

// For bytes that no reader takes.
Unread unread_format(std::string_view bytes);

}  // namespace gouji
