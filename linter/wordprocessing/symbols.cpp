// Symbol fonts keep their characters at U+F020 and up: box and tick are private numbers there. Only
// what occurs in forms is known: boxes and ticks, and the signs of comparison of Symbol.

#include "linter/wordprocessing/symbols.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

namespace gouji {
namespace {

struct Symbol {
  std::string_view font;
  std::uint32_t code;
  std::string_view text;
};

constexpr std::array<Symbol, 26> symbols = {{
    {"Symbol", 0xA3, "≤"},      {"Symbol", 0xB3, "≥"},      {"Symbol", 0xB1, "±"},
    {"Symbol", 0xB4, "×"},      {"Symbol", 0xB8, "÷"},      {"Symbol", 0xB9, "≠"},
    {"Symbol", 0xBB, "≈"},      {"Symbol", 0xB0, "°"},      {"Symbol", 0xD6, "√"},
    {"Wingdings", 0x6F, "□"},   {"Wingdings", 0x71, "□"},   {"Wingdings", 0x72, "□"},
    {"Wingdings", 0xA8, "□"},   {"Wingdings", 0xFB, "×"},   {"Wingdings", 0xFC, "√"},
    {"Wingdings", 0xFD, "☒"},   {"Wingdings", 0xFE, "☑"},   {"Wingdings", 0x6C, "●"},
    {"Wingdings 2", 0x50, "√"}, {"Wingdings 2", 0x51, "☒"}, {"Wingdings 2", 0x52, "☑"},
    {"Wingdings 2", 0x53, "☒"}, {"Wingdings 2", 0x54, "☒"}, {"Wingdings 2", 0xA3, "□"},
    {"Wingdings 2", 0x2A, "□"}, {"Wingdings 2", 0x4F, "×"},
}};

std::string utf8(std::uint32_t code) {
  const auto byte = [](std::uint32_t bits) { return static_cast<char>(bits); };
  if (code < 0x80) return {byte(code)};
  if (code < 0x800) return {byte(0xC0 | code >> 6), byte(0x80 | (code & 0x3F))};
  return {byte(0xE0 | code >> 12), byte(0x80 | (code >> 6 & 0x3F)), byte(0x80 | (code & 0x3F))};
}

}  // namespace

std::string symbol_text(std::string_view font, std::string_view code) {
  constexpr std::string_view unknown = "\uFFFD";
  std::uint32_t number = 0;
  const auto read = std::from_chars(code.data(), code.data() + code.size(), number, 16);
  if (read.ec != std::errc() || read.ptr != code.data() + code.size() || number > 0xFFFF) {
    return std::string(unknown);
  }
  const bool is_private = number >= 0xF000 && number <= 0xF0FF;
  const std::uint32_t low = is_private ? number - 0xF000 : number;
  const auto known = std::ranges::find_if(
      symbols, [&](const Symbol& one) { return one.font == font && one.code == low; });
  if (known != symbols.end()) return std::string(known->text);
  const bool is_symbol_font = is_private || font == "Symbol" || font.starts_with("Wingdings");
  const bool is_text = number >= 0x20 && (number < 0xD800 || number > 0xDFFF) && number != 0x7F;
  return is_symbol_font || !is_text ? std::string(unknown) : utf8(number);
}

}  // namespace gouji
