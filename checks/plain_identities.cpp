// Most identities of most forms hold, over short figures: sums of 64 bits tell so at once. They
// give up on what is missing or large, and say nothing of what differs; identities.cpp does.

#include <algorithm>

#include "checks/identities.h"
#include "checks/identity_text.h"
#include "schemas/int128.h"

namespace gouji {
namespace {

// The figures of an operand in units of their sixth place, while that fits in 64 bits and none is
// missing.
class NarrowSum {
 public:
  NarrowSum(const Operand& operand, const CheckInput& input) {
    if (operand.kind == Operand::Kind::constant) {
      add(operand.constant);
      return;
    }
    const bool optional = is_optional(operand, input);
    for_each_cell(operand, input, [&](const FigureCell& cell) {
      if (cell.filled()) {
        add(cell.value);
      } else if (!optional || !cell.empty()) {
        sure_ = false;
      }
    });
  }
  bool any() const { return any_; }
  bool subtract_from(std::int64_t& rest, std::int64_t times) const {
    std::int64_t part = 0;
    return sure_ && !__builtin_mul_overflow(sum_, times, &part) &&
           !__builtin_sub_overflow(rest, part, &rest);
  }

 private:
  void add(const Decimal& figure) {
    constexpr int places = 6;
    any_ = true;
    if (!figure.is_narrow() || figure.scale() > places) {
      sure_ = false;
      return;
    }
    auto part = static_cast<std::int64_t>(figure.coefficient());
    const UInt128& power = powers_of_ten[static_cast<std::size_t>(places - figure.scale())];
    const bool large = __builtin_mul_overflow(part, static_cast<std::int64_t>(power), &part) ||
                       __builtin_add_overflow(sum_, part, &sum_);
    if (large) sure_ = false;
  }

  std::int64_t sum_ = 0;
  bool sure_ = true;
  bool any_ = false;  // some figure is there
};

}  // namespace

bool surely_holds(const Identity& identity, const CheckInput& input) {
  std::int64_t rest = 0;
  const NarrowSum total(identity.total, input);
  if (!total.any() || !total.subtract_from(rest, -1)) return false;
  return std::all_of(identity.terms.begin(), identity.terms.end(),
                     [&](const Term& term) {
                       return NarrowSum(term.operand, input).subtract_from(rest, term.times);
                     }) &&
         rest == 0;
}

}  // namespace gouji
