// Distribution functions against R's, over the range the tests use and far beyond it.
import {
  binomialTail,
  chiSquareTail,
  normalTail,
} from "../../src/forensics/chance/distributions.ts";
import { check, peer } from "./peers.ts";

type Row = [name: string, ours: number, x: number, a?: number, b?: number];

const rows = (): Row[] => {
  const all: Row[] = [];
  for (let z = -6; z <= 30; z += 0.37) all.push(["normal", normalTail(z), z]);
  for (const df of [1, 5, 9, 40, 300, 900, 1000]) {
    for (const times of [0.2, 0.7, 1, 1.4, 3, 8]) {
      all.push(["chisq", chiSquareTail(df * times, df), df * times, df]);
    }
  }
  for (const df of [1001, 2500, 20_000]) {
    for (const sds of [-3, 0, 1, 2, 3, 4.7]) {
      const x = df + sds * Math.sqrt(2 * df);
      all.push(["chisq", chiSquareTail(x, df), x, df]);
    }
  }
  for (const n of [10, 500, 95_000]) {
    for (const p of [0.001, 0.02, 0.1, 0.2, 0.5]) {
      for (const sds of [-3, 0, 1, 4, 9]) {
        const k = Math.max(0, Math.round(n * p + sds * Math.sqrt(n * p * (1 - p))));
        all.push(["binomial", binomialTail(k, n, p), k, n, p]);
      }
    }
  }
  return all;
};

/** Compares every tail; those beneath the range of doubles count as equal. */
export const distributions = (): void => {
  const all = rows();
  const input = all.map(([name, , ...args]) => [name, ...args].join(" ")).join("\n");
  const output = peer("Rscript", "distributions.R", "r-base-core", input);
  const theirs = output.trim().split("\n").map(Number);
  let [large, far] = [0, 0];
  let worst = { error: 0, what: "" };
  all.forEach(([name, ours, ...args], i) => {
    if (name === "chisq" && args[1]! > 1000) {
      large = Math.max(large, Math.abs(ours - theirs[i]) / theirs[i]);
      return;
    }
    if (theirs[i] < 1e-290 && ours < 1e-290) return;
    const error = Math.abs(ours - theirs[i]) / theirs[i];
    if (theirs[i] < 1e-30) {
      far = Math.max(far, error);
      return;
    }
    if (!(error <= worst.error)) worst = { error, what: `${name} ${args.join(" ")}` };
  });
  const { error, what } = worst;
  console.log(
    `Distribution functions against R: ${all.length} tails, worst relative error ${error.toExponential(1)} (${what})`,
  );
  check(
    `χ² beyond 1,000 degrees of freedom within 1 % down to 1e-6 (worst ${large.toExponential(1)})`,
    large < 0.01,
  );
  check(`tails beyond 1e-30 within 1 % of R (worst ${far.toExponential(1)})`, far < 0.01);
  check("tails down to 1e-30 within 1e-9 of R", theirs.length === all.length && error < 1e-9);
};
