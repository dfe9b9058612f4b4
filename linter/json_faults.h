// What RapidJSON found wrong, in words and with the place where a person would look.
#pragma once

#include <cstddef>
#include <string_view>

#include "linter/rapidjson.h"
#include "schemas/finding.h"

namespace gouji {

struct SyntaxFault {
  std::size_t offset = 0;
  Message message;
};

// token: where the token starts in which the parser stopped.
SyntaxFault syntax_fault(std::string_view text, rapidjson::ParseErrorCode code, std::size_t offset,
                         std::size_t token);

}  // namespace gouji
