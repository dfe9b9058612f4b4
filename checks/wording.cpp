// Text of a form is compared by one spelling of it, the same folding that measures are read by.
// Everything works on bytes of UTF-8: a word of whole characters is found in text of whole
// characters by its bytes alone.

#include "checks/wording.h"

#include <algorithm>

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

std::string_view word_in(std::string_view text, Words words) {
  for (const std::string_view word : words) {
    if (text.find(word) != std::string_view::npos) return word;
  }
  return {};
}

std::string_view word_at_start(std::string_view text, Words words) {
  for (const std::string_view word : words) {
    if (text.starts_with(word)) return word;
  }
  return {};
}

std::string_view word_at_end(std::string_view text, Words words) {
  for (const std::string_view word : words) {
    if (text.ends_with(word)) return word;
  }
  return {};
}

std::string shortened(std::string_view text) {
  std::size_t position = 0;
  for (int count = 0; position < text.size(); ++count) {
    if (count == longest_quote) return std::string(text.substr(0, position)) + "…";
    position += glyph_at(text, position).size;
  }
  return std::string(text);
}

Message no_indicators() {
  return {.zh = "表上没有指标", .en = "the form has no indicators"};
}

Message no_sub_items() {
  return {.zh = "表上没有子项", .en = "the form has no sub-items"};
}

}  // namespace gouji
