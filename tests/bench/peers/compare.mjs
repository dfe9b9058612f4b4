// Holds two streams of findings against each other, form by form: that of audit.mjs and that of
// gouji. Prints how much was compared and the first differences; exit code 1 when there are any.
//
//   node compare.mjs AUDIT.NDJSON GOUJI.NDJSON
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";

const shown = 20;
const members = ["check", "severity", "pointer", "found", "expected", "difference"];
const [first_file, second_file] = process.argv.slice(2);

const lines_of = (file) =>
  createInterface({ input: createReadStream(file), crlfDelay: Infinity })[Symbol.asyncIterator]();

// In one order whatever the order of the file.
const keys_of = (findings) =>
  findings.map((finding) => JSON.stringify(members.map((name) => finding[name] ?? ""))).sort();

let forms = 0;
let compared = 0;
let different = 0;

function tell(line, side, key) {
  different += 1;
  if (different <= shown) console.log(`line ${line}: ${side} only: ${key}`);
}

// Both lists are sorted: what is in one only is found by walking through them together.
function compare(line, first, second) {
  let i = 0;
  let j = 0;
  while (i < first.length || j < second.length) {
    if (j === second.length || first[i] < second[j]) {
      tell(line, "audit", first[i++]);
    } else if (i === first.length || second[j] < first[i]) {
      tell(line, "gouji", second[j++]);
    } else {
      compared += 1;
      i += 1;
      j += 1;
    }
  }
}

const first = lines_of(first_file);
const second = lines_of(second_file);
for (;;) {
  const [a, b] = [await first.next(), await second.next()];
  if (a.done && b.done) break;
  if (a.done || b.done) {
    tell("end", a.done ? "gouji" : "audit", "more forms");
    break;
  }
  const [left, right] = [JSON.parse(a.value), JSON.parse(b.value)];
  if (left.line !== right.line) {
    tell(`${left.line} and ${right.line}`, "both", "other lines");
    break;
  }
  forms += 1;
  compare(left.line, keys_of(left.findings), keys_of(right.findings));
}
console.log(`${forms} forms, ${compared} findings equal, ${different} differences`);
process.exitCode = different > 0 ? 1 : 0;
