// The identities that the rulebook declares: total = Σ times·term. A difference of money that
// independent rounding may explain weighs less; weights and scores are defined as printed.

import { FILLED, MALFORMED } from "./form.mjs";
import {
  Decimal, absolute, add, compare, equal, integer, is_zero, mul, negated, rescaled, sub, text_of,
  trimmed, zero,
} from "./decimal.mjs";
import { lower } from "./findings.mjs";

function for_each_cell(operand, form, visit) {
  switch (operand.kind) {
    case "constant": return;
    case "figure": visit(form.figures[operand.figure]); return;
    case "sub_item_total":
      if (form.total_row !== null) visit(form.total_row[operand.column]);
      return;
    case "sub_items":
      for (const item of form.sub_items) if (!item.is_total) visit(item[operand.column]);
      return;
    default:
      for (const indicator of form.indicators) {
        if (operand.category < 0 || indicator.index === operand.category) {
          visit(indicator[operand.column]);
        }
      }
  }
}

function add_up(operand, form, rulebook) {
  const sum = {
    value: zero, filled: 0, blanks: 0, scale: 0, blank: null, malformed: null, cell: null,
  };
  if (operand.kind === "constant") {
    sum.value = operand.constant;
    return sum;
  }
  const optional = operand.kind === "figure" && rulebook.figures[operand.figure].optional === true;
  for_each_cell(operand, form, (cell) => {
    sum.cell = cell;
    if (cell.state === FILLED) {
      sum.value = add(sum.value, cell.value);
      sum.scale = Math.max(sum.scale, cell.value.s);
      ++sum.filled;
    } else if (cell.state === MALFORMED) {
      sum.malformed ??= cell;
    } else if (!optional) {
      sum.blank ??= cell;
      ++sum.blanks;
    }
  });
  return sum;
}

function evaluate(identity, form, rulebook) {
  const total = add_up(identity.total, form, rulebook);
  const terms = { value: zero, filled: 0, blanks: 0, scale: 0, blank: null, malformed: null };
  let rounded_terms = 0;
  let implied_times = 1; // of the first blank term
  for (const { operand, times } of identity.terms) {
    const sum = add_up(operand, form, rulebook);
    terms.value = add(terms.value, times === 1 ? sum.value : mul(sum.value, integer(times)));
    terms.scale = Math.max(terms.scale, sum.scale);
    terms.filled += sum.filled;
    terms.blanks += sum.blanks;
    terms.malformed ??= sum.malformed;
    if (terms.blank === null && sum.blank !== null) {
      terms.blank = sum.blank;
      implied_times = times;
    }
    if (operand.kind !== "constant") rounded_terms += sum.filled * Math.abs(times);
  }
  return { identity, total, terms, rounded_terms, implied_times };
}

export const evaluate_all = (form, rulebook) =>
  rulebook.identities.map((identity) => evaluate(identity, form, rulebook));

// What a blank cell must be for an identity to hold, by the first that determines it.
export function implied_value(cell, evaluations) {
  for (const { identity, total, terms, implied_times } of evaluations) {
    if (total.malformed !== null || terms.malformed !== null) continue;
    const total_blank = total.filled === 0 && identity.total.kind !== "constant";
    const only_blank = terms.blanks === 1 && terms.blank === cell;
    if (only_blank && !total_blank && Math.abs(implied_times) === 1) {
      const rest = sub(total.value, terms.value);
      return { value: implied_times < 0 ? negated(rest) : rest, identity };
    }
    if (terms.blanks === 0 && total_blank && terms.filled > 0 && total.cell === cell) {
      return { value: terms.value, identity };
    }
  }
  return null;
}

const most_exact_terms = 20;

// P(|S| ≥ (k − ½) units) ≥ 1 % for the sum S of n roundings, by the tail of the Irwin–Hall
// distribution; of more than twenty terms, by the normal one.
function chance_is_fair(n, k) {
  if (n > most_exact_terms) {
    const odd = 2n * k - 1n;
    return odd * odd * 3000n <= 6635n * BigInt(n);
  }
  const doubled = BigInt(n) - (2n * k - 1n);
  if (doubled <= 0n) return false;
  let sum = 0n;
  let choose = 1n;
  let factorial = 1n;
  for (let i = 2n; i <= n; ++i) factorial *= i;
  for (let j = 0n; 2n * j <= doubled; ++j) {
    const part = choose * (doubled - 2n * j) ** BigInt(n);
    sum += j % 2n === 0n ? part : -part;
    choose = (choose * (BigInt(n) - j)) / (j + 1n);
  }
  return 2n * sum * 100n >= 2n ** BigInt(n) * factorial;
}

// likely, possible or impossible as rounding of figures to `scale` places.
export function rounding_of(difference, scale, rounded_terms) {
  if (is_zero(difference)) return "exact";
  const size = absolute(difference);
  const most = new Decimal(5 * (rounded_terms + 1), scale + 1);
  if (compare(size, most) > 0) return "impossible";
  const k = BigInt(rescaled(size, scale).c);
  return chance_is_fair(rounded_terms, k) ? "likely" : "possible";
}

function severity_of_difference(evaluation, difference) {
  const { identity, total, terms, rounded_terms } = evaluation;
  const verdict = rounding_of(difference, Math.max(total.scale, terms.scale), rounded_terms);
  let { severity } = identity;
  if (verdict !== "impossible") {
    severity = verdict === "likely" && !identity.strict ? "note" : lower(severity, "warning");
  }
  // Parts that are all left blank may be somewhere else.
  const parts_blank =
    terms.filled === 0 && rounded_terms === 0 && identity.total.kind === "figure";
  return parts_blank ? lower(severity, "warning") : severity;
}

const as_printed = (figure, beside) => text_of(rescaled(trimmed(figure), beside.s));

function first_pointer(identity, form) {
  let pointer = "";
  for (const { operand } of identity.terms) {
    for_each_cell(operand, form, (cell) => {
      if (pointer === "") pointer = cell.pointer;
    });
  }
  return pointer;
}

function run(evaluation, { form, findings }) {
  const { identity, total, terms } = evaluation;
  const constant = identity.total.kind === "constant";
  if (total.malformed !== null || terms.malformed !== null) return;
  const total_blank = !constant && total.filled === 0;
  if (total_blank && terms.filled === 0) return;
  if (total_blank && identity.total.kind === "figure" &&
      findings.rulebook.figures[identity.total.figure].optional === true) {
    return;
  }
  if (terms.blank !== null) return;
  const pointer = total.cell?.pointer ?? first_pointer(identity, form);
  const { basis, instance: told } = identity;
  if (total_blank) {
    const severity = lower(identity.severity, "warning");
    const expected = text_of(trimmed(terms.value));
    findings.report(identity.id, severity, pointer, { expected, basis, told });
    return;
  }
  if (equal(total.value, terms.value)) return;
  const difference = sub(total.value, terms.value);
  const severity = severity_of_difference(evaluation, difference);
  const declared = text_of(total.value);
  const computed = as_printed(terms.value, total.value);
  findings.report(identity.id, severity, pointer, {
    found: constant ? computed : declared,
    expected: constant ? declared : computed,
    difference: as_printed(constant ? negated(difference) : difference, total.value),
    basis,
    told,
  });
}

export function check_identities(input) {
  for (const evaluation of input.evaluations) run(evaluation, input);
}
