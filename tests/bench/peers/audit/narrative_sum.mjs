// Parts that prose names beside their sum: 共支付89.97万元，其中设备30万元、安装59.97万元;
// 设备30万元、安装59.97万元，合计89.97万元; 30+59.97=89.97.

import {
  absolute, add, compare, equal, integer, is_negative, mul, quotient, ratio_exact, sub, text_of,
  zero,
} from "./decimal.mjs";
import { rounding_of } from "./identities.mjs";
import { is_plain } from "./prose.mjs";
import { slip_between } from "./slips.mjs";
import { folded, trim } from "./text.mjs";

const all_follow = /分别|包括|由/;
const some_follow = "其中";
const summing = /合计|共计|总计|合共|总共|累计/;
const joint = /^(?:、|和|及|与|以及|；)/;
const of_one = /人均|平均|每|单价|均价/;
const fewest_parts = 2;
const near = integer(20); // a sum that misses less than one part in so many of the whole

const is_part = (said) =>
  is_plain(said) && said.comparator === "" && !of_one.test(said.before);
const of_one_unit = (a, b) =>
  a.unit.base === b.unit.base && a.unit.dimension === b.unit.dimension;

// A part as the whole counts: 3000元 in 万元. Bare figures take the unit of the whole.
function part_in(whole, part) {
  if (part.unit.dimension === "none" || equal(part.unit.scale, whole.unit.scale)) {
    return part.figure;
  }
  return ratio_exact(quotient(part.value, whole.unit.scale));
}

function sum_up({ whole, parts }) {
  const figures = parts.map((part) => part_in(whole, part));
  if (figures.includes(null)) return null;
  const of_parts = figures.reduce(add, zero);
  const scale = Math.max(whole.figure.s, ...figures.map((figure) => figure.s));
  const difference = sub(whole.figure, of_parts);
  return {
    of_parts, whole: whole.figure, difference,
    rounding: rounding_of(difference, scale, parts.length),
  };
}

function nearly_whole({ difference, whole, of_parts }) {
  if (compare(absolute(mul(difference, near)), absolute(whole)) < 0) return true;
  return slip_between(whole, of_parts) !== "";
}

class Prose {
  constructor(text, figures, report) {
    this.text = text;
    this.figures = figures;
    this.report = report;
  }

  look() {
    for (let at = 0; at < this.figures.length; ++at) {
      const chain = this.chain_from(at);
      if (chain !== null) {
        this.judge(chain);
        at += chain.parts.length - 1;
      } else if (this.sums_up(at)) {
        this.judge_list_before(at);
      } else {
        const addition = this.parts_behind(at);
        if (addition === null) continue;
        this.judge(addition);
        at += addition.parts.length;
      }
    }
  }

  between(first, second) {
    return this.text.slice(this.figures[first].end, this.figures[second].begin);
  }

  // The one sign between two figures, blanks aside; empty: none, or more.
  sign_between(first, second) {
    const gap = trim(this.between(first, second));
    return gap.length === 1 ? String.fromCharCode(folded(gap.charCodeAt(0))) : "";
  }

  // 30+30+29.99=89.97万元, 89.97万元（30+30+29.99）
  chain_from(first) {
    const { figures } = this;
    let last = first;
    while (last + 1 < figures.length && this.sign_between(last, last + 1) === "+") ++last;
    if (last === first) return null;
    const parts = figures.slice(first, last + 1);
    if (last + 1 < figures.length && this.sign_between(last, last + 1) === "=") {
      return { whole: figures[last + 1], parts, complete: true };
    }
    const open = first === 0 ? "" : this.sign_between(first - 1, first);
    if (open !== "(" && open !== "=") return null;
    return { whole: figures[first - 1], parts, complete: true };
  }

  sums_up(at) {
    const whole = this.figures[at];
    return summing.test(whole.before) && is_part(whole) && this.list_before(at).length >= 2;
  }

  list_before(at) {
    const whole = this.figures[at];
    return this.figures.slice(0, at).filter((part) =>
      part.sentence === whole.sentence && of_one_unit(part, whole) && is_part(part));
  }

  // Where the list begins is not said: any of its ends may be it.
  judge_list_before(at) {
    const whole = this.figures[at];
    const list = this.list_before(at);
    const only_a_list = list.slice(1).every((part, index) =>
      joint.test(trim(this.text.slice(list[index].end, part.begin))));
    let nearest = null;
    for (let begin = 0; list.length - begin >= fewest_parts; ++begin) {
      const addition = { whole, parts: list.slice(begin), complete: true };
      const sum = sum_up(addition);
      if (sum === null) continue;
      const holds = sum.rounding === "exact";
      if (holds || (nearest === null && (only_a_list || nearly_whole(sum)))) nearest = addition;
      if (holds) break;
    }
    if (nearest !== null) this.judge(nearest);
  }

  // 共支付89.97万元，其中…30万元、…59.97万元
  parts_behind(at) {
    const { figures } = this;
    if (at + fewest_parts >= figures.length) return null;
    const gap = this.between(at, at + 1);
    const some = gap.includes(some_follow);
    if (!some && !all_follow.test(gap)) return null;
    const whole = figures[at];
    if (!is_part(whole)) return null;
    const parts = [];
    for (let next = at + 1; next < figures.length; ++next) {
      const part = figures[next];
      if (part.sentence !== whole.sentence) break;
      const nested = next > at + 1 && part.lead.length + part.before.length > 0 &&
        this.between(next - 1, next).includes(some_follow);
      if (nested || !of_one_unit(part, whole) || !is_part(part)) break;
      parts.push(part);
    }
    return parts.length < fewest_parts ? null : { whole, parts, complete: !some };
  }

  judge(addition) {
    const sum = sum_up(addition);
    if (sum === null || sum.rounding === "exact" || sum.rounding === "likely") return;
    const less_is_named = !addition.complete && !is_negative(sum.difference);
    if (less_is_named && !nearly_whole(sum)) return;
    const { whole, parts } = addition;
    this.report({
      found: whole.text,
      expected: text_of(sum.of_parts) + whole.unit.text,
      difference: text_of(sum.difference),
      told: parts.map((part) => part.text).join("+"),
    });
  }
}

export function narrative_sum({ form, prose, findings }) {
  form.narratives.forEach((cell, index) => {
    if (!cell.filled) return;
    const report = (finding) =>
      findings.report("narrative-sum", "warning", cell.pointer, finding);
    new Prose(cell.value, prose[index], report).look();
  });
}
