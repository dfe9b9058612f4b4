// The smallest pieces of JSON: blanks and numbers. The functions take where they begin in the bytes
// and give where they end. They ask for no end of the bytes: these end with a brace, which ends
// everything that is read here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "schemas/decimal.h"

namespace gouji {

inline bool is_json_blank(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

inline bool is_json_digit(char c) {
  return static_cast<unsigned char>(c - '0') < 10;
}

inline const char* behind_blanks(const char* at) {
  while (is_json_blank(*at)) ++at;
  return at;
}

inline std::string_view between(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

inline const char* read_digits(const char* at, std::uint64_t& number) {
  for (;; ++at) {
    const unsigned digit = static_cast<unsigned char>(*at) - unsigned{'0'};
    if (digit > 9) return at;
    number = number * 10 + digit;
  }
}

// Null: no number, or one of so many digits that it may not fit. An exponent is left standing
// behind the number, where nothing takes it.
[[gnu::always_inline]] inline const char* read_number(const char* at, Decimal& value) {
  constexpr std::ptrdiff_t most_digits = 18;  // of which every number fits in 64 bits
  const bool negative = *at == '-';
  const char* const whole = negative ? at + 1 : at;
  // More digits than fit are read all the same, and then refused.
  std::uint64_t number = 0;
  const char* const point = read_digits(whole, number);
  const char* end = point;
  std::ptrdiff_t places = 0;
  if (*point == '.') {
    end = read_digits(point + 1, number);
    places = end - point - 1;
    if (places == 0) return nullptr;
  }
  if (point == whole) return nullptr;
  if (end - whole > Decimal::max_scale || *whole == '0') {
    const std::ptrdiff_t digits = point - whole + places;
    const bool zero_leads = *whole == '0' && point - whole > 1;
    if (digits > most_digits || places > Decimal::max_scale || zero_leads) return nullptr;
  }
  const auto coefficient = static_cast<std::int64_t>(number);
  value = Decimal(negative ? -coefficient : coefficient, static_cast<int>(places));
  return end;
}

}  // namespace gouji
