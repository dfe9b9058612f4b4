// A look at the characters of a file: does it begin like a web page, which charset does it name.
// Programs that export tables write the page without any head, so a table alone will do; a file
// that begins with < and has no table in it is some other format.

#include "linter/markup/html_source.h"

#include <algorithm>
#include <array>

namespace gouji {
namespace {

constexpr std::size_t bytes_to_judge_by = 64u << 10;
constexpr std::size_t bytes_to_find_charset_in = 4096;
constexpr std::string_view blanks = " \t\r\n\f";

char lower(char byte) {
  return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}

// The first bytes in lower case; those of UTF-16 without their zeros.
std::string beginning(std::string_view bytes, std::size_t most) {
  std::string text;
  for (char byte : bytes.substr(0, most)) {
    if (byte != '\0') text += lower(byte);
  }
  for (std::string_view mark :
       {utf8_mark, std::string_view("\xFF\xFE"), std::string_view("\xFE\xFF")}) {
    if (text.starts_with(mark)) text.erase(0, mark.size());
  }
  return text;
}

std::size_t count_of(std::string_view text, std::string_view word) {
  std::size_t count = 0;
  const auto same = [](char a, char b) { return lower(a) == b; };
  auto from = text.begin();
  while (true) {
    from = std::search(from, text.end(), word.begin(), word.end(), same);
    if (from == text.end()) return count;
    ++count;
    from += static_cast<std::ptrdiff_t>(word.size());
  }
}

// A page that was stored anew as UTF-8 often keeps its old label. A few characters of GBK may be
// UTF-8 by chance, a page of them is not.
bool surely_utf8(std::string_view bytes) {
  constexpr std::ptrdiff_t by_chance = 24;
  const auto high = std::ranges::count_if(bytes, [](char byte) { return (byte & 0x80) != 0; });
  return high > by_chance && !first_bad_byte(bytes);
}

}  // namespace

bool looks_like_html(std::string_view bytes) {
  const std::string text = beginning(bytes, bytes_to_judge_by);
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string::npos || text[first] != '<') return false;
  constexpr std::array<std::string_view, 4> marks = {"<!doctype html", "<html", "<table", "<body"};
  return std::ranges::any_of(
      marks, [&](std::string_view mark) { return text.find(mark) != std::string::npos; });
}

bool looks_like_mhtml(std::string_view bytes) {
  const std::string text = beginning(bytes, bytes_to_find_charset_in);
  return text.starts_with("mime-version:") && text.find("multipart/related") != std::string::npos;
}

std::string declared_charset(std::string_view bytes) {
  const std::string text = beginning(bytes, bytes_to_find_charset_in);
  constexpr std::string_view word = "charset";
  for (std::size_t meta = text.find("<meta"); meta != std::string::npos;
       meta = text.find("<meta", meta + 1)) {
    const std::string_view tag = std::string_view(text).substr(meta, text.find('>', meta) - meta);
    const std::size_t at = tag.find(word);
    if (at == std::string_view::npos) continue;
    const std::size_t equals = tag.find_first_not_of(blanks, at + word.size());
    if (equals == std::string_view::npos || tag[equals] != '=') continue;
    const std::size_t start = tag.find_first_not_of(" \t\r\n\f\"'", equals + 1);
    if (start == std::string_view::npos) continue;
    return std::string(tag.substr(start, tag.find_first_of(" \t\r\n\f\"'/;>", start) - start));
  }
  return {};
}

void decode_html(std::string_view bytes, DecodedText& decoded) {
  const bool marked = bytes.starts_with(utf8_mark) || bytes.starts_with("\xFF\xFE") ||
                      bytes.starts_with("\xFE\xFF");
  constexpr std::array<std::string_view, 6> chinese = {"gb2312",  "gbk",   "gb18030",
                                                       "gb_2312", "x-gbk", "cp936"};
  if (!marked && std::ranges::find(chinese, declared_charset(bytes)) != chinese.end() &&
      !surely_utf8(bytes)) {
    decode_gb18030(bytes, decoded);
  } else {
    decode(bytes, decoded);
  }
}

std::size_t unclosed_tables(std::string_view html) {
  const std::size_t begun = count_of(html, "<table");
  const std::size_t ended = count_of(html, "</table");
  return begun > ended ? begun - ended : 0;
}

}  // namespace gouji
