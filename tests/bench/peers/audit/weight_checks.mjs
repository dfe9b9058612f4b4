// Checks of weights: a category shared out evenly, and the one with a list of common indicators.

import {
  add, compare, equal, integer, is_zero, mul, quotient, ratio_compare, ratio_exact,
  ratio_of, ratio_rounded, ratio_sub, sub, text_of, trimmed, unit_of, zero,
} from "./decimal.mjs";

const sum_of = (figures) => figures.reduce(add, zero);

// A total shared out over so many weights.
function share_of(weights, total, places) {
  const ratio = quotient(total, integer(weights.length));
  return { ratio, exact: ratio_exact(ratio, places), places };
}

// The quotient, rounded or cut to the places of the weight.
function is_quotient(weight, { ratio, exact }) {
  if (exact !== null) return equal(weight, exact);
  const { s } = trimmed(weight);
  return equal(weight, ratio_rounded(ratio, s)) || equal(weight, ratio_rounded(ratio, s, true));
}

// The weight that occurs most; of several, the first that is the quotient.
function most_common(weights, share) {
  let best = zero;
  let best_count = 0;
  for (const weight of weights) {
    if (best_count * 2 > weights.length) break;
    const count = weights.filter((other) => equal(other, weight)).length;
    const fits_better =
      count === best_count && !is_quotient(best, share) && is_quotient(weight, share);
    if (count <= best_count && !fits_better) continue;
    best = weight;
    best_count = count;
  }
  return best;
}

function total_fits(weights, total, places) {
  const share = share_of(weights, total, places);
  return is_quotient(most_common(weights, share), share);
}

// The remainder of the division sits in several weights, each within one of the last place.
function is_spread(weights, { ratio }) {
  const finest = weights.map((weight) => unit_of(trimmed(weight)))
    .reduce((a, b) => (compare(a, b) <= 0 ? a : b));
  const step = ratio_of(finest);
  return weights.every((weight) => {
    const away = ratio_sub(ratio_of(weight), ratio);
    return ratio_compare(away.n < 0 ? ratio_sub(ratio_of(zero), away) : away, step) < 0;
  });
}

function judge_split(weights, total, places) {
  const share = share_of(weights, total, places);
  const common = most_common(weights, share);
  const base = is_quotient(common, share) ? common : trimmed(ratio_rounded(share.ratio, places));
  const last = trimmed(sub(total, mul(base, integer(weights.length - 1))));
  const off = [];
  let holder = false; // some weight holds the remainder
  weights.forEach((weight, index) => {
    if (equal(weight, base)) return;
    if (share.exact === null && !holder && equal(weight, last)) {
      holder = true;
    } else {
      off.push(index);
    }
  });
  const expected = off.length === 1 && !holder ? last : base;
  if (off.length === 0) return { verdict: "even", off, expected };
  const spread =
    share.exact === null && equal(sum_of(weights), total) && is_spread(weights, share);
  return { verdict: spread ? "spread" : "uneven", off, expected };
}

function section_adds_up({ form, rulebook }) {
  if (!form.indicators.every(({ weight }) => weight.filled)) return false;
  const totals = sum_of(rulebook.categories.map((category) => category.total));
  return is_zero(sub(totals, sum_of(form.indicators.map(({ weight }) => weight.value))));
}

function choose_total(weights, category, input) {
  const printed = sum_of(weights);
  const given = category.total;
  if (equal(printed, given)) return given;
  const { places } = category.scoring;
  if (section_adds_up(input) && total_fits(weights, printed, places)) return printed;
  return total_fits(weights, given, places) ? given : printed;
}

// The clause behind the total of a category: that of the identity which adds its weights up.
const clause_of_total = (index, { identities }) =>
  identities.find(({ total, terms }) =>
    total.kind === "constant" && terms.length === 1 && terms[0].operand.column === "weight" &&
    terms[0].operand.category === index)?.basis;

function even_weights(index, rows, input) {
  const { rulebook, findings } = input;
  const category = rulebook.categories[index];
  if (!rows.every(({ weight }) => weight.filled)) return;
  const weights = rows.map(({ weight }) => weight.value);
  const { places } = category.scoring;
  const total = choose_total(weights, category, input);
  const split = judge_split(weights, total, places);
  if (split.verdict === "even") return;
  const first = split.off[0];
  let { basis } = category;
  if (split.verdict === "uneven") {
    const printed = sum_of(weights);
    const clause = clause_of_total(index, rulebook);
    // Against the sum of what is printed they may be even: then all rests on the total.
    if (clause !== undefined && !rulebook.certain.get(clause) && !equal(total, printed) &&
        judge_split(weights, printed, places).verdict !== "uneven") {
      basis = clause;
    }
  }
  findings.report(
    "category-weights", split.verdict === "spread" ? "note" : "error", rows[first].weight.pointer, {
      found: text_of(weights[first]),
      expected: text_of(split.expected),
      difference: text_of(sub(weights[first], split.expected)),
      basis,
    });
}

function unknown_categories({ form, findings }) {
  const seen = new Set();
  for (const { category, index } of form.indicators) {
    if (index >= 0 || !category.filled || seen.has(category.value)) continue;
    seen.add(category.value);
    findings.report("category-weights", "warning", category.pointer, { found: category.raw });
  }
}

function common_indicators(category, rows, { names, findings }) {
  const { basis } = category;
  const report = (pointer, finding) =>
    findings.report("common-indicators", "warning", pointer, { ...finding, basis });
  const missing = category.common.filter((common) =>
    !rows.some((row) => names[row.number] === common.called));
  for (const row of rows) {
    if (!row.name.filled) continue;
    const common = category.common.find(({ called }) => called === names[row.number]);
    if (common === undefined) {
      // One of the list of the same weight that is missing was most likely renamed.
      const same = missing.findIndex(({ weight }) =>
        row.weight.filled && equal(row.weight.value, weight));
      const expected = same < 0 ? "" : missing.splice(same, 1)[0].name;
      report(row.name.pointer, { found: row.name.raw, expected });
    } else if (row.weight.filled && !equal(row.weight.value, common.weight)) {
      report(row.weight.pointer, {
        found: text_of(row.weight.value),
        expected: text_of(common.weight),
        difference: text_of(sub(row.weight.value, common.weight)),
      });
    }
  }
  if (missing.length === 0) return;
  report(rows.length === 0 ? "" : rows.at(-1).name.pointer, {
    expected: missing.map(({ name, weight }) => `${name} ${text_of(weight)} 分`).join("、"),
  });
}

export function check_weights(input) {
  const { form, rulebook } = input;
  if (form.indicators.length === 0) return;
  rulebook.categories.forEach((category, index) => {
    const rows = form.indicators.filter((row) => row.index === index);
    if (category.weights === "fixed") common_indicators(category, rows, input);
    if (category.weights === "equal_split" && rows.length > 0) even_weights(index, rows, input);
  });
  unknown_categories(input);
}
