// Most identities of most forms hold, over short figures: sums in millionths tell so at once, each
// of them made once for all identities. They give up on what is missing or large, and say nothing
// of what differs; identities.cpp does.

#include "checks/plain_identities.h"

#include <algorithm>
#include <cstdint>

#include "schemas/int128.h"

namespace gouji {
namespace {

constexpr int places = 6;

}  // namespace

inline void PlainIdentities::Sum::add(const Decimal& figure) {
  any = true;
  if (!figure.is_narrow() || figure.scale() > places) {
    known = false;
    return;
  }
  auto part = static_cast<std::int64_t>(figure.coefficient());
  const auto power =
      static_cast<std::int64_t>(powers_of_ten[static_cast<std::size_t>(places - figure.scale())]);
  const bool large = __builtin_mul_overflow(part, power, &part) ||
                     __builtin_add_overflow(millionths, part, &millionths);
  if (large) known = false;
}

inline void PlainIdentities::Sum::add(const FigureCell& cell) {
  if (cell.filled()) {
    add(cell.value);
  } else {
    known = false;
  }
}

inline void PlainIdentities::Sum::add(const Sum& other) {
  any = any || other.any;
  known =
      known && other.known && !__builtin_add_overflow(millionths, other.millionths, &millionths);
}

// False: it is not known, or does not fit.
inline bool PlainIdentities::Sum::subtract_from(std::int64_t& rest, std::int64_t times) const {
  std::int64_t part = 0;
  return known && !__builtin_mul_overflow(millionths, times, &part) &&
         !__builtin_sub_overflow(rest, part, &rest);
}

PlainIdentities::PlainIdentities(const CheckInput& input)
    : sub_items_(input.rulebook.figures.size()),
      total_row_(sub_items_ + 2),
      indicators_(total_row_ + 2),
      sums_(indicators_ + 2 + 2 * input.rulebook.categories.size(), input.memory) {
  Sum* sum = sums_.data();
  const FigureField* field = input.rulebook.figures.data();
  for (const FigureCell& cell : input.form.figures) {
    if (!(field++->optional && cell.empty())) sum->add(cell);
    ++sum;
  }
  bool total_seen = false;
  for (const SubItem& item : input.form.sub_items) {
    if (item.is_total && total_seen) continue;
    total_seen = total_seen || item.is_total;
    Sum* const two = &sums_[item.is_total ? total_row_ : sub_items_];
    two[0].add(item.budget);
    two[1].add(item.actual);
  }
  // Those in no category, which is -1, are only among all.
  const auto columns_of = [&](int category) {
    return sums_.data() + indicators_ + 2 * static_cast<std::size_t>(category + 1);
  };
  for (const Indicator& indicator : input.form.indicators) {
    Sum* const two = columns_of(indicator.category_index);
    two[0].add(indicator.weight);
    two[1].add(indicator.score);
  }
  Sum* const all = columns_of(-1);
  for (std::size_t i = 0; i < input.rulebook.categories.size(); ++i) {
    const Sum* const two = columns_of(static_cast<int>(i));
    all[0].add(two[0]);
    all[1].add(two[1]);
  }
}

bool PlainIdentities::surely_holds(const Identity& identity) const {
  std::int64_t rest = 0;
  const Sum total = sum_of(identity.total);
  return total.any && total.subtract_from(rest, -1) &&
         std::all_of(identity.terms.begin(), identity.terms.end(),
                     [&](const Term& term) {
                       return sum_of(term.operand).subtract_from(rest, term.times);
                     }) &&
         rest == 0;
}

PlainIdentities::Sum PlainIdentities::sum_of(const Operand& operand) const {
  if (operand.kind != Operand::Kind::constant) return sums_[place_of(operand)];
  Sum sum;
  sum.add(operand.constant);
  return sum;
}

std::size_t PlainIdentities::place_of(const Operand& operand) const {
  const bool first = operand.column == Column::budget || operand.column == Column::weight;
  const std::size_t column = first ? 0 : 1;
  switch (operand.kind) {
    case Operand::Kind::constant: break;
    case Operand::Kind::figure: return static_cast<std::size_t>(operand.figure);
    case Operand::Kind::sub_items: return sub_items_ + column;
    case Operand::Kind::sub_item_total: return total_row_ + column;
    case Operand::Kind::indicators:
      return indicators_ + 2 * static_cast<std::size_t>(operand.category + 1) + column;
  }
  return 0;
}

}  // namespace gouji
