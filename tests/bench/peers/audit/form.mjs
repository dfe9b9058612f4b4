// A form: every cell knows whether it is absent, blank, filled or filled with something that is not
// of its kind. Blank is not zero.

import { decimal, integer } from "./decimal.mjs";
import { printed_figure } from "./measure.mjs";
import { category_called, is_total_name } from "./rulebook.mjs";
import { is_blank, trim } from "./text.mjs";

export const ABSENT = 0;
export const BLANK = 1;
export const FILLED = 2;
export const MALFORMED = 3;

// Before the digits of a number that JavaScript would print in another way (7.10, 1e2): see
// raw_numbers.
const raw_mark = "\u0001";
const not_plain = new RegExp(
  '":\\s*(?:-0\\s*[,}\\]]|-?\\d+\\.\\d*0\\s*[,}\\]]|-?[\\d.]{16}|-?[\\d.]+[eE]|-?0\\.000000)');
const tokens = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;

// JSON whose numbers are not all printed as JavaScript prints them: the same with these as marked
// texts, so that the digits survive; null: there are none.
export function raw_numbers(json) {
  if (!not_plain.test(json)) return null;
  return json.replace(tokens, (token) => (token[0] === '"' ? token : `"\\u0001${token}"`));
}

class Cell {
  constructor(state, printed, value, row, column) {
    this.state = state;
    this.printed = printed; // a number, where JavaScript prints it as it was written
    this.value = value;
    this.row = row;
    this.column = column;
  }
  get raw() {
    return String(this.printed);
  }
  get pointer() {
    return this.row + this.column;
  }
  get filled() {
    return this.state === FILLED;
  }
  get empty() {
    return this.state <= BLANK;
  }
}

function text_cell(value, row, column) {
  if (value === undefined) return new Cell(ABSENT, "", "", row, column);
  if (value === null) return new Cell(BLANK, "", "", row, column);
  let raw;
  if (typeof value === "string") {
    raw = value.startsWith(raw_mark) ? value.slice(1) : trim(value);
  } else if (typeof value === "number") {
    raw = String(value);
  } else {
    return new Cell(MALFORMED, "", "", row, column);
  }
  return new Cell(is_blank(raw) ? BLANK : FILLED, raw, raw, row, column);
}

// 无 is an answer where prose is asked for.
function narrative_cell(value, row, column) {
  const cell = text_cell(value, row, column);
  if (cell.state === BLANK && /^暂?无/.test(cell.raw)) cell.state = FILLED;
  return cell;
}

function figure_cell(value, row, column) {
  if (value === undefined) return new Cell(ABSENT, "", null, row, column);
  if (value === null) return new Cell(BLANK, "", null, row, column);
  if (typeof value !== "string" && typeof value !== "number") {
    return new Cell(MALFORMED, "", null, row, column);
  }
  if (Number.isSafeInteger(value)) return new Cell(FILLED, value, integer(value), row, column);
  let figure;
  let raw = value;
  if (typeof value === "number") {
    figure = decimal(String(value));
  } else if (value.startsWith(raw_mark)) {
    raw = value.slice(1);
    figure = decimal(raw);
  } else {
    raw = trim(value);
    if (is_blank(raw)) return new Cell(BLANK, raw, null, row, column);
    figure = printed_figure(raw);
  }
  return new Cell(figure === null ? MALFORMED : FILLED, raw, figure, row, column);
}

const header_names = ["template", "title", "year", "project", "department", "grade", "implementer"];

function sub_item(row, number, rulebook) {
  const at = `/sub_items/${number}`;
  const name = text_cell(row.name, at, "/name");
  return {
    number,
    name,
    budget: figure_cell(row.budget, at, "/budget"),
    actual: figure_cell(row.actual, at, "/actual"),
    is_total: name.filled && is_total_name(name.value, rulebook),
  };
}

function indicator(row, number, above, rulebook) {
  const at = `/indicators/${number}`;
  const category = text_cell(row.category, at, "/category");
  return {
    number,
    category,
    subcategory: text_cell(row.subcategory, at, "/subcategory"),
    name: text_cell(row.name, at, "/name"),
    target: text_cell(row.target, at, "/target"),
    weight: figure_cell(row.weight, at, "/weight"),
    actual: text_cell(row.actual, at, "/actual"),
    score: figure_cell(row.score, at, "/score"),
    reason: text_cell(row.reason, at, "/reason"),
    index: category.filled ? category_called(category.value, rulebook) : above,
  };
}

const rows_of = (list) => (Array.isArray(list) ? list : []);
const member = (value, name) =>
  value !== null && typeof value === "object" && !Array.isArray(value) ? value[name] : undefined;

export function bind(data, rulebook) {
  const headers = {};
  for (const name of header_names) headers[name] = text_cell(data[name], "/", name);
  const form = {
    headers,
    figures: rulebook.figures.map((field) =>
      figure_cell(field.members.reduce(member, data), field.pointer, "")),
    narratives: rulebook.narratives.map((field) =>
      narrative_cell(member(data.narratives, field.path), field.pointer, "")),
    sub_items: rows_of(data.sub_items).map((row, number) =>
      sub_item(row ?? {}, number, rulebook)),
    indicators: [],
  };
  let above = -1;
  rows_of(data.indicators).forEach((row, number) => {
    const one = indicator(row ?? {}, number, above, rulebook);
    above = one.index;
    form.indicators.push(one);
  });
  form.total_row = form.sub_items.find((item) => item.is_total) ?? null;
  return form;
}
