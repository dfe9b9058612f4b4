// The schema alone, by ajv compiled: a line a form, one line of output for each that is not valid,
// as a user would write it.
//
//   node ajv.mjs FORM.SCHEMA.JSON FORMS.NDJSON
import { createReadStream, readFileSync, writeSync } from "node:fs";
import Ajv from "ajv";

const [schemaFile, formsFile] = process.argv.slice(2);
const validate = new Ajv({ strict: false }).compile(JSON.parse(readFileSync(schemaFile, "utf8")));

let number = 0;
let invalid = 0;
let out = "";
function check(line) {
  number += 1;
  if (line.length === 0) return;
  let valid = false;
  try {
    valid = validate(JSON.parse(line));
  } catch {
    valid = false;
  }
  if (valid) return;
  invalid += 1;
  out += `${number}\n`;
}

let rest = "";
for await (const chunk of createReadStream(formsFile, { encoding: "utf8", highWaterMark: 1 << 18 })) {
  const text = rest + chunk;
  let begin = 0;
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", begin)) {
    check(text.slice(begin, end));
    begin = end + 1;
  }
  rest = text.slice(begin);
}
if (rest.length > 0) check(rest);
writeSync(1, `${out}${number} forms, ${invalid} not valid\n`);
