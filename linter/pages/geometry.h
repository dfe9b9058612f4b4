// Lengths on a page as whole numbers: a PDF prints decimals, and decimals are what is computed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "schemas/decimal.h"

namespace gouji {

// 1/100 of a point, from the top left corner of the page as it is shown.
using Length = std::int64_t;
constexpr Length one_point = 100;

// 1/1'000'000: numbers of a PDF (coordinates in its own space, factors of matrices).
using Micro = std::int64_t;
constexpr Micro one_whole = 1'000'000;
// Beyond this a number is cut off: no page is that large, and products still fit.
constexpr Micro micro_limit = 1'000'000 * one_whole;

// Reads [+-]digits[.digits]; places beyond the sixth are dropped, anything else is zero.
Micro parse_micro(std::string_view text);
Length parse_length(std::string_view points);  // the same in 1/100 point, rounded

struct Point {
  Micro x = 0;
  Micro y = 0;
};

// x' = a x + c y + e; y' = b x + d y + f
struct Matrix {
  Micro a = one_whole;
  Micro b = 0;
  Micro c = 0;
  Micro d = one_whole;
  Micro e = 0;
  Micro f = 0;

  Point apply(Point point) const;
  // What comes of this one first and then the other.
  Matrix then(const Matrix& other) const;
};

Length to_length(Micro number);  // rounded

struct Box {
  Length left = 0;
  Length top = 0;
  Length right = 0;
  Length bottom = 0;

  Length middle_x() const { return left + (right - left) / 2; }
  Length middle_y() const { return top + (bottom - top) / 2; }
  bool holds(Length x, Length y) const {
    return x >= left && x <= right && y >= top && y <= bottom;
  }
  void include(const Box& other);
};

// "left,top,right,bottom" in whole points.
std::string printed_box(const Box& box);

}  // namespace gouji
