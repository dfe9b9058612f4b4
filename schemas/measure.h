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
  none,
  count,
  money,
  percent,
  length,
  area,
  volume,
  mass,
  duration,
  other
};

//
// Figures of two units can be compared when their bases are equal, after scaling. The base of a
// classifier is the classifier itself (万人次: 10000 人次), that of an unknown unit its text. Other
// bases are 元 % 百分点 米 平方米 亩 升 千克 秒 月 工作日: weeks, days and hours are in 秒, years
// and quarters in 月, because only exact scales are used. A multiplier alone (10万) is of
// Dimension::none, with text and scale but without a base.
struct Unit {
  std::string_view text{};  // as printed, without the blanks around it: 万元, ％, 人次
  std::string_view base{};  // what the figure is in after scaling: 元, %, 人次, 米
  Dimension dimension = Dimension::none;
  Decimal scale = Decimal::whole(1);  // one of text is this many of base: 万元 → 10000 元

  bool known() const { return dimension != Dimension::none && dimension != Dimension::other; }
  // Whether one converts into the other. Most rows have one unit twice, from one place of the
  // table.
  bool converts_to(const Unit& other) const {
    const bool same_place = base.data() == other.base.data() && base.size() == other.base.size();
    return dimension == other.dimension && (same_place || base == other.base);
  }
};

struct Measure {
  enum class Kind : std::uint8_t {
    blank,        // nothing, or / — - 无 and the like
    quantity,     // [comparator] figure [unit]
    date,         // [comparator] 2021年12月31日, 2021-12, 12月底前, 1-12月
    qualitative,  // words without digits: 规范, =良好, 达成预期指标, and also 三次
    unreadable,   // figures and words that follow no known pattern: 3+2个, 50/60, 约50个, ≥XX%
  };
  Kind kind = Kind::blank;
  Comparator comparator = Comparator::none;
  bool comparator_in_words = false;  // 不少于, …以上, …及其以下, …内
  Decimal figure{};                  // as printed, before scaling
  Unit unit{};
  // Of a qualitative measure or a date: the text without comparator, full stop and blanks around.
  std::string_view word{};

  bool quantity() const { return kind == Kind::quantity; }
  Decimal scaled() const { return figure * unit.scale; }  // in unit.base
};

// The views in the result point into text or into static storage. Never throws; but scaled() does
// when the scaled figure does not fit.
Measure parse_measure(std::string_view text);
// The same without the short way for plain spellings; for tests that the two agree.
Measure parse_any_measure(std::string_view text);

// A figure as people print it: full-width digits, blanks around it and behind the sign, thousands
// separators in the right places (1,234.5), a leading + or −. Empty when it is not one: 7,00.0,77,
// 10万, and 500 500, which may be two figures.
std::optional<Decimal> parse_printed_figure(std::string_view text);

// Blanks in their disguises: nothing, white space (also U+3000), any row of / \ — – - _ 、 。, and
// 无 暂无 没有 空 空白 不适用 N/A, also with a full stop or in brackets. 无重大事故 is no blank.
bool is_blank(std::string_view text);

// Without white space (also full-width) at both ends.
std::string_view trim(std::string_view text);

}  // namespace gouji
