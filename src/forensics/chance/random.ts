import { binomialByInversion, binomialByRejection } from "./random-binomial.ts";

/** Four 32-bit words from a text, well mixed (after Bryc's cyrb128, public domain). */
const mix = (text: string): [number, number, number, number] => {
  let a = 1779033703;
  let b = 3144134277;
  let c = 1013904242;
  let d = 2773480762;
  for (let i = 0; i < text.length; i++) {
    const k = text.charCodeAt(i);
    a = b ^ Math.imul(a ^ k, 597399067);
    b = c ^ Math.imul(b ^ k, 2869860233);
    c = d ^ Math.imul(c ^ k, 951274213);
    d = a ^ Math.imul(d ^ k, 2716044179);
  }
  return [a ^ b ^ c ^ d, b ^ a, c ^ a, d ^ a];
};

/**
 * A stream of pseudo-random numbers (Doty-Humphrey's sfc32), wholly determined by its seed: a text, so that
 * each test, place and chunk of work names its own stream and the order of work changes nothing.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter: number;
  #spare = Number.NaN;

  constructor(seed: string) {
    [this.#a, this.#b, this.#c, this.#counter] = mix(seed);
    for (let i = 0; i < 15; i++) this.next();
  }

  /** A whole number from 0 to 2³² − 1. */
  next(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    this.#c |= 0;
    return sum >>> 0;
  }

  /** Uniform on (0, 1), never either end. */
  uniform(): number {
    return (this.next() + 0.5) * 2.3283064365386963e-10;
  }

  /** A whole number from 0 to `below` − 1. */
  integer(below: number): number {
    return Math.floor(this.uniform() * below);
  }

  /** Standard normal (Marsaglia's polar method). */
  normal(): number {
    const spare = this.#spare;
    if (spare === spare) {
      this.#spare = Number.NaN;
      return spare;
    }
    for (;;) {
      const x = 2 * this.uniform() - 1;
      const y = 2 * this.uniform() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const scale = Math.sqrt((-2 * Math.log(square)) / square);
      this.#spare = y * scale;
      return x * scale;
    }
  }

  /** Gamma with scale 1 (Marsaglia and Tsang 2000). */
  gamma(shape: number): number {
    if (shape < 1) return this.gamma(shape + 1) * this.uniform() ** (1 / shape);
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = this.normal();
      const root = 1 + c * x;
      if (root <= 0) continue;
      const v = root * root * root;
      const u = this.uniform();
      const square = x * x;
      if (u < 1 - 0.0331 * square * square) return d * v;
      if (Math.log(u) < 0.5 * square + d * (1 - v + Math.log(v))) return d * v;
    }
  }

  beta(a: number, b: number): number {
    const x = this.gamma(a);
    const sum = x + this.gamma(b);
    // Both underflow only for shapes near zero, where the mass stands at the ends.
    return sum > 0 ? x / sum : Number(this.uniform() < a / (a + b));
  }

  /** Successes in `n` trials of probability `p`. */
  binomial(n: number, p: number): number {
    if (!(p > 0) || n <= 0) return 0;
    if (p >= 1) return n;
    if (p > 0.5) return n - this.binomial(n, 1 - p);
    return n * p < 10 ? binomialByInversion(this, n, p) : binomialByRejection(this, n, p);
  }
}
