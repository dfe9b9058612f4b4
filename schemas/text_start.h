// The first eight bytes of a text as one number, to be compared and taken apart without a loop.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace gouji {

inline constexpr std::size_t start_size = 8;  // bytes

// Of exactly so many bytes, the first the lowest.
inline std::uint64_t start_at(const char* eight) {
  std::uint64_t start = 0;
  std::memcpy(&start, eight, start_size);
  if constexpr (std::endian::native == std::endian::big) start = __builtin_bswap64(start);
  return start;
}

}  // namespace gouji
