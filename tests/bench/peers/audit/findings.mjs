// Where the checks write. A finding that rests on a clause that is not certain is a question, never
// an error.

const ranks = { note: 0, warning: 1, error: 2 };
export const lower = (a, b) => (ranks[a] < ranks[b] ? a : b);

export class Findings {
  constructor(rulebook) {
    this.rulebook = rulebook;
    this.list = [];
  }

  // told: what else its message says, so that two of the same words are one finding.
  report(check, severity, pointer, finding) {
    const { found = "", expected = "", difference = "", basis, told = "" } = finding;
    const clause = basis ?? this.rulebook.bases[check];
    const certain = this.rulebook.certain.get(clause) ?? true;
    const settled = certain || severity === "note" ? severity : "warning";
    this.list.push({ check, severity: settled, pointer, found, expected, difference, told });
  }

  // In a stable order, each once.
  settled() {
    const keyed = this.list.map((finding) => [Object.values(finding).join("\u0000"), finding]);
    const unique = new Map(keyed);
    if (unique.size === 1) return [...unique.values()];
    return [...unique.keys()].sort().map((key) => unique.get(key));
  }
}
