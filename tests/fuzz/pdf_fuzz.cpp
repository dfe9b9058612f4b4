// Arbitrary PDF files through libqpdf, in this process: what it throws is caught, and what comes
// back can be written and read again. Memory that a file asks for is limited elsewhere.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>
#include <string>
#include <string_view>

#include "linter/pages/page_drawing.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  gouji::Limits limits;
  limits.part_bytes = 1u << 20U;
  limits.package_bytes = 4u << 20U;
  limits.page_operators = 50'000;
  try {
    const auto drawings = gouji::read_drawings({reinterpret_cast<const char*>(data), size}, limits);
    const std::string text = gouji::written(drawings);
    if (gouji::written(gouji::parse_drawings(text)) != text) std::abort();
  } catch (const std::bad_alloc&) {
  }
  return 0;
}
