// Prose that claims another year's budget, project or results for this form. What makes a year a
// comparison, a date or the history of the project excuses it.

import { first_bytes, is_letter, last_bytes, trim } from "./text.mjs";

// What may stand between the year and the claim: 2020年，本项目实际支付…
const subjects =
  /^(?:，|,|本项目|该项目|项目|本单位|我单位|我局|市级|财政|部门|专项|年初|安排|下达|本年度)/;
const money_nouns = /^(?:预算|资金|拨款|支出|经费)/;
const amount = /\d[\d.]*/g;
const money_units = /^[万亿元%％]/;
const deeds = new RegExp(
  "^(?:共完成|共组织|共开展|共支付|共安排|共办理|实际支出|实际支付|实际完成|累计完成|全年完成|" +
  "全年共)");
const reports = new RegExp(
  "^(?:预算执行情况|资金执行情况|执行情况|绩效目标完成情况|目标完成情况|完成情况|绩效自评报告|" +
  "绩效自评情况|自评报告|自评情况|自评得分|自评总分)");
const goals = /^(?:绩效目标|目标)(?=已|均|全部|基本)/;
const being = /(?:为|是|属|系|属于)$/;
const comparisons = new RegExp(
  "(?:[较比与同自从至到于和及对由距按\\-–—－~～]|相比|参照|结转|根据|依据|按照|结合|参考|沿用)$");
const other_business = new RegExp(
  "结转|结余|尾款|余款|欠款|延续|续建|遗留|上年|上一年|去年|同比|相比|增长|下降|以前年度|往年|" +
  "历年|印发|批复|今年|本年|当年|基础上|评价结果|整改|立项|开工|动工|启动|建成|竣工|完工|获批|" +
  "批准|成立|设立|投入使用|总投资|上线|招标|中标|纳入|列入|以来");
const sentence_end = /[。；！？;\n\r]/;
const clause_end = /[，,。；！？;：\n\r]/;
const near_in_sentence = 600;
const near_in_clause = 150;
const longest_title = 300;

// The four digits of 2021, 2021年 or 2021年度; empty for anything else.
export const year_of = (text) => /^(\d{4})(?:年度?)?$/.exec(text)?.[1] ?? "";

function sentence_around(text, position) {
  const before = last_bytes(text, position, near_in_sentence);
  const room = 2 * near_in_sentence - Buffer.byteLength(before);
  const behind = first_bytes(text, position, room);
  return before.split(sentence_end).at(-1) + behind.split(sentence_end, 1)[0];
}

// 《2020年度预算编制办法》 is the name of a document.
function inside_title(text, position) {
  const before = last_bytes(text, position, longest_title);
  const open = before.lastIndexOf("《");
  return open >= 0 && !before.includes("》", open);
}

// The year whose 年 stands there; empty when no four digits are before it.
function year_before(text, sign) {
  return /(?<!\d)(?:19|20)\d\d$/.exec(text.slice(Math.max(0, sign - 5), sign))?.[0] ?? "";
}

function compares(before) {
  const said = trim(before);
  return comparisons.test(said) || /(?:年|\d)、$/.test(said);
}

const clause_at = (text) => first_bytes(text, 0, near_in_clause).split(clause_end, 1)[0];

function has_amount(clause) {
  for (const match of clause.matchAll(amount)) {
    if (money_units.test(trim(clause.slice(match.index + match[0].length)))) return true;
  }
  return false;
}

// The length of the claim at the start of the text; 0: there is none.
function claim_at(text, later) {
  for (let rest = text; ; ) {
    const read = text.length - rest.length;
    const deed = deeds.exec(rest)?.[0];
    if (deed !== undefined && /\d/.test(clause_at(rest.slice(deed.length)))) {
      return read + deed.length;
    }
    if (!later) {
      const told = reports.exec(rest)?.[0] ?? goals.exec(rest)?.[0];
      if (told !== undefined) return read + told.length;
      const money = money_nouns.exec(rest)?.[0];
      if (money !== undefined && has_amount(clause_at(rest.slice(money.length)))) {
        return read + money.length;
      }
    }
    const subject = subjects.exec(rest)?.[0];
    if (subject === undefined) return 0;
    rest = rest.slice(subject.length);
  }
}

// 本项目为2020年项目，
const names_the_project = (before, after) =>
  being.test(before) && after.startsWith("项目") &&
  (after.length === 2 || !is_letter(after.codePointAt(2)));

function other_year_claimed(text, own) {
  for (let sign = text.indexOf("年"); sign >= 0; sign = text.indexOf("年", sign + 1)) {
    const digits = year_before(text, sign);
    if (digits === "" || digits === own) continue;
    const after = text.slice(sign + (text[sign + 1] === "度" ? 2 : 1));
    const begin = sign - 4;
    const before = text.slice(0, begin);
    const later = digits > own;
    const claimed = claim_at(after, later) > 0 || (!later && names_the_project(before, after));
    if (!claimed || inside_title(text, begin) || compares(before)) continue;
    const sentence = sentence_around(text, begin);
    if (sentence.includes(own) || other_business.test(sentence)) continue;
    return digits;
  }
  return "";
}

function other_year_in_name(name, own) {
  if (name.includes(own)) return "";
  for (let sign = name.indexOf("年"); sign >= 0; sign = name.indexOf("年", sign + 1)) {
    const digits = year_before(name, sign);
    if (digits !== "" && !compares(name.slice(0, sign - 4))) return digits;
  }
  return "";
}

export function narrative_year({ form, findings }) {
  const { year, project } = form.headers;
  const own = year_of(year.value);
  if (own === "") return;
  const report = (severity, cell, found) => {
    if (found === "") return;
    findings.report("narrative-year", severity, cell.pointer, { found, expected: own });
  };
  if (project.filled) report("note", project, other_year_in_name(project.value, own));
  for (const cell of form.narratives) {
    if (cell.filled) report("warning", cell, other_year_claimed(cell.value, own));
  }
}
