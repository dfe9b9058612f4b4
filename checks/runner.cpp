// Runs every check, identity and assertion on a form; where no ledger is kept, those that surely
// have nothing to report are left out. What a check throws stays with that check: an
// overflow becomes its finding, and the ledger says that it could not be done.

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory_resource>
#include <optional>
#include <span>
#include <vector>

#include "checks/check.h"
#include "checks/expressions.h"
#include "checks/identities.h"
#include "checks/plain_identities.h"
#include "schemas/places.h"

namespace gouji {
namespace {

constexpr FigureCell no_figure{};

template <class Run>
void guarded(Findings& findings, Run&& run) {
  try {
    run();
  } catch (const Overflow&) {
    findings
        .report(Severity::error, Place{},
                {.zh = "数字过大，无法精确计算，此项未核查",
                 .en = "figures too large for exact arithmetic, not checked"})
        .hint = {.zh = "核对各数的位数与单位", .en = "Check the digits and units of the figures"};
    findings.not_checkable(
        Place{}, {.zh = "数字过大，无法精确计算", .en = "figures too large for exact arithmetic"});
  }
}

// What the rulebook makes of it; most rulebooks leave all to the checks.
Severity severity_in(const Rulebook& rulebook, std::string_view check, Severity usual) {
  if (rulebook.severities.empty()) return usual;
  return rulebook.severity_of(check).value_or(usual);
}

}  // namespace

const FigureCell& CheckInput::figure(Role role) const {
  int index = rulebook.figure_with(role);
  return index < 0 ? no_figure : form.figures[static_cast<std::size_t>(index)];
}

std::string_view CheckInput::label(Column column) const {
  return column_label(Part::indicator, column, rulebook);
}

const Check* find_check(std::string_view id) {
  auto checks = all_checks();
  auto found = std::find_if(checks.begin(), checks.end(),
                            [&](const Check* check) { return check->id == id; });
  return found == checks.end() ? nullptr : *found;
}

namespace {

// What a form of the usual size needs lies here; a larger one takes the rest from the heap.
constexpr std::size_t scratch_size = 48 * 1'024;
struct Scratch {
  std::array<std::byte, scratch_size> bytes;
  std::pmr::monotonic_buffer_resource memory{bytes.data(), bytes.size()};
};

// What of a check is asked for each form, close together: most of them have nothing to look at.
struct PlannedCheck {
  Signs looks_for;
  bool reads_figures;
  bool reads_other;
  Severity severity;
  std::string_view id;
  void (*run)(const CheckInput&, Findings&);
};

std::span<const PlannedCheck> planned_checks() {
  static const std::vector<PlannedCheck> planned = [] {
    std::vector<PlannedCheck> found;
    for (const Check* check : all_checks()) {
      if (check->run == nullptr) continue;
      found.push_back({.looks_for = check->looks_for,
                       .reads_figures = check->reads_figures,
                       .reads_other = check->reads_other,
                       .severity = check->severity,
                       .id = check->id,
                       .run = check->run});
    }
    return found;
  }();
  return planned;
}

void run_all(const Form& form, const Rulebook& rulebook, const Assessments& assessments,
             const TextReadings& texts, const Companions& beside, bool figures_only,
             std::pmr::memory_resource* memory, Findings& findings) {
  const CheckInput input = input_of(form, rulebook, assessments, texts, beside, memory);
  const bool thorough = findings.keeps_ledger();
  Signs shown = thorough ? Signs{} : signs_of(form, rulebook, assessments);
  shown.marks.add(texts.marks);
  for (const PlannedCheck& planned : planned_checks()) {
    if (figures_only && !planned.reads_figures) continue;
    if (!thorough && !planned.looks_for.empty() && !planned.looks_for.meet(shown)) continue;
    if (!thorough && planned.reads_other && !beside.other) continue;
    findings.begin(planned.id, severity_in(rulebook, planned.id, planned.severity));
    guarded(findings, [&] { planned.run(input, findings); });
  }
  std::optional<PlainIdentities> plain;
  if (!thorough) plain.emplace(input);
  for (const Identity& identity : rulebook.identities) {
    if (plain && plain->surely_holds(identity)) continue;
    findings.begin(identity.id, severity_in(rulebook, identity.id, identity.severity));
    guarded(findings, [&] { run_identity(identity, input, findings); });
  }
  for (const Assertion& assertion : rulebook.assertions) {
    findings.begin(assertion.id, severity_in(rulebook, assertion.id, assertion.severity));
    guarded(findings, [&] { run_assertion(assertion, input, findings); });
  }
}

}  // namespace

void run_checks(const Form& form, const Rulebook& rulebook, Findings& findings,
                const Companions& beside) {
  Scratch scratch;
  const Assessments assessments = assess(form, rulebook, &scratch.memory);
  const TextReadings texts = findings.keeps_ledger()
                                 ? read_texts(form, rulebook, &scratch.memory)
                                 : look_over_texts(form, rulebook, assessments, &scratch.memory);
  run_all(form, rulebook, assessments, texts, beside, false, &scratch.memory, findings);
}

void run_checks_of_figures(const Form& form, const Rulebook& rulebook, const TextReadings& texts,
                           Findings& findings) {
  Scratch scratch;
  const Assessments assessments = assess(form, rulebook, &scratch.memory);
  run_all(form, rulebook, assessments, texts, {}, true, &scratch.memory, findings);
}

void run_checks_with_other(const Form& form, const Rulebook& rulebook, const OtherForm& other,
                           Findings& findings) {
  const CheckInput input{.form = form, .rulebook = rulebook, .beside = {.other = other}};
  for (const Check* check : all_checks()) {
    if (!check->reads_other) continue;
    findings.begin(check->id, severity_in(rulebook, check->id, check->severity));
    guarded(findings, [&] { check->run(input, findings); });
  }
}

}  // namespace gouji
