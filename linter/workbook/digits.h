// A stored number as its decimal digits, of any length and size: what a cell stores is rounded and
// laid out digit by digit, never through binary fractions. Wider than Decimal, since stored values
// have 17 digits and exponents.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gouji {

struct Digits {
  bool negative = false;
  std::string digits;  // no zeros at either end; empty for nought
  int point = 0;       // how many of them stand before the point: 76.29 is 7629, 2

  bool is_zero() const { return digits.empty(); }
  friend bool operator==(const Digits&, const Digits&) = default;
};

// [+-]digits[.digits][e[+-]digits], the grammar of stored values; empty for anything else.
std::optional<Digits> parse_digits(std::string_view text);

// Half away from zero.
Digits rounded_to_significant(Digits number, int digits);
Digits rounded_to_places(Digits number, int places);
Digits shifted(Digits number, int places);  // times ten to the power of places

// −1, 0, 1
int compare(const Digits& a, const Digits& b);

// The digits before the point ("" for none) and behind it.
std::string whole_part(const Digits& number);
std::string fraction_part(const Digits& number);

// As a cell without a format shows it when it is wide enough: 15 digits, written out where that is
// readable, else 1.5E-12.
std::string general_text(const Digits& number);

// What spreadsheets keep of a stored number.
constexpr int kept_digits = 15;

}  // namespace gouji
