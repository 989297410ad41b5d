/** An exact ratio of two whole numbers of any size, `den` above 0, in lowest terms. */
export interface Fraction {
  readonly num: bigint;
  readonly den: bigint;
}

const gcd = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
};

/** `num / den` in lowest terms. Throws a RangeError when `den` is 0. */
export const fraction = (num: bigint, den: bigint): Fraction => {
  if (den === 0n) throw new RangeError("a fraction of zero parts");
  const sign = den < 0n ? -1n : 1n;
  const shared = gcd(num, den * sign);
  return { num: (num * sign) / shared, den: (den * sign) / shared };
};

/** Negative, zero or positive, as `a` is less than, equal to or more than `b`; exact. */
export const compareFractions = (a: Fraction, b: Fraction): number => {
  const difference = a.num * b.den - b.num * a.den;
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
};

export const subtractFractions = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.num * b.den - b.num * a.den, a.den * b.den);

export const sumFractions = (all: readonly Fraction[]): Fraction =>
  all.reduce((a, b) => fraction(a.num * b.den + b.num * a.den, a.den * b.den), fraction(0n, 1n));

/** The fraction to so many decimals, rounded half away from zero, with no float in between. */
export const toDecimal = ({ num, den }: Fraction, digits: number): string => {
  const scale = 10n ** BigInt(digits);
  const magnitude = num < 0n ? -num : num;
  const scaled = (magnitude * scale * 2n + den) / (den * 2n);
  const whole = String(scaled / scale);
  const rest = digits === 0 ? "" : `.${String(scaled % scale).padStart(digits, "0")}`;
  return `${num < 0n && scaled !== 0n ? "-" : ""}${whole}${rest}`;
};

const bits = (value: bigint): number => value.toString(2).length;

/**
 * The nearest double (ties to even). The quotient is taken to 66 bits or more, its last bit set where anything is
 * left over, so that the one rounding is JavaScript's own from BigInt to Number.
 */
export const toNumber = ({ num, den }: Fraction): number => {
  const magnitude = num < 0n ? -num : num;
  const shift = Math.max(0, 66 + bits(den) - bits(magnitude));
  const scaled = magnitude << BigInt(shift);
  const quotient = (scaled / den) | (scaled % den === 0n ? 0n : 1n);
  const half = Math.floor(shift / 2);
  const value = Number(quotient) * 2 ** -half * 2 ** -(shift - half);
  return num < 0n ? -value : value;
};

/** `5%` or `3.25%` as an exact fraction. Throws a SyntaxError on anything else. */
export const ofPercent = (text: string): Fraction => {
  const [whole, decimals = ""] = text.replace(/%$/, "").split(".");
  return fraction(BigInt(whole + decimals), 100n * 10n ** BigInt(decimals.length));
};
