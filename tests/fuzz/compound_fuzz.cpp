// Arbitrary compound files: every walk through them ends, and no stream is longer than the file.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "linter/ole/compound_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  gouji::compound_kind(bytes);
  const gouji::CompoundFile file(bytes);
  std::size_t looked_at = 0;
  for (const gouji::CompoundFile::Entry& entry : file.entries()) {
    if (file.beginning(entry, 1u << 20U).size() > size) std::abort();
    if (++looked_at == 50) break;
  }
  return 0;
}
