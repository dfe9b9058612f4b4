// Whole-number arithmetic on a page. Products of two numbers go through 128 bits and are rounded
// once; every result is cut off at the limit, so that a hostile matrix cannot overflow anything.

#include "linter/pages/geometry.h"

#include <fmt/format.h>

#include <algorithm>

namespace gouji {
namespace {

constexpr Length micro_per_length = one_whole / one_point;

bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

template <typename Wide>
Wide divided(Wide number, Wide by) {
  return (number < 0 ? number - by / 2 : number + by / 2) / by;
}

Micro scaled(Int128 products, Micro added) {
  const Int128 sum = divided<Int128>(products, one_whole) + added;
  return static_cast<Micro>(std::clamp<Int128>(sum, -micro_limit, micro_limit));
}

Int128 product(Micro a, Micro b) {
  return static_cast<Int128>(a) * b;
}

}  // namespace

Micro parse_micro(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  Micro number = 0;
  std::size_t at = 0;
  for (; at < text.size() && is_digit(text[at]); ++at) {
    number = std::min(number * 10 + (text[at] - '0'), micro_limit / one_whole);
  }
  number *= one_whole;
  if (at < text.size() && text[at] == '.') {
    Micro place = one_whole / 10;
    for (++at; at < text.size() && is_digit(text[at]); ++at) {
      number += (text[at] - '0') * place;
      place /= 10;
    }
  }
  if (at != text.size()) return 0;
  return negative ? -number : number;
}

Length parse_length(std::string_view points) {
  return to_length(parse_micro(points));
}

Length to_length(Micro number) {
  return divided<Micro>(number, micro_per_length);
}

Point Matrix::apply(Point point) const {
  return {.x = scaled(product(a, point.x) + product(c, point.y), e),
          .y = scaled(product(b, point.x) + product(d, point.y), f)};
}

Matrix Matrix::then(const Matrix& other) const {
  const Point moved = other.apply({.x = e, .y = f});
  return {.a = scaled(product(a, other.a) + product(b, other.c), 0),
          .b = scaled(product(a, other.b) + product(b, other.d), 0),
          .c = scaled(product(c, other.a) + product(d, other.c), 0),
          .d = scaled(product(c, other.b) + product(d, other.d), 0),
          .e = moved.x,
          .f = moved.y};
}

void Box::include(const Box& other) {
  left = std::min(left, other.left);
  top = std::min(top, other.top);
  right = std::max(right, other.right);
  bottom = std::max(bottom, other.bottom);
}

std::string printed_box(const Box& box) {
  const auto whole = [](Length length) { return divided<Length>(length, one_point); };
  return fmt::format("{},{},{},{}", whole(box.left), whole(box.top), whole(box.right),
                     whole(box.bottom));
}

}  // namespace gouji
