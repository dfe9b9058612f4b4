// How a figure may have become another one on its way onto the form.
#pragma once

#include "schemas/decimal.h"
#include "schemas/finding.h"

namespace gouji {

enum class SlipKind : std::uint8_t {
  none,  // none of the usual ones
  sign,
  unit,           // 元 for 万元
  decimal_point,  // moved
  digit_more,
  digit_less,
  swapped,        // two digits changed places
  exchanged,      // every 4 is a 7 and every 7 a 4
  shuffled,       // the same digits in another order
  part_twice,     // a total: one of its parts was added twice
  part_left_out,  // or not at all
  one_digit       // so common that it tells nothing by itself
};

struct Slip {
  SlipKind kind = SlipKind::none;
  Message words{};  // 两位数字对调; empty for none
  bool telling() const { return kind != SlipKind::none && kind != SlipKind::one_digit; }
};
Slip slip_between(const Decimal& printed, const Decimal& right);

}  // namespace gouji
