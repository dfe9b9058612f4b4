// Prose is mostly Han: characters of three bytes that are neither digits nor marks. Who looks for
// anything else, or for digits, skips them here, sixteen bytes at a time where the processor can
// (SSE2, which every x86-64 has).
#pragma once

#include <algorithm>
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

// Whether another character begins with this byte.
constexpr bool begins_other_than_han(char byte) {
  const bool inside = (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
  return !inside && !starts_han(byte);
}

// Sixteen bytes of UTF-8, a bit for each that begins another character.
inline std::uint32_t others_than_han(const char* sixteen) {
#if defined(__SSE2__)
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(sixteen));
  // As signed bytes: continuations < C0 to E3 < E4 to E9 < EA to FF < ASCII.
  const __m128i lead = _mm_cmpgt_epi8(bytes, _mm_set1_epi8(static_cast<char>(0xBF)));
  const __m128i below_han = _mm_cmplt_epi8(bytes, _mm_set1_epi8(static_cast<char>(0xE4)));
  const __m128i above_han = _mm_cmpgt_epi8(bytes, _mm_set1_epi8(static_cast<char>(0xE9)));
  const __m128i others = _mm_or_si128(_mm_and_si128(lead, below_han), above_han);
  return static_cast<std::uint32_t>(_mm_movemask_epi8(others));
#else
  std::uint32_t others = 0;
  for (unsigned i = 0; i < 16; ++i) {
    others |= static_cast<std::uint32_t>(begins_other_than_han(sixteen[i])) << i;
  }
  return others;
#endif
}

// The first byte from `at` on that begins another character; the size of the text: none. The text
// is UTF-8.
inline std::size_t end_of_han(std::string_view text, std::size_t at) {
  constexpr std::size_t piece = 16;
  for (; at + piece <= text.size(); at += piece) {
    const std::uint32_t others = others_than_han(text.data() + at);
    if (others != 0) return at + static_cast<std::size_t>(std::countr_zero(others));
  }
  while (at < text.size() && !begins_other_than_han(text[at])) ++at;
  return at < text.size() ? at : text.size();
}

// Whether the text, UTF-8, is Han throughout. Most that are asked have 16 to 48 bytes, and how many
// costs them no branch.
inline bool is_all_han(std::string_view text) {
  constexpr std::size_t piece = 16;
  if (text.size() < piece || text.size() > 3 * piece) {
    std::size_t at = 0;
    while (at < text.size() && starts_han(text[at])) at += 3;
    return at >= text.size();
  }
  const char* const last = text.data() + text.size() - piece;
  const char* const second = std::min(text.data() + piece, last);
  return (others_than_han(text.data()) | others_than_han(second) | others_than_han(last)) == 0;
}

// Of as many bytes, a bit for each that is an ASCII digit.
#if defined(__SSE2__)
inline __m128i from_zero_on(const char* sixteen) {
  const auto* const bytes = reinterpret_cast<const __m128i*>(sixteen);
  return _mm_sub_epi8(_mm_loadu_si128(bytes), _mm_set1_epi8('0'));
}
// As unsigned bytes from '0' on, digits are the first ten.
inline std::uint64_t digits_among(__m128i from_zero) {
  const __m128i digits = _mm_cmpeq_epi8(_mm_min_epu8(from_zero, _mm_set1_epi8(9)), from_zero);
  return static_cast<std::uint32_t>(_mm_movemask_epi8(digits));
}
inline std::uint64_t digits_among(const char* sixteen) {
  return digits_among(from_zero_on(sixteen));
}
#else
inline std::uint64_t digits_among(const char* sixteen) {
  std::uint64_t digits = 0;
  for (unsigned i = 0; i < 16; ++i) {
    const bool digit = static_cast<unsigned char>(sixteen[i] - '0') < 10;
    digits |= std::uint64_t{digit} << i;
  }
  return digits;
}
#endif

constexpr std::size_t digits_block = 64;

// Of a block of bytes.
inline std::uint64_t digits_in_block(const char* block) {
  return digits_among(block) | digits_among(block + 16) << 16U | digits_among(block + 32) << 32U |
         digits_among(block + 48) << 48U;
}
inline bool any_digit_in_block(const char* block) {
#if defined(__SSE2__)
  // The least byte of each four is a digit if any of them is.
  const __m128i first = _mm_min_epu8(from_zero_on(block), from_zero_on(block + 16));
  const __m128i second = _mm_min_epu8(from_zero_on(block + 32), from_zero_on(block + 48));
  return digits_among(_mm_min_epu8(first, second)) != 0;
#else
  return digits_in_block(block) != 0;
#endif
}

// Behind the last ASCII digit of the text; 0: it has none.
inline std::size_t end_of_digits(std::string_view text) {
  std::size_t end = text.size();
  if (end < digits_block) {
    while (end > 0 && static_cast<unsigned char>(text[end - 1] - '0') > 9) --end;
    return end;
  }
  while (end >= digits_block && !any_digit_in_block(text.data() + end - digits_block)) {
    end -= digits_block;
  }
  // The first block takes in what lies before the others; it may take in some of them again.
  const std::size_t begin = end >= digits_block ? end - digits_block : 0;
  const std::uint64_t digits = digits_in_block(text.data() + begin);
  if (digits == 0) return 0;
  return begin + digits_block - static_cast<std::size_t>(std::countl_zero(digits));
}

}  // namespace gouji
