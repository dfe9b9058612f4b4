// Text of a form is compared by one spelling of it, the same folding that measures are read by.
// Everything works on bytes of UTF-8: a word of whole characters is found in text of whole
// characters by its bytes alone.

#include "checks/wording.h"

#include <algorithm>
#include <bit>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "schemas/han.h"
#include "schemas/same_text.h"
#include "schemas/spelling.h"

namespace gouji {
namespace {

constexpr int longest_quote = 40;

}  // namespace

std::string normalised(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t position = 0; position < text.size();) {
    const Glyph glyph = glyph_at(text, position);
    const char32_t code = folded(glyph.code);
    if (code < 0x80 && !is_space(code)) {
      const bool capital = code >= 'A' && code <= 'Z';
      out += static_cast<char>(capital ? code - 'A' + 'a' : code);
    } else if (!is_space(glyph.code)) {
      out += text.substr(position, glyph.size);
    }
    position += glyph.size;
  }
  return out;
}

bool is_normalised(std::string_view text) {
  if (is_all_han(text)) return true;
  for (std::size_t position = 0; position < text.size();) {
    if (starts_han(text[position])) {
      position = end_of_han(text, position);
      continue;
    }
    const Glyph glyph = glyph_at(text, position);
    position += glyph.size;
    const bool capital = glyph.code >= 'A' && glyph.code <= 'Z';
    if (capital || is_space(glyph.code) || folded(glyph.code) != glyph.code) return false;
  }
  return true;
}

Normalised::Normalised(std::string_view text) : view_(text) {
  if (is_normalised(text)) return;
  copy_ = normalised(text);
  view_ = copy_;
}

bool same_name(std::string_view a, std::string_view b) {
  return a == b || Normalised(a).view() == Normalised(b).view();
}

namespace {

constexpr std::size_t third = 2;  // of the bytes by which Han words differ most
constexpr std::size_t sixth = 5;

// Sixteen places of the text from one on, a bit for each at which the word, of six bytes or more,
// has its third and sixth byte.
std::uint32_t places_of(std::string_view word, const char* sixteen) {
#if defined(__SSE2__)
  const auto same = [&](std::size_t byte) {
    const auto* const bytes = reinterpret_cast<const __m128i*>(sixteen + byte);
    return _mm_cmpeq_epi8(_mm_loadu_si128(bytes), _mm_set1_epi8(word[byte]));
  };
  const __m128i both = _mm_and_si128(same(third), same(sixth));
  return static_cast<std::uint32_t>(_mm_movemask_epi8(both));
#else
  std::uint32_t places = 0;
  for (unsigned i = 0; i < 16; ++i) {
    const bool both = sixteen[i + third] == word[third] && sixteen[i + sixth] == word[sixth];
    places |= static_cast<std::uint32_t>(both) << i;
  }
  return places;
#endif
}

}  // namespace

std::size_t find_word(std::string_view text, std::string_view word, std::size_t from) {
  constexpr std::size_t places = 16;
  const bool wide = word.size() > third && static_cast<unsigned char>(word.front()) >= 0xE0;
  if (!wide) return text.find(word, from);
  const bool two = word.size() > sixth;  // characters or more
  for (; two && from + places + sixth <= text.size(); from += places) {
    std::uint32_t left = places_of(word, text.data() + from);
    for (; left != 0; left &= left - 1) {
      const std::size_t at = from + static_cast<std::size_t>(std::countr_zero(left));
      if (starts_with_text(text.substr(at), word)) return at;
    }
  }
  while (from + word.size() <= text.size()) {
    const std::size_t last = text.size() - word.size();
    const void* const found = std::memchr(text.data() + from + third, word[third], last - from + 1);
    if (found == nullptr) break;
    const auto at = static_cast<std::size_t>(static_cast<const char*>(found) - text.data()) - third;
    if (same_bytes(text.data() + at, word.data(), word.size())) return at;
    from = at + 1;
  }
  return std::string_view::npos;
}

namespace {

// Those of the candidates that stand at the start of the text.
std::uint64_t standing(std::string_view text, std::uint64_t left, const WordSet& words) {
  std::uint64_t found = 0;
  for (; left != 0; left &= left - 1) {
    const int place = std::countr_zero(left);
    if (words.starts(text, place)) found |= std::uint64_t{1} << place;
  }
  return found;
}

std::uint64_t words_within_long_text(std::string_view text, const WordSet& words) {
  constexpr std::uint8_t all_buckets = 0xFF;
  std::uint64_t found = 0;
  words.sieve().for_each_place(text, all_buckets, [&](std::size_t at) {
    const std::string_view behind = text.substr(at);
    const std::uint64_t left = words.may_start(behind);
    if (left != 0) found |= standing(behind, left, words);
  });
  return found;
}

}  // namespace

std::uint64_t words_within(std::string_view text, const WordSet& words) {
  constexpr std::size_t long_text = 32;  // from so many bytes on the sieve pays
  if (text.size() >= long_text) return words_within_long_text(text, words);
  constexpr std::ptrdiff_t known = 6;  // bytes that the tables ask for
  std::uint64_t found = 0;
  const char* at = text.data();
  const char* const end = at + text.size();
  const auto behind = [&] { return std::string_view(at, static_cast<std::size_t>(end - at)); };
  while (end - at >= known) {
    const std::uint64_t left = words.may_start_long(at);
    if (left != 0) found |= standing(behind(), left, words);
    at += starts_han(*at) ? 3 : glyph_at(behind(), 0).size;
  }
  while (at != end) {
    found |= standing(behind(), words.may_start(behind()), words);
    at += glyph_at(behind(), 0).size;
  }
  return found;
}

std::string_view word_in(std::string_view text, const WordSet& words) {
  const std::uint64_t found = words_within(text, words);
  return found == 0 ? std::string_view() : words[std::countr_zero(found)];
}

int place_at_start(std::string_view text, const WordSet& words, std::uint64_t among) {
  for (; among != 0; among &= among - 1) {
    const int place = std::countr_zero(among);
    if (words.starts(text, place)) return place;
  }
  return -1;
}

int place_at_end(std::string_view text, const WordSet& words, std::uint64_t among) {
  for (; among != 0; among &= among - 1) {
    const int place = std::countr_zero(among);
    if (words.ends(text, place)) return place;
  }
  return -1;
}

std::uint64_t words_at_end(std::string_view text, const WordSet& words, std::uint64_t among) {
  std::uint64_t found = 0;
  for (; among != 0; among &= among - 1) {
    const int place = std::countr_zero(among);
    if (words.ends(text, place)) found |= std::uint64_t{1} << place;
  }
  return found;
}

std::string shortened(std::string_view text) {
  std::size_t position = 0;
  for (int count = 0; position < text.size(); ++count) {
    if (count == longest_quote) return std::string(text.substr(0, position)) + "…";
    position += glyph_at(text, position).size;
  }
  return std::string(text);
}

Text no_indicators() {
  return {.zh = "表上没有指标", .en = "the form has no indicators"};
}

Text no_sub_items() {
  return {.zh = "表上没有子项", .en = "the form has no sub-items"};
}

}  // namespace gouji
