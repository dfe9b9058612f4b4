// The code of a format is cut into up to four sections (positive; negative; zero; text, or by
// conditions in brackets) and those into tokens. Nothing in a code is an error: what is not known
// stands for itself, as spreadsheets have it.

#include "linter/workbook/number_format.h"

#include <algorithm>
#include <span>
#include <utility>

namespace gouji {
namespace {

using Kind = FormatToken::Kind;

constexpr std::size_t longest_code = 1000;

char lower(char byte) {
  return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}

bool same_folded(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

// Whole characters, so that 年 is one literal.
std::size_t character_size(std::string_view text) {
  std::size_t size = 1;
  while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0u) == 0x80u) ++size;
  return size;
}

class SectionReader {
 public:
  explicit SectionReader(std::string_view& code) : rest_(code) {}

  // Up to the next ; outside quotes, which is taken.
  FormatSection read() {
    while (!rest_.empty() && rest_.front() != ';') take();
    more_ = !rest_.empty();
    if (more_) rest_.remove_prefix(1);
    section_.scaling += commas_;
    return std::move(section_);
  }
  bool more() const { return more_; }  // a ; ended it

 private:
  void add(Kind kind, std::string_view text) {
    if (kind == Kind::literal && !section_.tokens.empty() &&
        section_.tokens.back().kind == Kind::literal) {
      section_.tokens.back().text += text;
      return;
    }
    section_.tokens.push_back({.kind = kind, .text = std::string(text)});
  }

  std::string_view cut(std::size_t size) {
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(taken.size());
    return taken;
  }

  void take() {
    switch (rest_.front()) {
      case '"': take_quoted(); return;
      case '\\':
        cut(1);
        add_character();
        return;
      case '_':
        cut(1);
        cut(character_size(rest_));
        add(Kind::literal, " ");
        return;
      case '*':
        cut(1);
        cut(character_size(rest_));
        return;
      case '[': take_bracket(); return;
      case '0':
      case '#':
      case '?': add(Kind::digit, cut(1)); return;
      case '.': add(Kind::point, cut(1)); return;
      case '%': add(Kind::percent, cut(1)); return;
      case '/': add(Kind::slash, cut(1)); return;
      case '@': add(Kind::text, cut(1)); return;
      case ',': take_comma(); return;
      default: take_letter();
    }
  }

  void add_character() {
    if (!rest_.empty()) add(Kind::literal, cut(character_size(rest_)));
  }

  void take_quoted() {
    cut(1);
    add(Kind::literal, cut(std::min(rest_.find('"'), rest_.size())));
    cut(1);
  }

  void take_comma() {
    cut(1);
    const bool behind_digit =
        !section_.tokens.empty() && section_.tokens.back().kind == Kind::digit;
    if (!behind_digit && commas_ == 0) {
      add(Kind::literal, ",");
      return;
    }
    ++commas_;
    const bool more_digits =
        !rest_.empty() && (rest_.front() == '0' || rest_.front() == '#' || rest_.front() == '?');
    if (more_digits) {
      section_.thousands = true;
      commas_ = 0;
    } else if (rest_.empty() || rest_.front() != ',') {
      section_.scaling += commas_;
      commas_ = 0;
    }
  }

  void take_bracket() {
    const std::size_t end = rest_.find(']');
    if (end == std::string_view::npos) {
      add_character();
      return;
    }
    const std::string_view inside = cut(end + 1).substr(1, end - 1);
    if (inside.empty()) return;
    if (inside.front() == '$') {
      take_locale(inside.substr(1));
    } else if (inside.find_first_not_of("hHmMsS") == std::string_view::npos) {
      std::string letters(inside);
      std::ranges::transform(letters, letters.begin(), lower);
      add(Kind::elapsed, letters);
      section_.is_date = true;
    } else if (same_folded(inside, "dbnum1") || same_folded(inside, "dbnum2")) {
      section_.chinese_numerals = inside.back() - '0';
    } else if (inside.find_first_of("<>=") == 0) {
      take_condition(inside);
    }
  }

  // [$¥-804]: the currency, and the language of the names of months and days.
  void take_locale(std::string_view inside) {
    const std::size_t dash = inside.rfind('-');
    const std::string_view code =
        dash == std::string_view::npos ? std::string_view() : inside.substr(dash + 1);
    const std::string_view currency = inside.substr(0, dash);
    if (!currency.empty()) add(Kind::literal, currency);
    if (same_folded(code, "f800")) rest_ = system_date();
    if (same_folded(code, "f400")) rest_ = system_time();
    constexpr std::string_view chinese[] = {"804", "404", "c04", "1004", "1404"};
    for (const std::string_view one : chinese) {
      const std::string_view tail = code.substr(code.size() - std::min(code.size(), one.size()));
      if (same_folded(tail, one)) section_.chinese_names = true;
    }
    if (code.size() > 2 && same_folded(code.substr(0, 2), "zh")) section_.chinese_names = true;
  }

  // The long date and the time of the system take the place of what stands in the code.
  static std::string_view system_date() { return "yyyy\"年\"m\"月\"d\"日\""; }
  static std::string_view system_time() { return "h:mm:ss"; }

  void take_condition(std::string_view inside) {
    using Compare = FormatSection::Compare;
    struct Sign {
      std::string_view text;
      Compare compare;
    };
    constexpr Sign signs[] = {{"<=", Compare::at_most},   {">=", Compare::at_least},
                              {"<>", Compare::not_equal}, {"<", Compare::less},
                              {">", Compare::more},       {"=", Compare::equal}};
    for (const Sign& sign : signs) {
      if (!inside.starts_with(sign.text)) continue;
      if (const auto limit = parse_digits(inside.substr(sign.text.size()))) {
        section_.compare = sign.compare;
        section_.limit = *limit;
      }
      return;
    }
  }

  void take_letter() {
    constexpr std::string_view generals[] = {"General", "G/通用格式"};
    for (const std::string_view general : generals) {
      if (!same_folded(rest_.substr(0, general.size()), general)) continue;
      add(Kind::general, cut(general.size()));
      return;
    }
    constexpr std::string_view halves[] = {"AM/PM", "A/P", "上午/下午"};
    for (const std::string_view half : halves) {
      if (!same_folded(rest_.substr(0, half.size()), half)) continue;
      add(Kind::half_day, cut(half.size()));
      section_.is_date = true;
      return;
    }
    const char letter = lower(rest_.front());
    if (letter == 'e' && rest_.size() > 1 && (rest_[1] == '+' || rest_[1] == '-')) {
      add(Kind::exponent, cut(2).substr(1));
      return;
    }
    // Chinese systems escape with ! too: 0!.0
    if (letter == '!' && rest_.size() > 1 &&
        std::string_view(".0#?").find(rest_[1]) != rest_.npos) {
      cut(1);
      add_character();
      return;
    }
    if (std::string_view("ymdhsabeg").find(letter) == std::string_view::npos) {
      add_character();
      return;
    }
    std::size_t run = 1;
    while (run < rest_.size() && lower(rest_[run]) == letter) ++run;
    cut(run);
    if (letter == 'g') return;  // the era, which no Chinese date has
    section_.tokens.push_back({.kind = Kind::date, .text = std::string(run, letter)});
    section_.is_date = true;
  }

  std::string_view& rest_;
  FormatSection section_;
  int commas_ = 0;
  bool more_ = false;
};

bool holds(const FormatSection& section, const Digits& number) {
  using Compare = FormatSection::Compare;
  const int order = compare(number, section.limit);
  switch (section.compare) {
    case Compare::none: return true;
    case Compare::less: return order < 0;
    case Compare::at_most: return order <= 0;
    case Compare::equal: return order == 0;
    case Compare::not_equal: return order != 0;
    case Compare::at_least: return order >= 0;
    case Compare::more: return order > 0;
  }
  return true;
}

struct Chosen {
  const FormatSection* section = nullptr;
  bool sign = false;  // a minus sign is to be put before it
};

Chosen choose(const Digits& number, std::span<const FormatSection> sections) {
  using Compare = FormatSection::Compare;
  const bool negative = number.negative && !number.is_zero();
  const bool conditions = std::ranges::any_of(
      sections, [](const FormatSection& section) { return section.compare != Compare::none; });
  if (conditions) {
    for (std::size_t at = 0; at < sections.size() && at < 3; ++at) {
      if (!holds(sections[at], number)) continue;
      // A section for numbers below nought says so itself.
      const Digits& limit = sections[at].limit;
      const bool below =
          sections[at].compare == Compare::less && (limit.is_zero() || limit.negative);
      return {.section = &sections[at], .sign = negative && !below};
    }
    return {};
  }
  if (negative && sections.size() > 1) return {.section = &sections[1]};
  if (number.is_zero() && sections.size() > 2) return {.section = &sections[2]};
  return {.section = &sections.front(), .sign = negative};
}

// The section for texts: the fourth, or the last one that has @.
const FormatSection* text_section(const NumberFormat& format) {
  if (format.sections.size() > 3) return &format.sections[3];
  for (const FormatSection& section : format.sections) {
    if (section.has(Kind::text)) return &section;
  }
  return nullptr;
}

}  // namespace

bool FormatSection::has(FormatToken::Kind kind) const {
  return std::ranges::find(tokens, kind, &FormatToken::kind) != tokens.end();
}

bool NumberFormat::is_date() const {
  return !sections.empty() && sections.front().is_date;
}

NumberFormat parse_format(std::string_view code) {
  constexpr std::size_t most_sections = 4;
  NumberFormat format;
  if (code.empty() || code.size() > longest_code) return format;
  bool more = true;
  while (more && format.sections.size() < most_sections) {
    SectionReader reader(code);
    format.sections.push_back(reader.read());
    more = reader.more();
  }
  return format;
}

std::string show_number(const Digits& stored, const NumberFormat& format, bool date1904) {
  const Digits number = rounded_to_significant(stored, kept_digits);
  std::vector<FormatSection> const& sections = format.sections;
  if (sections.empty()) return general_text(number);
  // A section for texts alone shows a number as if there were no format.
  if (sections.size() == 1 && sections.front().has(Kind::text)) return general_text(number);
  const Chosen chosen = choose(number, sections);
  if (chosen.section == nullptr) return general_text(number);
  if (chosen.section->is_date) {
    return show_date(number, *chosen.section, date1904).value_or(general_text(number));
  }
  Digits magnitude = number;
  magnitude.negative = false;
  const std::string text = show_figure(magnitude, *chosen.section);
  return chosen.sign ? "-" + text : text;
}

std::string show_text(std::string_view text, const NumberFormat& format) {
  const FormatSection* section = text_section(format);
  if (section == nullptr) return std::string(text);
  std::string shown;
  for (const FormatToken& token : section->tokens) {
    if (token.kind == Kind::text) {
      shown += text;
    } else if (token.kind == Kind::literal) {
      shown += token.text;
    }
  }
  return shown;
}

}  // namespace gouji
