// Writes forms for every check: the patches on the pages of docs/checks and those of bad forms,
// each on two forms without fault. What the corpus does not do, these do.
//
//   node examples.mjs ROOT_OF_THE_REPOSITORY > FORMS.NDJSON
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const root = process.argv[2];
const rulebook = join(root, "schemas/suzhou-2021");
const read = (path) => readFileSync(path, "utf8");
const bases = [join(root, "tests/forms/clean.json"), join(rulebook, "good/clean.json")]
  .map((path) => JSON.parse(read(path)));

// RFC 7396, and a list is patched by the indexes that it had before.
function patched(target, patch) {
  if (patch === null || typeof patch !== "object" || Array.isArray(patch)) return patch;
  if (Array.isArray(target)) {
    const list = [...target];
    for (const [index, change] of Object.entries(patch)) {
      list[index] = change === null ? undefined : patched(list[index], change);
    }
    return list.filter((item) => item !== undefined);
  }
  const object = { ...(target !== null && typeof target === "object" ? target : {}) };
  for (const [name, change] of Object.entries(patch)) {
    if (change === null) {
      delete object[name];
    } else {
      object[name] = patched(object[name], change);
    }
  }
  return object;
}

const pages = join(root, "docs/checks");
const bad = join(rulebook, "bad");
const patches = [
  ...readdirSync(pages).sort().flatMap((page) =>
    [...read(join(pages, page)).matchAll(/```json patch\n(.*?)```/gs)].map((match) => match[1])),
  ...readdirSync(bad).sort().filter((name) => name.endsWith(".patch.json"))
    .map((name) => read(join(bad, name))),
];

// What outgrows 128 bits is an error to gouji and nothing to a BigInt.
const outgrows = /\d{20}/;
for (const base of bases) {
  for (const patch of patches) {
    const form = JSON.stringify(patched(base, JSON.parse(patch)));
    if (!outgrows.test(form)) console.log(form);
  }
}
