// Comparing texts of a few characters, in line: a call of the library would cost more.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace gouji {

inline bool same_bytes(const char* a, const char* b, std::size_t size) {
  const auto differ = [&](auto word, std::size_t at) {
    auto other = word;
    std::memcpy(&word, a + at, sizeof word);
    std::memcpy(&other, b + at, sizeof other);
    return word != other;
  };
  constexpr std::size_t eight = sizeof(std::uint64_t);
  constexpr std::size_t four = sizeof(std::uint32_t);
  if (size >= eight) {  // the last eight may overlap with those before
    for (std::size_t at = 0; at + eight < size; at += eight) {
      if (differ(std::uint64_t{}, at)) return false;
    }
    return !differ(std::uint64_t{}, size - eight);
  }
  if (size >= four) {
    return !differ(std::uint32_t{}, 0) && !differ(std::uint32_t{}, size - four);
  }
  for (std::size_t at = 0; at < size; ++at) {
    if (a[at] != b[at]) return false;
  }
  return true;
}

inline bool same_text(std::string_view a, std::string_view b) {
  return a.size() == b.size() && same_bytes(a.data(), b.data(), a.size());
}
inline bool starts_with_text(std::string_view text, std::string_view start) {
  return text.size() >= start.size() && same_bytes(text.data(), start.data(), start.size());
}

}  // namespace gouji
