// How a figure may have become another one on its way onto the form.
#pragma once

#include "schemas/decimal.h"
#include "schemas/finding.h"

namespace gouji {

struct Slip {
  Message words{};      // 两位数字对调; empty: none of the usual ones
  bool telling = true;  // false: so common that it tells nothing by itself (one digit differs)
};
Slip slip_between(const Decimal& printed, const Decimal& right);

}  // namespace gouji
