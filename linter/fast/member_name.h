// The name of a member, compared with the bytes where one is expected in a few instructions: by one
// load of sixteen bytes, of which those behind the name are left out.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace gouji {

class MemberName {
 public:
  explicit MemberName(std::string_view name) {
    key_.append("\"").append(name).append("\":");
    for (std::size_t i = 0; i < loaded && i < key_.size(); ++i) {
      start_[i] = key_[i];
      behind_ &= ~(1U << i);
    }
  }

  // In JSON, with its quotes and the colon behind them.
  std::string_view key() const { return key_; }
  std::string_view quoted() const { return key().substr(0, key_.size() - 1); }
  std::string_view name() const { return key().substr(1, key_.size() - 3); }

  // Whether the key stands here. Reads nothing outside of [at, end).
  bool stands_at(const char* at, const char* end) const {
#if defined(__SSE2__)
    if (end - at >= static_cast<std::ptrdiff_t>(loaded)) {
      const __m128i here = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
      const __m128i key = _mm_loadu_si128(reinterpret_cast<const __m128i*>(start_.data()));
      const auto same = static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(here, key)));
      if ((same | behind_) != all_bits) return false;
      return key_.size() <= loaded || starts(at + loaded, end, loaded);
    }
#endif
    return starts(at, end, 0);
  }

 private:
  static constexpr std::size_t loaded = 16;
  static constexpr unsigned all_bits = 0xFFFF;

  bool starts(const char* at, const char* end, std::size_t from) const {
    const std::string_view here(at, static_cast<std::size_t>(end - at));
    return here.starts_with(key().substr(from));
  }

  std::array<char, loaded> start_{};
  unsigned behind_ = all_bits;  // a bit for each byte behind the key
  std::string key_;
};

}  // namespace gouji
