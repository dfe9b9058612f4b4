// What a target or an actual says. The text is folded once (spelling.h) and then read by one
// grammar: [comparator] figure [unit] [comparator], or a date, or words without digits. The whole
// text must be used up; whatever remains makes it unreadable. Nothing is guessed and nothing is
// dropped but blanks, a full stop at the end and 达到 before a figure.
//
// Numerals in Chinese are words: 三次 is qualitative, as 规范 is.

#include "schemas/measure.h"

#include <algorithm>
#include <array>

#include "schemas/han.h"
#include "schemas/spelling.h"

namespace gouji {
namespace {

struct ComparatorWord {
  std::string_view text;
  Comparator comparator;
};

// Signs and words before a figure; longer ones before those that they start with.
constexpr auto signs = std::to_array<ComparatorWord>({
    {">=", Comparator::at_least},
    {"=>", Comparator::at_least},
    {"≥", Comparator::at_least},
    {"≧", Comparator::at_least},
    {"⩾", Comparator::at_least},
    {"≮", Comparator::at_least},
    {"<=", Comparator::at_most},
    {"=<", Comparator::at_most},
    {"≤", Comparator::at_most},
    {"≦", Comparator::at_most},
    {"⩽", Comparator::at_most},
    {"≯", Comparator::at_most},
    {"=", Comparator::equal},
    {">", Comparator::above},
    {"<", Comparator::below},
});
constexpr auto words_before = std::to_array<ComparatorWord>({
    {"大于等于", Comparator::at_least}, {"大于或等于", Comparator::at_least},
    {"高于等于", Comparator::at_least}, {"高于或等于", Comparator::at_least},
    {"不少于", Comparator::at_least},   {"不低于", Comparator::at_least},
    {"不小于", Comparator::at_least},   {"不得少于", Comparator::at_least},
    {"不得低于", Comparator::at_least}, {"不得小于", Comparator::at_least},
    {"至少", Comparator::at_least},     {"最少", Comparator::at_least},
    {"小于等于", Comparator::at_most},  {"小于或等于", Comparator::at_most},
    {"低于等于", Comparator::at_most},  {"低于或等于", Comparator::at_most},
    {"不超过", Comparator::at_most},    {"不高于", Comparator::at_most},
    {"不多于", Comparator::at_most},    {"不大于", Comparator::at_most},
    {"不得超过", Comparator::at_most},  {"不得高于", Comparator::at_most},
    {"不得多于", Comparator::at_most},  {"不得大于", Comparator::at_most},
    {"不超", Comparator::at_most},      {"至多", Comparator::at_most},
    {"最多", Comparator::at_most},      {"控制在", Comparator::at_most},
    {"不晚于", Comparator::at_most},    {"不迟于", Comparator::at_most},
    {"等于", Comparator::equal},        {"大于", Comparator::above},
    {"超过", Comparator::above},        {"高于", Comparator::above},
    {"多于", Comparator::above},        {"小于", Comparator::below},
    {"低于", Comparator::below},        {"少于", Comparator::below},
});

// Behind a figure and its unit; longer ones before those that they end with.
constexpr auto words_after = std::to_array<ComparatorWord>({
    {"及其以上", Comparator::at_least},
    {"及以上", Comparator::at_least},
    {"以上", Comparator::at_least},
    {"之上", Comparator::at_least},
    {"及其以下", Comparator::at_most},
    {"及以下", Comparator::at_most},
    {"以下", Comparator::at_most},
    {"之下", Comparator::at_most},
    {"及其以内", Comparator::at_most},
    {"及以内", Comparator::at_most},
    {"以内", Comparator::at_most},
    {"之内", Comparator::at_most},
});
constexpr std::string_view inclusive = "(含)";  // 90%(含)以上

template <std::size_t count>
Comparator take_one_of(std::string_view& text, const std::array<ComparatorWord, count>& words) {
  for (const ComparatorWord& word : words) {
    if (take_word(text, word.text)) return word.comparator;
  }
  return Comparator::none;
}

bool remove_end(std::string_view& text, std::string_view end) {
  if (!text.ends_with(end)) return false;
  text.remove_suffix(end.size());
  return true;
}

Comparator take_comparator_after(std::string_view& text) {
  // Most texts end with their unit.
  if (!text.ends_with("上") && !text.ends_with("下") && !text.ends_with("内") &&
      !text.ends_with(inclusive)) {
    return Comparator::none;
  }
  std::string_view rest = text;
  remove_end(rest, inclusive);
  for (const ComparatorWord& word : words_after) {
    if (!remove_end(rest, word.text)) continue;
    remove_end(rest, inclusive);
    text = rest;
    return word.comparator;
  }
  return Comparator::none;
}

// 30日内: the word is too short to be cut off anything but a length of time.
bool is_time_limit(std::string_view text) {
  if (!remove_end(text, "内")) return false;
  const auto unit = find_unit(text);
  return unit && unit->dimension == Dimension::duration;
}

void remove_full_stop(std::string_view& text) {
  if (!remove_end(text, "。")) remove_end(text, ";");
}

// 2021年 with something behind it that is no date: not 2021 years.
bool is_year(const Measure& measure) {
  const bool years = measure.unit.base == "月" && measure.unit.scale == Decimal::whole(12);
  return years && measure.figure >= Decimal::whole(1900) && measure.figure < Decimal::whole(2200);
}

bool read_unit(std::string_view text, const Spelling& spelling, Measure& measure) {
  auto unit = find_unit(text);
  if (!unit) return false;
  if (!text.empty()) unit->text = spelling.printed(text);
  if (unit->dimension == Dimension::other) unit->base = unit->text;
  measure.unit = *unit;
  return true;
}

bool read_quantity(std::string_view text, const Spelling& spelling, Measure& measure) {
  if (!take_word(text, "达到")) take_word(text, "达");
  const auto figure = take_figure(text);
  if (!figure) return false;
  measure.figure = *figure;
  Comparator after = take_comparator_after(text);
  if (after == Comparator::none && is_time_limit(text)) {
    remove_end(text, "内");
    after = Comparator::at_most;
  }
  if (after != Comparator::none) {
    // ≥90%以上 says the same twice; ≤90%以上 says nothing.
    if (measure.comparator != Comparator::none && measure.comparator != after) return false;
    measure.comparator = after;
    measure.comparator_in_words = true;
  }
  return read_unit(text, spelling, measure) && !is_year(measure);
}

bool all_han(std::string_view text) {
  for (std::size_t position = 0; position < text.size();) {
    const Glyph glyph = glyph_at(text, position);
    if (!is_han(glyph.code)) return false;
    position += glyph.size;
  }
  return !text.empty();
}

// Text without a digit. A sign may stand before a word (=规范); ≥XX% and ** are templates that
// nobody filled in.
Measure read_words(std::string_view text, const Spelling& spelling) {
  Measure measure{.kind = Measure::Kind::unreadable};
  if (!spelling.has_letter()) return measure;
  measure.word = text;
  if (spelling.complete()) {
    std::string_view rest = spelling.view();
    remove_full_stop(rest);
    if (rest.empty()) return measure;
    measure.comparator = take_one_of(rest, signs);
    if (measure.comparator != Comparator::none && !all_han(rest)) {
      return {.kind = Measure::Kind::unreadable};
    }
    measure.word = spelling.printed(rest);
  }
  measure.kind = Measure::Kind::qualitative;
  return measure;
}

// Text with a digit, folded.
Measure read_figures(std::string_view text, const Spelling& spelling) {
  Measure measure;
  remove_full_stop(text);
  std::string_view rest = text;
  if (!text.empty() && !is_digit(text.front())) {
    measure.comparator = take_one_of(rest, signs);
    if (measure.comparator == Comparator::none) {
      measure.comparator = take_one_of(rest, words_before);
      measure.comparator_in_words = measure.comparator != Comparator::none;
    }
  }
  if (is_date(rest)) {
    measure.kind = Measure::Kind::date;
    measure.word = spelling.printed(rest);
    return measure;
  }
  if (read_quantity(rest, spelling, measure)) {
    measure.kind = Measure::Kind::quantity;
    return measure;
  }
  return {.kind = Measure::Kind::unreadable};
}

// The plain spellings, which most cells have: ≥1098株, 99.64%, 规范. They say the same as below,
// without a folded copy. Anything else is left to it, dates and times above all.
struct PlainFigure {
  Comparator comparator = Comparator::none;
  Decimal figure;
  std::string_view unit;
};

// False: not read, whatever it holds by then.
bool read_plain_figure(std::string_view text, PlainFigure& plain) {
  constexpr std::ptrdiff_t most_digits = 15;
  const char* at = text.data();
  const char* const end = at + text.size();
  if (!is_digit(text.front())) {
    // ≥ and ≤ differ in their last byte.
    const bool bound = text.size() > 3 && text[0] == '\xE2' && text[1] == '\x89' &&
                       (text[2] == '\xA5' || text[2] == '\xA4');
    if (!bound) return false;
    plain.comparator = text[2] == '\xA5' ? Comparator::at_least : Comparator::at_most;
    at += 3;
  }
  std::uint64_t number = 0;  // of too many digits it is refused before it is used
  const auto read_digits = [&] {
    for (; at != end && is_digit(*at); ++at) {
      number = number * 10 + static_cast<unsigned>(*at - '0');
    }
  };
  const char* const start = at;
  read_digits();
  const char* const point = at;
  std::ptrdiff_t places = 0;
  if (at != end && *at == '.') {
    ++at;
    read_digits();
    places = at - point - 1;
    if (places == 0) return false;
  }
  const std::ptrdiff_t digits = point - start + places;
  if (point == start || digits > most_digits || places > Decimal::max_scale) return false;
  plain.figure = Decimal(static_cast<std::int64_t>(number), static_cast<int>(places));
  plain.unit = {at, static_cast<std::size_t>(end - at)};
  return true;
}

// 2021年, 12月, 5日 may be dates; 30天 and 2小时 are none.
bool may_be_date(std::string_view text, const Unit& unit) {
  return unit.dimension == Dimension::duration &&
         (unit.base != "秒" || text.find("日") != std::string_view::npos);
}

Measure measure_of(const PlainFigure& plain, const Unit& unit) {
  return {
      .kind = Measure::Kind::quantity,
      .comparator = plain.comparator,
      .figure = plain.figure,
      .unit = {
          .text = plain.unit, .base = unit.base, .dimension = unit.dimension, .scale = unit.scale}};
}

constexpr std::uint32_t first_three_bytes(std::string_view text) {
  const auto byte = [text](std::size_t i) {
    return std::uint32_t{static_cast<unsigned char>(text[i])};
  };
  return byte(0) << 16U | byte(1) << 8U | byte(2);
}

bool is_plain_text(std::string_view text) {
  if (text.size() > Spelling::capacity || text.size() % 3 != 0) return false;
  for (std::size_t at = 0; at < text.size(); at += 3) {
    if (!is_common_han(text.data() + at)) return false;
  }
  switch (first_three_bytes(text)) {  // what blanks start with: 无, 暂无, 没有, 空白, 不适用
    case first_three_bytes("无"):
    case first_three_bytes("暂"):
    case first_three_bytes("没"):
    case first_three_bytes("空"):
    case first_three_bytes("不"): return false;
    default: return true;
  }
}

// Where the unit is not in the table as it stands.
[[gnu::noinline]] Measure read_with_other_unit(std::string_view text, const PlainFigure& plain) {
  if (plain.unit.empty()) return measure_of(plain, Unit{});
  const auto prefixed = find_listed_unit(plain.unit);
  if (!prefixed || may_be_date(plain.unit, *prefixed)) return parse_any_measure(text);
  return measure_of(plain, *prefixed);
}

}  // namespace

std::string_view symbol(Comparator comparator) {
  switch (comparator) {
    case Comparator::none: return "";
    case Comparator::equal: return "=";
    case Comparator::at_least: return "≥";
    case Comparator::at_most: return "≤";
    case Comparator::above: return ">";
    case Comparator::below: return "<";
  }
  return "";
}

Measure parse_measure(std::string_view text) {
  if (text.empty()) return parse_any_measure(text);
  if (starts_han(text.front())) {
    if (!is_plain_text(text)) return parse_any_measure(text);
    return {.kind = Measure::Kind::qualitative, .word = text};
  }
  PlainFigure plain;
  if (!read_plain_figure(text, plain)) return parse_any_measure(text);
  const Unit* const listed = unit_in_table(plain.unit);
  if (listed == nullptr) return read_with_other_unit(text, plain);
  return may_be_date(plain.unit, *listed) ? parse_any_measure(text) : measure_of(plain, *listed);
}

Measure parse_any_measure(std::string_view text) {
  const std::string_view trimmed = trim(text);
  const Spelling spelling(trimmed);
  if (is_blank(spelling)) return {};
  if (!spelling.has_digit()) return read_words(trimmed, spelling);
  if (!spelling.complete()) return {.kind = Measure::Kind::unreadable};
  return read_figures(spelling.view(), spelling);
}

}  // namespace gouji
