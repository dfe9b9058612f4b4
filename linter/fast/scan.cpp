// Sixteen bytes at a time where the processor can (SSE2, which every x86-64 has), else one. Most
// text of a form is Han in three bytes, which has a way of its own.

#include "linter/fast/scan.h"

#include <array>
#include <bit>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "schemas/spelling.h"

namespace gouji {

namespace {

#if defined(__SSE2__)
constexpr std::size_t block = 16;

// How many of these 16 bytes are characters of three bytes, from the first one on. Lead bytes are
// E1 to EF without ED, behind which any two continuations stand for a character.
std::size_t size_of_threes(const char* at) {
  constexpr std::uint32_t every_third = 0x9249;
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
  const __m128i continues = _mm_cmplt_epi8(bytes, _mm_set1_epi8(static_cast<char>(0xC0)));
  const __m128i range =
      _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8(static_cast<char>(0xE0))),
                    _mm_cmplt_epi8(bytes, _mm_set1_epi8(static_cast<char>(0xF0))));
  const __m128i surrogate = _mm_cmpeq_epi8(bytes, _mm_set1_epi8(static_cast<char>(0xED)));
  const auto others = static_cast<std::uint32_t>(_mm_movemask_epi8(continues));
  const auto leads =
      static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_andnot_si128(surrogate, range)));
  const std::uint32_t as_expected = (leads & every_third) | (others & ~every_third);
  const int run = std::countr_one(as_expected);
  return static_cast<std::size_t>(run - run % 3);
}
#endif

// The size of a character of three bytes here of which nothing can be wrong; 0: ask further.
std::size_t size_of_three(const char* at) {
  const auto lead = static_cast<unsigned char>(at[0]);
  const auto others = static_cast<unsigned>((at[1] & 0xC0) << 8 | (at[2] & 0xC0));
  return (lead & 0xF0U) == 0xE0 && lead != 0xE0 && lead != 0xED && others == 0x8080U ? 3 : 0;
}

}  // namespace

bool is_utf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const char* const bytes = text.data() + at;
    const std::size_t left = text.size() - at;
    if (static_cast<unsigned char>(*bytes) < 0x80) {
      ++at;
      continue;
    }
    std::size_t size = 0;
#if defined(__SSE2__)
    if (left >= block) size = size_of_threes(bytes);
#endif
    if (size == 0 && left >= 3) size = size_of_three(bytes);
    if (size == 0) {
      const Glyph glyph = glyph_at(text, at);
      if (glyph.size == 1) return false;
      size = glyph.size;
    }
    at += size;
  }
  return true;
}

namespace {

constexpr unsigned char no_digit = 0xFF;
constexpr std::array<unsigned char, 256> hex_digits = [] {
  std::array<unsigned char, 256> digits{};
  digits.fill(no_digit);
  constexpr std::string_view in_order = "0123456789abcdef";
  for (std::size_t value = 0; value < in_order.size(); ++value) {
    const auto digit = static_cast<unsigned char>(in_order[value]);
    digits[digit] = static_cast<unsigned char>(value);
    if (value >= 10) digits[digit - ('a' - 'A')] = static_cast<unsigned char>(value);
  }
  return digits;
}();

// What an escape with four digits stands for, which begin here; null: a control character, half a
// surrogate pair, no digits.
char* decode_unit(const char* at, char* to) {
  const auto digit = [&](int place) -> unsigned {
    return hex_digits[static_cast<unsigned char>(at[place])];
  };
  const unsigned first = digit(0), second = digit(1), third = digit(2), fourth = digit(3);
  if ((first | second | third | fourth) > 0xF) return nullptr;
  const unsigned code = first << 12U | second << 8U | third << 4U | fourth;
  if (code < 0x20 || (code >= 0xD800 && code <= 0xDFFF)) return nullptr;
  const auto low = [&](unsigned shift) {
    return static_cast<char>(0x80U | ((code >> shift) & 0x3FU));
  };
  if (code >= 0x800) {
    to[0] = static_cast<char>(0xE0U | (code >> 12U));
    to[1] = low(6);
    to[2] = low(0);
    return to + 3;
  }
  if (code >= 0x80) {
    to[0] = static_cast<char>(0xC0U | (code >> 6U));
    to[1] = low(0);
    return to + 2;
  }
  to[0] = static_cast<char>(code);
  return to + 1;
}

// The character of a short escape; NUL: none that is decoded.
char short_escape(char kind) {
  switch (kind) {
    case '"':
    case '\\':
    case '/': return kind;
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    default: return '\0';
  }
}

}  // namespace

DecodedEscapes decode_escapes(const char* at, const char* end, char* to) {
  constexpr std::ptrdiff_t short_size = 2;
  constexpr std::ptrdiff_t long_size = 6;
  while (end - at >= short_size && *at == '\\') {
    if (at[1] == 'u') {
      to = end - at >= long_size ? decode_unit(at + short_size, to) : nullptr;
      if (to == nullptr) return {at, nullptr};
      at += long_size;
      continue;
    }
    *to = short_escape(at[1]);
    if (*to++ == '\0') return {at, nullptr};
    at += short_size;
  }
  return {at, to};
}

}  // namespace gouji
