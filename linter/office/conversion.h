// Formats that only LibreOffice reads, converted by it where nothing can reach it and it can reach
// nothing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "linter/reader.h"

namespace gouji {

enum class OfficeKind : std::uint8_t { document, workbook };

struct Converted {
  std::string bytes;  // an OpenDocument file
  Message fault;      // why there is none
  Message hint;
};

// name is that of the input inside the sandbox; its extension says what it is.
Converted convert_office(std::string_view bytes, std::string_view name, OfficeKind kind,
                         const Limits& limits);

// The forms of such a file: converted, then read like any file of the other format. Each form says
// that it was.
std::vector<ReadForm> read_converted(std::string_view bytes, std::string_view name, OfficeKind kind,
                                     const ReadContext& context);

// Whether both programs are here and the sandbox works; what is missing, empty: nothing.
Message conversion_missing();

}  // namespace gouji
