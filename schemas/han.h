// Prose is mostly Han: characters of three bytes that are neither digits nor marks. Who looks for
// anything else, or for digits, skips them here, sixteen bytes at a time where the processor can
// (SSE2, which every x86-64 has).
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace gouji {

// E4 to E9: U+4000 to U+9FFF, nearly all of it Han.
constexpr bool starts_han(char byte) {
  return static_cast<unsigned>(static_cast<unsigned char>(byte)) - 0xE4U < 6U;
}

// The first byte from `at` on that begins another character; the size of the text: none. The text
// is UTF-8, and `at` is where a character of it begins.
inline std::size_t end_of_han(std::string_view text, std::size_t at) {
#if defined(__SSE2__)
  const __m128i last_continuation = _mm_set1_epi8(static_cast<char>(0xBF));
  const __m128i first_han = _mm_set1_epi8(static_cast<char>(0xE4));
  const __m128i last_han = _mm_set1_epi8(static_cast<char>(0xE9));
  constexpr std::size_t step = 15;  // whole characters, as long as there is nothing else
  for (; at + 16 <= text.size(); at += step) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
    // As signed bytes: continuations < C0 to E3 < E4 to E9 < EA to FF < ASCII.
    const __m128i below_han =
        _mm_and_si128(_mm_cmpgt_epi8(bytes, last_continuation), _mm_cmplt_epi8(bytes, first_han));
    const __m128i others = _mm_or_si128(below_han, _mm_cmpgt_epi8(bytes, last_han));
    const auto found = static_cast<std::uint32_t>(_mm_movemask_epi8(others)) & 0x7FFFU;
    if (found != 0) return at + static_cast<std::size_t>(std::countr_zero(found));
  }
#endif
  while (at < text.size() && starts_han(text[at])) at += 3;
  return at < text.size() ? at : text.size();
}

// Behind the last ASCII digit of the text; 0: it has none.
inline std::size_t end_of_digits(std::string_view text) {
  std::size_t end = text.size();
#if defined(__SSE2__)
  // As signed bytes shifted down to the least ones, digits are the first ten.
  const __m128i shift = _mm_set1_epi8(static_cast<char>(0x80 - '0'));
  const __m128i behind_digits = _mm_set1_epi8(static_cast<char>(0x80 + 10));
  // Prose has little ASCII: where the high bit of all bytes is set, there is none.
  const auto all_wide = [&](std::size_t behind) {
    const auto* const block = reinterpret_cast<const __m128i*>(text.data() + (behind - 64));
    __m128i bits = _mm_loadu_si128(block);
    for (int i = 1; i < 4; ++i) bits = _mm_and_si128(bits, _mm_loadu_si128(block + i));
    return _mm_movemask_epi8(bits) == 0xFFFF;
  };
  for (; end >= 16; end -= 16) {
    while (end >= 64 && all_wide(end)) end -= 64;
    if (end < 16) break;
    const auto* const last = reinterpret_cast<const __m128i*>(text.data() + (end - 16));
    const __m128i digits =
        _mm_cmplt_epi8(_mm_add_epi8(_mm_loadu_si128(last), shift), behind_digits);
    const auto found = static_cast<std::uint16_t>(_mm_movemask_epi8(digits));
    if (found != 0) return end - static_cast<std::size_t>(std::countl_zero(found));
  }
#endif
  while (end > 0 && static_cast<unsigned char>(text[end - 1] - '0') > 9) --end;
  return end;
}

}  // namespace gouji
