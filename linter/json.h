// JSON text → Document: digits as written, every value with its line and column.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "linter/document.h"
#include "schemas/finding.h"

namespace gouji {

struct JsonLimits {
  std::size_t bytes = 64U << 20U;
  int depth = 64;
  std::size_t values = 1'000'000;  // a hostile file of nothing but commas fills no memory
};

struct JsonFault {
  Origin origin;
  Message message;
};

struct JsonParse {
  Document document;              // what could be read; complete only without faults
  std::vector<JsonFault> faults;  // in file order: one syntax fault at most, all duplicate keys
};

// text is UTF-8 and may start with a byte order mark; what is not UTF-8 is a fault.
JsonParse parse_json(std::string_view text, const JsonLimits& limits);

}  // namespace gouji
