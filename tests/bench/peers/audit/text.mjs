// Text as people type it: blanks of all kinds, full-width characters, look-alikes. One folding of
// it serves figures, units and names alike.

const blanks = "\\t-\\r \\u0085\\u00A0\\u1680\\u2000-\\u200D\\u2028\\u2029" +
  "\\u202F\\u205F\\u2060\\u3000\\uFEFF";
const blank_pattern = new RegExp(`[${blanks}]`);
const blanks_at_start = new RegExp(`^[${blanks}]+`);
const blanks_at_end = new RegExp(`[${blanks}]+$`);
const look_alikes = new Map([
  [0x2212, 0x2d], [0x2010, 0x2d], [0x2011, 0x2d], [0xfe63, 0x2d],
  [0x2550, 0x3d], [0xfe66, 0x3d], [0xfe62, 0x2b], [0xfe64, 0x3c], [0xfe65, 0x3e],
  [0xfe6a, 0x25], [0xfe50, 0x2c], [0xfe52, 0x2e], [0xfe59, 0x28], [0xfe5a, 0x29],
]);

export const is_common_han = (code) => code >= 0x4e00 && code <= 0x9fff;

export function is_space(code) {
  if (code < 0x80) return code === 0x20 || (code >= 9 && code <= 13);
  return (code <= 0x3000 || code === 0xfeff) && blank_pattern.test(String.fromCharCode(code));
}

export function is_han(code) {
  if (is_common_han(code)) return true;
  return (code >= 0x3400 && code <= 0x4dbf) || code === 0x3007 ||
    (code >= 0xf900 && code <= 0xfaff) || (code >= 0x20000 && code <= 0x3ffff);
}

const between = (code, first, last) => code >= first && code <= last;

// Of any script; no digits, marks, symbols or blanks.
export function is_letter(code) {
  if (code < 0x80) return between(code | 0x20, 0x61, 0x7a);
  if (is_han(code)) return true;
  if (is_space(code)) return false;
  return !(code < 0xc0 || code === 0xd7 || code === 0xf7 || between(code, 0x2000, 0x2bff) ||
    between(code, 0x3000, 0x303f) || between(code, 0xe000, 0xf8ff) ||
    between(code, 0xfe00, 0xffff) || between(code, 0x1f000, 0x1faff));
}

export const is_digit_code = (code) => code >= 0x30 && code <= 0x39;

// A full-width or look-alike character as the ASCII one that it stands for.
export function folded(code) {
  if (code < 0x80 || is_common_han(code)) return code;
  if (between(code, 0xff01, 0xff5e)) return code - 0xff01 + 0x21;
  return look_alikes.get(code) ?? code;
}

export function trim(text) {
  if (text.length === 0) return text;
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  if (!is_space(first) && !is_space(last)) return text;
  return text.replace(blanks_at_start, "").replace(blanks_at_end, "");
}

// Bytes of UTF-8, in which the limits of the rules are counted.
export const bytes_of_code = (code) =>
  code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
export const byte_length = (text) => Buffer.byteLength(text);

// The whole characters of the text that fit into so many bytes.
export function first_bytes(text, from, most) {
  let end = from;
  for (let bytes = 0; end < text.length; ) {
    const code = text.codePointAt(end);
    bytes += bytes_of_code(code);
    if (bytes > most) break;
    end += code > 0xffff ? 2 : 1;
  }
  return text.slice(from, end);
}

// And of the text that ends there.
export function last_bytes(text, end, most) {
  let begin = end;
  for (let bytes = 0; begin > 0; ) {
    let code = text.charCodeAt(begin - 1);
    if (between(code, 0xdc00, 0xdfff) && begin > 1) code = 0x10000;
    bytes += bytes_of_code(code);
    if (bytes > most) break;
    begin -= code > 0xffff ? 2 : 1;
  }
  return text.slice(begin, end);
}

const needs_folding = new RegExp(
  `[A-Z${blanks}\\uFF01-\\uFF5E${String.fromCharCode(...look_alikes.keys())}]`);

// A name without blanks, folded, letters small.
export function normalised(text) {
  if (!needs_folding.test(text)) return text;
  let out = "";
  for (let at = 0; at < text.length; ++at) {
    const code = folded(text.charCodeAt(at));
    if (is_space(code)) continue;
    out += String.fromCharCode(between(code, 0x41, 0x5a) ? code + 0x20 : code);
  }
  return out;
}

const most_characters = 40;
export function shortened(text) {
  if (text.length <= most_characters) return text;
  const characters = [...text];
  if (characters.length <= most_characters) return text;
  return `${characters.slice(0, most_characters).join("")}…`;
}

const longest_spelling = 160;
const joins_figures = (code) => is_digit_code(code) || code === 0x2e || code === 0x2c;

// A short text without blanks and folded. A blank between two figures stays, as one: 500 500 is not
// 500500. printed(begin, end) gives a part as it was printed.
export class Spelling {
  constructor(text) {
    this.text = text;
    this.complete = true;
    this.has_digit = false;
    this.has_letter = false;
    this.origins = [];
    let view = "";
    let bytes = 0;
    let blank_before = false;
    for (let at = 0; at < text.length; ) {
      const printed = text.codePointAt(at);
      const origin = at;
      at += printed > 0xffff ? 2 : 1;
      if (is_space(printed)) {
        blank_before = true;
        continue;
      }
      const code = folded(printed);
      this.has_letter ||= is_letter(code);
      this.has_digit ||= is_digit_code(code);
      if (!this.complete) continue;
      const joined = blank_before && view.length > 0 && joins_figures(code) &&
        joins_figures(view.charCodeAt(view.length - 1));
      bytes += bytes_of_code(code) + (joined ? 1 : 0);
      if (bytes > longest_spelling) {
        this.complete = false;
        continue;
      }
      if (joined) {
        view += " ";
        this.origins.push(origin);
      }
      blank_before = false;
      view += String.fromCodePoint(code);
      this.origins.push(origin);
      if (code > 0xffff) this.origins.push(origin);
    }
    if (text.length > 0x5555 && byte_length(text) > 0xffff) this.complete = false;
    this.origins.push(text.length);
    this.view = view;
  }

  printed(begin, end) {
    return trim(this.text.slice(this.origins[begin], this.origins[end]));
  }
}

const fillers = new RegExp(
  `^[${blanks}/／\\\\＼\\-－\\u2212\\u2010\\u2011\\uFE63_＿.．\\uFE52、。…·` +
  "\\u2012-\\u2015\\u2500\\u2501\\uFE31\\uFE58\\uFFE3]*$");
const blank_words = new Set([
  "无", "暂无", "没有", "空", "空白", "不适用", "N/A", "n/a", "NA", "n.a.", "N.A.", "NULL", "null",
  "(无)", "(空)", "(暂无)", "(空白)",
]);
const blank_starts = new Set([..."无暂没空不"].map((character) => character.charCodeAt(0)));

// A digit, a bound or Han that none of the words starts with.
const says_something = (code) =>
  is_digit_code(code) || code === 0x2265 || code === 0x2264 ||
  (is_common_han(code) && !blank_starts.has(code));

export function is_blank_spelling(spelling) {
  if (!spelling.complete) return fillers.test(spelling.text);
  const { view } = spelling;
  if (fillers.test(view) || blank_words.has(view)) return true;
  return /[。;.]$/.test(view) && blank_words.has(view.slice(0, -1));
}

// Nothing, blanks, any row of slashes and dashes, 无, 暂无, N/A and the like.
export function is_blank(text) {
  if (text.length === 0) return true;
  if (says_something(text.charCodeAt(0))) return false;
  return is_blank_spelling(new Spelling(trim(text)));
}
