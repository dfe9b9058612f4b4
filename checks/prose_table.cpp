// Prose names an indicator in its own way: 保证了调解率在88%以上 speaks of 纠纷调解成功率. So
// naming has degrees, from the share of the name's pairs of characters that stand in the clause up
// to a clause that is nothing but the name and the figure. What is agreed on may rest on little,
// since agreement only goes to the ledger; what is contradicted must rest on much.

#include "checks/prose_table.h"

#include <algorithm>

#include "checks/wording.h"
#include "schemas/spelling.h"

namespace gouji {
namespace {

int pairs_in_common(std::string_view name, std::string_view clause, int& pairs) {
  int common = 0;
  pairs = 0;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t first = glyph_at(name, at).size;
    if (at + first >= name.size()) break;
    const std::size_t second = glyph_at(name, at + first).size;
    ++pairs;
    if (clause.find(name.substr(at, first + second)) != std::string_view::npos) ++common;
    at += first;
  }
  return common;
}

// One in the last printed place, in the base of the unit.
Decimal step_of(const Decimal& printed, const Decimal& scale) {
  return Decimal(scale.coefficient(), printed.scale() + scale.scale());
}

class Table {
 public:
  explicit Table(const CheckInput& input) : input_(input), figures_(input.memory) {
    figures_.reserve(input.form.figures.size() + 2 * input.form.sub_items.size() +
                     2 * input.form.indicators.size());
    if (const auto unit = find_unit(input.rulebook.money_unit)) money_ = *unit;
    for (const ProseFigures& narrative : input.prose) {
      for (const ProseFigure& said : narrative) said_.add(said.unit.dimension);
    }
  }

  std::pmr::vector<TableFigure> figures() {
    for (std::size_t i = 0; i < input_.form.figures.size(); ++i) {
      add_field(input_.rulebook.figures[i], input_.form.figures[i]);
    }
    for (const SubItem& item : input_.form.sub_items) {
      if (item.is_total) continue;
      add_amount(item.budget, item.name.raw, Role::none);
      add_amount(item.actual, item.name.raw, Role::none);
    }
    for (std::size_t i = 0; i < input_.form.indicators.size(); ++i) add_indicator(i);
    return std::move(figures_);
  }

 private:
  void add_field(const FigureField& field, const FigureCell& cell) {
    switch (field.kind) {
      case FigureKind::money: add_amount(cell, {}, field.role); break;
      case FigureKind::percent: add_figure(cell, "%", Dimension::percent, field.role); break;
      case FigureKind::score:
        if (field.role == Role::total_score) {
          add_figure(cell, "分", Dimension::count, field.role);
        }
        break;
      case FigureKind::weight: break;
    }
  }

  // Figures of a kind that the prose does not speak of are left out, but for those so large that
  // their value may not fit: that is told, whatever the prose says.
  bool is_wanted(Dimension dimension, const Decimal& figure, const Decimal& scale) const {
    return said_.meets({dimension}) || !figure.is_narrow() || !scale.is_narrow();
  }

  void add_figure(const FigureCell& cell, std::string_view base, Dimension dimension, Role role) {
    if (!cell.filled() || !said_.meets({dimension})) return;
    figures_.push_back({.place = cell.place,
                        .value = *cell,
                        .step = cell.value.unit(),
                        .base = base,
                        .dimension = dimension,
                        .printed = cell.raw,
                        .role = role});
  }

  void add_amount(const FigureCell& cell, std::string_view name, Role role) {
    if (!cell.filled() || !is_wanted(Dimension::money, *cell, money_.scale)) return;
    figures_.push_back({.place = cell.place,
                        .value = *cell * money_.scale,
                        .scale = money_.scale,
                        .step = step_of(*cell, money_.scale),
                        .base = money_.base,
                        .dimension = Dimension::money,
                        .printed = cell.raw,
                        .name = name,
                        .role = role});
  }

  void add_indicator(std::size_t row) {
    const Indicator& indicator = input_.form.indicators[row];
    const Assessment& seen = input_.assessments[row];
    add_measure(seen.actual, indicator.actual, indicator.name.raw);
    add_measure(seen.target, indicator.target, indicator.name.raw);
  }

  void add_measure(const Measure& measure, const TextCell& cell, std::string_view name) {
    const Unit& unit = measure.unit;
    if (!measure.quantity() || !is_wanted(unit.dimension, measure.figure, unit.scale)) return;
    figures_.push_back({.place = cell.place,
                        .value = measure.scaled(),
                        .scale = unit.scale,
                        .step = step_of(measure.figure, unit.scale),
                        .base = unit.base,
                        .dimension = unit.dimension,
                        .printed = cell.raw,
                        .name = name});
  }

  const CheckInput& input_;
  Unit money_;
  SetOf<Dimension> said_;
  std::pmr::vector<TableFigure> figures_;
};

}  // namespace

std::pmr::vector<TableFigure> table_figures(const CheckInput& input) {
  return Table(input).figures();
}

bool same_kind(const ProseFigure& prose, const TableFigure& figure) {
  if (prose.unit.dimension == Dimension::count) return figure.dimension == Dimension::count;
  return prose.unit.dimension == figure.dimension && prose.unit.base == figure.base;
}

bool agrees(const ProseFigure& prose, const TableFigure& figure) {
  return agrees(prose, prose.scaled(), figure);
}

bool agrees(const ProseFigure& prose, const Decimal& said, const TableFigure& figure) {
  if (said == figure.value) return true;
  const Decimal step = prose.figure.unit() * prose.unit.scale;
  if (step <= figure.step) return false;
  const Decimal off = said - figure.value;
  if (off.absolute() > step || significant_digits(prose.figure) < 2) return false;
  const bool rounded = (off + off).absolute() <= step;
  const bool cut = off.is_negative() && off.absolute() < step;
  return rounded || cut;
}

Naming naming_of(const ProseFigure& prose, std::string_view name) {
  if (name.empty()) return Naming::none;
  if (prose.subject == name) return Naming::plainly;
  if (prose.before.find(name) != std::string_view::npos || prose.after.find(name) == 0) {
    return Naming::named;
  }
  int pairs = 0;
  const int before = pairs_in_common(name, prose.before, pairs);
  const int after = pairs_in_common(name, prose.after, pairs);
  const int common = std::max(before, after);
  if (pairs == 0 || common == 0) return Naming::none;
  return common * 3 >= pairs ? Naming::hinted : Naming::none;
}

int significant_digits(const Decimal& figure) {
  Int128 rest = figure.coefficient();
  while (rest != 0 && rest % 10 == 0) rest /= 10;
  int count = 0;
  for (; rest != 0; rest /= 10) ++count;
  return count;
}

}  // namespace gouji
