// Strict UTF-8 first: text in another encoding is practically never valid UTF-8 by chance. Short
// GBK defeats statistical detectors, so nothing is detected: what is not UTF-8 either decodes
// wholly as GB18030 or is refused with the place of the first bad byte.

#include "linter/text_encoding.h"

#include <iconv.h>

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "linter/fast/scan.h"

namespace gouji {
namespace {

struct Converter {
  iconv_t handle;
  Converter(const char* from, const char* to) : handle(iconv_open(to, from)) {}
  ~Converter() {
    if (usable()) iconv_close(handle);
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
  // NOLINTNEXTLINE(performance-no-int-to-ptr): how iconv says that it failed
  bool usable() const { return handle != reinterpret_cast<iconv_t>(-1); }
};

// Converts all bytes; the offset of the first one that it could not when there is one.
std::optional<std::size_t> convert(const char* from, std::string_view bytes, std::string& out,
                                   const char* to_encoding = "UTF-8") {
  Converter converter(from, to_encoding);
  if (!converter.usable()) return 0;
  std::string input(bytes);
  char* in = input.data();
  std::size_t in_left = input.size();
  out.resize(bytes.size() * 2 + 16);
  std::size_t written = 0;
  while (in_left > 0) {
    char* to = out.data() + written;
    std::size_t room = out.size() - written;
    std::size_t result = iconv(converter.handle, &in, &in_left, &to, &room);
    written = out.size() - room;
    if (result != static_cast<std::size_t>(-1)) break;
    if (errno != E2BIG) return bytes.size() - in_left;
    out.resize(out.size() * 2);
  }
  out.resize(written);
  return std::nullopt;
}

bool continues(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

// Length of the well-formed sequence at this place; 0: there is none.
std::size_t sequence(std::string_view text, std::size_t at) {
  auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return 1;
  auto next = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0U;
  if (byte >= 0xC2 && byte <= 0xDF) return continues(text, at + 1) ? 2 : 0;
  if (byte >= 0xE0 && byte <= 0xEF) {
    bool overlong = byte == 0xE0 && next < 0xA0;
    bool surrogate = byte == 0xED && next > 0x9F;
    bool whole = continues(text, at + 1) && continues(text, at + 2);
    return whole && !overlong && !surrogate ? 3 : 0;
  }
  if (byte >= 0xF0 && byte <= 0xF4) {
    bool overlong = byte == 0xF0 && next < 0x90;
    bool beyond = byte == 0xF4 && next > 0x8F;
    bool whole = continues(text, at + 1) && continues(text, at + 2) && continues(text, at + 3);
    return whole && !overlong && !beyond ? 4 : 0;
  }
  return 0;
}

}  // namespace

std::string_view name_of(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8: return "UTF-8";
    case Encoding::gb18030: return "GB18030";
    case Encoding::utf16_le: return "UTF-16LE";
    case Encoding::utf16_be: return "UTF-16BE";
  }
  return "";
}

std::optional<std::size_t> first_bad_byte(std::string_view text) {
  if (is_utf8(text)) return std::nullopt;
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t length = sequence(text, at);
    if (length == 0) return at;
    at += length;
  }
  return std::nullopt;
}

std::ptrdiff_t characters_of(std::string_view text) {
  constexpr std::uint64_t ones = 0x0101'0101'0101'0101U;
  std::size_t inside = 0;  // bytes of a character that began before them
  std::size_t at = 0;
  for (; at + sizeof(std::uint64_t) <= text.size(); at += sizeof(std::uint64_t)) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, text.data() + at, sizeof eight);
    const std::uint64_t continuations = eight >> 7U & ~eight >> 6U & ones;
    inside += continuations * ones >> 56U;
  }
  for (; at < text.size(); ++at) inside += static_cast<std::size_t>(continues(text, at));
  return static_cast<std::ptrdiff_t>(text.size() - inside);
}

std::size_t whole_characters(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return text.size();
  while (limit > 0 && continues(text, limit)) --limit;
  return limit;
}

void decode(std::string_view bytes, DecodedText& decoded) {
  const bool little = bytes.starts_with("\xFF\xFE");
  if (little || bytes.starts_with("\xFE\xFF")) {
    decoded.encoding = little ? Encoding::utf16_le : Encoding::utf16_be;
    const char* name = little ? "UTF-16LE" : "UTF-16BE";
    decoded.bad_byte = convert(name, bytes.substr(2), decoded.converted);
    if (!decoded.bad_byte) {
      decoded.text = decoded.converted;
      return;
    }
    *decoded.bad_byte += 2;
    const std::size_t place = *decoded.bad_byte + 1;
    decoded.fault = {.zh = fmt::format("第 {} 字节起不是 {}", place, name),
                     .en = fmt::format("not {} from byte {} on", name, place)};
    return;
  }
  const std::optional<std::size_t> not_utf8 = first_bad_byte(bytes);
  if (!not_utf8) {
    decoded.text = bytes.starts_with(utf8_mark) ? bytes.substr(utf8_mark.size()) : bytes;
    return;
  }
  decoded.encoding = Encoding::gb18030;
  const std::optional<std::size_t> not_gb18030 = convert("GB18030", bytes, decoded.converted);
  if (!not_gb18030) {
    decoded.text = decoded.converted;
    return;
  }
  // What the file was meant to be is what it is for longer.
  decoded.bad_byte = std::max(*not_utf8, *not_gb18030);
  decoded.fault = {.zh = fmt::format("第 {} 字节起不是 UTF-8，第 {} 字节起不是 GB18030",
                                     *not_utf8 + 1, *not_gb18030 + 1),
                   .en = fmt::format("not UTF-8 from byte {} on, not GB18030 from byte {} on",
                                     *not_utf8 + 1, *not_gb18030 + 1)};
}

std::optional<std::string> encode(std::string_view text, Encoding encoding) {
  if (encoding == Encoding::utf8) return std::string(text);
  const char* to = encoding == Encoding::gb18030    ? "GB18030"
                   : encoding == Encoding::utf16_le ? "UTF-16LE"
                                                    : "UTF-16BE";
  std::string bytes;
  if (convert("UTF-8", text, bytes, to)) return std::nullopt;
  return bytes;
}

void decode_gb18030(std::string_view bytes, DecodedText& decoded) {
  decoded.encoding = Encoding::gb18030;
  decoded.bad_byte = convert("GB18030", bytes, decoded.converted);
  if (!decoded.bad_byte) {
    decoded.text = decoded.converted;
    return;
  }
  const std::size_t place = *decoded.bad_byte + 1;
  decoded.fault = {.zh = fmt::format("第 {} 字节起不是 GB18030", place),
                   .en = fmt::format("not GB18030 from byte {} on", place)};
}

}  // namespace gouji
