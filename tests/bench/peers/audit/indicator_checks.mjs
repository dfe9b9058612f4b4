// Checks of names, targets and actuals of the indicators.

import { compare, is_zero, mul, text_of, trimmed } from "./decimal.mjs";
import { HUNDRED } from "./assessment.mjs";
import { counting_word_against } from "./names.mjs";
import { scaled } from "./measure.mjs";
import { normalised, shortened } from "./text.mjs";
import { is_known, unit_called } from "./units.mjs";

const same_name = (a, b) => a === b || normalised(a) === normalised(b);

function actual_is_value(indicator, row, name, findings) {
  const { actual, target } = row;
  if (actual.kind === "blank") return;
  const { raw, pointer } = indicator.actual;
  const copied = actual.comparator !== "" && same_name(raw, indicator.target.raw);
  const bound = actual.comparator !== "" && actual.comparator !== "=";
  const no_figure = target.kind === "quantity" && actual.kind !== "quantity";
  if (normalised(raw) !== name && !copied && !bound && !no_figure) return;
  findings.report("actual-is-value", "warning", pointer, { found: shortened(raw) });
}

const is_lower_bound = (comparator) => comparator === "≥" || comparator === ">";
const is_upper_bound = (comparator) => comparator === "≤" || comparator === "<";

function beyond_the_whole(target) {
  if (target.unit.dimension !== "percent" || target.unit.base !== "%") return false;
  const side = compare(scaled(target), HUNDRED);
  return side > 0 || (side === 0 && target.comparator === ">");
}

function comparator_direction(indicator, { target }, reading, findings) {
  if (target.kind !== "quantity" || reading.wanted === "") return;
  const less = reading.wanted === "less";
  const { comparator } = target;
  const { pointer, raw } = indicator.target;
  if (less ? is_lower_bound(comparator) : is_upper_bound(comparator)) {
    findings.report("comparator-direction", less || reading.share ? "warning" : "note", pointer, {
      found: comparator, expected: less ? "≤" : "≥",
    });
  } else if (reading.share && beyond_the_whole(target)) {
    findings.report("comparator-direction", "warning", pointer, {
      found: shortened(raw), expected: "100%",
    });
  }
}

function duplicate_indicator({ form, names, findings }) {
  const first = new Map();
  form.indicators.forEach((row, index) => {
    const earlier = first.get(names[index]);
    if (earlier === undefined) {
      first.set(names[index], row);
      return;
    }
    if (!row.name.filled) return;
    const headings_differ = row.subcategory.filled && earlier.subcategory.filled &&
      !same_name(row.subcategory.raw, earlier.subcategory.raw);
    findings.report("duplicate-indicator", headings_differ ? "note" : "warning", row.name.pointer, {
      found: shortened(row.name.raw),
    });
  });
}

const separators = "、|，|,|；|;|且|和|及|与|并";
const degrees = "基本|比较|更加|不断|进一步|得到|全面|全部|保持|达到|实现";
const joining = new RegExp(`^(?:${separators}|${degrees})`);
const numerals = /^[一二两三四五六七八九十百千万零]+/;
const none_of = /^(?:无|零|不发生|未发生)/;

// Words of the scale, degrees and separators only; also what the name already says before them:
// 系统运行稳定性 with the target 运行稳定.
function made_of_scale_words(text, name, words) {
  if (words.includes(text)) return true;
  let any = false;
  for (let rest = text; rest !== ""; ) {
    const longest = words.filter((word) => rest.startsWith(word))
      .reduce((most, word) => Math.max(most, word.length), 0);
    if (longest > 0) {
      any = true;
      rest = rest.slice(longest);
      continue;
    }
    const joint = joining.exec(rest)?.[0];
    if (joint !== undefined) {
      rest = rest.slice(joint.length);
      continue;
    }
    const character = String.fromCodePoint(rest.codePointAt(0));
    if (!name.includes(character)) return false;
    rest = rest.slice(character.length);
  }
  return any;
}

// 三次, 二十四场: a quantity that is not written in digits.
function in_chinese_numerals(text) {
  const rest = text.replace(numerals, "");
  if (rest.length === text.length) return false;
  const unit = unit_called(rest);
  return unit !== null && (rest === "" || is_known(unit));
}

// The severity of a target in words; null: nothing is wrong with it.
function fault_of_words(word, name, reading, { words }) {
  const text = normalised(word);
  if (in_chinese_numerals(text)) return null;
  if (made_of_scale_words(text, name, words) || none_of.test(text)) {
    return reading.counted ? "note" : null;
  }
  return words.some((known) => known.length > 1 && text.includes(known)) ? "note" : "warning";
}

function target_quantified(indicator, { target }, name, reading, { rulebook, findings }) {
  const { pointer, raw } = indicator.target;
  if (target.kind === "blank") {
    if (indicator.name.empty) return;
    findings.report("target-quantified", "warning", pointer, { found: raw });
    return;
  }
  let fault = null;
  if (normalised(raw) === name) {
    fault = "warning";
  } else if (target.kind === "qualitative") {
    fault = fault_of_words(target.word, name, reading, rulebook.qualitative);
  } else if (target.kind === "unreadable" && !/[0-9０-９]/.test(raw)) {
    fault = "warning";
  }
  if (fault === null) return;
  findings.report("target-quantified", fault, pointer, { found: shortened(raw) });
}

const unit_text = (unit) => (unit.text === "" ? "（无）" : shortened(unit.text));

function convertible(a, b) {
  if (a.text === "" || b.text === "") return true;
  if (!is_known(a) && !is_known(b)) return same_name(a.text, b.text);
  return a.dimension === b.dimension && a.base === b.base;
}

// 个 counts everything: 46 个 beside 46 家 is loose, not wrong.
const loosely_the_same = (a, b) =>
  a.dimension === "count" && b.dimension === "count" && (a.base === "个" || b.base === "个");

const lacks_sign = (bare, other) =>
  bare.unit.text === "" && other.unit.dimension === "percent" && !is_zero(bare.figure);

function is_unit_of_rate(name, { unit }) {
  if (unit.dimension === "percent" || unit.text === "") return true;
  return name.includes("满意度") && unit.base === "分";
}

function unit_agrees(indicator, row, name, reading, findings) {
  const { target, actual } = row;
  if (target.kind !== "quantity") return;
  const report = (severity, cell, found, expected) =>
    findings.report("unit-agrees", severity, cell.pointer, { found, expected });
  const bare = (cell, figure) => report("note", cell, text_of(figure), `${text_of(figure)}%`);
  const measured = actual.kind === "quantity";
  if (row.obstacle === "ratio or percent") {
    const as_ratio = `${text_of(trimmed(mul(actual.figure, HUNDRED)))}%`;
    report("warning", indicator.actual, text_of(actual.figure), as_ratio);
  } else if (measured && !convertible(target.unit, actual.unit)) {
    const loose = loosely_the_same(target.unit, actual.unit);
    report(loose ? "note" : "warning", indicator.actual, unit_text(actual.unit),
      unit_text(target.unit));
  } else if (measured && lacks_sign(actual, target)) {
    bare(indicator.actual, actual.figure);
  } else if (measured && lacks_sign(target, actual)) {
    bare(indicator.target, target.figure);
  } else if (reading.rate && !is_unit_of_rate(indicator.name.raw, target)) {
    report("warning", indicator.target, unit_text(target.unit), "%");
  } else if (counting_word_against(name, target.unit)) {
    report("note", indicator.target, unit_text(target.unit), "");
  }
}

export function check_indicators(input) {
  const { form, assessments, names, readings, findings } = input;
  form.indicators.forEach((indicator, index) => {
    const row = assessments[index];
    const name = names[index];
    const reading = readings[index];
    actual_is_value(indicator, row, name, findings);
    comparator_direction(indicator, row, reading, findings);
    target_quantified(indicator, row, name, reading, input);
    unit_agrees(indicator, row, name, reading, findings);
  });
  duplicate_indicator(input);
}
