// Error localisation in the sense of Fellegi and Holt (the smallest set of cells whose change makes
// everything hold). What must hold is not written down a second time: a cell is given the value
// that some equation asks for, all checks run again on the changed form, and what they no longer
// report is what that cell explains. A change that makes a check report something new explains
// nothing.
//
// A row that stands twice is first tried without. Then repairs from the smallest: one cell; then
// two neighbours that stand in each other's place. Several faults are found one after the other:
// what is certain is repaired, and the search goes on in the repaired form, where the next fault
// stands alone. The values to try come from the findings: what a check expected, and for every
// other cell of its equation the printed value more or less by the difference. The number of trials
// is limited; what is left over when the limit is reached stays as the checks reported it.

#include "checks/culprits.h"

#include <algorithm>

#include "checks/check.h"
#include "checks/culprit_repairs.h"
#include "checks/culprit_teller.h"

namespace gouji {
namespace {

constexpr std::size_t most_trials = 400;
constexpr std::size_t most_rounds = 6;

std::vector<FindingKey> without(const std::vector<FindingKey>& keys,
                                const std::vector<FindingKey>& taken) {
  std::vector<FindingKey> rest;
  std::ranges::set_difference(keys, taken, std::back_inserter(rest));
  return rest;
}

struct Reported {
  std::vector<Finding> findings;   // worth a warning
  std::vector<FindingKey> keys;    // of these, in order
  std::vector<FindingKey> remain;  // of all, notes too: what is only less grave is not put right
};

Reported report(const Form& form, const Rulebook& rulebook, const TextReadings& texts) {
  Findings findings = Findings::without_words();
  run_checks_of_figures(form, rulebook, texts, findings);
  Reported reported{.findings = findings.take_findings(), .keys = {}, .remain = {}};
  for (const Finding& finding : reported.findings) reported.remain.push_back(key_of(finding));
  std::erase_if(reported.findings,
                [](const Finding& finding) { return finding.severity < Severity::warning; });
  for (const Finding& finding : reported.findings) reported.keys.push_back(key_of(finding));
  std::ranges::sort(reported.keys);
  std::ranges::sort(reported.remain);
  return reported;
}

class Search {
 public:
  Search(const Form& form, const Rulebook& rulebook, const std::vector<Finding>& findings)
      : rulebook_(rulebook),
        texts_(read_texts(form, rulebook)),
        base_(form),
        now_(report(form, rulebook, texts_)) {
    for (const Finding& finding : findings) {
      const bool open = is_arithmetic(finding) || is_prose_against_table(finding);
      if (open) open_.push_back(key_of(finding));
    }
    std::ranges::sort(open_);
  }

  // What no longer fails without a row of the indicators that stands there a second time; empty
  // where something else fails then.
  std::vector<FindingKey> gone_without(std::size_t row) {
    ++trials_;
    Trial shorter(base_.form());
    shorter.remove_indicator(row);
    Reported after = report(shorter.form(), rulebook_, texts_);
    for (std::vector<FindingKey>* keys : {&after.keys, &after.remain}) {
      for (FindingKey& key : *keys) {
        if (key.place.part == Part::indicator && key.place.row >= row) ++key.place.row;
      }
      std::ranges::sort(*keys);
    }
    return explained_by_change_to(after);
  }

  // The repairs that explain most of what is still open, one as well as the other; empty: none
  // does. Two cells at once only where they explain more than any single one.
  std::vector<Explanation> next() {
    std::vector<Finding> failing;
    for (const Finding& finding : now_.findings) {
      const bool open = std::ranges::binary_search(open_, key_of(finding));
      if (open) failing.push_back(finding);
    }
    Repairs single(base_.form());
    for (const Finding& finding : failing) single.add_for(finding);
    std::vector<Explanation> best = best_of(single.take(), 1);
    if (best.empty() || best.front().gone.size() < failing.size()) {
      Repairs swaps(base_.form());
      for (const Finding& finding : failing) {
        if (is_arithmetic(finding)) swaps.add_swaps(finding);
      }
      const std::size_t needed = best.empty() ? 2 : best.front().gone.size() + 1;
      std::vector<Explanation> two = best_of(swaps.take(), needed);
      if (!two.empty()) best = std::move(two);
    }
    return best;
  }

  // Goes on without what was explained; with the repair made where it is certain.
  void settle(const std::vector<Explanation>& explanations) {
    leave_out(explanations.front().gone);
    if (explanations.size() > 1) return;
    base_.make(explanations.front().repair);
    now_ = report(base_.form(), rulebook_, texts_);
  }

  void leave_out(const std::vector<FindingKey>& explained) { open_ = without(open_, explained); }

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
      const std::vector<FindingKey> group = best.front().gone;
      std::erase_if(best, [&](const Explanation& other) { return other.gone != group; });
    }
    return best;
  }

  std::vector<FindingKey> explained_by(const Repair& repair) {
    ++trials_;
    const Reported after =
        base_.with(repair, [&] { return report(base_.form(), rulebook_, texts_); });
    return explained_by_change_to(after);
  }

  // Of what is open. Prose alone proves nothing about a cell: as often it is the prose that errs.
  std::vector<FindingKey> explained_by_change_to(const Reported& after) const {
    if (!without(after.keys, now_.keys).empty()) return {};
    const std::vector<FindingKey> gone = without(now_.keys, after.remain);
    std::vector<FindingKey> explained;
    std::ranges::set_intersection(open_, gone, std::back_inserter(explained));
    const bool any_arithmetic = std::ranges::any_of(
        explained, [](const FindingKey& key) { return key.place.part != Part::narrative; });
    if (!any_arithmetic) explained.clear();
    return explained;
  }

  const Rulebook& rulebook_;
  TextReadings texts_;
  Trial base_;
  Reported now_;                  // of base_
  std::vector<FindingKey> open_;  // arithmetic that is not explained yet
  std::size_t trials_ = 0;
};

void find_culprits(const Form& form, const Rulebook& rulebook, std::vector<Finding>& findings) {
  Search search(form, rulebook, findings);
  CulpritTeller teller(form, rulebook, findings);
  for (Finding& finding : findings) {
    if (finding.check != "duplicate-indicator") continue;
    const std::vector<FindingKey> gone = search.gone_without(finding.place.row);
    if (gone.empty()) continue;
    teller.tell_copy(finding, gone);
    search.leave_out(gone);
  }
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
