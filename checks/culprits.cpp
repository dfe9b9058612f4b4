// Error localisation in the sense of Fellegi and Holt (the smallest set of cells whose change makes
// everything hold). What must hold is not written down a second time: a cell is given the value
// that some equation asks for, all checks run again on the changed form, and what they no longer
// report is what that cell explains. A change that makes a check report something new explains
// nothing.
//
// Repairs are tried from the smallest: one cell; then two neighbours that stand in each other's
// place. Several faults are found one after the other: what is certain is repaired, and the search
// goes on in the repaired form, where the next fault stands alone. The values to try come from the
// findings: what a check expected, and for every other cell of its equation the printed value more
// or less by the difference. The number of trials is limited; what is left over when the limit is
// reached stays as the checks reported it.

#include "checks/culprits.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <string>
#include <tuple>

#include "checks/check.h"
#include "checks/slips.h"
#include "schemas/places.h"

namespace gouji {
namespace {

constexpr std::size_t most_trials = 400;
constexpr std::size_t most_rounds = 6;
constexpr std::size_t shown_suspects = 3;
constexpr std::size_t kept_suspects = 12;

// A finding as two runs have it in common.
struct Key {
  std::string_view check;
  Place place;
  friend auto operator<=>(const Key&, const Key&) = default;
};

Key key_of(const Finding& finding) {
  return {.check = finding.check, .place = finding.place};
}

FigureCell* figure_in(SubItem& row, Column column) {
  if (column == Column::budget) return &row.budget;
  return column == Column::actual ? &row.actual : nullptr;
}

FigureCell* figure_in(Indicator& row, Column column) {
  if (column == Column::weight) return &row.weight;
  return column == Column::score ? &row.score : nullptr;
}

// The cell of figures at a place; null for other cells.
FigureCell* figure_at(Form& form, Place place) {
  switch (place.part) {
    case Part::figure: return &form.figures[place.row];
    case Part::sub_item: return figure_in(form.sub_items[place.row], place.column);
    case Part::indicator: return figure_in(form.indicators[place.row], place.column);
    default: return nullptr;
  }
}

struct Change {
  Place place;
  Decimal printed;
  Decimal right;
  friend bool operator==(const Change&, const Change&) = default;
};

// Changes that are made together: one, or two cells that change places.
using Repair = std::vector<Change>;

// A form with some figures changed, and back again.
class Trial {
 public:
  explicit Trial(const Form& form) : form_(form) {}

  const Form& form() const { return form_; }
  Form& form() { return form_; }

  void make(const Repair& repair) {
    for (const Change& change : repair) {
      FigureCell& cell = *figure_at(form_, change.place);
      const bool percent = cell.raw.ends_with("%");
      texts_.push_back(change.right.text() + (percent ? "%" : ""));
      cell.value = change.right;
      cell.raw = texts_.back();
    }
  }

  // Makes the repair, calls look(), and puts the old cells back.
  template <class Look>
  auto with(const Repair& repair, Look&& look) {
    std::vector<FigureCell> before;
    for (const Change& change : repair) before.push_back(*figure_at(form_, change.place));
    const std::size_t texts = texts_.size();
    make(repair);
    auto result = look();
    for (std::size_t i = 0; i < repair.size(); ++i) *figure_at(form_, repair[i].place) = before[i];
    texts_.resize(texts);
    return result;
  }

 private:
  Form form_;
  std::deque<std::string> texts_;  // what is printed in the changed cells
};

std::vector<Key> without(const std::vector<Key>& keys, const std::vector<Key>& taken) {
  std::vector<Key> rest;
  std::ranges::set_difference(keys, taken, std::back_inserter(rest));
  return rest;
}

// What the checks report that is worth a warning.
struct Reported {
  std::vector<Finding> findings;
  std::vector<Key> keys;  // in order
};

Reported report(const Form& form, const Rulebook& rulebook, std::span<const ProseFigures> prose) {
  Findings findings(false);
  run_checks_of_figures(form, rulebook, prose, findings);
  Reported reported{.findings = findings.take_findings(), .keys = {}};
  std::erase_if(reported.findings,
                [](const Finding& finding) { return finding.severity < Severity::warning; });
  for (const Finding& finding : reported.findings) reported.keys.push_back(key_of(finding));
  std::ranges::sort(reported.keys);
  return reported;
}

std::optional<Decimal> figure_of(std::string_view text) {
  if (text.ends_with('%')) text.remove_suffix(1);
  return Decimal::parse(text);
}

bool is_arithmetic(const Finding& finding) {
  return finding.severity >= Severity::warning && !finding.difference.empty();
}

class Repairs {
 public:
  explicit Repairs(Form& form) : form_(form) {}

  // What to try for one finding.
  void add_for(const Finding& finding) {
    if (const auto expected = figure_of(finding.expected)) add(finding.place, *expected);
    const auto difference = figure_of(finding.difference);
    if (!difference) return;
    std::vector<Place> places = finding.related;
    places.push_back(finding.place);
    for (const Place place : places) {
      const FigureCell* cell = filled(place);
      if (cell == nullptr) continue;
      add(place, cell->value - *difference);
      add(place, cell->value + *difference);
    }
  }

  // Neighbours of the cells above, in their column or, for figures, in their table.
  void add_swaps(const std::vector<Finding>& findings) {
    for (const Finding& finding : findings) {
      std::vector<Place> places = finding.related;
      places.push_back(finding.place);
      for (const Place place : places) {
        Place next = place;
        ++next.row;
        swap(place, next);
        if (place.row == 0) continue;
        --(next = place).row;
        swap(next, place);
      }
    }
  }

  std::vector<Repair> take() { return std::move(repairs_); }

 private:
  const FigureCell* filled(Place place) const {
    const bool inside = (place.part == Part::figure && place.row < form_.figures.size()) ||
                        (place.part == Part::sub_item && place.row < form_.sub_items.size()) ||
                        (place.part == Part::indicator && place.row < form_.indicators.size());
    const FigureCell* cell = inside ? figure_at(form_, place) : nullptr;
    return cell != nullptr && cell->filled() ? cell : nullptr;
  }

  void add(Place place, const Decimal& right) {
    const FigureCell* cell = filled(place);
    if (cell == nullptr || cell->value == right) return;
    keep({{.place = place,
           .printed = cell->value,
           .right = right.trimmed().rescaled(cell->value.scale())}});
  }

  void swap(Place first, Place second) {
    const FigureCell* a = filled(first);
    const FigureCell* b = filled(second);
    if (a == nullptr || b == nullptr || a->value == b->value) return;
    keep({{.place = first, .printed = a->value, .right = b->value},
          {.place = second, .printed = b->value, .right = a->value}});
  }

  void keep(Repair&& repair) {
    if (std::ranges::find(repairs_, repair) == repairs_.end()) {
      repairs_.push_back(std::move(repair));
    }
  }

  Form& form_;
  std::vector<Repair> repairs_;
};

// A repair with the findings that it puts right.
struct Explanation {
  Repair repair;
  std::vector<Key> gone;
};

class Search {
 public:
  Search(const Form& form, const Rulebook& rulebook, const std::vector<Finding>& findings)
      : rulebook_(rulebook),
        prose_(read_prose(form)),
        base_(form),
        now_(report(form, rulebook, prose_)) {
    for (const Finding& finding : findings) {
      if (is_arithmetic(finding)) open_.push_back(key_of(finding));
    }
    std::ranges::sort(open_);
  }

  // The repairs that explain most of what is still open, one as well as the other; empty: none
  // does. Two cells at once only where they explain more than any single one.
  std::vector<Explanation> next() {
    std::vector<Finding> failing;
    for (const Finding& finding : now_.findings) {
      const bool open = std::ranges::binary_search(open_, key_of(finding));
      if (open && is_arithmetic(finding)) failing.push_back(finding);
    }
    Repairs single(base_.form());
    for (const Finding& finding : failing) single.add_for(finding);
    std::vector<Explanation> best = best_of(single.take(), 1);
    if (best.empty() || best.front().gone.size() < failing.size()) {
      Repairs swaps(base_.form());
      swaps.add_swaps(failing);
      const std::size_t needed = best.empty() ? 2 : best.front().gone.size() + 1;
      std::vector<Explanation> two = best_of(swaps.take(), needed);
      if (!two.empty()) best = std::move(two);
    }
    return best;
  }

  // Goes on without what was explained; with the repair made where it is certain.
  void settle(const std::vector<Explanation>& explanations) {
    open_ = without(open_, explanations.front().gone);
    if (explanations.size() > 1) return;
    base_.make(explanations.front().repair);
    now_ = report(base_.form(), rulebook_, prose_);
  }

 private:
  std::vector<Explanation> best_of(std::vector<Repair>&& repairs, std::size_t fewest) {
    std::vector<Explanation> best;
    for (Repair& repair : repairs) {
      if (trials_ == most_trials) return {};
      Explanation one{.repair = std::move(repair), .gone = {}};
      one.gone = explained_by(one.repair);
      if (one.gone.size() < fewest) continue;
      if (best.empty() || one.gone.size() > best.front().gone.size()) {
        best = {std::move(one)};
      } else if (one.gone.size() == best.front().gone.size()) {
        best.push_back(std::move(one));
      }
    }
    // Those of another group of findings have their turn later.
    if (!best.empty()) {
      const std::vector<Key> group = best.front().gone;
      std::erase_if(best, [&](const Explanation& other) { return other.gone != group; });
    }
    return best;
  }

  std::vector<Key> explained_by(const Repair& repair) {
    ++trials_;
    const std::vector<Key> after =
        base_.with(repair, [&] { return report(base_.form(), rulebook_, prose_).keys; });
    if (!without(after, now_.keys).empty()) return {};
    const std::vector<Key> gone = without(now_.keys, after);
    std::vector<Key> explained;
    std::ranges::set_intersection(open_, gone, std::back_inserter(explained));
    return explained;
  }

  const Rulebook& rulebook_;
  std::vector<ProseFigures> prose_;
  Trial base_;
  Reported now_;           // of base_
  std::vector<Key> open_;  // arithmetic that is not explained yet
  std::size_t trials_ = 0;
};

Message in_brackets(const Message& slip) {
  if (slip.empty()) return {};
  return {.zh = "（" + slip.zh + "）", .en = " (" + slip.en + ")"};
}

class Teller {
 public:
  Teller(const Form& form, const Rulebook& rulebook, std::vector<Finding>& findings)
      : form_(form), rulebook_(rulebook), findings_(findings) {}

  void tell(const std::vector<Explanation>& explanations) {
    const std::vector<std::size_t> group = indexes_of(explanations.front().gone);
    const Repair& repair = explanations.front().repair;
    const bool certain = explanations.size() == 1;
    if (certain && group.size() == 1 && !moves(findings_[group.front()], repair)) {
      name_suspects(explanations, findings_[group.front()]);
    } else if (certain) {
      tell_culprit(repair, group);
    } else {
      for (const std::size_t at : group) tell_suspects(explanations, findings_[at]);
    }
  }

  // Findings that another one stands for now.
  void remove_folded() {
    std::ranges::sort(folded_, std::greater<>());
    for (const std::size_t at : folded_) {
      findings_.erase(findings_.begin() + static_cast<std::ptrdiff_t>(at));
    }
  }

 private:
  std::vector<std::size_t> indexes_of(const std::vector<Key>& keys) const {
    std::vector<std::size_t> indexes;
    for (std::size_t at = 0; at < findings_.size(); ++at) {
      const bool one = is_arithmetic(findings_[at]) &&
                       std::ranges::find(keys, key_of(findings_[at])) != keys.end();
      if (one) indexes.push_back(at);
    }
    return indexes;
  }

  // One equation alone is moved to its culprit when every other cell has something else that speaks
  // for it and a slip speaks against this one. An inequality does not say by how much it is broken.
  bool moves(const Finding& finding, const Repair& repair) const {
    const Change& change = repair.front();
    return finding.place != change.place && is_equation(finding) &&
           slip_between(change.printed, change.right).telling();
  }

  bool is_equation(const Finding& finding) const {
    return std::ranges::any_of(rulebook_.identities, [&](const Identity& identity) {
      return identity.id == finding.check;
    });
  }

  std::string label(Place place) const { return label_of(place, form_, rulebook_); }

  Suspect suspect_of(const Change& change) const {
    return {.place = change.place,
            .found = change.printed.text(),
            .expected = change.right.text(),
            .slip = slip_between(change.printed, change.right).words};
  }

  // The finding that stays: at the culprit where there is one, else the gravest.
  std::size_t main_one(const std::vector<std::size_t>& group, const Repair& repair) const {
    const auto rank = [&](std::size_t at) {
      const Finding& finding = findings_[at];
      const bool there = std::ranges::any_of(
          repair, [&](const Change& change) { return change.place == finding.place; });
      return std::tuple(there, finding.severity);
    };
    return *std::ranges::max_element(group, {}, rank);
  }

  // One finding at the culprit that stands for all that it explains.
  void tell_culprit(const Repair& repair, const std::vector<std::size_t>& group) {
    const std::size_t kept = main_one(group, repair);
    Finding& told = findings_[kept];
    std::string others;
    for (const std::size_t at : group) {
      const Finding& finding = findings_[at];
      told.severity = std::max(told.severity, finding.severity);
      if (at == kept) continue;
      folded_.push_back(at);
      told.explains.push_back(finding.check);
      if (others.find(finding.check) == std::string::npos) {
        others += (others.empty() ? "" : "、") + std::string(finding.check);
      }
      told.related.push_back(finding.place);
    }
    told.related.push_back(told.place);
    say_what_is_right(repair, told);
    if (group.size() > 1) {
      told.message.zh += fmt::format("，另有 {} 处因此不成立（{}）", group.size() - 1, others);
      told.message.en +=
          fmt::format(", and {} more fail because of it ({})", group.size() - 1, others);
    }
    for (const Change& change : repair) told.suspects.push_back(suspect_of(change));
    std::ranges::sort(told.related);
    told.related.erase(std::unique(told.related.begin(), told.related.end()), told.related.end());
    std::erase(told.related, told.place);
  }

  void say_what_is_right(const Repair& repair, Finding& told) const {
    const Change& first = repair.front();
    const std::string right = first.right.text();
    const Message slip = in_brackets(slip_between(first.printed, first.right).words);
    if (repair.size() == 2) {
      const Change& second = repair.back();
      told.message.zh +=
          fmt::format("；出在{}和{}：两格的 {} 和 {} 填反了", label(first.place),
                      label(second.place), first.printed.text(), second.printed.text());
      told.message.en +=
          fmt::format("; {} and {} are in each other's cell: {} and {}", label(first.place),
                      label(second.place), first.printed.text(), second.printed.text());
      told.related.push_back(second.place);
      told.hint = {.zh = "核对后两格对调", .en = "Check, and exchange the two"};
    } else if (told.place != first.place) {
      told.message.zh += fmt::format("；出在{}：填 {}，应为 {}{}", label(first.place),
                                     first.printed.text(), right, slip.zh);
      told.message.en += fmt::format("; the cell at fault is {}: {} should be {}{}",
                                     label(first.place), first.printed.text(), right, slip.en);
    } else {
      told.message.zh += fmt::format("；应为 {}{}", right, slip.zh);
      told.message.en += fmt::format("; it should be {}{}", right, slip.en);
    }
    told.place = first.place;
    told.found = first.printed.text();
    told.expected = right;
    told.difference = (first.printed - first.right).text();
    if (repair.size() == 1) {
      told.hint = {.zh = "核对后填 " + right, .en = "Check, and enter " + right};
    }
  }

  static void name_suspects(const std::vector<Explanation>& explanations, Finding& finding) {
    finding.suspects.clear();
    for (const Explanation& one : explanations) {
      if (one.repair.size() != 1 || finding.suspects.size() == kept_suspects) continue;
      const Change& change = one.repair.front();
      finding.suspects.push_back({.place = change.place,
                                  .found = change.printed.text(),
                                  .expected = change.right.text(),
                                  .slip = slip_between(change.printed, change.right).words});
    }
  }

  // Several cells could be it: how many, and the ones that a slip would explain.
  void tell_suspects(const std::vector<Explanation>& explanations, Finding& finding) const {
    name_suspects(explanations, finding);
    std::string zh;
    std::string en;
    std::size_t shown = 0;
    if (explanations.front().repair.size() == 2) {
      tell_exchanges(explanations, finding);
      return;
    }
    for (const Explanation& one : explanations) {
      const Change& change = one.repair.front();
      const Slip slip = slip_between(change.printed, change.right);
      if (!slip.telling() || shown++ >= shown_suspects) continue;
      zh += fmt::format("{}{} {} → {}（{}）", zh.empty() ? "" : "，或", label(change.place),
                        change.printed.text(), change.right.text(), slip.words.zh);
      en += fmt::format("{}{} {} → {} ({})", en.empty() ? "" : ", or ", label(change.place),
                        change.printed.text(), change.right.text(), slip.words.en);
    }
    if (finding.suspects.size() < 2 || (zh.empty() && !is_equation(finding))) return;
    const std::size_t count = explanations.size();
    zh = fmt::format("出在这条算式的 {} 格之一{}{}", count, zh.empty() ? "" : "，可能是 ", zh);
    en = fmt::format("one of the {} cells of the equation is wrong{}{}", count,
                     en.empty() ? "" : "; it may be ", en);
    finding.hint.zh += (finding.hint.zh.empty() ? "" : "；") + zh;
    finding.hint.en += (finding.hint.en.empty() ? "" : "; ") + en;
  }

  // 权重 of two rows in each other's cell, or their 自评分.
  void tell_exchanges(const std::vector<Explanation>& explanations, Finding& finding) const {
    std::string zh;
    std::string en;
    for (const Explanation& one : explanations) {
      const std::string first = label(one.repair.front().place);
      const std::string second = label(one.repair.back().place);
      zh += fmt::format("{}{}和{}填反了", zh.empty() ? "可能是" : "，或", first, second);
      en += fmt::format("{}{} and {}", en.empty() ? "in each other's cell may be " : ", or ", first,
                        second);
    }
    finding.hint.zh += (finding.hint.zh.empty() ? "" : "；") + zh;
    finding.hint.en += (finding.hint.en.empty() ? "" : "; ") + en;
  }

  const Form& form_;
  const Rulebook& rulebook_;
  std::vector<Finding>& findings_;
  std::vector<std::size_t> folded_;
};

void find_culprits(const Form& form, const Rulebook& rulebook, std::vector<Finding>& findings) {
  Search search(form, rulebook, findings);
  Teller teller(form, rulebook, findings);
  for (std::size_t round = 0; round < most_rounds; ++round) {
    const std::vector<Explanation> explanations = search.next();
    if (explanations.empty()) break;
    teller.tell(explanations);
    search.settle(explanations);
  }
  teller.remove_folded();
}

}  // namespace

void name_culprits(const Form& form, const Rulebook& rulebook, std::vector<Finding>& findings) {
  const bool any =
      std::ranges::any_of(findings, [](const Finding& one) { return is_arithmetic(one); });
  if (!any) return;
  try {
    find_culprits(form, rulebook, findings);
  } catch (const Overflow&) {
    // Figures too large to be changed: the findings stay as they are.
  }
}

}  // namespace gouji
