// Checks of scores, each of which reports one way for a score to be wrong.

import { above_zero, printed_to_fewer_places } from "./assessment.mjs";
import { ABSENT } from "./form.mjs";
import { compare, is_negative, sub, text_of, trimmed } from "./decimal.mjs";
import { is_explained } from "./explanations.mjs";
import { implied_value } from "./identities.mjs";

function report_score(check, severity, indicator, row, findings) {
  const expected = trimmed(row.recomputed);
  findings.report(check, severity, indicator.score.pointer, {
    found: indicator.score.raw,
    expected: text_of(expected),
    difference: text_of(trimmed(sub(indicator.score.value, expected))),
  });
}

function outside_weight({ score, weight }, findings) {
  const negative = is_negative(score.value);
  findings.report("score-within-weight", "error", score.pointer, {
    found: score.raw,
    expected: negative ? "0" : text_of(weight.value),
    difference: text_of(negative ? score.value : trimmed(sub(score.value, weight.value))),
  });
}

function full_below_target(indicator, row, findings) {
  const { score } = indicator;
  if (row.recomputed === null) {
    findings.report("full-score-below-target", "warning", score.pointer, { found: score.raw });
    return;
  }
  const severity = printed_to_fewer_places(row, indicator) ? "warning" : "error";
  report_score("full-score-below-target", severity, indicator, row, findings);
}

function deducted_on_target(indicator, row, input) {
  let severity = is_explained(indicator, input) ? "warning" : "error";
  if (printed_to_fewer_places(row, indicator)) severity = "note";
  report_score("deduction-on-target", severity, indicator, row, input.findings);
}

function differs(indicator, row, findings) {
  const severity = printed_to_fewer_places(row, indicator) ? "note" : "error";
  report_score("recomputed-score", severity, indicator, row, findings);
}

function unsupported(indicator, input) {
  const { score } = indicator;
  const explained = is_explained(indicator, input);
  input.findings.report("supported-score", explained ? "warning" : "error", score.pointer, {
    found: score.raw,
    expected: explained ? "" : "0",
    difference: explained ? "" : text_of(score.value),
  });
}

function by_standing(indicator, row, input) {
  const { findings } = input;
  switch (row.standing) {
    case "outside weight":
      // A weight below zero is the fault itself.
      if (indicator.weight.filled && is_negative(indicator.weight.value)) break;
      outside_weight(indicator, findings);
      break;
    case "full below target": full_below_target(indicator, row, findings); break;
    case "deducted on target": deducted_on_target(indicator, row, input); break;
    case "not cut for excess":
      report_score("over-completion", "error", indicator, row, findings);
      break;
    case "differs": differs(indicator, row, findings); break;
    case "no actual": unsupported(indicator, input); break;
    default:
  }
}

// Far above the band, with the points taken off but nothing said.
function low_target(indicator, row, input) {
  if (row.qualitative || row.upper_bound || row.completion === null) return;
  if (!above_zero(row.above) || row.standing === "not cut for excess") return;
  if (is_explained(indicator, input)) return;
  const { pointer, raw } = indicator.actual;
  input.findings.report("over-completion", "note", pointer, { found: raw });
}

function deduction_explained(indicator, row, input) {
  const { score, weight } = indicator;
  if (!score.filled || !weight.filled) return;
  if (row.standing === "deducted on target" || row.standing === "outside weight") return;
  if (compare(score.value, weight.value) >= 0 || is_explained(indicator, input)) return;
  input.findings.report("deduction-explained", "warning", score.pointer, { found: score.raw });
}

function qualitative_level(indicator, row, findings) {
  if (row.obstacle !== "unknown level") return;
  const { pointer, raw } = indicator.actual;
  findings.report("qualitative-level", "warning", pointer, { found: raw });
}

function score_present({ form, rulebook, assessments, evaluations, findings }) {
  const rows = form.indicators;
  if (rows.length === 0) return;
  const total = form.figures[rulebook.role.get("total_score")];
  const none = total.filled
    ? rows.every((row) => row.score.state === ABSENT)
    : rows.every((row) => row.score.empty);
  if (none) {
    findings.report("score-present", "warning", rows[0].score.pointer, {});
    return;
  }
  rows.forEach(({ score }, index) => {
    if (!score.empty) return;
    const value =
      assessments[index].recomputed ?? implied_value(score, evaluations)?.value ?? null;
    findings.report("score-present", "error", score.pointer, {
      expected: value === null ? "" : text_of(trimmed(value)),
    });
  });
}

export function check_scores(input) {
  const { form, assessments, findings } = input;
  score_present(input);
  form.indicators.forEach((indicator, index) => {
    const row = assessments[index];
    const { weight } = indicator;
    if (weight.filled && is_negative(weight.value)) {
      findings.report("score-within-weight", "error", weight.pointer, { found: weight.raw });
    }
    by_standing(indicator, row, input);
    low_target(indicator, row, input);
    deduction_explained(indicator, row, input);
    qualitative_level(indicator, row, findings);
  });
}
