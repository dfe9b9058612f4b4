// Targets and actuals from arbitrary bytes: parsed without a crash, and the views that come back
// lie inside the text or in static storage.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "schemas/measure.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  gouji::Measure measure = gouji::parse_measure(text);
  if (measure.unit.text.size() > size || measure.word.size() > size) std::abort();
  auto figure = gouji::parse_printed_figure(text);
  if (figure && gouji::Decimal::parse(figure->text()) != figure) std::abort();
  if (gouji::is_blank(text) && measure.kind != gouji::Measure::Kind::blank) std::abort();
  return 0;
}
