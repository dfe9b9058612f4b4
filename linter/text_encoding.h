// Bytes of a text file → UTF-8.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "schemas/finding.h"

namespace gouji {

inline constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";  // byte order mark

enum class Encoding : std::uint8_t { utf8, gb18030, utf16_le, utf16_be };
std::string_view name_of(Encoding encoding);

// Offset of the first byte that is not UTF-8 (strict: no overlong forms, no surrogates).
std::optional<std::size_t> first_bad_byte(std::string_view text);

// How many characters begin in UTF-8 text.
std::ptrdiff_t characters_of(std::string_view text);

// The most bytes up to a limit that do not cut a character of UTF-8 text in two.
std::size_t whole_characters(std::string_view text, std::size_t limit);

struct DecodedText {
  std::string converted;  // empty when the bytes were UTF-8 already
  std::string_view text;  // UTF-8 without byte order mark; into the bytes or into converted
  Encoding encoding = Encoding::utf8;
  std::optional<std::size_t> bad_byte;  // set: neither UTF-8 nor GB18030; text is empty
  Message fault;

  DecodedText() = default;
  DecodedText(const DecodedText&) = delete;  // text may point into converted
  DecodedText& operator=(const DecodedText&) = delete;
};

// UTF-8, else UTF-16 with a byte order mark, else GB18030 (which contains GBK and GB 2312).
void decode(std::string_view bytes, DecodedText& decoded);

// UTF-8 → bytes of a text in another encoding, without byte order mark. Empty where that encoding
// has no such character.
std::optional<std::string> encode(std::string_view text, Encoding encoding);

// As decode, for bytes that are said to be GB18030: two characters of GBK may look like UTF-8.
void decode_gb18030(std::string_view bytes, DecodedText& decoded);

}  // namespace gouji
