// The rulebook as the checks use it: its data with names looked up and figures made exact. Only
// what the one of suzhou-2021 holds is read.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { decimal, one, ratio_of } from "./decimal.mjs";
import { normalised } from "./text.mjs";
import { unit_called } from "./units.mjs";

const without_blanks = (text) => text.replace(/[ \t\u3000]/g, "");

function category_names(categories) {
  const indexes = new Map();
  categories.forEach((category, index) => {
    for (const name of [category.name, ...(category.aliases ?? [])]) {
      if (!indexes.has(name)) indexes.set(name, index);
    }
  });
  return indexes;
}

// sub_items[total].budget, indicators[category=产出目标].weight, budget.paid
function operand_of(data, figures, categories) {
  if (data.constant !== undefined) return { kind: "constant", constant: decimal(data.constant) };
  const match = /^(sub_items|indicators)\[(?:(total)|category=(.*))?\]\.(\w+)$/.exec(data.of);
  if (match === null) {
    return { kind: "figure", figure: figures.findIndex((field) => field.path === data.of) };
  }
  const [, list, total, category, column] = match;
  if (list === "sub_items") {
    return { kind: total === undefined ? "sub_items" : "sub_item_total", column };
  }
  const index = category === undefined ? -1 : categories.get(category);
  return { kind: "indicators", column, category: index };
}

export function load_rulebook(folder) {
  const data = JSON.parse(readFileSync(join(folder, "rulebook.json"), "utf8"));
  const categories = category_names(data.categories);
  const scoring = new Map(data.scoring.map((rule) => [rule.id, {
    full_from: decimal(rule.full_from),
    full_to: decimal(rule.full_to),
    below: ratio_of(decimal(rule.below_per_point)),
    above: ratio_of(decimal(rule.above_per_point)),
    places: rule.places,
  }]));
  const figures = data.figures.map((field) => ({
    ...field, pointer: `/${field.path.replaceAll(".", "/")}`, members: field.path.split("."),
  }));
  const role = new Map(figures.map((field, index) => [field.role, index]));
  const { levels, goal_words, met_words } = data.qualitative;
  return {
    certain: new Map(data.clauses.map((clause) => [clause.id, clause.certain ?? true])),
    bases: data.bases,
    figures,
    role,
    narratives: data.narratives.map((field) => ({
      ...field, pointer: `/narratives/${field.path}`, required: field.required ?? true,
    })),
    categories: data.categories.map((category) => ({
      ...category,
      total: decimal(category.total),
      scoring: scoring.get(category.scoring),
      common: (category.common ?? []).map(({ name, weight }) => ({
        name, called: normalised(name), weight: decimal(weight),
      })),
    })),
    category_names: categories,
    qualitative: {
      levels: levels.map(({ share, words }) => ({ share: decimal(share), words })),
      shares: new Map([
        ...met_words.map((word) => [word, one]),
        ...levels.flatMap(({ share, words }) => words.map((word) => [word, decimal(share)])),
      ]),
      words: [...levels.flatMap((level) => level.words), ...goal_words, ...met_words],
    },
    identities: data.identities.map((identity) => ({
      id: identity.id,
      instance: identity.instance?.zh ?? "",
      strict: identity.class === "strict",
      severity: identity.severity,
      basis: identity.basis,
      total: operand_of(identity.total, figures, categories),
      terms: identity.terms.map((term) => ({
        operand: operand_of(term, figures, categories), times: term.times ?? 1,
      })),
    })),
    declared_rates: data.declared_rates.map((rate) => ({
      ...rate,
      name: normalised(rate.indicator),
      numerator: figures.findIndex((field) => field.path === rate.numerator),
      denominator: figures.findIndex((field) => field.path === rate.denominator),
    })),
    prompts: data.prompts,
    low_execution: decimal(data.low_execution),
    money: unit_called(data.money_unit),
    total_names: new Set(data.layout.total_names),
  };
}

export const is_total_name = (name, rulebook) => rulebook.total_names.has(without_blanks(name));

// Also with its points printed behind it: 产出指标(50分). −1: none.
export function category_called(printed, rulebook) {
  const direct = rulebook.category_names.get(printed);
  if (direct !== undefined) return direct;
  let name = printed;
  for (const bracket of ["(", "（"]) {
    const open = name.indexOf(bracket);
    if (open >= 0 && without_blanks(name.slice(0, open)) !== "") name = name.slice(0, open);
  }
  const known = [printed, name]
    .map((called) => rulebook.category_names.get(without_blanks(called)))
    .filter((index) => index !== undefined);
  return known.length === 0 ? -1 : Math.min(...known);
}

