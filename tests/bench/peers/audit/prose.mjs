// Figures in prose, with what is said around them: 2019年共组织10694场竞价会，成交总价14.59亿元.
// One walk over the text keeps where the clause and the sentence began and which year is spoken of.
// Years, dates, ordinals, numbers of lists and documents are no quantities.

import { decimal, mul } from "./decimal.mjs";
import { figure_at_start } from "./measure.mjs";
import { comparator_around, unit_at_start, without_filling } from "./prose_words.mjs";
import {
  Spelling, byte_length, bytes_of_code, first_bytes, folded, is_common_han, is_digit_code,
  is_letter, is_space, trim,
} from "./text.mjs";
import { no_unit } from "./units.mjs";

const longest_figure = 64; // bytes, as the others
const longest_title = 300;
const longest_clause = 90;

const estimates_before = /(?:约|近|约为|大约|接近|不足|逾|几近)$/;
const estimates_behind = /^(?:余|多|来|左右|上下)/;
const other_times = /上年|去年|上一年|前年|往年|以前年度|历年|次年|下年|下一年|明年|今后|未来|同期/;
const this_time = /本年|今年|当年|全年|年内/;
const changes = new RegExp(
  "较|相比|同比|环比|增长|增加|增幅|下降|减少|降低|降幅|提高|提升|上升|缩短|调增|调减|追加|节约|" +
  "节省|超出|高出|低于目标");
const comparing = /(?:较|比|与|同|对比)$/;
const no_quantity = /^[年月日号时点届级楼路街环：:/]/;
const list_mark = /^[、.．)）]/;
const is_range_sign = (text) => /^[-~—至到–]/.test(text);
const is_year = (digits) => /^(?:19|20)\d\d$/.test(digits);
const CLAUSE = 1;
const SENTENCE = 2;
const marks = new Map([
  ...[..."，、；;,\t"].map((mark) => [mark.charCodeAt(0), CLAUSE]),
  ...[..."。！？\n\r"].map((mark) => [mark.charCodeAt(0), SENTENCE]),
]);
const opening = new Set([..."：:（()）"].map((mark) => mark.charCodeAt(0)));
const LESS = "<".charCodeAt(0);
const closing_of_titles = new Map([["《".charCodeAt(0), "》"], ["〔".charCodeAt(0), "〕"]]);

// ASCII digits and what needs no folding as far as anything looks behind a figure.
const plain = "[\\u4e00-\\u9fff%A-Za-z0-9]";
const plain_figure = new RegExp(
  `(\\d+(?:\\.\\d+)?)(?![\\d.])(?:${plain}{8}|${plain}+(?=[。、，\\n\\r<]|$)|(?=[。、\\n\\r<]|$))`,
  "y");

const line_ends = /[\n\r<]/;

class Walk {
  constructor(text, own_year) {
    this.text = text;
    this.own_year = own_year;
    this.figures = [];
    this.at = 0;
    this.clause = 0;
    this.sentence_begin = 0;
    this.sentence = 0;
    this.other_time = false;
  }

  run() {
    const { text } = this;
    for (;;) {
      // Prose is mostly Han, which is neither a mark nor a figure.
      let { at } = this;
      let code = text.charCodeAt(at);
      while (is_common_han(code)) code = text.charCodeAt(++at);
      if (at >= text.length) return this.figures;
      this.at = at;
      this.step(code);
    }
  }

  step(code) {
    const mark = marks.get(code);
    if (mark !== undefined) {
      ++this.at;
      this.begin_clause(mark);
      return;
    }
    if (code === LESS && this.skip_tag()) return;
    const close = closing_of_titles.get(code);
    if (close !== undefined && this.skip_to(close)) return;
    const plain = folded(code);
    if (is_digit_code(plain)) {
      this.take();
    } else if (plain < 0x80 && is_letter(plain)) {
      this.skip(/[A-Za-z0-9\-_.]/);
    } else {
      ++this.at;
      if (opening.has(code) && !this.digit_follows()) this.begin_clause(CLAUSE);
    }
  }

  digit_follows() {
    return this.at < this.text.length && is_digit_code(folded(this.text.charCodeAt(this.at)));
  }

  begin_clause(mark) {
    this.clause = this.at;
    if (mark !== SENTENCE) return;
    this.sentence_begin = this.at;
    ++this.sentence;
    this.other_time = false;
  }

  skip_tag() {
    const { text, at } = this;
    if (!/^[/A-Za-z]/.test(text.slice(at + 1, at + 2))) return false;
    const end = text.indexOf(">", at);
    if (end < 0 || byte_length(text.slice(at, end)) > longest_title) return false;
    this.at = end + 1;
    this.begin_clause(SENTENCE);
    return true;
  }

  skip_to(close) {
    const end = first_bytes(this.text, this.at, longest_title).indexOf(close);
    if (end < 0) return false;
    this.at += end + 1;
    return true;
  }

  // Over characters that are of this pattern once they are folded.
  skip(pattern) {
    while (this.at < this.text.length &&
           pattern.test(String.fromCharCode(folded(this.text.charCodeAt(this.at))))) {
      ++this.at;
    }
  }

  take() {
    const { text, at } = this;
    plain_figure.lastIndex = at;
    const match = plain_figure.exec(text);
    const digits = match?.[1];
    if (digits !== undefined && digits.length <= 16) {
      const rest = text.slice(at + digits.length, at + longest_figure).split(line_ends, 1)[0];
      const figure = decimal(digits);
      if (figure !== null) {
        this.take_figure(figure, digits, rest, (begin, end) =>
          text.slice(at + begin, at + end));
        return;
      }
    }
    const spelling = new Spelling(first_bytes(text, at, longest_figure).split(line_ends, 1)[0]);
    const found = figure_at_start(spelling.view);
    if (found === null) {
      this.skip(/[0-9,.]/);
      return;
    }
    this.take_figure(found.figure, spelling.view.slice(0, found.length),
      spelling.view.slice(found.length), (begin, end) => spelling.printed(begin, end));
  }

  // printed(begin, end): a part of digits and rest together as it stands in the text.
  take_figure(figure, digits, rest, printed) {
    const { text, at } = this;
    const before = trim(text.slice(this.clause, at));
    let unit = no_unit;
    let length = digits.length;
    let approximate = false;
    let taken = null;
    if (/^[余多来]/.test(rest)) {
      taken = unit_at_start(rest.slice(1));
      approximate = taken !== null;
    }
    taken = approximate ? { ...taken, length: taken.length + 1 } : unit_at_start(rest);
    if (taken !== null) {
      unit = { ...taken.unit, text: printed(length, length + taken.length) };
      length += taken.length;
    }
    const said = {
      text: printed(0, length), before, subject: "", after: "",
      lead: text.slice(this.sentence_begin, this.clause),
      begin: at, end: 0, sentence: this.sentence, figure, unit, value: null,
      comparator: "", approximate, range: false, change: false, other_time: false,
    };
    said.end = at + said.text.length;
    const behind = rest.slice(length - digits.length);
    if (this.note_time(digits, rest) || !this.is_quantity(said, digits, behind)) {
      this.at = at + printed(0, digits.length).length;
      return;
    }
    said.value = mul(figure, unit.scale);
    this.read_surroundings(said, behind);
    said.after = this.clause_behind(said.end);
    said.subject = without_filling(before);
    this.at = said.end;
    this.figures.push(said);
  }

  // 2019年: the time that is spoken of from here on.
  note_time(digits, rest) {
    if (!is_year(digits) || !(rest.startsWith("年") || is_range_sign(rest))) return false;
    if (!comparing.test(trim(this.text.slice(this.clause, this.at)))) {
      this.other_time = digits !== this.own_year;
    }
    return true;
  }

  is_quantity({ before, unit, text, end }, digits, rest) {
    if (/[第№]$/.test(before)) return false;
    if (unit.dimension === "duration") {
      // 12个月 is a time, 12月 is a month.
      const date = text.endsWith("月") && !text.endsWith("个月");
      const day = text.endsWith("日") && !text.endsWith("工作日");
      return !date && !day;
    }
    if (unit.dimension !== "none") return true;
    const is_number = /^\d+$/.test(digits);
    if (is_number && digits.length > 8) return false; // a telephone, a code
    if (no_quantity.test(rest)) return false;
    const numbers_list = is_number && list_mark.test(this.text.slice(end, end + 1)) &&
      /^$|[（(]$/.test(before);
    return !numbers_list && !is_year(digits);
  }

  read_surroundings(said, rest) {
    const { before } = said;
    said.approximate ||= estimates_before.test(before) || estimates_behind.test(rest);
    said.comparator = comparator_around(before, rest);
    const last = this.figures.at(-1);
    if (last !== undefined && last.end >= this.clause) {
      const between = trim(this.text.slice(last.end, said.begin));
      if (/^[-~—至到–～－−]/.test(between) && byte_length(between) <= 3) {
        last.range = true;
        said.range = true;
      }
    }
    said.change = !/(?:至|到)$/.test(before) && changes.test(before);
    const spoken = other_times.test(before);
    const own = this_time.test(before);
    if (own) this.other_time = false;
    said.other_time = !own && (this.other_time || (spoken && !said.change));
    if (spoken && !said.change && !own) this.other_time = true;
  }

  // Up to the next mark or figure, as far as it is near.
  clause_behind(begin) {
    const { text } = this;
    let end = begin;
    for (let bytes = 0; end < text.length && bytes < longest_clause; ) {
      const printed = text.codePointAt(end);
      const code = folded(printed);
      if (!is_common_han(code) && !is_letter(code) && !is_space(code)) break;
      bytes += bytes_of_code(printed);
      end += printed > 0xffff ? 2 : 1;
    }
    return trim(text.slice(begin, end));
  }
}

export const figures_in = (text, own_year) => new Walk(text, own_year).run();

// Whether a figure may be said of the form's own year, and exactly; plain: nor of a change.
export const is_of_the_year = (said) => !said.approximate && !said.range && !said.other_time;
export const is_plain = (said) => is_of_the_year(said) && !said.change;
