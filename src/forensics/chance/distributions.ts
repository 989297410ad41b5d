import betainc from "@stdlib/math-base-special-betainc";
import erfc from "@stdlib/math-base-special-erfc";
import gammainc from "@stdlib/math-base-special-gammainc";

/** Tails of the usual distributions, from @stdlib; `bench/forensics/distributions.ts` holds them against R's. */

/** Chance that a standard normal exceeds `z`. */
export const normalTail = (z: number): number => 0.5 * erfc(z / Math.SQRT2);

/** Beyond this many degrees of freedom the library's incomplete gamma function is off by several per cent. */
const MOST_FREEDOM = 1000;

/** Wilson and Hilferty's (1931) cube-root normal: for very many degrees of freedom good to a hundredth. */
const wilsonHilferty = (x: number, df: number): number => {
  const part = 2 / (9 * df);
  return normalTail((Math.cbrt(x / df) - (1 - part)) / Math.sqrt(part));
};

/** Chance that a χ² with `df` degrees of freedom reaches `x`. */
export const chiSquareTail = (x: number, df: number): number => {
  if (x <= 0) return 1;
  return df > MOST_FREEDOM ? wilsonHilferty(x, df) : gammainc(x / 2, df / 2, true, true);
};

/** Chance of `k` or more successes in `n` trials of probability `p`. */
export const binomialTail = (k: number, n: number, p: number): number => {
  if (k <= 0) return 1;
  return k > n ? 0 : betainc(p, k, n - k + 1, true, false);
};

/**
 * Chance that the largest gap between `n` independent draws and their true distribution reaches `gap`:
 * Kolmogorov–Smirnov, by Kolmogorov's series with Stephens' correction for finite n (1970).
 */
export const kolmogorovTail = (gap: number, n: number): number => {
  const root = Math.sqrt(n);
  const x = gap * (root + 0.12 + 0.11 / root);
  if (x < 0.2) return 1;
  let sum = 0;
  for (let k = 1; k <= 100; k++) {
    const term = Math.exp(-2 * k * k * x * x);
    sum += k % 2 ? term : -term;
    if (term < 1e-17) break;
  }
  return Math.min(1, Math.max(0, 2 * sum));
};
