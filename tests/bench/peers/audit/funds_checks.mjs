// Checks of the funds tables and the sub-items.

import { HUNDRED, percent_text } from "./assessment.mjs";
import {
  add, compare, equal, is_negative, is_zero, mul, quotient, ratio_compare,
  ratio_mul, ratio_of, ratio_rounded, ratio_sub, sub, text_of, trimmed, whole, zero,
} from "./decimal.mjs";
import { implied_value } from "./identities.mjs";
import { normalised, shortened } from "./text.mjs";

const figure = ({ form, rulebook }, role) => form.figures[rulebook.role.get(role)];

function* figure_cells(form) {
  yield* form.figures;
  for (const item of form.sub_items) {
    yield item.budget;
    yield item.actual;
  }
  for (const row of form.indicators) {
    yield row.weight;
    yield row.score;
  }
}

function malformed_number({ form, findings }) {
  for (const cell of figure_cells(form)) {
    if (cell.filled || cell.empty || cell.raw === "") continue;
    findings.report("malformed-number", "error", cell.pointer, { found: shortened(cell.raw) });
  }
}

// A blank total beside its parts is the identity's own finding.
function is_total_of(cell, { total }, { form }) {
  if (total.kind === "figure") return form.figures[total.figure] === cell;
  return total.kind === "sub_item_total" &&
    form.sub_items.some((item) => item.is_total && item[total.column] === cell);
}

function figure_present(input) {
  const { form, rulebook, findings } = input;
  const look_at = (cell) => {
    if (!cell.empty) return;
    const implied = implied_value(cell, input.evaluations);
    if (implied !== null && is_total_of(cell, implied.identity, input)) return;
    findings.report("figure-present", "warning", cell.pointer, implied === null ? {} : {
      expected: text_of(trimmed(implied.value)), basis: implied.identity.basis,
    });
  };
  form.figures.forEach((cell, index) => {
    if (rulebook.figures[index].optional !== true) look_at(cell);
  });
  for (const item of form.sub_items) {
    if (!item.name.filled) continue;
    look_at(item.budget);
    look_at(item.actual);
  }
  for (const row of form.indicators) look_at(row.weight);
}

// The appropriation of the table of uses, else the budgeted one.
function receipts(input) {
  const received = figure(input, "received");
  return received.filled ? received : figure(input, "appropriation");
}

function negative_amount(input) {
  const { form, rulebook, findings } = input;
  const look_at = (cell) => {
    if (!cell.filled || !is_negative(cell.value)) return;
    findings.report("negative-amount", "warning", cell.pointer, { found: text_of(cell.value) });
  };
  const paid = figure(input, "paid");
  const received = receipts(input);
  const overspent = paid.filled && received.filled && compare(paid.value, received.value) > 0;
  form.figures.forEach((cell, index) => {
    const field = rulebook.figures[index];
    if (field.kind !== "money" || field.may_be_negative === true) return;
    if (field.role === "cash_balance" && overspent) return; // over-execution has said it
    look_at(cell);
  });
  for (const item of form.sub_items) {
    look_at(item.budget);
    look_at(item.actual);
  }
}

function over_execution(input) {
  const { form, findings } = input;
  const report = (more, less) => findings.report("over-execution", "warning", more.pointer, {
    found: text_of(more.value),
    expected: text_of(less.value),
    difference: text_of(sub(more.value, less.value)),
  });
  const paid = figure(input, "paid");
  const received = receipts(input);
  if (paid.filled && received.filled && compare(paid.value, received.value) > 0) {
    report(paid, received);
    return; // the sub-items that overspent stand beside it
  }
  for (const { budget, actual, is_total } of form.sub_items) {
    if (is_total || !budget.filled || !actual.filled) continue;
    if (compare(actual.value, budget.value) > 0) report(actual, budget);
  }
}

const of_funds = /追加|调减|压减|核减|核增|调增|调剂|结余|结转|预算调整|调整预算/;
const of_anything = /调整|增加|减少|压缩|新增|变更/;
const about_funds = /预算|资金|经费|指标|拨款|万元/;
const sentence_ends = /[。；;！？\n<]/;

function tells_of_adjustment(text) {
  if (of_funds.test(text)) return true;
  if (!of_anything.test(text)) return false;
  return text.split(sentence_ends)
    .some((sentence) => of_anything.test(sentence) && about_funds.test(sentence));
}

function adjustment(input) {
  const { form, findings } = input;
  const cell = figure(input, "adjustment");
  if (!cell.filled || is_zero(cell.value)) return;
  const prose = form.narratives.filter((narrative) => narrative.filled);
  const told = prose.some((narrative) => tells_of_adjustment(narrative.value));
  const [initial, budget, paid] =
    ["initial_budget", "appropriation", "paid"].map((role) => figure(input, role));
  const cut_to_fit = is_negative(cell.value) && initial.filled && budget.filled && paid.filled &&
    !is_zero(budget.value) && equal(add(initial.value, cell.value), budget.value) &&
    equal(paid.value, budget.value);
  const found = text_of(cell.value);
  if (cut_to_fit) {
    findings.report("budget-cut-to-fit", told ? "note" : "warning", cell.pointer, { found });
  } else if (!told && prose.length > 0) {
    findings.report("adjustment-explained", "warning", cell.pointer, { found });
  }
}

function bound_holds(comparator, percent, bound) {
  const side = ratio_compare(percent, bound);
  switch (comparator) {
    case "≤": return side <= 0;
    case "≥": return side >= 0;
    case "<": return side < 0;
    default: return side > 0;
  }
}

function declared_rate_agrees({ form, rulebook, assessments, names, findings }) {
  for (const rate of rulebook.declared_rates) {
    const above = form.figures[rate.numerator];
    const below = form.figures[rate.denominator];
    if (!above.filled || !below.filled || is_zero(below.value)) continue;
    form.indicators.forEach((indicator, row) => {
      if (names[row] !== rate.name) return;
      const { actual } = assessments[row];
      const { dimension, scale } = actual.unit;
      if (actual.kind !== "quantity" || dimension !== "percent" || scale.c !== 1 || scale.s !== 0) {
        return;
      }
      const share = quotient(above.value, below.value);
      const percent = ratio_mul(
        rate.complement === true ? ratio_sub(whole, share) : share, ratio_of(HUNDRED));
      const printed = actual.figure;
      const expected = ratio_rounded(percent, printed.s);
      const { comparator } = actual;
      const holds = comparator === "" || comparator === "="
        ? equal(expected, printed)
        : bound_holds(comparator, percent, ratio_of(printed));
      if (holds) return;
      findings.report("declared-rate-agrees", "warning", indicator.actual.pointer, {
        found: indicator.actual.raw,
        expected: `${text_of(expected)}%`,
        difference: text_of(sub(printed, expected)),
        basis: rate.basis,
      });
    });
  }
}

function spending_matches_output(input) {
  const { form, rulebook, assessments, names, findings } = input;
  const paid = figure(input, "paid");
  const received = receipts(input);
  if (!paid.filled || !received.filled || compare(received.value, zero) <= 0) return;
  if (compare(paid.value, mul(received.value, rulebook.low_execution)) >= 0) return;
  const rates = new Set(rulebook.declared_rates.map((rate) => rate.name));
  const rows = form.indicators.filter((_, row) =>
    assessments[row].completion !== null && !rates.has(names[row]));
  const all_full = rows.every(({ score, weight }) =>
    score.filled && weight.filled && compare(score.value, weight.value) >= 0);
  if (rows.length === 0 || !all_full) return;
  findings.report("spending-matches-output", "warning", paid.pointer, {
    found: percent_text(quotient(paid.value, received.value)),
  });
}

function sub_item_duplicate({ form, findings }) {
  const seen = new Set();
  for (const { name, is_total } of form.sub_items) {
    if (is_total || !name.filled) continue;
    const called = normalised(name.raw);
    if (seen.has(called)) {
      findings.report("sub-item-duplicate", "warning", name.pointer, { found: name.raw });
    }
    seen.add(called);
  }
}

function total_row_last({ form, findings }) {
  const rows = form.sub_items.filter(({ name, budget, actual }) =>
    !(name.empty && budget.empty && actual.empty));
  const totals = rows.filter((row) => row.is_total);
  if (totals.length > 1) {
    findings.report("total-row-last", "warning", totals[1].name.pointer, {
      found: String(totals.length), expected: "1", difference: String(totals.length - 1),
    });
  } else if (totals.length === 1 && !rows.at(-1).is_total) {
    findings.report("total-row-last", "warning", totals[0].name.pointer, {
      found: String(totals[0].number + 1), expected: String(rows.at(-1).number + 1),
    });
  }
}

export function check_funds(input) {
  malformed_number(input);
  figure_present(input);
  negative_amount(input);
  over_execution(input);
  adjustment(input);
  declared_rate_agrees(input);
  spending_matches_output(input);
  sub_item_duplicate(input);
  total_row_last(input);
}
