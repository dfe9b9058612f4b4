// Checks of all texts: web markup, prompts of the empty template, what must be there, and problems
// that are denied beside lost points.

import { compare } from "./decimal.mjs";
import {
  first_bytes, is_blank, is_common_han, is_letter, last_bytes, normalised, shortened, trim,
} from "./text.mjs";

const elements = new Set((
  "a article b big blockquote body br button caption center code col colgroup dd del div dl dt " +
  "em font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins label li " +
  "link meta ol p pre s script section small span strong style sub sup table tbody td th thead " +
  "tr u ul"
).split(" "));
const longest_tag = 2000;
const reference = /^&(?:[a-z]{2,10}|#[0-9A-Za-z]{1,9});/;

function is_element(name) {
  return /^[A-Za-z]/.test(name) && (name.includes(":") || elements.has(name.toLowerCase()));
}

// The tag or comment that starts there; one that is cut off counts when it has an attribute.
function tag_at(text, at) {
  const rest = first_bytes(text, at, longest_tag);
  if (rest.startsWith("<!--")) {
    const end = rest.indexOf("-->");
    return end < 0 ? rest : rest.slice(0, end + 3);
  }
  const [all, slash, name] = /^<(\/?)([A-Za-z0-9:]*)/.exec(rest);
  if (!is_element(name) || !/^[ \t\r\n/>]/.test(rest.slice(all.length))) return "";
  // <A>类 is a class, <b>重点</b> is markup; <p> alone is common.
  const letter_alone = name.length === 1 && slash === "" && rest[all.length] === ">";
  if (letter_alone && name !== "p" && name !== "P" && !rest.includes(`</${name}`)) return "";
  const end = rest.slice(all.length).search(/[<>]/);
  if (end >= 0) return rest[all.length + end] === ">" ? rest.slice(0, all.length + end + 1) : "";
  return rest.includes('="', all.length) ? rest : "";
}

function first_markup(text) {
  if (!text.includes("<") && !text.includes("&")) return "";
  for (let at = 0; at < text.length; ++at) {
    if (text[at] !== "<" && text[at] !== "&") continue;
    const tag = text[at] === "<";
    const found = tag ? tag_at(text, at) : reference.exec(text.slice(at, at + 12))?.[0];
    if (found) return found;
  }
  return "";
}

const comparators = /(?:[≥≤=＝><＞＜]|不少于|不低于|不超过|达到)$/;
const gap_nouns = new RegExp(
  "^(?:%|％|‰|个|次|项|件|套|份|篇|公里|千米|亩|吨|小时|人次|万元|亿元|万人|万户|万亩|家企业|" +
  "家单位|项目|指标|工程)");
const ambiguous_units = /^[人家户万亿元场台批天年月日]/;
const gap_run = /([XxＸｘ×*＊○〇□▲△])\1*/g;
const near = 300;

// Whether a run of one sign stands in the place of a word or a figure.
function is_gap(before, run, after) {
  if (run.length < 2) return false;
  if (trim(before) === "" && trim(after) === "") return true;
  if (comparators.test(before)) return true;
  if (/^[○〇▲△]/.test(run)) return false;
  // The second mark of **bold** words.
  if (run[0] === "*" && last_bytes(before, before.length, near).includes("**")) return false;
  if (before.endsWith("20") && after.startsWith("年")) return true;
  if (/[A-Za-z0-9]$/.test(before) || /^[A-Za-z0-9]/.test(after)) return false;
  if (gap_nouns.test(after)) return true;
  if (!ambiguous_units.test(after)) return false;
  return after.length === 1 || !is_letter(after.codePointAt(1));
}

function placeholder_in(text) {
  for (const match of text.matchAll(gap_run)) {
    const end = match.index + match[0].length;
    if (is_gap(text.slice(0, match.index), match[0], text.slice(end))) return match[0];
  }
  return "";
}

function begins_clause(text, at) {
  if (at === 0) return true;
  const low = text.charCodeAt(at - 1);
  const pair = low >= 0xdc00 && low <= 0xdfff && at > 1;
  return !is_letter(pair ? text.codePointAt(at - 2) : low);
}

function has_prompt(text, prompt) {
  const word = is_letter(prompt.codePointAt(0));
  for (let at = text.indexOf(prompt); at >= 0; at = text.indexOf(prompt, at + prompt.length)) {
    if (!word || begins_clause(text, at)) return true;
  }
  return false;
}

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
// What text must have to be looked at closely; most forms have none of it.
export const suspicious = (prompts) =>
  new RegExp(`[<&]|${prompts.map(escaped).join("|")}|([XxＸｘ×*＊○〇□▲△])\\1`);

// 指标1：, …… as the name of an indicator.
function numbered_prompt(name) {
  if (name === "……" || name === "…" || name === "...") return name;
  const match = name.startsWith("指标") ? /^指标\d+/.exec(name) : null;
  if (match === null) return "";
  const rest = trim(name.slice(match[0].length));
  if (rest === "") return name;
  return /^[：:]/.test(rest) ? match[0] : "";
}

// Whether a prompt was found.
function look_closely(cell, { rulebook, findings }) {
  const text = cell.value;
  const markup = first_markup(text);
  if (markup !== "") {
    findings.report("markup-in-text", "warning", cell.pointer, { found: shortened(markup) });
  }
  const prompt = rulebook.prompts.find((one) => has_prompt(text, one)) ?? placeholder_in(text);
  if (prompt === "") return false;
  findings.report("template-prompt", "warning", cell.pointer, { found: prompt });
  return true;
}

function marks_in_texts(input) {
  const { form, rulebook, findings } = input;
  const look_at = (cell) =>
    cell.filled && rulebook.suspicious.test(cell.value) && look_closely(cell, input);
  for (const name in form.headers) look_at(form.headers[name]);
  form.narratives.forEach(look_at);
  for (const item of form.sub_items) look_at(item.name);
  for (const { category, subcategory, name, target, actual, reason } of form.indicators) {
    look_at(category);
    look_at(subcategory);
    const found = look_at(name) || !name.filled ? "" : numbered_prompt(name.value);
    if (found !== "") findings.report("template-prompt", "warning", name.pointer, { found });
    look_at(target);
    look_at(actual);
    look_at(reason);
  }
}

function text_present({ form, rulebook, findings }) {
  const { year, project, department } = form.headers;
  const required = form.narratives.filter((_, index) => rulebook.narratives[index].required);
  for (const cell of [year, project, department, ...required]) {
    if (cell.empty) findings.report("text-present", "warning", cell.pointer, { found: cell.raw });
  }
}

const nothing_wrong = new Set([
  "无问题", "暂无问题", "没有问题", "不存在问题", "无存在问题", "未发现问题", "暂未发现问题",
  "暂不存在", "未发现存在问题",
]);

// Ten characters of Han say something.
function says_none(text) {
  if (text.length >= 10 && [...text.slice(0, 10)].every((c) => is_common_han(c.codePointAt(0)))) {
    return false;
  }
  const words = normalised(text).replace(/[。.;!]+$/, "");
  return is_blank(words) || nothing_wrong.has(words);
}

function problems_admitted({ form, rulebook, findings }) {
  const points_lost = form.indicators.some(({ score, weight }) =>
    score.filled && weight.filled && compare(score.value, weight.value) < 0);
  if (!points_lost) return;
  form.narratives.forEach((cell, index) => {
    if (rulebook.narratives[index].problems !== true || !cell.filled) return;
    if (!says_none(cell.raw)) return;
    findings.report("problems-admitted", "warning", cell.pointer, { found: shortened(cell.raw) });
  });
}

export function check_texts(input) {
  marks_in_texts(input);
  text_present(input);
  problems_admitted(input);
}
