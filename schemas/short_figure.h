// A figure of up to seven characters in eight bytes, read without a branch: how long it is and
// where its point stands differs from figure to figure, and no processor guesses that well.
#pragma once

#include <bit>
#include <cstdint>

namespace gouji {

struct ShortFigure {
  std::uint64_t number = 0;  // its digits, the point left out
  unsigned whole = 0;        // digits before the point,
  unsigned places = 0;       // and behind it
  unsigned size = 0;         // of it all, in bytes
  // False: there is no digit before the point or none behind it, or it does not end here. Then the
  // rest says nothing.
  bool read = false;

  // At the start of eight bytes, the first the lowest. Those behind it begin with something that is
  // no digit, or with zeros.
  static ShortFigure of(std::uint64_t text) {
    constexpr std::uint64_t ones = 0x0101'0101'0101'0101U;
    const std::uint64_t digits = text ^ (ones * '0');
    // The high bit of each byte up to the second that is no digit; beyond that a carry may lie.
    const std::uint64_t others = ((digits + ones * 0x76U) | digits) & (ones * 0x80U);
    const std::uint64_t behind_first = others & (others - 1);
    const unsigned first = place_of(others);
    const bool point = (text >> (8 * (first & 7U)) & 0xFFU) == '.';
    const std::uint64_t end = point ? behind_first : others;
    const std::uint64_t whole_part = (std::uint64_t{1} << (8 * (first & 7U))) - 1;
    const std::uint64_t without_point =
        point ? (digits & whole_part) | (digits >> 8U & ~whole_part) : digits;
    ShortFigure figure;
    figure.size = place_of(end);
    figure.whole = first;
    const unsigned count = figure.size - (point ? 1U : 0U);
    figure.places = count - first;
    figure.read = end != 0 && first != 0 && (!point || figure.places != 0);
    figure.number = eight_digits(without_point << ((64 - 8 * (count & 7U)) & 63U));
    return figure;
  }

 private:
  // Of the first byte whose high bit is set; eight: there is none.
  static unsigned place_of(std::uint64_t high_bits) {
    return static_cast<unsigned>(std::countr_zero(high_bits)) / 8;
  }
  // The first in the lowest byte: each two are put together, then each four, then all.
  static std::uint64_t eight_digits(std::uint64_t digits) {
    constexpr std::uint64_t pair = 0x0000'00FF'0000'00FFU;
    digits = digits * 10 + (digits >> 8U);
    const std::uint64_t first_and_third =
        (digits & pair) * (100 + (std::uint64_t{1'000'000} << 32U));
    const std::uint64_t others = (digits >> 16U & pair) * (1 + (std::uint64_t{10'000} << 32U));
    return (first_and_third + others) >> 32U;
  }
};

}  // namespace gouji
