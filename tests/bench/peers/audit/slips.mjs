// How a figure may have become another one on its way onto the form, from the most telling slip to
// the least.

import {
  Decimal, absolute, equal, is_negative, is_zero, mul, negated, rescaled, trimmed,
} from "./decimal.mjs";

// printed = right × 10^power, for a power from −8 to 8; 0: it is not.
function power_of_ten(printed, right) {
  if (is_zero(printed) || is_zero(right)) return 0;
  for (let exponent = 1; exponent <= 8; ++exponent) {
    const power = new Decimal(10 ** exponent, 0);
    if (equal(mul(right, power), printed)) return exponent;
    if (equal(mul(printed, power), right)) return -exponent;
  }
  return 0;
}

function one_more(longer, shorter) {
  if (longer.length !== shorter.length + 1) return false;
  let at = 0;
  while (at < shorter.length && longer[at] === shorter[at]) ++at;
  return longer.slice(at + 1) === shorter.slice(at);
}

const sorted = (digits) => [...digits].sort().join("");

function by_digits(printed, right) {
  const places = Math.max(printed.s, right.s);
  const a = String(rescaled(absolute(printed), places).c);
  const b = String(rescaled(absolute(right), places).c);
  if (a.length !== b.length || a.length < 2) return "";
  const off = [...a].flatMap((digit, at) => (digit === b[at] ? [] : [[digit, b[at]]]));
  if (off.length === 2 && off[0][0] === off[1][1] && off[1][0] === off[0][1]) return "swapped";
  const [first, second] = [off[0][1], off[0][0]];
  const back = ([x, y]) => x === first && y === second;
  const there = ([x, y]) => x === second && y === first;
  if (off.length >= 2 && off.every((pair) => back(pair) || there(pair)) && off.some(back)) {
    return "exchanged";
  }
  const same = sorted(a) === sorted(b) && sorted(a)[0] !== sorted(a).at(-1);
  return same ? "shuffled" : "";
}

// Empty for none, and for one digit that differs, which tells nothing.
export function slip_between(printed, right) {
  if (equal(printed, right)) return "";
  if (equal(printed, negated(right))) return "sign";
  const power = power_of_ten(printed, right);
  if (power !== 0) return Math.abs(power) === 4 ? "unit" : "decimal point";
  if (is_negative(printed) !== is_negative(right)) return "";
  const plain = String(trimmed(absolute(printed)).c);
  const should = String(trimmed(absolute(right)).c);
  if (one_more(plain, should)) return "digit more";
  if (one_more(should, plain)) return "digit less";
  return by_digits(printed, right);
}
