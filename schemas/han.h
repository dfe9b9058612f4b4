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
  // As unsigned bytes shifted down to the least ones, digits are the first ten.
  const auto shifted = [&](std::size_t at) {
    const auto* const bytes = reinterpret_cast<const __m128i*>(text.data() + at);
    return _mm_sub_epi8(_mm_loadu_si128(bytes), _mm_set1_epi8('0'));
  };
  const auto digits_in = [](__m128i bytes) {
    const __m128i digits = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(9)), bytes);
    return static_cast<std::uint16_t>(_mm_movemask_epi8(digits));
  };
  // The least byte of each four is a digit if any of them is.
  const auto any_in_block = [&](std::size_t at) {
    const __m128i first = _mm_min_epu8(shifted(at), shifted(at + 16));
    const __m128i second = _mm_min_epu8(shifted(at + 32), shifted(at + 48));
    return digits_in(_mm_min_epu8(first, second)) != 0;
  };
  while (end >= 64 && !any_in_block(end - 64)) end -= 64;
  for (; end >= 16; end -= 16) {
    const std::uint16_t found = digits_in(shifted(end - 16));
    if (found != 0) return end - static_cast<std::size_t>(std::countl_zero(found));
  }
#endif
  while (end > 0 && static_cast<unsigned char>(text[end - 1] - '0') > 9) --end;
  return end;
}

}  // namespace gouji
