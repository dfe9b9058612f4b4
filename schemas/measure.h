// What a target or an actual says: comparator, figure, unit, or a word.
//
// One parser for 目标值 and 实际完成值 in all their spellings. It never guesses: text that is
// neither a quantity, a date, a bare word nor a blank in disguise is Kind::unreadable.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "schemas/decimal.h"

namespace gouji {

enum class Comparator : std::uint8_t { none, equal, at_least, at_most, above, below };
std::string_view symbol(Comparator comparator);  // "", "=", "≥", "≤", ">", "<"

// What a unit measures. Counted things of different classifiers (个, 家, 人次) are one dimension;
// whether 家 and 次 can be compared is a question of the unit itself.
enum class Dimension : std::uint8_t {
  none, count, money, percent, length, area, volume, mass, duration, other
};

struct Unit {
  std::string_view text{};    // as printed, without the blanks around it: 万元, %, 人次
  std::string_view base{};    // what the figure is in after scaling: 元, %, 次, m, …
  Dimension dimension = Dimension::none;
  Decimal scale = Decimal::whole(1);  // one of text is this many of base: 万元 → 10000 元

  bool known() const { return dimension != Dimension::none && dimension != Dimension::other; }
};

struct Measure {
  enum class Kind : std::uint8_t {
    blank,        // nothing, or / — - 无 and the like
    quantity,     // [comparator] figure [unit]
    date,         // 2021年12月31日, 2021-12, 12月底前
    qualitative,  // words only: 规范, 良好, 达成预期指标
    unreadable,   // figures and words that follow no known pattern: 3+2个, 50/60
  };
  Kind kind = Kind::blank;
  Comparator comparator = Comparator::none;
  bool comparator_in_words = false;  // 不少于, …以上, …及其以下
  Decimal figure;                    // as printed, before scaling
  Unit unit;
  std::string_view word;             // of a qualitative measure: the text without blanks around it

  bool quantity() const { return kind == Kind::quantity; }
  Decimal scaled() const { return figure * unit.scale; }  // in unit.base
};

// The views in the result point into text or into static storage.
Measure parse_measure(std::string_view text);

// A figure as people print it: full-width digits, blanks around and within, thousands separators in
// the right places (1,234.5), a leading + or −. Empty when it is not one: 7,00.0,77 or 10万.
std::optional<Decimal> parse_printed_figure(std::string_view text);

// Blanks in their disguises: nothing, white space (also U+3000), / \ — – - 无 暂无 N/A 空.
bool is_blank(std::string_view text);

// Without white space (also full-width) at both ends.
std::string_view trim(std::string_view text);

}  // namespace gouji
