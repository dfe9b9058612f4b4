// Runs every check, identity and assertion on a form; where no ledger is kept, those that surely
// have nothing to report are left out. What a check throws stays with that check: an
// overflow becomes its finding, and the ledger says that it could not be done.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
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

// Why a check is run: one of the signs that it looks for (Signs::bits), or one of these two.
constexpr std::uint64_t any_form = std::uint64_t{1} << 62U;
constexpr std::uint64_t another_form = std::uint64_t{1} << 63U;
constexpr std::uint64_t everything = ~std::uint64_t{0};

// What of a check is asked for each form, close together: many of them have nothing to look at.
struct PlannedCheck {
  std::uint64_t run_for;
  std::string_view id;
  Severity severity;
  void (*run)(const CheckInput&, Findings&);
};

std::uint64_t run_for(const Check& check) {
  if (check.reads_other) return another_form;
  return check.looks_for.empty() ? any_form : check.looks_for.bits();
}

std::vector<PlannedCheck> plan_checks(bool figures_only) {
  std::vector<PlannedCheck> planned;
  for (const Check* check : all_checks()) {
    if (check->run == nullptr || (figures_only && !check->reads_figures)) continue;
    planned.push_back({.run_for = run_for(*check),
                       .id = check->id,
                       .severity = check->severity,
                       .run = check->run});
  }
  return planned;
}

std::span<const PlannedCheck> planned_checks(bool figures_only) {
  static const std::vector<PlannedCheck> all = plan_checks(false);
  static const std::vector<PlannedCheck> of_figures = plan_checks(true);
  return figures_only ? of_figures : all;
}

std::uint64_t reasons_to_run(const Form& form, const Rulebook& rulebook,
                             const Assessments& assessments, const TextReadings& texts,
                             const Companions& beside) {
  Signs shown = signs_of(form, rulebook, assessments);
  shown.marks.add(texts.marks);
  return shown.bits() | any_form | (beside.other ? another_form : 0);
}

void run_planned(std::span<const PlannedCheck> planned, std::uint64_t reasons,
                 const CheckInput& input, Findings& findings) {
  // Which of them are wanted differs from form to form: it is told for all of them first, without a
  // branch that would be hard to predict.
  std::pmr::vector<const PlannedCheck*> wanted(planned.size(), input.memory);
  std::size_t count = 0;
  for (const PlannedCheck& one : planned) {
    wanted[count] = &one;
    count += static_cast<std::size_t>((one.run_for & reasons) != 0);
  }
  for (const PlannedCheck* one : std::span(wanted).first(count)) {
    findings.begin(one->id, severity_in(input.rulebook, one->id, one->severity));
    guarded(findings, [&] { one->run(input, findings); });
  }
}

void run_all(const Form& form, const Rulebook& rulebook, const Assessments& assessments,
             const TextReadings& texts, const Companions& beside, bool figures_only,
             std::pmr::memory_resource* memory, Findings& findings) {
  const CheckInput input = input_of(form, rulebook, assessments, texts, beside, memory);
  const bool thorough = findings.keeps_ledger();
  run_planned(planned_checks(figures_only),
              thorough ? everything : reasons_to_run(form, rulebook, assessments, texts, beside),
              input, findings);
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
