// The audit that gouji makes of a form of suzhou-2021, as users of Node would write it: JSON.parse,
// ajv compiled for the schema, then every check and identity on exact figures, in one thread. One
// line of output a form: its findings before those with one cause are brought together, which
// compare.mjs holds against what tests/bench/findings writes.
//
//   node audit.mjs schemas/suzhou-2021 FORMS.NDJSON
//
// All checks of a single form that this rulebook can reach are here. Not covered: checks that
// compare forms (approved-target, carryover-agrees, copied-narrative, duplicate-submission); those
// of other file formats (row-shifted, stored-value, hidden-content); encoding; what a broken line
// breaks beyond that it does; repeated members; the choice of the rulebook; figures that outgrow
// the 128 bits of gouji, which says so: here they are computed. What has no ground in the rulebook
// cannot fire and is left out: execution-rate, execution-score, grade-agrees.
import { createReadStream, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import { assess } from "./audit/assessment.mjs";
import { Findings } from "./audit/findings.mjs";
import { bind, raw_numbers } from "./audit/form.mjs";
import { check_funds } from "./audit/funds_checks.mjs";
import { check_identities, evaluate_all } from "./audit/identities.mjs";
import { check_indicators } from "./audit/indicator_checks.mjs";
import { read_name } from "./audit/names.mjs";
import { narrative_figure } from "./audit/narrative_figure.mjs";
import { narrative_sum } from "./audit/narrative_sum.mjs";
import { figures_in } from "./audit/prose.mjs";
import { reason_agrees } from "./audit/reason.mjs";
import { load_rulebook } from "./audit/rulebook.mjs";
import { check_scores } from "./audit/score_checks.mjs";
import { normalised } from "./audit/text.mjs";
import { check_texts, suspicious } from "./audit/text_checks.mjs";
import { check_weights } from "./audit/weight_checks.mjs";
import { narrative_year, year_of } from "./audit/years.mjs";

const [folder, forms_file] = process.argv.slice(2);
const rulebook = load_rulebook(folder);
rulebook.suspicious = suspicious(rulebook.prompts);
const schema = JSON.parse(readFileSync(join(folder, "form.schema.json"), "utf8"));
const validate = new Ajv({ strict: false }).compile(schema);
const validate_all = new Ajv({ strict: false, allErrors: true }).compile(schema);

const token = (name) => name.replaceAll("~", "~0").replaceAll("/", "~1");

function report_schema_faults(data, findings) {
  validate_all(data);
  for (const { instancePath, keyword, params, message } of validate_all.errors) {
    const name = keyword === "additionalProperties" ? `/${token(params.additionalProperty)}` : "";
    findings.report("form-schema", "error", instancePath + name, { told: message });
  }
}

function audit(data, findings) {
  const form = bind(data, rulebook);
  const own_year = year_of(form.headers.year.value);
  const names = form.indicators.map((row) => normalised(row.name.raw));
  const input = {
    form,
    rulebook,
    findings,
    names,
    readings: names.map(read_name),
    assessments: assess(form, rulebook),
    evaluations: evaluate_all(form, rulebook),
    prose: form.narratives.map((cell) => (cell.filled ? figures_in(cell.value, own_year) : [])),
  };
  check_funds(input);
  check_indicators(input);
  check_scores(input);
  check_weights(input);
  check_identities(input);
  check_texts(input);
  narrative_year(input);
  narrative_figure(input);
  narrative_sum(input);
  reason_agrees(input);
}

function findings_in(json) {
  const findings = new Findings(rulebook);
  let data;
  try {
    data = JSON.parse(json);
  } catch {
    findings.report("form-syntax", "error", "", {});
    return findings.settled();
  }
  if (!validate(data)) report_schema_faults(data, findings);
  const raw = raw_numbers(json);
  audit(raw === null ? data : JSON.parse(raw), findings);
  return findings.settled();
}

let number = 0;
let out = "";
function check(line) {
  number += 1;
  if (line.length === 0) return;
  const findings = findings_in(line).map(({ told, ...finding }) => finding);
  out += `${JSON.stringify({ line: number, findings })}\n`;
  if (out.length > 1 << 16) flush();
}

function flush() {
  for (let left = Buffer.from(out); left.length > 0; ) left = left.subarray(writeSync(1, left));
  out = "";
}

let rest = "";
const stream = createReadStream(forms_file, { encoding: "utf8", highWaterMark: 1 << 18 });
for await (const chunk of stream) {
  const text = rest + chunk;
  let begin = 0;
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", begin)) {
    check(text.slice(begin, end));
    begin = end + 1;
  }
  rest = text.slice(begin);
}
if (rest.length > 0) check(rest);
flush();
