// Number formats of spreadsheets: the code of a format, and a stored value shown through it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/workbook/digits.h"

namespace gouji {

struct FormatToken {
  enum class Kind : std::uint8_t {
    literal,
    digit,  // text is 0, # or ?
    point,
    percent,
    exponent,  // text is + or -
    slash,     // of a fraction, when digits stand on both sides
    general,
    text,     // @
    date,     // text is a run of one letter: yyyy, mm
    elapsed,  // [hh]: text is hh
    half_day  // text is AM/PM, A/P or 上午/下午
  };
  Kind kind = Kind::literal;
  std::string text{};
};

struct FormatSection {
  enum class Compare : std::uint8_t { none, less, at_most, equal, not_equal, at_least, more };
  std::vector<FormatToken> tokens;
  Compare compare = Compare::none;
  Digits limit{};
  bool thousands = false;
  int scaling = 0;           // commas behind the last digit: each divides by a thousand
  int chinese_numerals = 0;  // 1: 一二三, 2: 壹贰叁
  bool chinese_names = false;
  bool is_date = false;

  bool has(FormatToken::Kind kind) const;
};

struct NumberFormat {
  std::vector<FormatSection> sections;  // empty: General

  bool is_date() const;
};

NumberFormat parse_format(std::string_view code);

// The code of a built-in format on a Chinese system; empty for General and unknown ones.
std::string_view builtin_format(int id);

// A stored number as the cell shows it. Blanks that a format puts around it are kept.
std::string show_number(const Digits& number, const NumberFormat& format, bool date1904);
// The same for a text.
std::string show_text(std::string_view text, const NumberFormat& format);

// One section of a format that is about dates; none when the number is no date.
std::optional<std::string> show_date(const Digits& number, const FormatSection& section,
                                     bool date1904);
// One section about numbers: number is not negative.
std::string show_figure(const Digits& number, const FormatSection& section);

// 一百二十三, or digit by digit 一二三; formal: 壹佰贰拾叁.
std::string chinese_number(std::string_view digits, bool formal);
std::string chinese_digits(std::string_view digits, bool formal);

}  // namespace gouji
