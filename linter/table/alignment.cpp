// Dynamic programming over (field, column, shift). For a fixed assignment of fields to columns the
// cost is piecewise linear in the shifts, so its least is reached where every shift is zero or an
// end of some column's span: only those shifts are states. One pass forwards gives the cheapest way
// to reach a state, one pass backwards the cheapest way on from it; a placement is cheapest when
// the two add up to the least total at each of its fields. It is unique when each field has one
// such column, and the columns about which the cheapest placements differ are read off the same
// table, so that no placement is ever enumerated except the few that a message shows.
//
// A value that is not of its column's kind may stay where it is printed, at a price, but is never
// moved into a column of another kind. The prices are set so that one odd cell in an otherwise
// straight row is left for the checks to report, and a row that is off in several cells is moved.

#include "linter/table/alignment.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace gouji {
namespace {

constexpr int infinite = std::numeric_limits<int>::max() / 4;

// Prices, in quarters of a slot.
constexpr int slot_price = 4;        // a change of shift by one slot
constexpr int empty_price = 2;       // a required column left empty: less than moving something in
constexpr int empty_name_price = 6;  // a row without a name: more than moving something in
constexpr int wrong_kind_price = 5;  // a value not of its column's kind, left where it stands

constexpr std::size_t most_states = 1u << 20;
constexpr std::size_t most_candidates = 6;

bool fits(const AlignField& field, ColumnKind kind) {
  if (field.blank) return true;
  switch (kind) {
    case ColumnKind::category: return field.category;
    case ColumnKind::name: return !field.figure && !field.category;
    case ColumnKind::figure: return field.figure;
    case ColumnKind::text:
    case ColumnKind::unknown: return true;
  }
  return false;
}

bool within(std::int64_t slot, const AlignColumn& column) {
  return slot >= column.first && slot <= column.last;
}

using Costs = std::vector<int>;  // one for each shift

class Aligner {
 public:
  Aligner(std::span<const AlignField> fields, std::span<const AlignColumn> columns, bool gaps_lost)
      : fields_(fields), columns_(columns), gaps_lost_(gaps_lost) {
    collect_shifts();
  }

  std::size_t states() const { return fields_.size() * columns_.size() * shifts_.size(); }

  // Fills both tables; the least total cost, or infinite.
  int solve() {
    forwards();
    backwards();
    int least = infinite;
    for (std::size_t column = 0; column < columns_.size(); ++column) {
      least = std::min(least, through(0, column));
    }
    return least;
  }

  // The least cost of a placement with this field in this column.
  int through(std::size_t field, std::size_t column) const {
    const Costs& to = forward_[field][column];
    const Costs& on = backward_[field][column];
    int least = infinite;
    for (std::size_t at = 0; at < shifts_.size(); ++at) least = std::min(least, to[at] + on[at]);
    return least;
  }

  // The cheapest placements, one after the other, as long as there is room for them.
  void enumerate(int least, Alignment& result) const {
    std::vector<int> chosen;
    Costs start(shifts_.size(), infinite);
    start[zero_] = 0;
    extend(least, -1, start, chosen, result);
  }

 private:
  void collect_shifts() {
    shifts_.push_back(0);
    for (const AlignField& field : fields_) {
      for (const AlignColumn& column : columns_) {
        shifts_.push_back(static_cast<std::int64_t>(column.first) - field.slot);
        shifts_.push_back(static_cast<std::int64_t>(column.last) - field.slot);
      }
    }
    std::ranges::sort(shifts_);
    shifts_.erase(std::unique(shifts_.begin(), shifts_.end()), shifts_.end());
    zero_ = static_cast<std::size_t>(std::ranges::lower_bound(shifts_, 0) - shifts_.begin());
  }

  int price_of_empty(std::size_t column) const {
    if (!columns_[column].required) return 0;
    if (columns_[column].kind == ColumnKind::name) return empty_name_price;
    return gaps_lost_ ? 0 : empty_price;
  }

  int price_of(std::size_t field, std::size_t column, std::size_t shift) const {
    const std::int64_t moved = fields_[field].slot + shifts_[shift];
    if (!within(moved, columns_[column])) return infinite;
    if (fits(fields_[field], columns_[column].kind)) return 0;
    return shift == zero_ ? wrong_kind_price : infinite;
  }

  int step(std::size_t from, std::size_t to, bool right) const {
    if (right && gaps_lost_) return 0;
    return static_cast<int>(std::min<std::int64_t>(shifts_[to] - shifts_[from], infinite / 8)) *
           slot_price;
  }

  // From the cost of having each shift to the cost of having changed to it: two sweeps, since the
  // price of a change is the sum of the prices of its steps. Backwards in time, a change to the
  // right is one to the left.
  void allow_change(Costs& costs, bool in_reverse) const {
    for (std::size_t at = 1; at < costs.size(); ++at) {
      costs[at] = std::min(costs[at], costs[at - 1] + step(at - 1, at, !in_reverse));
    }
    for (std::size_t at = costs.size(); at-- > 1;) {
      costs[at - 1] = std::min(costs[at - 1], costs[at] + step(at - 1, at, in_reverse));
    }
    for (int& cost : costs) cost = std::min(cost, infinite);
  }

  void add_price(Costs& costs, std::size_t field, std::size_t column) const {
    for (std::size_t at = 0; at < costs.size(); ++at) {
      costs[at] = std::min(costs[at] + price_of(field, column, at), infinite);
    }
  }

  static void take_least(Costs& costs, const Costs& other, int more) {
    for (std::size_t at = 0; at < costs.size(); ++at) {
      costs[at] = std::min({costs[at] + more, other[at], infinite});
    }
  }

  void forwards() {
    const Costs none(shifts_.size(), infinite);
    forward_.assign(fields_.size(), std::vector<Costs>(columns_.size(), none));
    for (std::size_t field = 0; field < fields_.size(); ++field) {
      Costs before = none;  // the field before stands in some column to the left
      if (field == 0) before[zero_] = 0;
      for (std::size_t column = 0; column < columns_.size(); ++column) {
        if (column > 0) {
          const Costs& left = field > 0 ? forward_[field - 1][column - 1] : none;
          // Columns passed over are empty; the one where the field before stands is not.
          take_least(before, left, price_of_empty(column - 1));
        }
        Costs& here = forward_[field][column];
        here = before;
        allow_change(here, false);
        add_price(here, field, column);
      }
    }
  }

  void backwards() {
    const Costs none(shifts_.size(), infinite);
    backward_.assign(fields_.size(), std::vector<Costs>(columns_.size(), none));
    for (std::size_t field = fields_.size(); field-- > 0;) {
      const bool last = field + 1 == fields_.size();
      Costs after(shifts_.size(), last ? 0 : infinite);
      for (std::size_t column = columns_.size(); column-- > 0;) {
        if (column + 1 < columns_.size()) {
          Costs right = none;
          if (!last) {
            right = backward_[field + 1][column + 1];
            add_price(right, field + 1, column + 1);
          }
          take_least(after, right, price_of_empty(column + 1));
        }
        Costs& here = backward_[field][column];
        here = after;
        if (!last) allow_change(here, true);
      }
    }
  }

  void extend(int least, int column_before, const Costs& reached, std::vector<int>& chosen,
              Alignment& result) const {
    const std::size_t field = chosen.size();
    if (field == fields_.size()) {
      if (result.candidates.size() == most_candidates) {
        result.more_candidates = true;
      } else {
        result.candidates.push_back(chosen);
      }
      return;
    }
    int empties = 0;
    for (int column = column_before + 1; column < static_cast<int>(columns_.size()); ++column) {
      if (result.more_candidates) return;
      const auto at = static_cast<std::size_t>(column);
      Costs here = reached;
      for (int& cost : here) cost = std::min(cost + empties, infinite);
      allow_change(here, false);
      add_price(here, field, at);
      int total = infinite;
      for (std::size_t shift = 0; shift < here.size(); ++shift) {
        total = std::min(total, here[shift] + backward_[field][at][shift]);
      }
      if (total == least) {
        chosen.push_back(column);
        extend(least, column, here, chosen, result);
        chosen.pop_back();
      }
      empties += price_of_empty(at);
    }
  }

  std::span<const AlignField> fields_;
  std::span<const AlignColumn> columns_;
  bool gaps_lost_;
  std::vector<std::int64_t> shifts_;
  std::size_t zero_ = 0;
  std::vector<std::vector<Costs>> forward_;   // by field, column, shift; the state's price included
  std::vector<std::vector<Costs>> backward_;  // the state's price not included
};

bool stands(const AlignField& field, const AlignColumn& column) {
  return within(field.slot, column);
}

// Every field alone in a column of its kind, no required column empty.
bool is_straight(std::span<const AlignField> fields, std::span<const AlignColumn> columns) {
  std::size_t field = 0;
  for (const AlignColumn& column : columns) {
    if (field < fields.size() && stands(fields[field], column)) {
      if (!fits(fields[field], column.kind)) return false;
      ++field;
    } else if (column.required) {
      return false;
    }
  }
  return field == fields.size();
}

// Columns whose content differs between the cheapest placements, and the fields that do not move.
void settle_what_agrees(const Aligner& aligner, int least, std::size_t columns, Alignment& result) {
  std::vector<int> ways_to_fill(columns, 0);
  result.open.assign(columns, false);
  for (std::size_t field = 0; field < result.column_of.size(); ++field) {
    std::vector<std::size_t> possible;
    for (std::size_t column = 0; column < columns; ++column) {
      if (aligner.through(field, column) == least) possible.push_back(column);
    }
    const bool settled = possible.size() == 1;
    result.column_of[field] = settled ? static_cast<int>(possible.front()) : -1;
    for (const std::size_t column : possible) {
      if (!settled || ++ways_to_fill[column] > 1) result.open[column] = true;
    }
  }
}

bool all_fit(std::span<const AlignField> fields, std::span<const AlignColumn> columns,
             const std::vector<int>& placed) {
  for (std::size_t field = 0; field < fields.size(); ++field) {
    if (placed[field] < 0) return false;
    if (!fits(fields[field], columns[static_cast<std::size_t>(placed[field])].kind)) return false;
  }
  return true;
}

}  // namespace

std::vector<int> columns_as_printed(std::span<const AlignField> fields,
                                    std::span<const AlignColumn> columns) {
  std::vector<int> placed(fields.size(), -1);
  std::size_t column = 0;
  for (std::size_t field = 0; field < fields.size(); ++field) {
    while (column < columns.size() && columns[column].last < fields[field].slot) ++column;
    if (column == columns.size()) break;
    if (!stands(fields[field], columns[column])) continue;
    placed[field] = static_cast<int>(column);
    ++column;  // a second field under the same header stands nowhere
  }
  return placed;
}

Alignment align(std::span<const AlignField> fields, std::span<const AlignColumn> columns,
                bool gaps_lost) {
  Alignment result;
  const std::vector<int> printed = columns_as_printed(fields, columns);
  result.column_of = printed;
  if (fields.empty()) return result;
  if (!gaps_lost && is_straight(fields, columns)) return result;
  result.fit = Alignment::Fit::impossible;
  if (fields.size() > columns.size()) return result;

  Aligner aligner(fields, columns, gaps_lost);
  result.work = aligner.states();
  if (result.work > most_states) {
    result.fit = Alignment::Fit::too_wide;
    return result;
  }
  const int least = aligner.solve();
  if (least >= infinite) return result;

  settle_what_agrees(aligner, least, columns.size(), result);
  if (std::ranges::find(result.open, true) == result.open.end()) {
    const bool stays = result.column_of == printed;
    result.fit = stays ? Alignment::Fit::as_printed : Alignment::Fit::moved;
    return result;
  }
  result.fit = Alignment::Fit::undecidable;
  aligner.enumerate(least, result);
  // A row that is right as it stands, but for blanks, is not in doubt because moving it would cost
  // no more.
  if (!gaps_lost && all_fit(fields, columns, printed) &&
      std::ranges::find(result.candidates, printed) != result.candidates.end()) {
    result =
        Alignment{.fit = Alignment::Fit::as_printed, .column_of = printed, .work = result.work};
  }
  return result;
}

}  // namespace gouji
