// Identities are read from the rulebook; what checks in code demand (scores recomputed, weights
// shared out, the rate and its score) is listed here once more.

#include "tests/injection/relations.h"

#include <fmt/format.h>

#include <algorithm>

#include "schemas/places.h"

namespace gouji::injection {
namespace {

class Relations {
 public:
  explicit Relations(const Draft& draft) : draft_(draft), rulebook_(*draft.rulebook) {}

  std::map<std::string, std::set<std::string>> all() {
    for (std::size_t i = 0; i < rulebook_.identities.size(); ++i) {
      const std::string name = fmt::format("identity {}", i);
      tie(rulebook_.identities[i].total, name);
      for (const Term& term : rulebook_.identities[i].terms) tie(term.operand, name);
    }
    tie_rates();
    for (std::size_t row = 0; row < draft_.indicators.size(); ++row) tie_row(row);
    return std::move(cells_);
  }

 private:
  void add(const std::string& pointer, const std::string& relation) {
    cells_[pointer].insert(relation);
  }

  void tie_figure(int index, const std::string& relation) {
    if (index >= 0 && draft_.figure(index)) add(pointer_to_figure(draft_, index), relation);
  }

  void tie(const Operand& operand, const std::string& relation) {
    switch (operand.kind) {
      case Operand::Kind::constant: return;
      case Operand::Kind::figure: tie_figure(operand.figure, relation); return;
      case Operand::Kind::sub_items:
        for (std::size_t i = 0; i + 1 < draft_.sub_items.size(); ++i) {
          add(pointer_to_sub_item(i, member_name(operand.column)), relation);
        }
        return;
      case Operand::Kind::sub_item_total:
        if (draft_.sub_items.empty()) return;
        add(pointer_to_sub_item(draft_.sub_items.size() - 1, member_name(operand.column)),
            relation);
        return;
      case Operand::Kind::indicators: tie_column(operand, relation); return;
    }
  }

  void tie_column(const Operand& operand, const std::string& relation) {
    for (std::size_t row = 0; row < draft_.indicators.size(); ++row) {
      const bool inside = operand.category < 0 ||
                          draft_.indicators[row].category ==
                              rulebook_.categories[static_cast<std::size_t>(operand.category)].name;
      if (inside) add(pointer_to_indicator(row, member_name(operand.column)), relation);
    }
  }

  void tie_rates() {
    const auto index = [&](Role role) { return rulebook_.figure_with(role); };
    if (index(Role::revised_budget) >= 0) {
      for (const Role role : {Role::revised_budget, Role::paid, Role::execution_rate}) {
        tie_figure(index(role), "rate");
      }
    }
    if (!rulebook_.execution) return;
    for (const Role role : {Role::revised_budget, Role::paid, Role::execution_score}) {
      tie_figure(index(role), "score of the rate");
    }
    tie_figure(index(Role::execution_weight), "points of the rate");
  }

  void tie_row(std::size_t row) {
    const DraftIndicator& indicator = draft_.indicators[row];
    if (indicator.recomputable) {
      const std::string name = fmt::format("score {}", row);
      for (const std::string_view column : {"score", "weight", "target", "actual"}) {
        add(pointer_to_indicator(row, column), name);
      }
    }
    const auto category =
        std::ranges::find(rulebook_.categories, indicator.category, &Category::name);
    if (category->weights != WeightRule::free) {
      add(pointer_to_indicator(row, "weight"), fmt::format("share {}", row));
    }
    for (const DeclaredRate& rate : rulebook_.declared_rates) {
      if (rate.indicator != indicator.name) continue;
      const std::string name = "declared " + rate.indicator;
      tie_figure(rate.numerator, name);
      tie_figure(rate.denominator, name);
      add(pointer_to_indicator(row, "actual"), name);
    }
  }

  const Draft& draft_;
  const Rulebook& rulebook_;
  std::map<std::string, std::set<std::string>> cells_;
};

}  // namespace

std::map<std::string, std::set<std::string>> relations_of(const Draft& draft) {
  return Relations(draft).all();
}

bool is_determinable(const std::map<std::string, std::set<std::string>>& relations,
                     const std::string& pointer) {
  const auto own = relations.find(pointer);
  if (own == relations.end()) return false;
  return std::ranges::none_of(relations, [&](const auto& other) {
    return other.first != pointer && other.second == own->second;
  });
}

}  // namespace gouji::injection
