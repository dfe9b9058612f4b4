// What a target or an actual says: [comparator] figure [unit], a date, words, nothing, or text that
// follows no known pattern. The whole text must be used up.

import { compare, decimal, equal, integer, mul, zero } from "./decimal.mjs";
import { is_date } from "./dates.mjs";
import { Spelling, is_blank_spelling, is_common_han, is_han, trim } from "./text.mjs";
import { listed_unit, no_unit, unit_called } from "./units.mjs";

const sign_meanings = {
  ">=": "≥", "=>": "≥", "≥": "≥", "≧": "≥", "⩾": "≥", "≮": "≥",
  "<=": "≤", "=<": "≤", "≤": "≤", "≦": "≤", "⩽": "≤", "≯": "≤",
  "=": "=", ">": ">", "<": "<",
};
const sign_pattern = /^(?:>=|=>|<=|=<|[≥≧⩾≮≤≦⩽≯=><])/;
const words_before = [
  ["≥", /^(?:大于(?:或)?等于|高于(?:或)?等于|不(?:得)?(?:少于|低于|小于)|至少|最少)/],
  ["≤", new RegExp(
    "^(?:小于(?:或)?等于|低于(?:或)?等于|不(?:得)?(?:超过|高于|多于|大于)|不超|至多|最多|控制在|" +
    "不晚于|不迟于)")],
  ["=", /^等于/],
  [">", /^(?:大于|超过|高于|多于)/],
  ["<", /^(?:小于|低于|少于)/],
];
const words_behind = [
  ["≥", /(?:\(含\))?(?:及其以上|及以上|以上|之上)(?:\(含\))?$/],
  ["≤", /(?:\(含\))?(?:及其以下|及以下|以下|之下|及其以内|及以内|以内|之内)(?:\(含\))?$/],
];
const longest_figure = 48;

class Measure {
  constructor(kind, comparator, figure, unit, word) {
    this.kind = kind;
    this.comparator = comparator;
    this.figure = figure;
    this.unit = unit;
    this.word = word;
  }
}
const blank = new Measure("blank", "", zero, no_unit, "");
const unreadable = new Measure("unreadable", "", zero, no_unit, "");
const in_words = (kind, comparator, word) => new Measure(kind, comparator, zero, no_unit, word);
export const quantity = (comparator, figure, unit) =>
  new Measure("quantity", comparator, figure, unit, "");

export const scaled = (measure) => mul(measure.figure, measure.unit.scale);

// The figure that a folded text starts with and the length of it; null: none.
export function figure_at_start(text) {
  const match = /^([+-]?)(\d[\d,]*)(\.\d*)?/.exec(text);
  if (match === null) return null;
  const [all, sign, before, behind = ""] = match;
  const grouped = before.includes(",");
  if (grouped && !/^[1-9]\d{0,2}(?:,\d{3})+$/.test(before)) return null;
  if (behind === ".") return null;
  const plain = sign + (grouped ? before.replaceAll(",", "") : before) + behind;
  if (plain.length > longest_figure) return null;
  const figure = decimal(plain);
  return figure === null ? null : { figure, length: all.length };
}

// Full-width digits, blanks around it, thousands separators in the right places; null: no figure.
export function printed_figure(text) {
  if (/^\d{1,15}(?:\.\d{1,12})?$/.test(text)) return decimal(text);
  const { view, complete } = new Spelling(text);
  const found = complete ? figure_at_start(view) : null;
  return found !== null && found.length === view.length ? found.figure : null;
}

const without_full_stop = (text) =>
  text.endsWith("。") || text.endsWith(";") ? text.slice(0, -1) : text;

function all_han(text) {
  return text.length > 0 && [...text].every((character) => is_han(character.codePointAt(0)));
}

// Text without a digit; a sign may stand before one word (=规范).
function read_words(text, spelling) {
  if (!spelling.has_letter) return unreadable;
  if (!spelling.complete) return in_words("qualitative", "", text);
  const rest = without_full_stop(spelling.view);
  if (rest === "") return unreadable;
  const sign = sign_pattern.exec(rest)?.[0] ?? "";
  const word = rest.slice(sign.length);
  if (sign !== "" && !all_han(word)) return unreadable;
  const comparator = sign === "" ? "" : sign_meanings[sign];
  return in_words("qualitative", comparator, spelling.printed(sign.length, rest.length));
}

// 2021年 with something behind it that is no date is not 2021 years.
const is_year = (figure, unit) =>
  unit.base === "月" && equal(unit.scale, integer(12)) &&
  compare(figure, integer(1900)) >= 0 && compare(figure, integer(2200)) < 0;

// at: of the text in the folded spelling.
function read_quantity(text, at, comparator, spelling) {
  const lead = text.startsWith("达到") ? 2 : text.startsWith("达") ? 1 : 0;
  const found = figure_at_start(text.slice(lead));
  if (found === null) return unreadable;
  const begin = lead + found.length;
  let rest = text.slice(begin);
  let behind = "";
  for (const [meaning, pattern] of words_behind) {
    const match = pattern.exec(rest);
    if (match === null) continue;
    behind = meaning;
    rest = rest.slice(0, match.index);
    break;
  }
  if (behind === "" && rest.endsWith("内") &&
      unit_called(rest.slice(0, -1))?.dimension === "duration") {
    rest = rest.slice(0, -1);
    behind = "≤";
  }
  if (behind !== "" && comparator !== "" && comparator !== behind) return unreadable;
  const called = unit_called(rest);
  if (called === null || is_year(found.figure, called)) return unreadable;
  const printed = rest === "" ? "" : spelling.printed(at + begin, at + begin + rest.length);
  const base = called.dimension === "other" ? printed : called.base;
  return quantity(behind === "" ? comparator : behind, found.figure,
    { ...called, text: printed, base });
}

function read_figures(spelling) {
  const text = without_full_stop(spelling.view);
  let rest = text;
  let comparator = "";
  if (!/^\d/.test(text)) {
    const sign = sign_pattern.exec(text)?.[0];
    if (sign !== undefined) {
      comparator = sign_meanings[sign];
      rest = text.slice(sign.length);
    } else {
      for (const [meaning, pattern] of words_before) {
        const match = pattern.exec(text);
        if (match === null) continue;
        comparator = meaning;
        rest = text.slice(match[0].length);
        break;
      }
    }
  }
  const at = text.length - rest.length;
  if (is_date(rest)) {
    return in_words("date", comparator, spelling.printed(at, text.length));
  }
  return read_quantity(rest, at, comparator, spelling);
}

const plain_quantity = /^([≥≤]?)(\d{1,15}(?:\.\d{1,12})?)(?![\d.])(.*)$/s;

// The spellings of nearly all cells, ≥1098株 and 规范, say the same without being folded.
function read_plain(text) {
  const first = text.charCodeAt(0);
  if (is_common_han(first)) {
    const plain = /^(?![无暂没空不])[\u4e00-\u9fff]{1,8}$/.test(text);
    return plain ? in_words("qualitative", "", text) : null;
  }
  const match = plain_quantity.exec(text);
  if (match === null) return null;
  const [, sign, digits, words] = match;
  const unit = words === "" ? no_unit : listed_unit(words);
  if (unit === null || unit.dimension === "duration") return null;
  const figure = digits.length <= 16 ? decimal(digits) : null;
  return figure === null ? null : quantity(sign, figure, unit);
}

export function parse_measure(raw) {
  if (raw === "") return blank;
  const plain = read_plain(raw);
  if (plain !== null) return plain;
  const text = trim(raw);
  const spelling = new Spelling(text);
  if (is_blank_spelling(spelling)) return blank;
  if (!spelling.has_digit) return read_words(text, spelling);
  return spelling.complete ? read_figures(spelling) : unreadable;
}
