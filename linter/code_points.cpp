// Decodes UTF-8 by the table of well-formed sequences: the lead byte gives the length and the range
// of the second byte, every further byte is 80–BF. A broken sequence is as long as its well-formed
// beginning, so that each one becomes a single U+FFFD, as browsers do it.

#include "linter/code_points.h"

#include <utf8proc.h>

namespace gouji {
namespace {

struct Lead {
  std::size_t bytes;
  unsigned second_from;
  unsigned second_to;
};

constexpr Lead lead_of(unsigned byte) {
  if (byte < 0x80) return {1, 0, 0};
  if (byte < 0xC2) return {0, 0, 0};
  if (byte < 0xE0) return {2, 0x80, 0xBF};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte < 0xF0) return {3, 0x80, 0xBF};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte < 0xF4) return {4, 0x80, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

unsigned byte_at(std::string_view text, std::size_t offset) {
  return static_cast<unsigned char>(text[offset]);
}

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t offset) {
  const unsigned first = byte_at(text, offset);
  const Lead lead = lead_of(first);
  if (lead.bytes == 0) return {};
  if (lead.bytes == 1) return {.value = first, .bytes = 1, .valid = true};
  char32_t value = first & (0x7Fu >> lead.bytes);
  for (std::size_t i = 1; i < lead.bytes; ++i) {
    if (offset + i >= text.size()) return {.bytes = i};
    const unsigned byte = byte_at(text, offset + i);
    const unsigned from = i == 1 ? lead.second_from : 0x80;
    const unsigned to = i == 1 ? lead.second_to : 0xBF;
    if (byte < from || byte > to) return {.bytes = i};
    value = (value << 6) | (byte & 0x3Fu);
  }
  return {.value = value, .bytes = lead.bytes, .valid = true};
}

bool is_invisible(char32_t character) {
  if (character < 0x80) return character < 0x20 || character == 0x7F;
  // The bulk of Chinese text, without a look into the tables.
  if (character >= 0x3190 && character <= 0x9FFF) return false;
  // Hangul fillers are letters to Unicode, and blank to the eye.
  if (character == 0x115F || character == 0x1160 || character == 0x3164 || character == 0xFFA0) {
    return true;
  }
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(character))) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP: return true;
    default: return false;
  }
}

}  // namespace gouji
