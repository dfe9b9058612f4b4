// Text of a form is compared by one spelling of it, the same folding that measures are read by.
// Everything works on bytes of UTF-8: a word of whole characters is found in text of whole
// characters by its bytes alone.

#include "checks/wording.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "schemas/han.h"
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

std::size_t find_word(std::string_view text, std::string_view word, std::size_t from) {
  constexpr std::size_t third = 2;
  const bool wide = word.size() > third && static_cast<unsigned char>(word.front()) >= 0xE0;
  if (!wide) return text.find(word, from);
  while (from + word.size() <= text.size()) {
    const std::size_t last = text.size() - word.size();
    const void* const found = std::memchr(text.data() + from + third, word[third], last - from + 1);
    if (found == nullptr) break;
    const auto at = static_cast<std::size_t>(static_cast<const char*>(found) - text.data()) - third;
    if (std::memcmp(text.data() + at, word.data(), word.size()) == 0) return at;
    from = at + 1;
  }
  return std::string_view::npos;
}

namespace {

std::uint64_t entry(const std::uint64_t* table, char byte) {
  return table[static_cast<unsigned char>(byte) & 63U];
}

std::string_view word_of(int place, Words words) {
  return place < 0 ? std::string_view() : words.words[static_cast<std::size_t>(place)];
}

// Those of the words for which the two bytes are right.
std::uint64_t candidates(std::string_view text, Words words) {
  if (text.size() < 3) return ~std::uint64_t{0} >> (64 - words.words.size());
  const std::uint64_t left = entry(words.third, text[2]);
  return text.size() < 6 ? left : left & entry(words.sixth, text[5]);
}

}  // namespace

namespace {

// Those of the candidates that stand at the start of the text.
std::uint64_t standing(std::string_view text, std::uint64_t left, Words words) {
  std::uint64_t found = 0;
  for (; left != 0; left &= left - 1) {
    const auto place = static_cast<std::size_t>(std::countr_zero(left));
    if (text.starts_with(words.words[place])) found |= std::uint64_t{1} << place;
  }
  return found;
}

}  // namespace

std::uint64_t words_within(std::string_view text, Words words) {
  constexpr std::size_t known = 6;  // bytes that the tables ask for
  std::uint64_t found = 0;
  std::size_t at = 0;
  while (at + known <= text.size()) {
    const char* const here = text.data() + at;
    const std::uint64_t left = entry(words.third, here[2]) & entry(words.sixth, here[5]);
    if (left != 0) found |= standing(text.substr(at), left, words);
    at += starts_han(*here) ? 3 : glyph_at(text, at).size;
  }
  while (at < text.size()) {
    const std::string_view rest = text.substr(at);
    found |= standing(rest, candidates(rest, words), words);
    at += glyph_at(text, at).size;
  }
  return found;
}

std::string_view word_in(std::string_view text, Words words) {
  const std::uint64_t found = words_within(text, words);
  return found == 0 ? std::string_view() : word_of(std::countr_zero(found), words);
}

int place_at_start(std::string_view text, Words words) {
  if (text.empty()) return -1;
  for (std::uint64_t left = candidates(text, words); left != 0; left &= left - 1) {
    const int place = std::countr_zero(left);
    if (text.starts_with(word_of(place, words))) return place;
  }
  return -1;
}

int place_at_end(std::string_view text, Words words) {
  if (text.empty()) return -1;
  std::uint64_t left = entry(words.last, text.back());
  if (text.size() >= 4) left &= entry(words.fourth, text[text.size() - 4]);
  for (; left != 0; left &= left - 1) {
    const int place = std::countr_zero(left);
    if (text.ends_with(word_of(place, words))) return place;
  }
  return -1;
}

std::string_view word_at_start(std::string_view text, Words words) {
  return word_of(place_at_start(text, words), words);
}

std::string_view word_at_end(std::string_view text, Words words) {
  return word_of(place_at_end(text, words), words);
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
