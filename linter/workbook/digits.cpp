// Rounding carries from the right; a run of nines becomes a one in front. All other operations move
// the point or cut the string of digits.

#include "linter/workbook/digits.h"

#include <fmt/format.h>

#include <algorithm>

namespace gouji {
namespace {

constexpr std::size_t longest = 400;  // of a stored number, as it is written
constexpr int largest_exponent = 400;

constexpr bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

void drop_zeros(Digits& number) {
  const std::size_t first = number.digits.find_first_not_of('0');
  if (first == std::string::npos) {
    number = {};
    return;
  }
  number.digits.erase(0, first);
  number.point -= static_cast<int>(first);
  number.digits.erase(number.digits.find_last_not_of('0') + 1);
}

// Keeps the first `kept` digits; zero or fewer round to one digit or to nought.
Digits cut(Digits number, int kept) {
  const auto size = static_cast<int>(number.digits.size());
  if (kept >= size) return number;
  if (kept < 0) return {};
  const bool up = number.digits[static_cast<std::size_t>(kept)] >= '5';
  number.digits.resize(static_cast<std::size_t>(kept));
  if (up) {
    auto at = number.digits.rbegin();
    while (at != number.digits.rend() && *at == '9') *at++ = '0';
    if (at == number.digits.rend()) {
      number.digits.insert(0, 1, '1');
      ++number.point;
    } else {
      ++*at;
    }
  }
  drop_zeros(number);
  return number;
}

std::optional<int> parse_exponent(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (text.empty() || !std::ranges::all_of(text, is_digit)) return std::nullopt;
  int exponent = 0;
  for (const char byte : text) {
    exponent = exponent * 10 + (byte - '0');
    if (exponent > largest_exponent) return std::nullopt;
  }
  return negative ? -exponent : exponent;
}

}  // namespace

std::optional<Digits> parse_digits(std::string_view text) {
  if (text.empty() || text.size() > longest) return std::nullopt;
  Digits number;
  number.negative = text.front() == '-';
  if (number.negative || text.front() == '+') text.remove_prefix(1);
  const std::size_t mark = text.find_first_of("eE");
  int exponent = 0;
  if (mark != std::string_view::npos) {
    const std::optional<int> read = parse_exponent(text.substr(mark + 1));
    if (!read) return std::nullopt;
    exponent = *read;
  }
  const std::string_view mantissa = text.substr(0, mark);
  const std::size_t point = std::min(mantissa.find('.'), mantissa.size());
  const std::string_view whole = mantissa.substr(0, point);
  const std::string_view fraction = mantissa.substr(std::min(point + 1, mantissa.size()));
  if (whole.empty() && fraction.empty()) return std::nullopt;
  if (!std::ranges::all_of(whole, is_digit) || !std::ranges::all_of(fraction, is_digit)) {
    return std::nullopt;
  }
  number.digits = std::string(whole) + std::string(fraction);
  number.point = static_cast<int>(whole.size()) + exponent;
  drop_zeros(number);
  return number;
}

Digits rounded_to_significant(Digits number, int digits) {
  return cut(std::move(number), digits);
}

Digits rounded_to_places(Digits number, int places) {
  const int kept = number.point + places;
  return cut(std::move(number), kept);
}

Digits shifted(Digits number, int places) {
  if (!number.is_zero()) number.point += places;
  return number;
}

int compare(const Digits& a, const Digits& b) {
  if (a == b) return 0;
  const bool a_below = a.negative && !a.is_zero();
  const bool b_below = b.negative && !b.is_zero();
  if (a_below != b_below) return a_below ? -1 : 1;
  const int sign = a_below ? -1 : 1;
  if (a.is_zero()) return b.is_zero() ? 0 : -1;
  if (b.is_zero()) return 1;
  if (a.point != b.point) return a.point < b.point ? -sign : sign;
  return a.digits < b.digits ? -sign : sign;
}

std::string whole_part(const Digits& number) {
  if (number.point <= 0) return {};
  std::string whole = number.digits.substr(0, static_cast<std::size_t>(number.point));
  whole.resize(static_cast<std::size_t>(number.point), '0');
  return whole;
}

std::string fraction_part(const Digits& number) {
  if (number.is_zero()) return {};
  if (number.point <= 0) {
    return std::string(static_cast<std::size_t>(-number.point), '0') + number.digits;
  }
  const auto whole = static_cast<std::size_t>(number.point);
  return whole >= number.digits.size() ? std::string() : number.digits.substr(whole);
}

std::string general_text(const Digits& stored) {
  constexpr int most_whole = 21;
  constexpr int most_zeros = 8;  // behind the point
  const Digits number = rounded_to_significant(stored, kept_digits);
  if (number.is_zero()) return "0";
  std::string text = number.negative ? "-" : "";
  if (number.point > most_whole || number.point < -most_zeros) {
    text += number.digits.front();
    if (number.digits.size() > 1) text += "." + number.digits.substr(1);
    const int exponent = number.point - 1;
    return text + fmt::format("E{}{:02}", exponent < 0 ? '-' : '+', std::abs(exponent));
  }
  const std::string whole = whole_part(number);
  const std::string fraction = fraction_part(number);
  text += whole.empty() ? "0" : whole;
  if (!fraction.empty()) text += "." + fraction;
  return text;
}

}  // namespace gouji
