// One engine for all identities. A first pass adds the figures up exactly and notes what is blank,
// malformed or assumed to be zero; nothing is allocated while everything holds. Only when there is
// something to say does a second pass (identity_text.cpp) write the arithmetic as a reviewer would.
//
// A blank term that the rulebook calls optional counts as zero. A blank required term makes the
// identity not checkable, with the value that it would need. A blank total beside full terms is a
// finding that names the value. A difference is judged by what rounding can explain (rounding.h):
// money is rounded to be printed, weights and scores are defined as printed.

#include "checks/identities.h"

#include <algorithm>

#include "checks/identity_text.h"
#include "checks/rounding.h"

namespace gouji {
namespace {

// What a term, or a total, comes to.
struct Sum {
  Decimal value;
  int filled = 0;
  int blanks = 0;                     // required ones
  int scale = 0;                      // most places printed
  const FigureCell* blank = nullptr;  // the first of the required ones
  const FigureCell* malformed = nullptr;
  const FigureCell* cell = nullptr;  // of a single figure
};

void add(Sum& sum, const FigureCell& cell, bool optional) {
  switch (cell.state) {
    case CellState::filled:
      sum.value += cell.value;
      sum.scale = std::max(sum.scale, cell.value.scale());
      ++sum.filled;
      break;
    case CellState::malformed:
      if (sum.malformed == nullptr) sum.malformed = &cell;
      break;
    case CellState::absent:
    case CellState::blank:
      if (optional) break;
      if (sum.blank == nullptr) sum.blank = &cell;
      ++sum.blanks;
      break;
  }
}

Sum add_up(const Operand& operand, const CheckInput& input) {
  Sum sum;
  if (operand.kind == Operand::Kind::constant) {
    sum.value = operand.constant;
    return sum;
  }
  const bool optional = is_optional(operand, input);
  for_each_cell(operand, input, [&](const FigureCell& cell) {
    sum.cell = &cell;
    add(sum, cell, optional);
  });
  return sum;
}

struct Evaluation {
  Sum total;
  Sum terms;  // value already multiplied by the coefficients
  int rounded_terms = 0;
  int implied_times = 1;  // coefficient of the first blank term
};

Evaluation evaluate(const Identity& identity, const CheckInput& input) {
  Evaluation result;
  result.total = add_up(identity.total, input);
  for (const Term& term : identity.terms) {
    Sum sum = add_up(term.operand, input);
    Sum& all = result.terms;
    all.value += sum.value * Decimal::whole(term.times);
    all.scale = std::max(all.scale, sum.scale);
    all.filled += sum.filled;
    all.blanks += sum.blanks;
    if (all.malformed == nullptr) all.malformed = sum.malformed;
    if (all.blank == nullptr && sum.blank != nullptr) {
      all.blank = sum.blank;
      result.implied_times = term.times;
    }
    if (term.operand.kind != Operand::Kind::constant) {
      result.rounded_terms += sum.filled * std::abs(term.times);
    }
  }
  return result;
}

Severity lower(Severity a, Severity b) {
  return std::min(a, b);
}

// The severity of a difference, and whether rounding is worth a word.
Severity severity_of_difference(const Identity& identity, RoundingVerdict verdict, Severity full) {
  if (verdict == RoundingVerdict::impossible) return full;
  bool strict = identity.kind == IdentityClass::strict;
  if (verdict == RoundingVerdict::likely && !strict) return Severity::note;
  return lower(full, Severity::warning);
}

// The cell that a finding about an identity points to: its total, or where that is a constant, the
// first cell of its terms.
Place place_of(const Identity& identity, const Evaluation& evaluation, const CheckInput& input) {
  if (evaluation.total.cell != nullptr) return evaluation.total.cell->place;
  for (const Term& term : identity.terms) {
    Place place;
    bool found = false;
    for_each_cell(term.operand, input, [&](const FigureCell& cell) {
      if (!found) place = cell.place;
      found = true;
    });
    if (found) return place;
  }
  return {};
}

void relate(Finding& finding, const Identity& identity, const CheckInput& input) {
  for (const Term& term : identity.terms) {
    for_each_cell(term.operand, input, [&](const FigureCell& cell) {
      if (cell.place != finding.place && cell.state != CellState::absent) {
        finding.related.push_back(cell.place);
      }
    });
  }
}

void report_blank_total(const Identity& identity, const Evaluation& evaluation,
                        const CheckInput& input, Findings& findings) {
  Finding& finding = findings.report(
      lower(findings.severity(), Severity::warning), place_of(identity, evaluation, input),
      [&] { return blank_total_message(identity, evaluation.terms.value, input); });
  finding.expected = evaluation.terms.value.trimmed().text();
  finding.hint = {.zh = "填入 " + finding.expected, .en = "Enter " + finding.expected};
  finding.basis = identity.basis;
  relate(finding, identity, input);
}

void report_difference(const Identity& identity, const Evaluation& evaluation,
                       const CheckInput& input, Findings& findings) {
  Decimal difference = evaluation.total.value - evaluation.terms.value;
  int scale = std::max(evaluation.total.scale, evaluation.terms.scale);
  RoundingJudgement rounding = judge_rounding(difference, scale, evaluation.rounded_terms);
  Severity severity = severity_of_difference(identity, rounding.verdict, findings.severity());
  // Parts that are all left blank may be somewhere else; nothing is contradicted yet.
  const bool parts_blank = evaluation.terms.filled == 0 && evaluation.rounded_terms == 0 &&
                           identity.total.kind == Operand::Kind::figure;
  if (parts_blank) severity = lower(severity, Severity::warning);
  Finding& finding = findings.report(severity, place_of(identity, evaluation, input), [&] {
    return difference_message(identity, evaluation.total.value, evaluation.terms.value, rounding,
                              input);
  });
  finding.found = evaluation.total.value.text();
  finding.expected = as_printed(evaluation.terms.value, evaluation.total.value).text();
  finding.difference = as_printed(difference, evaluation.total.value).text();
  if (identity.total.kind == Operand::Kind::constant) {
    // The total is the rule, the terms are what the form says.
    std::swap(finding.found, finding.expected);
    finding.difference = as_printed(-difference, evaluation.total.value).text();
  }
  finding.basis = identity.basis;
  relate(finding, identity, input);
}

Message cannot_add(const FigureCell& cell, const CheckInput& input) {
  std::string label = label_of(cell.place, input.form, input.rulebook);
  if (cell.state == CellState::malformed) {
    std::string raw(cell.raw);
    return {.zh = label + " 填“" + raw + "”，不是数", .en = label + " is not a number: " + raw};
  }
  return {.zh = label + " 空白", .en = label + " is blank"};
}

}  // namespace

void run_identity(const Identity& identity, const CheckInput& input, Findings& findings) {
  Evaluation evaluation = evaluate(identity, input);
  const Sum& total = evaluation.total;
  const Sum& terms = evaluation.terms;
  Place place = place_of(identity, evaluation, input);
  bool constant_total = identity.total.kind == Operand::Kind::constant;

  if (!constant_total && terms.filled == 0 && total.filled == 0 && total.malformed == nullptr &&
      terms.malformed == nullptr) {
    findings.not_applicable(place,
                            {.zh = "各数都没有填", .en = "none of the figures is filled in"});
    return;
  }
  // A total that may be left out says nothing when it is.
  const bool left_out = identity.total.kind == Operand::Kind::figure && total.filled == 0 &&
                        total.malformed == nullptr && is_optional(identity.total, input);
  if (left_out) {
    findings.not_applicable(place, {.zh = identity.total.label + "没有填，可以不填",
                                    .en = identity.total.label + " is blank, and may be"});
    return;
  }
  const FigureCell* obstacle = total.malformed != nullptr ? total.malformed : terms.malformed;
  if (obstacle == nullptr) obstacle = terms.blank;
  if (obstacle != nullptr) {
    findings.not_checkable(place, [&] { return cannot_add(*obstacle, input); });
  } else if (!constant_total && total.filled == 0) {
    report_blank_total(identity, evaluation, input, findings);
  } else if (total.value == terms.value) {
    findings.pass(place, [&] { return holds_message(identity, terms.value, input); });
  } else {
    report_difference(identity, evaluation, input, findings);
  }
}

std::optional<Implied> implied_value(Place place, const CheckInput& input) {
  for (const Identity& identity : input.rulebook.identities) {
    Evaluation evaluation = evaluate(identity, input);
    if (evaluation.total.malformed != nullptr || evaluation.terms.malformed != nullptr) continue;
    bool total_blank =
        evaluation.total.filled == 0 && identity.total.kind != Operand::Kind::constant;
    if (evaluation.terms.blanks == 1 && !total_blank && evaluation.terms.blank->place == place &&
        std::abs(evaluation.implied_times) == 1) {
      Decimal rest = evaluation.total.value - evaluation.terms.value;
      return Implied{.value = evaluation.implied_times < 0 ? -rest : rest, .identity = &identity};
    }
    if (evaluation.terms.blanks == 0 && total_blank && evaluation.terms.filled > 0 &&
        evaluation.total.cell != nullptr && evaluation.total.cell->place == place) {
      return Implied{.value = evaluation.terms.value, .identity = &identity};
    }
  }
  return std::nullopt;
}

}  // namespace gouji
