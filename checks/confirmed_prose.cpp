// One walk from one character that is not Han to the next. Marks begin clauses. At a digit stands
// what the table has, letter by letter: where the clause names an indicator, its actual value;
// where it is a word for an amount of the funds tables, that amount; where it is neither, any of
// them. Whatever may change how a figure is read (letters, brackets before a figure, titles, signs,
// dates) ends the walk with "in doubt"; behind the last figure nothing does. The marks are some of
// those by which checks/prose.cpp divides a text, so that a clause here is one there.

#include "checks/confirmed_prose.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <optional>

#include "checks/funds_nouns.h"
#include "checks/prose_table.h"
#include "checks/sum_words.h"
#include "checks/wording.h"
#include "schemas/han.h"
#include "schemas/same_text.h"
#include "schemas/spelling.h"

namespace gouji {
namespace {

constexpr std::size_t longest_figure = 15;
constexpr std::size_t longest_unit = 15;  // bytes: five characters

// Digits, with a point inside, that end within these eight bytes; 0: there are none. Without a
// branch: where figures end and have their point differs from one to the next.
std::size_t size_of_short_figure(const char* eight) {
  constexpr std::uint64_t ones = 0x0101'0101'0101'0101U;
  std::uint64_t text = 0;
  std::memcpy(&text, eight, sizeof text);
  if constexpr (std::endian::native == std::endian::big) text = __builtin_bswap64(text);
  const std::uint64_t digits = text ^ (ones * '0');
  // The high bit of each byte up to the second that is no digit; beyond that a carry may lie.
  const std::uint64_t others = ((digits + ones * 0x76U) | digits) & (ones * 0x80U);
  const auto place_of_first = [](std::uint64_t high_bits) {
    return static_cast<unsigned>(std::countr_zero(high_bits)) / 8;
  };
  const unsigned first = place_of_first(others);
  const bool point = (text >> (8 * (first & 7U)) & 0xFFU) == '.';
  const std::uint64_t end = point ? others & (others - 1) : others;
  const unsigned size = place_of_first(end);
  const bool ends = end != 0 && first != 0 && (!point || size > first + 1);
  return ends ? size : 0;
}

// The same of any text; 0 also for a large one.
std::size_t size_of_long_figure(std::string_view text) {
  std::size_t size = 0;
  int points = 0;
  for (; size < text.size(); ++size) {
    if (text[size] == '.') {
      ++points;
    } else if (!is_digit(text[size])) {
      break;
    }
  }
  if (size == 0 || size > longest_figure || points > 1) return 0;
  return text.front() == '.' || text[size - 1] == '.' ? 0 : size;
}

// Of the figure at the start of the text. 0: it is none, or large, or like 2021, which may be a
// year whatever follows.
std::size_t size_of_figure(std::string_view text) {
  std::size_t size = 0;
  if (text.size() >= sizeof(std::uint64_t)) {
    size = size_of_short_figure(text.data());
    if (text[size] == '.') size = 0;
  }
  if (size == 0) size = size_of_long_figure(text);
  const bool year = size == 4 && (text.starts_with("19") || text.starts_with("20"));
  return year ? 0 : size;
}

// By which units are told apart. Two that share one are only taken for the same.
std::uint64_t key_of_unit(std::string_view unit) {
  std::uint64_t key = 0;
  for (const char byte : unit) key = key << 8U | static_cast<unsigned char>(byte);
  return key;
}

// Of a name, or of what may be one.
std::uint64_t start_of(std::string_view text) {
  std::uint64_t start = 0;
  std::memcpy(&start, text.data(), sizeof start);
  return start;
}

enum class Stop : std::uint8_t { neutral, clause, sentence, doubtful };

// What a character that is neither Han nor a digit does to the text.
Stop stop_of(char32_t code) {
  if (code == U'，') return Stop::clause;  // as most are
  switch (code) {
    case U'“':
    case U'”': return Stop::neutral;
    case U'、':
    case U'；':
    case U'：':
    case U'（':
    case U'）': return Stop::clause;
    case U'。':
    case U'！':
    case U'？':
    case U'\n': return Stop::sentence;
    default: return Stop::doubtful;
  }
}

// Behind a figure nothing may follow that could belong to its unit.
bool ends_figure(std::string_view rest) {
  if (rest.empty() || starts_han(rest.front()) || is_digit(rest.front())) return rest.empty();
  return stop_of(glyph_at(rest, 0).code) != Stop::doubtful;
}

}  // namespace

// Where the figures of the sentence stand, by what they may be parts of.
struct ConfirmedProse::Earlier {
  explicit Earlier(std::string_view whole) : text(whole) {}

  struct One {
    std::uint64_t unit = 0;
    std::size_t end = 0;
  };
  std::string_view text;
  std::optional<bool> tells_of_sums{};  // anywhere; asked once
  One last{};
  One last_but_one{};
  std::size_t count = 0;
  // How many are of a unit, or of another one that falls to its slot.
  std::array<std::uint8_t, 16> of_unit{};
  static constexpr std::size_t most = 255;

  void add(std::uint64_t unit, std::size_t end) {
    last_but_one = last;
    last = {.unit = unit, .end = end};
    ++count;
    ++of_unit[slot_of(unit)];
  }
  void forget() {
    count = 0;
    of_unit = {};
  }

  // Whether the figure at the end of the clause, or the two before it, may belong to a sum.
  bool may_sum(std::size_t begin, std::string_view clause, std::uint64_t unit) {
    if (of_unit[slot_of(unit)] < 2) return false;
    if (!tells_of_sums) tells_of_sums = words_within(text, of_sums) != 0;
    if (!*tells_of_sums) return false;
    if (words_within(clause, summing) != 0) return true;
    if (last.unit != unit || last_but_one.unit != unit) return false;
    const std::string_view gap = text.substr(last_but_one.end, begin - last_but_one.end);
    return words_within(gap, all_follow) != 0 || gap.find(some_follow) != std::string_view::npos;
  }

 private:
  static std::size_t slot_of(std::uint64_t unit) {
    return static_cast<std::size_t>((unit ^ unit >> 8U ^ unit >> 12U) & 15U);
  }
};

ConfirmedProse::ConfirmedProse(const Form& form, const Rulebook& rulebook,
                               const Assessments& assessments, std::pmr::memory_resource* memory)
    : form_(form), rulebook_(rulebook), assessments_(assessments), keys_(memory) {
  keys_.reserve(form.indicators.size() + form.sub_items.size());
  const auto add = [&](std::string_view name) {
    keys_.push_back(name.size() < shortest_name ? 0 : key_of_name(name));
    enter(by_key_, keys_.back(), keys_.size());
  };
  for (const Indicator& indicator : form.indicators) {
    const std::string_view name = indicator.name.raw;
    add(name);
    if (name.size() >= shortest_name) enter(by_start_, start_of(name), keys_.size());
  }
  for (const SubItem& item : form.sub_items) add(item.name.raw);
}

bool ConfirmedProse::holds_all_of(std::string_view text) const {
  std::size_t clause = 0;
  const std::size_t end = end_of_digits(text);
  Earlier earlier(text.substr(0, end));
  // Behind the figure at `begin`, if the table confirms it and it is no sum; else 0.
  const auto behind_figure = [&](std::size_t begin, const Confirmed& found) -> std::size_t {
    if (found.printed.empty() || earlier.count == Earlier::most) return 0;
    const std::string_view named = text.substr(clause, begin - clause);
    if (earlier.may_sum(begin, named, found.unit)) return 0;
    const std::size_t behind = begin + found.printed.size();
    earlier.add(found.unit, behind);
    return behind;
  };
  for (std::size_t at = 0; at < end;) {
    if (at == clause) {
      Plain plain = plain_value_at(text.substr(at));
      if (plain.name_size == 0) plain = plain_amount_at(text.substr(at));
      if (plain.name_size != 0) {
        at = behind_figure(at + plain.name_size, plain.figure);
        if (at == 0) return false;
      }
    }
    at = end_of_han(text, at);
    if (at >= end) return true;
    if (is_digit(text[at])) {
      const std::string_view rest = text.substr(at);
      const Said said{.text = rest, .digits = size_of_figure(rest)};
      at = behind_figure(at, confirmed_at(text.substr(clause, at - clause), said));
      if (at == 0) return false;
      continue;
    }
    const Glyph glyph = glyph_at(text, at);
    const Stop stop = stop_of(glyph.code);
    if (stop == Stop::doubtful) return false;
    at += glyph.size;
    if (stop == Stop::neutral) continue;
    // A bracket or a colon before a figure does not end its clause.
    if (at < text.size() && is_digit(text[at])) return false;
    clause = at;
    if (stop == Stop::sentence) earlier.forget();
  }
  return true;
}

void ConfirmedProse::enter(Slots& table, std::uint64_t key, std::size_t count) {
  // Which slots are taken already is as good as chance: no branch on it.
  std::uint8_t& first = table[slot_of(key)];
  const auto own = static_cast<std::uint8_t>(std::min<std::size_t>(count, 255));
  first = first != 0 ? first : own;
}

std::size_t ConfirmedProse::slot_of(std::uint64_t key) {
  constexpr int rest = 64 - std::countr_zero(slots);
  return static_cast<std::size_t>((key * 0x9E37'79B9'7F4A'7C15U) >> rest);
}

ConfirmedProse::Confirmed ConfirmedProse::confirmed_at(std::string_view clause,
                                                       const Said& said) const {
  if (said.digits == 0 || clause.ends_with("第")) return {};
  bool named = false;
  Confirmed found = named_at(without_filling(clause), said, named);
  if (!named) found = amount_at(clause, said);
  if (!named && found.printed.empty()) found = any_value_at(said);
  const bool ends = !found.printed.empty() && ends_figure(said.text.substr(found.printed.size()));
  return ends ? found : Confirmed{};
}

ConfirmedProse::Plain ConfirmedProse::plain_value_at(std::string_view clause) const {
  if (clause.size() < shortest_name) return {};
  const std::uint8_t first = by_start_[slot_of(start_of(clause))];
  if (first == 0) return {};
  const std::string_view name = form_.indicators[first - 1U].name.raw;
  if (!starts_with_text(clause, name)) return {};
  const std::string_view rest = clause.substr(name.size());
  const Said said{.text = rest, .digits = size_of_figure(rest)};
  if (said.digits == 0 || without_filling(name).size() != name.size()) return {};
  const Confirmed found = value_at(first - 1U, said);
  const bool ends = !found.printed.empty() && ends_figure(rest.substr(found.printed.size()));
  return ends ? Plain{.name_size = name.size(), .figure = found} : Plain{};
}

ConfirmedProse::Plain ConfirmedProse::plain_amount_at(std::string_view clause) const {
  const FundsNoun* const noun = funds_noun_before_digit(clause);
  if (noun == nullptr) return {};
  // What a row of the table is called as well is looked for there first.
  const bool long_enough = noun->subject.size() >= shortest_name;
  if (long_enough && by_key_[slot_of(key_of_name(noun->subject))] != 0) return {};
  const std::string_view rest = clause.substr(noun->word.size());
  const Said said{.text = rest, .digits = size_of_figure(rest)};
  const Confirmed found = said.digits == 0 ? Confirmed{} : amount_of(noun, said);
  const bool ends = !found.printed.empty() && ends_figure(rest.substr(found.printed.size()));
  return ends ? Plain{.name_size = noun->word.size(), .figure = found} : Plain{};
}

std::string_view ConfirmedProse::name_of(std::size_t index) const {
  const std::size_t indicators = form_.indicators.size();
  return index < indicators ? form_.indicators[index].name.raw
                            : form_.sub_items[index - indicators].name.raw;
}

// The value of an indicator of this name. named: whether there is one, or a sub-item.
ConfirmedProse::Confirmed ConfirmedProse::named_at(std::string_view subject, const Said& said,
                                                   bool& named) const {
  if (subject.size() < shortest_name) return {};
  const std::uint64_t key = key_of_name(subject);
  const std::uint8_t first = by_key_[slot_of(key)];
  if (first == 0) return {};
  for (std::size_t i = first - 1U; i < keys_.size(); ++i) {
    if (keys_[i] != key || !same_text(name_of(i), subject)) continue;
    named = true;
    const bool indicator = i < form_.indicators.size();
    const Confirmed found = indicator ? value_at(i, said) : Confirmed{};
    if (!found.printed.empty()) return found;
  }
  return {};
}

// The actual value of an indicator.
ConfirmedProse::Confirmed ConfirmedProse::value_at(std::size_t row, const Said& said) const {
  const std::string_view printed = form_.indicators[row].actual.raw;
  if (printed.size() <= said.digits || !starts_with_text(said.text, printed)) return {};
  const Measure& measure = assessments_[row].actual;
  const std::string_view unit = measure.unit.text;
  const bool plain_unit = measure.unit.known() && measure.unit.dimension != Dimension::duration &&
                          unit.size() <= longest_unit && (unit == "%" || is_all_han(unit));
  const bool plain = measure.quantity() && measure.comparator == Comparator::none && plain_unit &&
                     same_text(printed.substr(said.digits), unit);
  return plain ? Confirmed{.printed = printed, .unit = key_of_unit(unit)} : Confirmed{};
}

// One that the clause does not name.
ConfirmedProse::Confirmed ConfirmedProse::any_value_at(const Said& said) const {
  for (std::size_t row = 0; row < form_.indicators.size(); ++row) {
    const Confirmed found = value_at(row, said);
    const bool money = assessments_[row].actual.unit.dimension == Dimension::money;
    if (!found.printed.empty() && !money) return found;
  }
  return {};
}

// An amount of the funds tables that the clause is a word for; of any table, where it is none.
ConfirmedProse::Confirmed ConfirmedProse::amount_at(std::string_view clause,
                                                    const Said& said) const {
  return amount_of(funds_noun_of(clause), said);
}

// noun: null for any.
ConfirmedProse::Confirmed ConfirmedProse::amount_of(const FundsNoun* noun, const Said& said) const {
  const std::string_view digits = said.text.substr(0, said.digits);
  const std::string_view unit = rulebook_.money_unit;
  if (!starts_with_text(said.text.substr(said.digits), unit)) return {};
  const bool confirmed = noun == nullptr ? is_any_amount(digits) : is_amount_of(*noun, digits);
  if (!confirmed) return {};
  return {.printed = said.text.substr(0, digits.size() + unit.size()), .unit = key_of_unit(unit)};
}

bool ConfirmedProse::is_amount_of(const FundsNoun& noun, std::string_view digits) const {
  return std::any_of(noun.roles.begin(), noun.roles.end(), [&](Role role) {
    const int figure = role == Role::none ? -1 : rulebook_.figure_with(role);
    if (figure < 0) return false;
    const auto index = static_cast<std::size_t>(figure);
    const FigureCell& cell = form_.figures[index];
    return rulebook_.figures[index].kind == FigureKind::money && cell.filled() &&
           same_text(cell.raw, digits);
  });
}

bool ConfirmedProse::is_any_amount(std::string_view digits) const {
  const auto says = [&](const FigureCell& cell) { return cell.filled() && cell.raw == digits; };
  for (std::size_t i = 0; i < form_.figures.size(); ++i) {
    if (rulebook_.figures[i].kind == FigureKind::money && says(form_.figures[i])) return true;
  }
  return std::any_of(form_.sub_items.begin(), form_.sub_items.end(), [&](const SubItem& item) {
    return !item.is_total && (says(item.budget) || says(item.actual));
  });
}

}  // namespace gouji
