// A number laid out in the places of a format. It is scaled by per cent signs and commas, rounded
// once to the places there are, and then its digits are dealt out from the right: the last ones to
// the last places, all that is left to the first one, with whatever stands between the places kept
// there.

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <utility>

#include "linter/workbook/number_format.h"

namespace gouji {
namespace {

using Kind = FormatToken::Kind;

struct Layout {
  std::size_t whole = 0;     // places before the point
  std::size_t fraction = 0;  // and behind it
  std::size_t exponent = 0;
  int scaling = 0;  // powers of ten
};

Layout layout_of(const FormatSection& section) {
  Layout layout;
  bool behind_point = false;
  bool behind_exponent = false;
  for (const FormatToken& token : section.tokens) {
    if (token.kind == Kind::point) behind_point = true;
    if (token.kind == Kind::exponent) behind_exponent = true;
    if (token.kind == Kind::percent) layout.scaling += 2;
    if (token.kind != Kind::digit) continue;
    std::size_t& places = behind_exponent ? layout.exponent
                          : behind_point  ? layout.fraction
                                          : layout.whole;
    ++places;
  }
  layout.scaling -= 3 * section.scaling;
  return layout;
}

// Digits before the point, dealt out to the places from the right.
class WholeDigits {
 public:
  WholeDigits(std::string digits, std::size_t places, bool thousands)
      : digits_(std::move(digits)), left_(places), thousands_(thousands) {}

  void put(char place, std::string& out) {
    const bool first = !started_;
    started_ = true;
    if (first) {
      while (digits_.size() - at_ > left_) put_next(out);
    }
    --left_;
    if (digits_.size() - at_ > left_) {
      put_next(out);
    } else if (place == '0') {
      put_digit('0', left_, out);
    } else if (place == '?') {
      out += ' ';
    }
  }

 private:
  void put_next(std::string& out) {
    const char digit = digits_[at_++];
    put_digit(digit, digits_.size() - at_, out);
  }

  void put_digit(char digit, std::size_t behind, std::string& out) {
    out += digit;
    if (thousands_ && behind > 0 && behind % 3 == 0) out += ',';
  }

  std::string digits_;
  std::size_t at_ = 0;
  std::size_t left_;
  bool thousands_;
  bool started_ = false;
};

void put_fraction_digit(char place, std::size_t at, const std::string& fraction, std::string& out) {
  if (at < fraction.size()) {
    out += fraction[at];
  } else if (place == '0') {
    out += '0';
  } else if (place == '?') {
    out += ' ';
  }
}

std::string put_exponent(const std::string& digits, const std::string& sign, bool negative,
                         std::size_t places) {
  std::string text = negative ? "E-" : sign == "+" ? "E+" : "E";
  if (digits.size() < places) text += std::string(places - digits.size(), '0');
  return text + digits;
}

// The power of ten that is split off, so that the places before the point are filled.
int exponent_of(Digits& number, const Layout& layout) {
  if (number.is_zero()) return 0;
  const int step = std::max(1, static_cast<int>(layout.whole));
  const auto split = [&] {
    int exponent = number.point - 1;
    const int rest = ((exponent % step) + step) % step;
    return exponent - rest;
  };
  int exponent = split();
  Digits mantissa =
      rounded_to_places(shifted(number, -exponent), static_cast<int>(layout.fraction));
  if (mantissa.point > step) {  // 9.99 rounded to 10
    number = shifted(mantissa, exponent);
    exponent = split();
    mantissa = shifted(number, -exponent);
  }
  number = mantissa;
  return exponent;
}

bool is_fraction(const FormatSection& section) {
  for (std::size_t at = 1; at + 1 < section.tokens.size(); ++at) {
    if (section.tokens[at].kind != Kind::slash) continue;
    return section.tokens[at - 1].kind == Kind::digit &&
           (section.tokens[at + 1].kind == Kind::digit ||
            section.tokens[at + 1].kind == Kind::literal);
  }
  return false;
}

struct Fraction {
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;
};

// The nearest to a value below one, by trying every denominator.
Fraction nearest_fraction(std::int64_t value, std::int64_t unit, std::int64_t largest, bool fixed) {
  Fraction best;
  __extension__ using Wide = __int128;
  Wide best_error = -1;
  for (std::int64_t denominator = fixed ? largest : 1; denominator <= largest; ++denominator) {
    const Wide scaled = static_cast<Wide>(value) * denominator;
    const auto numerator = static_cast<std::int64_t>((scaled * 2 + unit) / (Wide{2} * unit));
    Wide error = scaled - static_cast<Wide>(numerator) * unit;
    if (error < 0) error = -error;
    // error / denominator is compared crosswise
    if (best_error >= 0 && error * best.denominator >= best_error * denominator) continue;
    best = {.numerator = numerator, .denominator = denominator};
    best_error = error;
    if (error == 0) break;
  }
  return best;
}

std::string show_fraction(const Digits& number, const FormatSection& section) {
  constexpr std::int64_t unit = 1'000'000'000'000'000;
  constexpr std::size_t most_places = 3;
  std::size_t slash = 0;
  while (section.tokens[slash].kind != Kind::slash) ++slash;
  std::size_t places = 0;
  std::string fixed;
  for (std::size_t at = slash + 1; at < section.tokens.size(); ++at) {
    if (section.tokens[at].kind == Kind::digit) ++places;
    if (section.tokens[at].kind == Kind::literal) fixed += section.tokens[at].text;
  }
  const bool is_fixed = places == 0 && !fixed.empty() && fixed.size() <= most_places &&
                        fixed.find_first_not_of("0123456789") == std::string::npos;
  std::int64_t largest = is_fixed ? std::atoll(fixed.c_str()) : 9;
  for (std::size_t at = 1; !is_fixed && at < std::min(places, most_places); ++at) {
    largest = largest * 10 + 9;
  }
  const Digits cut = rounded_to_places(number, kept_digits);
  const std::string behind = fraction_part(cut);
  const std::int64_t value =
      behind.empty() ? 0 : std::atoll((behind + std::string(15 - behind.size(), '0')).c_str());
  Fraction found = nearest_fraction(value, unit, std::max<std::int64_t>(largest, 1), is_fixed);
  std::string whole = whole_part(cut);
  if (found.numerator == found.denominator) {
    const auto more = std::atoll(whole.c_str());
    whole = std::to_string(more + 1);
    found.numerator = 0;
  }
  if (found.numerator == 0) return whole.empty() ? "0" : whole;
  const std::string text = fmt::format("{}/{}", found.numerator, found.denominator);
  return whole.empty() ? text : whole + " " + text;
}

// Whether anything is printed behind the point.
bool shows_fraction(const FormatSection& section, const std::string& fraction) {
  if (!fraction.empty()) return true;
  bool behind = false;
  for (const FormatToken& token : section.tokens) {
    if (token.kind == Kind::point) behind = true;
    if (behind && token.kind == Kind::digit) return token.text != "#";
  }
  return false;
}

std::string show_in_chinese(const Digits& number, const FormatSection& section) {
  const bool formal = section.chinese_numerals == 2;
  const std::string whole = whole_part(number);
  std::string text =
      section.has(Kind::general) ? chinese_number(whole, formal) : chinese_digits(whole, formal);
  const std::string fraction = fraction_part(number);
  if (!fraction.empty()) text += "." + chinese_digits(fraction, formal);
  return text;
}

}  // namespace

std::string show_figure(const Digits& stored, const FormatSection& section) {
  if (is_fraction(section) && whole_part(stored).size() <= 15) {
    return show_fraction(stored, section);
  }
  const Layout layout = layout_of(section);
  Digits number = shifted(stored, layout.scaling);
  const bool scientific = section.has(Kind::exponent);
  const int exponent = scientific ? exponent_of(number, layout) : 0;
  if (!section.has(Kind::general)) {
    number = rounded_to_places(number, static_cast<int>(layout.fraction));
  }
  std::string out;
  WholeDigits whole(whole_part(number), layout.whole, section.thousands);
  const std::string fraction = fraction_part(number);
  bool behind_point = false;
  bool behind_exponent = false;
  bool numerals_done = false;
  std::size_t place = 0;
  for (const FormatToken& token : section.tokens) {
    switch (token.kind) {
      case Kind::digit:
        if (behind_exponent) break;
        if (section.chinese_numerals != 0) {
          if (!numerals_done) out += show_in_chinese(number, section);
          numerals_done = true;
        } else if (behind_point) {
          put_fraction_digit(token.text.front(), place++, fraction, out);
        } else {
          whole.put(token.text.front(), out);
        }
        break;
      case Kind::point:
        if (!behind_point && layout.whole == 0 && layout.fraction > 0) out += whole_part(number);
        // 0.## shows 12. for 12; the point that says nothing is left out.
        if (section.chinese_numerals == 0 && shows_fraction(section, fraction)) out += '.';
        behind_point = true;
        break;
      case Kind::exponent:
        behind_exponent = true;
        out += put_exponent(std::to_string(std::abs(exponent)), token.text, exponent < 0,
                            layout.exponent);
        break;
      case Kind::percent: out += '%'; break;
      case Kind::general:
        out +=
            section.chinese_numerals != 0 ? show_in_chinese(number, section) : general_text(number);
        break;
      case Kind::slash: out += '/'; break;
      case Kind::text: out += general_text(number); break;
      default: out += token.text;
    }
  }
  return out;
}

}  // namespace gouji
