// One look at every indicator: what target and actual say, how far the target was met, and the
// score that the rulebook gives for it. Exactly one check reports a row whose score is not that.

import {
  Decimal, compare, equal, is_negative, is_zero, mul, nothing, one, quotient, ratio_compare,
  ratio_div, ratio_mul, ratio_of, ratio_rounded, ratio_sub, rounded, sub, text_of,
  trimmed, whole, zero,
} from "./decimal.mjs";
import { parse_measure, quantity as measured, scaled } from "./measure.mjs";

export const HUNDRED = new Decimal(100, 0);
const point = new Decimal(1, 2);
const ratio_point = ratio_of(point);
const says_none = new Set(["无", "没有", "未发生", "没有发生", "零", "未出现"]);

const least = (a, b) => (ratio_compare(a, b) <= 0 ? a : b);
export const above_zero = (ratio) => ratio.n > 0;

// 82.26%
export const percent_text = (ratio, places = 2) =>
  `${text_of(trimmed(ratio_rounded(ratio_mul(ratio, ratio_of(HUNDRED)), places)))}%`;

// 无 beside a target of zero is a figure: none happened.
function actual_of(indicator, target) {
  if (target.kind === "quantity" && is_zero(target.figure) && says_none.has(indicator.actual.raw)) {
    return measured("", zero, target.unit);
  }
  return parse_measure(indicator.actual.raw);
}

function level_share(row, { levels, shares }) {
  const { actual, target } = row;
  if (actual.kind === "qualitative") {
    return shares.get(actual.word) ?? (actual.word === target.word ? one : null);
  }
  if (actual.kind !== "quantity") return null;
  if (actual.unit.dimension !== "percent" || actual.comparator !== "") return null;
  const share = mul(scaled(actual), point);
  return levels.find((level) => equal(level.share, share))?.share ?? null;
}

const comparable = (target, actual) =>
  target.text === "" || actual.text === "" ||
  (target.dimension === actual.dimension && target.base === actual.base);

// A bare figure beside a target in per cent: 98.5 is per cent, 0.985 may be either.
const ratio_or_percent = (target, actual) =>
  target.unit.dimension === "percent" && actual.unit.text === "" && !is_zero(actual.figure) &&
  compare(actual.figure, one) <= 0 && compare(target.figure, one) > 0;

function deduct_by_completion(row, goal, done) {
  const { rule } = row;
  row.completion = quotient(done, goal);
  let lost = nothing;
  if (compare(done, mul(goal, rule.full_from)) < 0) {
    row.below = ratio_div(ratio_sub(ratio_of(rule.full_from), row.completion), ratio_point);
    lost = ratio_mul(row.below, rule.below);
  } else if (compare(done, mul(goal, rule.full_to)) > 0) {
    row.above = ratio_div(ratio_sub(row.completion, ratio_of(rule.full_to)), ratio_point);
    lost = ratio_mul(row.above, rule.above);
  }
  if (above_zero(lost)) row.deduction = least(lost, whole);
}

// Gives why the score cannot be recomputed; empty: it can.
function assess_quantity(row) {
  const { target, actual } = row;
  if (actual.kind === "qualitative") return "actual in words";
  if (actual.kind !== "quantity") return "actual unreadable";
  if (!comparable(target.unit, actual.unit)) return "units differ";
  if (ratio_or_percent(target, actual)) return "ratio or percent";
  const bare_target = target.unit.text === "";
  const goal = mul(target.figure, bare_target ? actual.unit.scale : target.unit.scale);
  const bare_actual = actual.unit.text === "";
  const done = mul(actual.figure, bare_actual ? target.unit.scale : actual.unit.scale);
  if (row.upper_bound) {
    if (!is_zero(goal)) row.completion = quotient(done, goal);
    if (compare(done, goal) <= 0) return "";
    return is_zero(goal) ? "over zero target" : "over upper bound";
  }
  if (compare(goal, zero) <= 0) return "target not positive";
  deduct_by_completion(row, goal, done);
  return "";
}

function recompute(row, indicator, rulebook) {
  if (indicator.index < 0) return "unknown category";
  row.rule = rulebook.categories[indicator.index].scoring;
  if (!indicator.weight.filled) return "no weight";
  if (row.target.kind === "blank") return "no target";
  if (!row.qualitative && row.target.kind !== "quantity") return "target unreadable";
  if (row.actual.kind === "blank") return "no actual";
  const weight = indicator.weight.value;
  if (row.qualitative) {
    row.share = level_share(row, rulebook.qualitative);
    if (row.share === null) return "unknown level";
    row.deduction = ratio_of(sub(one, row.share));
    row.recomputed = rounded(mul(weight, row.share), row.rule.places);
    return "";
  }
  const obstacle = assess_quantity(row);
  if (obstacle !== "") return obstacle;
  row.recomputed = above_zero(row.deduction)
    ? ratio_rounded(ratio_mul(ratio_of(weight), ratio_sub(whole, row.deduction)), row.rule.places)
    : rounded(weight, row.rule.places);
  return "";
}

function standing_of(row, indicator) {
  if (!indicator.score.filled) return "no score";
  const score = indicator.score.value;
  const weight = indicator.weight.filled ? indicator.weight.value : null;
  if (is_negative(score) || (weight !== null && compare(score, weight) > 0)) {
    return "outside weight";
  }
  const full = weight !== null && equal(score, weight);
  if (row.actual.kind === "blank") return is_zero(score) ? "agrees" : "no actual";
  const beyond = row.obstacle === "over upper bound" || row.obstacle === "over zero target";
  if (beyond && full) return "full below target";
  if (row.recomputed === null) return "not computable";
  if (equal(row.recomputed, score)) return "agrees";
  if (row.qualitative) return "differs";
  if (full && above_zero(row.below)) return "full below target";
  if (full && above_zero(row.above)) return "not cut for excess";
  if (!full && !above_zero(row.deduction)) return "deducted on target";
  return "differs";
}

export function assess(form, rulebook) {
  return form.indicators.map((indicator) => {
    const target = parse_measure(indicator.target.raw);
    const row = {
      target,
      actual: actual_of(indicator, target),
      qualitative: target.kind === "qualitative",
      upper_bound:
        target.kind === "quantity" && (target.comparator === "≤" || target.comparator === "<"),
      obstacle: "",
      standing: "",
      rule: null,
      completion: null,
      share: null,
      below: nothing, // 百分点 of completion short of the full band
      above: nothing, // and beyond it
      deduction: nothing, // part of the weight
      recomputed: null,
    };
    row.obstacle = recompute(row, indicator, rulebook);
    row.standing = standing_of(row, indicator);
    return row;
  });
}

// The declared score is the right one, printed to fewer places than the rule asks for.
export function printed_to_fewer_places(row, indicator) {
  if (row.recomputed === null || row.completion === null) return false;
  const left = ratio_sub(whole, row.deduction);
  const declared = indicator.score.value;
  const score = ratio_mul(ratio_of(indicator.weight.value), left);
  return equal(ratio_rounded(score, declared.s), declared);
}

