// A figure in prose against the table. Prose that names an indicator, a sub-item or an amount of
// the funds tables and nothing else must give its figure; elsewhere a figure only contradicts when
// it is one of the table with a slip of the pen.

import {
  absolute, add, compare, equal, is_negative, is_zero, mul, one, quotient, ratio_exact,
  significant_digits, sub, text_of, trimmed, unit_of,
} from "./decimal.mjs";
import { scaled } from "./measure.mjs";
import { is_of_the_year, is_plain } from "./prose.mjs";
import { without_filling } from "./prose_words.mjs";
import { slip_between } from "./slips.mjs";
import { byte_length, shortened } from "./text.mjs";

const shortest_name = 9; // bytes; shorter ones are said of much

// What prose calls an amount of the funds tables. Loose words may be said of any of its amounts.
const budgets = ["initial_budget", "appropriation"];
const received = ["appropriation", "received"];
const funds_nouns = [
  ["年初预算", ["initial_budget"], false], ["年初预算数", ["initial_budget"], false],
  ["全年预算", [], false], ["全年预算数", [], false], ["调整后预算", [], false],
  ["实际支付", ["paid"], false], ["实际支出", ["paid"], false], ["实际执行", ["paid"], false],
  ["全年执行数", ["paid"], false], ["财政收回", ["reclaimed"], false],
  ["预算", budgets, true], ["预算安排", budgets, true], ["安排预算", budgets, true],
  ["预算资金", budgets, true], ["财政拨款", received, true], ["拨款", received, true],
  ["到位资金", received, true], ["资金到位", received, true], ["支付", ["paid"], true],
  ["支出", ["paid"], true], ["支付资金", ["paid"], true], ["资金支出", ["paid"], true],
].map(([word, roles, loose]) => ({ word, roles, loose }))
  .sort((a, b) => b.word.length - a.word.length); // the longest that is said counts
const of_a_part = new RegExp(
  "其中|分别|一是|二是|第一|合同|中标|人均|平均|单价|每|总投资|上级|中央|省级|省财政|区级|县级|" +
  "区财政|县财政|自筹|配套|另|还有|尾款|质保金|首付|预付|季度|上半年|下半年|部分|结转|结余");

function of_part_of_year(text) {
  const month = text.indexOf("月");
  return month >= 0 && !text.slice(0, month).endsWith("12");
}

function amount(cell, name, role, { money }) {
  return {
    pointer: cell.pointer,
    value: mul(cell.value, money.scale),
    scale: money.scale,
    step: mul(unit_of(cell.value), money.scale),
    base: money.base,
    dimension: "money",
    printed: cell.raw,
    name,
    role,
  };
}

function measured(measure, cell, name) {
  const { unit, figure } = measure;
  return {
    pointer: cell.pointer,
    value: scaled(measure),
    scale: unit.scale,
    step: mul(unit_of(figure), unit.scale),
    base: unit.base,
    dimension: unit.dimension,
    printed: cell.raw,
    name,
    role: "",
  };
}

// The figures that prose may speak of, in the base of their units.
function table_figures({ form, rulebook, assessments }) {
  const table = [];
  form.figures.forEach((cell, index) => {
    const { kind, role } = rulebook.figures[index];
    if (!cell.filled) return;
    if (kind === "money") table.push(amount(cell, "", role, rulebook));
    if (role === "total_score") {
      const points = { base: "分", dimension: "count", scale: one };
      table.push({ ...measured({ figure: cell.value, unit: points }, cell, ""), role });
    }
  });
  for (const { name, budget, actual, is_total } of form.sub_items) {
    if (is_total) continue;
    if (budget.filled) table.push(amount(budget, name.value, "", rulebook));
    if (actual.filled) table.push(amount(actual, name.value, "", rulebook));
  }
  form.indicators.forEach(({ name, target, actual }, index) => {
    const seen = assessments[index];
    if (seen.actual.kind === "quantity") table.push(measured(seen.actual, actual, name.value));
    if (seen.target.kind === "quantity") table.push(measured(seen.target, target, name.value));
  });
  return table;
}

// 场 and 笔 may be two words for one thing in prose.
function same_kind({ unit }, figure) {
  if (unit.dimension === "count") return figure.dimension === "count";
  return unit.dimension === figure.dimension && unit.base === figure.base;
}

// Equal as far as the prose is printed, rounded or cut off: 89.97万元 for 89.974.
function agrees(said, figure) {
  const off = sub(said.value, figure.value);
  if (is_zero(off)) return true;
  const step = mul(unit_of(said.figure), said.unit.scale);
  if (compare(step, figure.step) <= 0) return false;
  const size = absolute(off);
  if (compare(size, step) > 0 || significant_digits(said.figure) < 2) return false;
  return compare(add(size, size), step) <= 0 || (is_negative(off) && compare(size, step) < 0);
}

const NONE = 0;
const HINTED = 1;
const NAMED = 2;
const PLAINLY = 3;

// How surely prose speaks of a name.
function naming_of({ subject, before, after }, name) {
  if (name === "") return NONE;
  if (subject === name) return PLAINLY;
  if (before.includes(name) || after.startsWith(name)) return NAMED;
  const characters = [...name];
  const pairs = characters.slice(1).map((character, index) => characters[index] + character);
  const common = Math.max(...[before, after].map((clause) =>
    pairs.filter((pair) => clause.includes(pair)).length));
  return common > 0 && common * 3 >= pairs.length ? HINTED : NONE;
}

function digits_needed(slip, said, figure) {
  if (naming_of(said, figure.name) !== NONE) return 3;
  if (slip === "unit" || slip === "decimal point") return 4;
  return slip === "swapped" || slip === "exchanged" ? 5 : Infinity;
}

function bound_holds(said, figure) {
  switch (said.comparator) {
    case "≥":
    case ">": return compare(figure.value, said.value) >= 0;
    case "≤":
    case "<": return compare(figure.value, said.value) <= 0;
    default: return false;
  }
}
const holds = (said, figure) => agrees(said, figure) || bound_holds(said, figure);

// The cells of the indicator or sub-item that the clause plainly names.
function named_by(said, table) {
  return table.filter((figure) => {
    if (figure.name !== said.subject || byte_length(figure.name) < shortest_name) return false;
    if (!same_kind(said, figure)) return false;
    return said.unit.dimension !== "count" || said.unit.base === figure.base;
  });
}

// 本年度实际支出: the word, and nothing that says more.
function says_only(clause, word) {
  const at = clause.lastIndexOf(word);
  return at >= 0 && without_filling(clause.slice(0, at)) === "" &&
    without_filling(clause.slice(at + word.length)) === "";
}

const is_of_a_part = ({ lead, before }, { sub_items }) =>
  [lead, before].some((text) => of_a_part.test(text) || of_part_of_year(text) ||
    sub_items.some(({ name }) => name.filled && text.includes(name.value)));

// The amounts of the funds tables that it plainly names; null: it names none.
function funds_named_by(said, table, form) {
  if (said.unit.dimension !== "money") return null;
  const noun = funds_nouns.find(({ word }) => says_only(said.before, word));
  if (noun === undefined || is_of_a_part(said, form)) return null;
  const figures = table.filter((figure) =>
    noun.roles.includes(figure.role) && same_kind(said, figure));
  return { figures, loose: noun.loose };
}

// The cell to be shown: the one that a slip explains, else the closest.
function nearest(said, figures) {
  const ranked = figures.map((figure) => ({
    figure,
    slipped: slip_between(said.value, figure.value) !== "",
    off: absolute(sub(said.value, figure.value)),
  }));
  const before = (a, b) =>
    (a.slipped === b.slipped ? compare(a.off, b.off) < 0 : a.slipped && !b.slipped);
  return ranked.reduce((best, one) => (before(one, best) ? one : best)).figure;
}

function equal_to(said, table) {
  let best = null;
  let best_rank = -1;
  for (const figure of table) {
    if (!same_kind(said, figure) || !agrees(said, figure)) continue;
    const exact = equal(said.value, figure.value) ? PLAINLY + 1 : 0;
    const rank = exact + naming_of(said, figure.name);
    if (rank <= best_rank) continue;
    best = figure;
    best_rank = rank;
  }
  return best;
}

function slip_of(said, table, all) {
  const digits = significant_digits(said.figure);
  if (!is_plain(said) || digits < 3) return null;
  const is_said = (figure) =>
    all.some((other) => same_kind(other, figure) && agrees(other, figure));
  return table.find((figure) => {
    if (!same_kind(said, figure)) return false;
    const slip = slip_between(said.value, figure.value);
    return slip !== "" && digits >= digits_needed(slip, said, figure) && !is_said(figure);
  }) ?? null;
}

// The cell that a figure contradicts; null: none.
function contradicted(said, all, table, form) {
  let named = named_by(said, table);
  const by_name = named.length > 0;
  let loose = false;
  if (!by_name) {
    const funds = funds_named_by(said, table, form);
    named = funds?.figures ?? [];
    loose = funds?.loose ?? false;
  }
  if (named.some((figure) => holds(said, figure))) return null;
  const same = equal_to(said, table);
  const stated = by_name ? is_of_the_year(said) : is_plain(said);
  const judged = named.length > 0 && stated;
  if (judged && (same === null || by_name || (!loose && same.role !== ""))) {
    return nearest(said, named);
  }
  return same === null ? slip_of(said, table, all) : null;
}

export function narrative_figure(input) {
  const { form, prose, findings } = input;
  if (prose.every((figures) => figures.length === 0)) return;
  const table = table_figures(input);
  form.narratives.forEach((cell, index) => {
    for (const said of prose[index]) {
      const figure = contradicted(said, prose[index], table, form);
      if (figure === null) continue;
      const off = ratio_exact(quotient(sub(said.value, figure.value), figure.scale));
      findings.report("narrative-figure", "warning", cell.pointer, {
        found: said.text,
        expected: figure.printed,
        difference: off === null ? "" : text_of(trimmed(off)),
        told: shortened(said.before) + figure.pointer,
      });
    }
  });
}
