// A reason beside an indicator speaks of that indicator's figures: of what it missed (剩余3%), what
// it reached (仅完成85%), of its target and its actual, and whether it was missed or exceeded.

import { HUNDRED } from "./assessment.mjs";
import {
  equal, ratio_compare, ratio_mul, ratio_of, ratio_rounded, ratio_sub, sub, nothing, whole,
} from "./decimal.mjs";
import { is_empty_talk } from "./explanations.mjs";
import { scaled } from "./measure.mjs";
import { figures_in, is_plain } from "./prose.mjs";
import { year_of } from "./years.mjs";

const missing_words = /剩余|未完成|未执行|未支付|未支出|尚差|尚有|相差|少完成|缺口/;
const reached_words = /(?:仅完成|只完成|完成率|完成了|完成)$/;
const planned_words = /(?:计划|目标|目标值|年初目标|指标值|原定)$/;
const actual_words = /(?:实际|实际完成|实际值|完成值|实际为)$/;
const says_missed = [
  "未达到目标", "未达目标", "未完成目标", "未完成年度", "低于目标", "低于年初目标", "未达到预期",
  "未达预期", "未达标", "少于计划", "少于目标",
];
const says_exceeded = [
  "超额完成", "超过目标", "超出目标", "高于目标", "高于年初目标", "超过年初目标", "超过计划",
];
const money_words = /款|资金|质保金|经费/;
const money_names = /资金|金额|支出|支付|预算|执行|成本|投资|经费/;
const ratio_hundred = ratio_of(HUNDRED);

const first_of = (words, text) => words.find((word) => text.includes(word));

const agree = (figure, ratio) =>
  equal(ratio_rounded(ratio, figure.s), figure) ||
  equal(ratio_rounded(ratio, figure.s, true), figure);

// What the reason says of the direction that does not hold; undefined: nothing.
function wrong_direction(reason, { target, completion, upper_bound }) {
  const missed = first_of(says_missed, reason);
  const exceeded = first_of(says_exceeded, reason);
  if ((missed === undefined) === (exceeded === undefined) || target.kind !== "quantity") {
    return undefined;
  }
  const side = ratio_compare(completion, whole);
  if (missed !== undefined) return (upper_bound ? side > 0 : side < 0) ? undefined : missed;
  return side < 0 ? exceeded : undefined;
}

// 剩余3%: of the target, or in points where both are in per cent.
function rest_holds(said, indicator, row) {
  const { target, actual, completion, upper_bound } = row;
  const counts_money =
    actual.unit.dimension === "money" || money_names.test(indicator.name.value);
  if (upper_bound || (money_words.test(said.after) && !counts_money)) return true;
  const rest = ratio_mul(ratio_sub(whole, completion), ratio_hundred);
  if (rest.n <= 0 || agree(said.figure, rest)) return true;
  const rates = target.unit.base === "%" && actual.unit.base === "%";
  return agree(said.figure, rates ? ratio_of(sub(scaled(target), scaled(actual))) : nothing);
}

function completion_holds(said, { target, actual, completion }) {
  const is_cell = ({ unit, figure }) => unit.base === "%" && equal(said.figure, figure);
  return is_cell(actual) || is_cell(target) ||
    agree(said.figure, ratio_mul(completion, ratio_hundred));
}

function cell_holds(said, cell) {
  if (cell.kind !== "quantity" || said.unit.base !== cell.unit.base) return true;
  return equal(said.value, scaled(cell));
}

function figure_holds(said, indicator, row) {
  if (said.unit.base === "%") {
    if (missing_words.test(said.before)) return rest_holds(said, indicator, row);
    return !reached_words.test(said.before) || completion_holds(said, row);
  }
  if (planned_words.test(said.subject)) return cell_holds(said, row.target);
  return !actual_words.test(said.before) || cell_holds(said, row.actual);
}

export function reason_agrees({ form, assessments, findings }) {
  const own_year = year_of(form.headers.year.value);
  form.indicators.forEach((indicator, index) => {
    const { reason } = indicator;
    const row = assessments[index];
    if (!reason.filled || is_empty_talk(reason.value) || row.completion === null) return;
    let quote = wrong_direction(reason.value, row);
    if (quote === undefined) {
      const said = figures_in(reason.value, own_year).find((one) =>
        is_plain(one) && one.comparator === "" && !figure_holds(one, indicator, row));
      if (said === undefined) return;
      quote = said.before + said.text;
    }
    findings.report("reason-agrees", "warning", reason.pointer, { found: quote });
  });
}
