// Words around a figure in prose: what bounds it, its unit, and what says nothing of it.

import { equal, one } from "./decimal.mjs";
import { trim } from "./text.mjs";
import { is_known, listed_unit, longest_unit_from } from "./units.mjs";

const longest_unit = 5; // characters

const bound_before = new RegExp(
  "(?:(不低于|不少于|至少|≥)|(不超过|不高于|不多于|控制在|≤)|(超过|高于|多于|大于|突破)|" +
  "(低于|少于))$");
const bound_behind = /^(?:(及以上|以上)|及以下|以下|以内)/;

// 88%以上, 不少于20次; empty: none.
export function comparator_around(before, behind) {
  const end = bound_behind.exec(behind);
  if (end !== null) return end[1] === undefined ? "≤" : "≥";
  const begin = bound_before.exec(before);
  if (begin === null) return "";
  return ["≥", "≤", ">", "<"].find((_, index) => begin[index + 1] !== undefined);
}

// Words around a figure that do not say what it counts.
const filling = [
  "截至", "年底", "年末", "本年度", "本年", "今年", "当年", "全年", "年度", "年", "本项目",
  "该项目", "项目", "累计", "合计", "总计", "共计", "共", "总", "已", "均", "实际", "实现",
  "完成", "达到", "达成", "达", "开展", "组织", "约为", "约", "为", "是", "了", "在", "其",
  "不低于", "不少于", "不超过", "至少", "超过", "高于", "控制", "：", ":", "（", "(", "“", "”",
  '"', "=", "≥", "≤", "率为",
];
const filling_at_start = new RegExp(`^(?:\\d+|${filling.map((word) =>
  word.replace("(", "\\(")).join("|")})`);
const filling_by_end = new Map();
for (const word of filling) {
  const last = word.at(-1);
  filling_by_end.set(last, [...(filling_by_end.get(last) ?? []), word]);
}

export function without_filling(clause) {
  let text = trim(clause);
  for (;;) {
    const word = filling_by_end.get(text.at(-1))?.find((known) => text.endsWith(known));
    if (word === undefined) break;
    text = trim(text.slice(0, -word.length));
  }
  for (;;) {
    const match = filling_at_start.exec(text);
    if (match === null) return text;
    text = trim(text.slice(match[0].length));
  }
}

// The longest known unit that a folded text starts with; null: none.
export function unit_at_start(text) {
  const most = Math.min(longest_unit, longest_unit_from(text[0]));
  if (most === 0) return null;
  const mark = text.search(/[，。、]/);
  let length = mark < 0 ? text.length : mark;
  for (length = Math.min(length, most); length > 0; --length) {
    const unit = listed_unit(text.slice(0, length));
    if (unit !== null && (is_known(unit) || !equal(unit.scale, one))) return { unit, length };
  }
  return null;
}
