// Lints a form, changes it, lints it again: what counts is the difference.

#include "tests/injection/benchmark.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "linter/lint.h"
#include "tests/injection/clean_forms.h"
#include "tests/injection/defects.h"
#include "tests/injection/relations.h"

namespace gouji::injection {
namespace {

constexpr std::size_t kept_examples = 40;
constexpr int most_draws = 20;

using Findings = std::vector<ReportedFinding>;

class Bench {
 public:
  Bench(const std::vector<std::unique_ptr<LoadedRulebook>>& rulebooks,
        const LoadedRulebook& rulebook, const Settings& settings)
      : rulebook_(rulebook.rulebook),
        settings_(settings),
        options_{.rulebooks = rulebooks, .ledger = false},
        forms_(rulebook, prototype_of(rulebook.rulebook), settings.seed) {}

  Outcome run() {
    for (int i = 0; i < settings_.clean_forms; ++i) look_at_clean(static_cast<std::uint64_t>(i));
    for (const Defect& defect : all_defects()) {
      outcome_.by_defect[std::string(defect.id)];
      for (int i = 0; i < settings_.forms_a_defect; ++i) {
        inject(defect, static_cast<std::uint64_t>(i));
      }
    }
    for (int i = 0; i < settings_.pairs; ++i) inject_two(static_cast<std::uint64_t>(i));
    return std::move(outcome_);
  }

 private:
  Findings lint(const std::string& json) const {
    std::vector<FormReport> reports = lint_bytes("form.json", json, options_);
    Findings findings = std::move(reports.front().findings);
    std::erase_if(findings,
                  [](const ReportedFinding& one) { return one.severity < Severity::warning; });
    return findings;
  }

  static Findings beyond(Findings after, const Findings& before) {
    std::erase_if(after, [&](const ReportedFinding& finding) {
      return std::ranges::any_of(before, [&](const ReportedFinding& old) {
        return old.check == finding.check && old.location.pointer == finding.location.pointer;
      });
    });
    return after;
  }

  void look_at_clean(std::uint64_t number) {
    const std::string json = forms_.form(number).json();
    const Findings findings = lint(json);
    ++outcome_.clean_forms;
    for (const ReportedFinding& finding : findings) {
      ++(finding.severity == Severity::error ? outcome_.clean_errors : outcome_.clean_warnings);
    }
    if (!findings.empty()) keep(outcome_.false_alarms, "clean", number, "", json, findings);
  }

  // The generator of the choices for a form and a kind.
  Random random_for(std::uint64_t number, std::string_view what) const {
    std::uint64_t mixed = settings_.seed * 31 + number;
    for (const char c : what) mixed = mixed * 131 + static_cast<unsigned char>(c);
    return Random(mixed);
  }

  static std::optional<Injected> draw(const Defect& defect, const Draft& clean, Random& random,
                                      Draft& draft) {
    for (int i = 0; i < most_draws; ++i) {
      draft = clean;
      auto injected = defect.inject(draft, random);
      if (injected) return injected;
    }
    return std::nullopt;
  }

  void inject(const Defect& defect, std::uint64_t number) {
    const Draft clean = forms_.form(number);
    Random random = random_for(number, defect.id);
    Draft draft;
    const auto injected = draw(defect, clean, random, draft);
    if (!injected) return;
    const std::string json = draft.json();
    const Findings found = beyond(lint(json), lint(clean.json()));
    Tally& tally = outcome_.by_defect[std::string(defect.id)];
    ++tally.injected;
    if (found.empty()) {
      keep(outcome_.missed, defect.id, number, injected->pointer, json, found);
      return;
    }
    ++tally.caught;
    if (!injected->plain && !is_determinable(relations_of(clean), injected->pointer)) return;
    ++tally.determinable;
    const bool first = gravest(found).location.pointer == injected->pointer;
    const bool named = std::ranges::any_of(
        found, [&](const ReportedFinding& finding) { return names(finding, injected->pointer); });
    if (first) ++tally.named_first;
    if (named) ++tally.named;
    if (!first) keep(outcome_.named_wrongly, defect.id, number, injected->pointer, json, found);
  }

  static const ReportedFinding& gravest(const Findings& findings) {
    return *std::ranges::max_element(findings, {}, &ReportedFinding::severity);
  }

  static bool names(const ReportedFinding& finding, const std::string& pointer) {
    if (finding.location.pointer == pointer) return true;
    return std::ranges::any_of(finding.related,
                               [&](const auto& place) { return place.pointer == pointer; });
  }

  void inject_two(std::uint64_t number) {
    Random random = random_for(number, "pair");
    const auto defects = all_defects();
    const Defect& first = defects[random.below(defects.size())];
    const Defect& second = defects[random.below(defects.size())];
    const Draft clean = forms_.form(number);
    Draft one;
    Draft both;
    const auto one_cell = draw(first, clean, random, one);
    if (!one_cell) return;
    const auto other_cell = draw(second, one, random, both);
    if (!other_cell || one_cell->pointer == other_cell->pointer) return;
    const std::string json = both.json();
    const Findings found = beyond(lint(json), lint(clean.json()));
    ++outcome_.pairs.injected;
    if (!found.empty()) ++outcome_.pairs.caught;
    const auto relations = relations_of(clean);
    const bool told = (one_cell->plain || is_determinable(relations, one_cell->pointer)) &&
                      (other_cell->plain || is_determinable(relations, other_cell->pointer));
    if (!told) return;
    ++outcome_.pairs.determinable;
    const auto placed = [&](const std::string& pointer) {
      return std::ranges::any_of(
          found, [&](const auto& finding) { return finding.location.pointer == pointer; });
    };
    const auto named = [&](const std::string& pointer) {
      return std::ranges::any_of(found,
                                 [&](const auto& finding) { return names(finding, pointer); });
    };
    if (placed(one_cell->pointer) && placed(other_cell->pointer)) ++outcome_.pairs.named_first;
    if (named(one_cell->pointer) && named(other_cell->pointer)) ++outcome_.pairs.named;
  }

  void keep(std::vector<Example>& examples, std::string_view defect, std::uint64_t number,
            const std::string& pointer, const std::string& json, const Findings& findings) {
    if (examples.size() >= kept_examples) return;
    std::string found;
    for (const ReportedFinding& finding : findings) {
      found += fmt::format("{} {} {}: {}\n", name_of(finding.severity), finding.check,
                           finding.location.pointer, finding.message.zh);
    }
    examples.push_back({.rulebook = rulebook_.id,
                        .defect = std::string(defect),
                        .form = number,
                        .pointer = pointer,
                        .json = json,
                        .found = std::move(found)});
  }

  const Rulebook& rulebook_;
  const Settings& settings_;
  LintOptions options_;
  CleanForms forms_;
  Outcome outcome_;
};

// 99.2 %, exactly as far as it goes; nothing to count is a dash.
std::string share(int part, int whole) {
  if (whole == 0) return "–";
  const Decimal percent =
      Ratio(Decimal::whole(100 * part), Decimal::whole(whole)).rounded(1, Rounding::toward_zero);
  return percent.text() + "%";
}

std::string row(std::string_view title, const Tally& tally) {
  return fmt::format("| {} | {} | {} | {} | {} | {} |\n", title, tally.injected,
                     share(tally.caught, tally.injected), tally.determinable,
                     share(tally.named_first, tally.determinable),
                     share(tally.named, tally.determinable));
}

}  // namespace

Tally& Tally::operator+=(const Tally& other) {
  injected += other.injected;
  caught += other.caught;
  determinable += other.determinable;
  named_first += other.named_first;
  named += other.named;
  return *this;
}

Tally Outcome::all() const {
  Tally all;
  for (const auto& [defect, tally] : by_defect) all += tally;
  return all;
}

std::string prototype_of(const Rulebook& rulebook) {
  const std::string path =
      std::string(GOUJI_SOURCE_DIR) + "/schemas/" + rulebook.id + "/good/clean.json";
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<Outcome> run(const std::vector<std::unique_ptr<LoadedRulebook>>& rulebooks,
                         const Settings& settings, const std::string& only_rulebook) {
  std::vector<Outcome> outcomes;
  for (const auto& rulebook : rulebooks) {
    if (!only_rulebook.empty() && rulebook->rulebook.id != only_rulebook) continue;
    outcomes.push_back(Bench(rulebooks, *rulebook, settings).run());
  }
  return outcomes;
}

std::string table(const std::vector<Outcome>& outcomes) {
  std::string text =
      "| kind | injected | caught | cell can be told | named first | named |\n"
      "|---|---|---|---|---|---|\n";
  Tally all;
  Tally pairs;
  int forms = 0;
  int errors = 0;
  int warnings = 0;
  for (const Outcome& outcome : outcomes) {
    all += outcome.all();
    pairs += outcome.pairs;
    forms += outcome.clean_forms;
    errors += outcome.clean_errors;
    warnings += outcome.clean_warnings;
  }
  for (const Defect& defect : all_defects()) {
    Tally tally;
    for (const Outcome& outcome : outcomes) {
      const auto found = outcome.by_defect.find(std::string(defect.id));
      if (found != outcome.by_defect.end()) tally += found->second;
    }
    text += row(fmt::format("{} {}", defect.id, defect.title), tally);
  }
  text += row("all", all) + row("pairs", pairs);
  return text + fmt::format("\n{} clean forms: {} errors, {} warnings\n", forms, errors, warnings);
}

}  // namespace gouji::injection
