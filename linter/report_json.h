// A form's part of a JSON report: the same for json and ndjson.
#pragma once

#include <cstdint>

#include "linter/json_writer.h"
#include "linter/report.h"
#include "linter/reporter.h"

namespace gouji {

enum class JsonLayout : std::uint8_t {
  one_line,
  lines,  // a line for each finding and each entry of the ledger
};

void write_form(JsonWriter& json, const FormReport& form, const RenderOptions& options,
                JsonLayout layout);

}  // namespace gouji
