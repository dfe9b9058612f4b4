// Exact decimals and ratios. A decimal is c × 10^−s; c is a Number while that is a safe integer, as
// it nearly always is, else a BigInt. No result is a rounded double: what is not safe is worked out
// again with BigInt.

const most_digits = 30;
const most_places = 12;
const powers = Array.from({ length: 16 }, (_, exponent) => 10 ** exponent);

export class Decimal {
  constructor(c, s) {
    this.c = c;
    this.s = s;
  }
}

// The numerator and the denominator, which is above zero; not in lowest terms.
export class Ratio {
  constructor(n, d) {
    this.n = n;
    this.d = d;
  }
}

export const zero = new Decimal(0, 0);
export const one = new Decimal(1, 0);
export const nothing = new Ratio(0, 1);
export const whole = new Ratio(1, 1);

const narrow = (big) => {
  const number = Number(big);
  return Number.isSafeInteger(number) ? number : big;
};

function plus(a, b) {
  if (typeof a === "number" && typeof b === "number") {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return narrow(BigInt(a) + BigInt(b));
}

function times(a, b) {
  if (typeof a === "number" && typeof b === "number") {
    const product = a * b;
    if (Number.isSafeInteger(product)) return product;
  }
  return narrow(BigInt(a) * BigInt(b));
}

const tens = (exponent) => (exponent < 16 ? powers[exponent] : 10n ** BigInt(exponent));
const shifted = (c, places) => (places === 0 ? c : times(c, tens(places)));
const minus = (c) => (c === 0 ? 0 : -c);
const size = (c) => (c < 0 ? -c : c);
// Of a Number and a BigInt, == compares the values.
const same = (a, b) => a == b;

const figure_pattern = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

const common_pattern = /^\d{1,9}(?:\.\d{1,6})?$/;

// Null for what is no figure, and for one with too many digits or places.
export function decimal(text) {
  if (common_pattern.test(text)) {
    const point = text.indexOf(".");
    if (point < 0) return new Decimal(Number(text), 0);
    const places = text.length - point - 1;
    // The nearest double to the decimal, times the power, is nearest to the integer.
    return new Decimal(Math.round(Number(text) * powers[places]), places);
  }
  const match = figure_pattern.exec(text);
  if (match === null) return null;
  const [, sign, before, behind = "", exponent] = match;
  let places = behind.length - (exponent === undefined ? 0 : Number(exponent));
  if (places > most_places) return null;
  const digits = before + behind;
  let c;
  if (digits.length <= 15) {
    c = Number(digits);
  } else {
    if (digits.replace(/^0+/, "").length > most_digits) return null;
    c = narrow(BigInt(digits));
  }
  if (places < 0) {
    if (c !== 0) {
      if (String(c).length - places > most_digits) return null;
      c = shifted(c, -places);
    }
    places = 0;
  }
  return new Decimal(sign === "-" ? minus(c) : c, places);
}

export const integer = (number) => new Decimal(number, 0);

export function add(a, b) {
  if (a.s === b.s) return new Decimal(plus(a.c, b.c), a.s);
  if (a.s < b.s) return new Decimal(plus(shifted(a.c, b.s - a.s), b.c), b.s);
  return new Decimal(plus(a.c, shifted(b.c, a.s - b.s)), a.s);
}

export const negated = (a) => new Decimal(minus(a.c), a.s);
export const sub = (a, b) => add(a, negated(b));
export const mul = (a, b) => (b === one ? a : new Decimal(times(a.c, b.c), a.s + b.s));
export const absolute = (a) => (a.c < 0 ? negated(a) : a);
export const is_zero = (a) => same(a.c, 0);
export const is_negative = (a) => a.c < 0;
export const unit_of = (a) => new Decimal(1, a.s); // one in the last printed place

// Below, at or above zero as a is below, at or above b.
export function compare(a, b) {
  let left = a.c;
  let right = b.c;
  if (a.s < b.s) left = shifted(left, b.s - a.s);
  if (a.s > b.s) right = shifted(right, a.s - b.s);
  return left < right ? -1 : left > right ? 1 : 0;
}
export const equal = (a, b) => compare(a, b) === 0;

export function trimmed(a) {
  let { c, s } = a;
  if (same(c, 0)) return zero;
  if (typeof c === "number") {
    for (; s > 0 && c % 10 === 0; c /= 10) --s;
  } else {
    for (; s > 0 && c % 10n === 0n; c /= 10n) --s;
    c = narrow(c);
  }
  return s === a.s ? a : new Decimal(c, s);
}

// The same value with at least so many places.
export const rescaled = (a, s) => (s <= a.s ? a : new Decimal(shifted(a.c, s - a.s), s));

export function is_integer(a) {
  return trimmed(a).s === 0;
}

export function text_of(a) {
  const digits = String(size(a.c));
  const sign = a.c < 0 ? "-" : "";
  if (a.s === 0) return sign + digits;
  const padded = digits.padStart(a.s + 1, "0");
  return `${sign}${padded.slice(0, -a.s)}.${padded.slice(-a.s)}`;
}

// Significant digits: 5000 has one, 10694 five.
export function significant_digits(a) {
  if (same(a.c, 0)) return 0;
  return String(size(a.c)).replace(/0+$/, "").length;
}

// The quotient of two integers, rounded half away from zero or cut off.
function divided(above, below, cut) {
  const negative = above < 0;
  let quotient;
  let rest;
  let up;
  const a = size(above);
  if (typeof a === "number" && typeof below === "number") {
    rest = a % below;
    quotient = (a - rest) / below;
    up = rest >= below - rest;
    if (up && !cut) quotient = plus(quotient, 1);
  } else {
    const divisor = BigInt(below);
    rest = BigInt(a) % divisor;
    quotient = BigInt(a) / divisor;
    up = rest * 2n >= divisor;
    if (up && !cut) quotient += 1n;
    quotient = narrow(quotient);
  }
  return negative ? minus(quotient) : quotient;
}

export function rounded(a, places, cut = false) {
  if (places >= a.s) return rescaled(a, places);
  return new Decimal(divided(a.c, tens(a.s - places), cut), places);
}

export const ratio_of = (a) => new Ratio(a.c, tens(a.s));

export function quotient(a, b) {
  const above = a.s < b.s ? shifted(a.c, b.s - a.s) : a.c;
  const below = a.s > b.s ? shifted(b.c, a.s - b.s) : b.c;
  return below < 0 ? new Ratio(minus(above), minus(below)) : new Ratio(above, below);
}

export const ratio_add = (a, b) =>
  new Ratio(plus(times(a.n, b.d), times(b.n, a.d)), times(a.d, b.d));
export const ratio_sub = (a, b) => ratio_add(a, new Ratio(minus(b.n), b.d));
export const ratio_mul = (a, b) => new Ratio(times(a.n, b.n), times(a.d, b.d));

export function ratio_div(a, b) {
  const above = times(a.n, b.d);
  const below = times(a.d, b.n);
  return below < 0 ? new Ratio(minus(above), minus(below)) : new Ratio(above, below);
}

export function ratio_compare(a, b) {
  const left = times(a.n, b.d);
  const right = times(b.n, a.d);
  return left < right ? -1 : left > right ? 1 : 0;
}

export const ratio_rounded = (a, places, cut = false) =>
  new Decimal(divided(shifted(a.n, places), a.d, cut), places);

// The ratio as a decimal of at most so many places; null when it has more, or never ends.
export function ratio_exact(a, most = most_places) {
  let rest = BigInt(a.d);
  for (let x = BigInt(size(a.n)), y = rest; ; [x, y] = [y, x % y]) {
    if (y !== 0n) continue;
    rest /= x === 0n ? 1n : x;
    break;
  }
  const denominator = rest;
  let twos = 0;
  let fives = 0;
  for (; rest % 2n === 0n; rest /= 2n) ++twos;
  for (; rest % 5n === 0n; rest /= 5n) ++fives;
  const places = Math.max(twos, fives);
  if (rest !== 1n || places > most) return null;
  const factor = BigInt(a.d) / denominator;
  const c = ((BigInt(a.n) / factor) * 10n ** BigInt(places)) / denominator;
  return new Decimal(narrow(c), places);
}
