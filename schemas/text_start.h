// The first bytes of a short text as one number, to be compared and taken apart without a loop.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

namespace gouji {

inline constexpr std::size_t start_size = 8;  // bytes

// Of exactly so many bytes, the first the lowest.
inline std::uint64_t start_at(const char* eight) {
  std::uint64_t start = 0;
  std::memcpy(&start, eight, start_size);
  if constexpr (std::endian::native == std::endian::big) start = __builtin_bswap64(start);
  return start;
}

// Of any text: zeros follow a shorter one. Nothing outside of it is read.
constexpr std::uint64_t start_of(std::string_view text) {
  const std::size_t size = text.size();
  if (!std::is_constant_evaluated()) {
    if (size >= start_size) return start_at(text.data());
    if constexpr (std::endian::native == std::endian::little) {
      constexpr std::size_t four = 4;
      if (size >= four) {  // two that overlap
        std::uint32_t first = 0;
        std::uint32_t last = 0;
        std::memcpy(&first, text.data(), four);
        std::memcpy(&last, text.data() + (size - four), four);
        return first | std::uint64_t{last} << (8 * (size - four));
      }
    }
  }
  std::uint64_t start = 0;
  for (std::size_t i = 0; i < size && i < start_size; ++i) {
    start |= std::uint64_t{static_cast<unsigned char>(text[i])} << (8 * i);
  }
  return start;
}

// The first sixteen bytes, zeros behind a shorter text. Bytes can be taken off its front.
class TextStart {
 public:
  static constexpr std::size_t size = 2 * start_size;

  explicit TextStart(std::string_view text)
      : first_(start_of(text)),
        second_(text.size() > start_size ? start_of(text.substr(start_size)) : 0) {}

  std::uint64_t first() const { return first_; }
  // Seven at most.
  void skip(unsigned bytes) {
    const unsigned bits = 8 * bytes;
    first_ = first_ >> bits | (second_ << 8U) << (56U - bits);
    second_ >>= bits;
  }

 private:
  std::uint64_t first_;
  std::uint64_t second_;
};

}  // namespace gouji
