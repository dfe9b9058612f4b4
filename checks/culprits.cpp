// Error localisation in the sense of Fellegi and Holt (the smallest set of cells whose change makes
// everything hold), for sets of one cell, tried anew until nothing more is explained. What must
// hold is not written down a second time: a cell is given the value that some equation asks for,
// all checks run again on the changed form, and what they no longer report is what that cell
// explains. A change that makes a check report something new explains nothing.
//
// The values to try come from the findings: what a check expected, and for every other cell of its
// equation the printed value more or less by the difference. The number of trials is limited; what
// is left over when the limit is reached stays as the checks reported it.

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

// A finding as two runs have it in common.
struct Key {
  std::string_view check;
  Place place;
  friend auto operator<=>(const Key&, const Key&) = default;
};

Key key_of(const Finding& finding) {
  return {.check = finding.check, .place = finding.place};
}

template <class Row>
FigureCell* figure_in(Row& row, Column column);

template <>
FigureCell* figure_in(SubItem& row, Column column) {
  if (column == Column::budget) return &row.budget;
  return column == Column::actual ? &row.actual : nullptr;
}

template <>
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
};

// A form with some figures changed.
class Trial {
 public:
  explicit Trial(const Form& form) : form_(form) {}

  const Form& form() const { return form_; }
  void make(const Change& change) {
    FigureCell& cell = *figure_at(form_, change.place);
    const bool percent = cell.raw.ends_with("%");
    texts_.push_back(change.right.text() + (percent ? "%" : ""));
    cell.value = change.right;
    cell.raw = texts_.back();
  }

 private:
  Form form_;
  std::deque<std::string> texts_;  // what is printed in the changed cells
};

// What the checks report that is worth a warning, in the order of its keys.
std::vector<Key> reported(const Form& form, const Rulebook& rulebook) {
  Findings findings(false);
  run_checks(form, rulebook, findings);
  std::vector<Key> keys;
  for (const Finding& finding : findings.findings()) {
    if (finding.severity >= Severity::warning) keys.push_back(key_of(finding));
  }
  std::ranges::sort(keys);
  return keys;
}

std::vector<Key> without(const std::vector<Key>& keys, const std::vector<Key>& taken) {
  std::vector<Key> rest;
  std::ranges::set_difference(keys, taken, std::back_inserter(rest));
  return rest;
}

std::optional<Decimal> figure_of(std::string_view text) {
  if (text.ends_with('%')) text.remove_suffix(1);
  return Decimal::parse(text);
}

bool is_arithmetic(const Finding& finding) {
  return finding.severity >= Severity::warning && !finding.difference.empty();
}

// What to try for one finding.
void add_changes(const Finding& finding, Form& form, std::vector<Change>& changes) {
  const auto add = [&](Place place, const Decimal& right) {
    const FigureCell* cell = figure_at(form, place);
    if (cell == nullptr || !cell->filled() || cell->value == right) return;
    const Decimal printed_like = right.trimmed().rescaled(cell->value.scale());
    const bool known = std::ranges::any_of(
        changes, [&](const Change& other) { return other.place == place && other.right == right; });
    if (!known) changes.push_back({.place = place, .printed = cell->value, .right = printed_like});
  };
  if (const auto expected = figure_of(finding.expected)) add(finding.place, *expected);
  const auto difference = figure_of(finding.difference);
  if (!difference) return;
  std::vector<Place> places = finding.related;
  places.push_back(finding.place);
  for (const Place place : places) {
    const FigureCell* cell = figure_at(form, place);
    if (cell == nullptr || !cell->filled()) continue;
    add(place, cell->value - *difference);
    add(place, cell->value + *difference);
  }
}

// A change with the findings that it puts right.
struct Suspect {
  Change change;
  std::vector<Key> gone;
};

class Search {
 public:
  Search(const Form& form, const Rulebook& rulebook, const std::vector<Finding>& findings)
      : rulebook_(rulebook), original_(form), base_(form), all_(reported(form, rulebook)) {
    for (const Finding& finding : findings) {
      if (!is_arithmetic(finding)) continue;
      open_.push_back(key_of(finding));
      add_changes(finding, original_, changes_);
    }
    std::ranges::sort(open_);
  }

  // The cells that explain most of what is still open, one as well as the other; empty: none does.
  std::vector<Suspect> next() {
    std::vector<Suspect> best;
    for (const Change& change : changes_) {
      if (trials_ == most_trials) return {};
      Suspect suspect{.change = change, .gone = explained_by(change)};
      if (suspect.gone.empty()) continue;
      if (best.empty() || suspect.gone.size() > best.front().gone.size()) {
        best = {std::move(suspect)};
      } else if (suspect.gone.size() == best.front().gone.size()) {
        best.push_back(std::move(suspect));
      }
    }
    // Those of another group of findings have their turn later.
    std::erase_if(best, [&](const Suspect& other) { return other.gone != best.front().gone; });
    return best;
  }

  // Goes on without what was explained; with the change made where it is certain.
  void settle(const std::vector<Suspect>& suspects) {
    open_ = without(open_, suspects.front().gone);
    if (suspects.size() > 1) return;
    base_.make(suspects.front().change);
    all_ = reported(base_.form(), rulebook_);
  }

 private:
  std::vector<Key> explained_by(const Change& change) {
    ++trials_;
    Trial trial = Trial(base_.form());
    trial.make(change);
    const std::vector<Key> after = reported(trial.form(), rulebook_);
    if (!without(after, all_).empty()) return {};
    const std::vector<Key> gone = without(all_, after);
    std::vector<Key> explained;
    std::ranges::set_intersection(open_, gone, std::back_inserter(explained));
    return explained;
  }

  const Rulebook& rulebook_;
  Form original_;
  Trial base_;
  std::vector<Key> all_;   // reported of base_
  std::vector<Key> open_;  // arithmetic that is not explained yet
  std::vector<Change> changes_;
  std::size_t trials_ = 0;
};

std::string printed_like(const Decimal& figure, const Decimal& printed) {
  return figure.rescaled(printed.scale()).text();
}

Message in_brackets(const Message& slip) {
  if (slip.empty()) return {};
  return {.zh = "（" + slip.zh + "）", .en = " (" + slip.en + ")"};
}

// The finding that stays: at the culprit where there is one, else the gravest.
std::size_t main_one(const std::vector<Finding>& findings, const std::vector<std::size_t>& group,
                     Place culprit) {
  const auto rank = [&](std::size_t at) {
    const Finding& finding = findings[at];
    return std::tuple(finding.place == culprit, finding.severity);
  };
  return *std::ranges::max_element(group, {}, rank);
}

void tell_culprit(const Change& change, const std::vector<std::size_t>& group, const Form& form,
                  const Rulebook& rulebook, std::vector<Finding>& findings) {
  Finding& told = findings[main_one(findings, group, change.place)];
  const std::string right = printed_like(change.right, change.printed);
  const Message slip = in_brackets(slip_between(change.printed, change.right).words);
  std::string others;
  for (const std::size_t at : group) {
    const Finding& finding = findings[at];
    told.severity = std::max(told.severity, finding.severity);
    if (&finding == &told) continue;
    told.explains.push_back(finding.check);
    if (others.find(finding.check) == std::string::npos) {
      others += (others.empty() ? "" : "、") + std::string(finding.check);
    }
    if (finding.place != change.place) told.related.push_back(finding.place);
  }
  if (told.place != change.place) {
    const std::string label = label_of(change.place, form, rulebook);
    told.related.push_back(told.place);
    told.message.zh +=
        fmt::format("；出在{}：填 {}，应为 {}{}", label, change.printed.text(), right, slip.zh);
    told.message.en += fmt::format("; the cell at fault is {}: {} should be {}{}", label,
                                   change.printed.text(), right, slip.en);
    told.place = change.place;
  } else {
    told.message.zh += fmt::format("；应为 {}{}", right, slip.zh);
    told.message.en += fmt::format("; it should be {}{}", right, slip.en);
  }
  told.found = change.printed.text();
  told.expected = right;
  told.difference = (change.printed - change.right).text();
  told.hint = {.zh = "核对后填 " + right, .en = "Check, and enter " + right};
  told.message.zh += fmt::format("，另有 {} 处因此不成立（{}）", group.size() - 1, others);
  told.message.en += fmt::format(", and {} more fail because of it ({})", group.size() - 1, others);
  std::ranges::sort(told.related);
  told.related.erase(std::unique(told.related.begin(), told.related.end()), told.related.end());
  std::erase(told.related, told.place);
}

// Several cells could be it: the ones that a slip would explain are worth a word.
void tell_suspects(const std::vector<Suspect>& suspects, const Form& form, const Rulebook& rulebook,
                   Finding& finding) {
  std::string zh;
  std::string en;
  std::size_t shown = 0;
  for (const Suspect& suspect : suspects) {
    const Change& change = suspect.change;
    const Slip slip = slip_between(change.printed, change.right);
    if (!slip.telling() || shown++ >= shown_suspects) continue;
    const std::string label = label_of(change.place, form, rulebook);
    const std::string right = printed_like(change.right, change.printed);
    zh += fmt::format("{}{} {} → {}（{}）", zh.empty() ? "" : "，或", label, change.printed.text(),
                      right, slip.words.zh);
    en += fmt::format("{}{} {} → {} ({})", en.empty() ? "" : ", or ", label, change.printed.text(),
                      right, slip.words.en);
  }
  if (zh.empty()) return;
  finding.hint.zh += fmt::format("{}可能是 {}", finding.hint.zh.empty() ? "" : "；", zh);
  finding.hint.en += fmt::format("{}it may be {}", finding.hint.en.empty() ? "" : "; ", en);
}

std::vector<std::size_t> indexes_of(const std::vector<Key>& keys,
                                    const std::vector<Finding>& findings) {
  std::vector<std::size_t> indexes;
  for (std::size_t at = 0; at < findings.size(); ++at) {
    const bool one =
        is_arithmetic(findings[at]) && std::ranges::find(keys, key_of(findings[at])) != keys.end();
    if (one) indexes.push_back(at);
  }
  return indexes;
}

void find_culprits(const Form& form, const Rulebook& rulebook, std::vector<Finding>& findings) {
  Search search(form, rulebook, findings);
  std::vector<std::size_t> folded;
  for (std::size_t round = 0; round < most_rounds; ++round) {
    const std::vector<Suspect> suspects = search.next();
    if (suspects.empty()) break;
    const std::vector<std::size_t> group = indexes_of(suspects.front().gone, findings);
    if (suspects.size() == 1 && group.size() > 1) {
      const Change& change = suspects.front().change;
      const std::size_t kept = main_one(findings, group, change.place);
      tell_culprit(change, group, form, rulebook, findings);
      std::ranges::copy_if(group, std::back_inserter(folded),
                           [kept](std::size_t at) { return at != kept; });
    } else {
      for (const std::size_t at : group) tell_suspects(suspects, form, rulebook, findings[at]);
    }
    search.settle(suspects);
  }
  std::ranges::sort(folded, std::greater<>());
  for (const std::size_t at : folded) {
    findings.erase(findings.begin() + static_cast<std::ptrdiff_t>(at));
  }
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
