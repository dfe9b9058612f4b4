// A form's part of a JSON report: the same for json and ndjson.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

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

// How it begins: which form it is of, and the line of a stream that it stands on.
void begin_form(JsonWriter& json, std::string_view path, std::string_view part);
void write_form_line(JsonWriter& json, std::size_t line);

}  // namespace gouji
