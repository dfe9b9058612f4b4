// Sixteen bytes at a time where the processor can (SSE2, which every x86-64 has), else one. Most
// text of a form is Han in three bytes, which has a way of its own.

#include "linter/fast/scan.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "schemas/spelling.h"

namespace gouji {

TextEnd end_of_text(const char* at, const char* end) {
  bool beyond_ascii = false;
#if defined(__SSE2__)
  const __m128i quote = _mm_set1_epi8('"');
  const __m128i backslash = _mm_set1_epi8('\\');
  const __m128i last_control = _mm_set1_epi8(0x1F);
  for (; end - at >= 16; at += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(bytes, last_control), bytes);
    const __m128i stops = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, quote), control),
                                       _mm_cmpeq_epi8(bytes, backslash));
    const auto found = static_cast<std::uint32_t>(_mm_movemask_epi8(stops));
    const auto high = static_cast<std::uint32_t>(_mm_movemask_epi8(bytes));
    if (found != 0) {
      const int stop = std::countr_zero(found);
      beyond_ascii = beyond_ascii || (high & ((1U << stop) - 1U)) != 0;
      return {at + stop, beyond_ascii};
    }
    beyond_ascii = beyond_ascii || high != 0;
  }
#endif
  for (; at != end; ++at) {
    const auto byte = static_cast<unsigned char>(*at);
    if (byte == '"' || byte == '\\' || byte < 0x20) break;
    beyond_ascii = beyond_ascii || byte >= 0x80;
  }
  return {at, beyond_ascii};
}

bool is_utf8(std::string_view text) {
  const std::size_t size = text.size();
  std::size_t at = 0;
  while (at < size) {
    // Two characters of three bytes that begin with E1 to EC, EE or EF: nothing in them can be
    // wrong but the marks.
    if (size - at >= 8) {
      std::uint64_t word = 0;
      std::memcpy(&word, text.data() + at, 8);
      if constexpr (std::endian::native == std::endian::little) {
        const bool three = (word & 0xC0C0F0C0C0F0U) == 0x8080E08080E0U;
        const std::uint64_t first = word & 0xFU;
        const std::uint64_t second = (word >> 24U) & 0xFU;
        if (three && first != 0x0 && first != 0xD && second != 0x0 && second != 0xD) {
          at += 6;
          continue;
        }
      }
    }
    if (size - at >= 4) {
      std::uint32_t word = 0;
      std::memcpy(&word, text.data() + at, 4);
      if constexpr (std::endian::native == std::endian::little) {
        const bool three = (word & 0x00C0C0F0U) == 0x008080E0U;
        const std::uint32_t first = word & 0xFFU;
        if (three && first != 0xE0 && first != 0xED) {
          at += 3;
          continue;
        }
      }
    }
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      ++at;
      continue;
    }
    const Glyph glyph = glyph_at(text, at);
    if (glyph.size == 1) return false;
    at += glyph.size;
  }
  return true;
}

std::size_t characters_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
  }));
}

namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char small = static_cast<char>(c | 0x20);
  return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

bool decode_unit(const char* at, const char* end, std::string& text) {
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
    text += static_cast<char>(code);
  } else if (code < 0x800) {
    text += static_cast<char>(0xC0U | (code >> 6U));
    text += low(0);
  } else {
    text += static_cast<char>(0xE0U | (code >> 12U));
    text += low(6);
    text += low(0);
  }
  return true;
}

}  // namespace

bool decode_escape(const char*& at, const char* end, std::string& text) {
  if (end - at < 2) return false;
  const char kind = at[1];
  at += 2;
  switch (kind) {
    case '"':
    case '\\':
    case '/': text += kind; return true;
    case 'n': text += '\n'; return true;
    case 'r': text += '\r'; return true;
    case 't': text += '\t'; return true;
    case 'u':
      if (!decode_unit(at, end, text)) return false;
      at += 4;
      return true;
    default: return false;
  }
}

}  // namespace gouji
