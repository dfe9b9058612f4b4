// Sixteen bytes at a time where the processor can (SSE2, which every x86-64 has), else one. Most
// text of a form is Han in three bytes, which has a way of its own.

#include "linter/fast/scan.h"

#include <algorithm>
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

std::ptrdiff_t characters_of(std::string_view text) {
  return std::count_if(text.begin(), text.end(), [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
  });
}

namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char small = static_cast<char>(c | 0x20);
  return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

// Four digits, as three bytes of UTF-8 at most.
bool decode_unit(const char* at, const char* end, char*& to) {
  if (end - at < 4) return false;
  std::uint32_t code = 0;
  for (int i = 0; i < 4; ++i) {
    const int digit = hex_digit(at[i]);
    if (digit < 0) return false;
    code = code * 16 + static_cast<std::uint32_t>(digit);
  }
  if (code < 0x20 || (code >= 0xD800 && code <= 0xDFFF)) return false;
  const auto low = [&](unsigned shift) {
    return static_cast<char>(0x80U | ((code >> shift) & 0x3FU));
  };
  if (code < 0x80) {
    *to++ = static_cast<char>(code);
  } else if (code < 0x800) {
    *to++ = static_cast<char>(0xC0U | (code >> 6U));
    *to++ = low(0);
  } else {
    *to++ = static_cast<char>(0xE0U | (code >> 12U));
    *to++ = low(6);
    *to++ = low(0);
  }
  return true;
}

}  // namespace

bool decode_escape(const char*& at, const char* end, char*& to) {
  if (end - at < 2) return false;
  const char kind = at[1];
  at += 2;
  switch (kind) {
    case '"':
    case '\\':
    case '/': *to++ = kind; return true;
    case 'n': *to++ = '\n'; return true;
    case 'r': *to++ = '\r'; return true;
    case 't': *to++ = '\t'; return true;
    case 'u':
      if (!decode_unit(at, end, to)) return false;
      at += 4;
      return true;
    default: return false;
  }
}

}  // namespace gouji
