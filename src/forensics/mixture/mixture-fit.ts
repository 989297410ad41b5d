import { Random } from "../chance/random.ts";
import {
  fromFree,
  logLikelihood,
  logPrior,
  type MixtureData,
  type MixtureParameters,
} from "./mixture-model.ts";
import { maximise, type Optimum } from "./nelder-mead.ts";

export interface MixtureSample extends MixtureParameters {
  weight: number;
}

export interface MixturePosterior {
  best: MixtureParameters;
  samples: MixtureSample[];
  /** Effective share of the importance sample: 1 if the bell curve were exact. */
  efficiency: number;
  /** Furthest apart in ln posterior that searches from different starts ended. */
  disagreement: number;
}

type Matrix = number[][];

/** Curvature of a function at its top by central differences. */
const curvature = (f: (x: readonly number[]) => number, at: readonly number[]): Matrix => {
  const h = 0.05;
  const value = (i: number, di: number, j: number, dj: number) =>
    f(at.map((x, k) => x + (k === i ? di * h : 0) + (k === j ? dj * h : 0)));
  return at.map((_, i) =>
    at.map((_, j) =>
      i > j
        ? 0
        : (value(i, 1, j, 1) - value(i, 1, j, -1) - value(i, -1, j, 1) + value(i, -1, j, -1)) /
          (4 * h * h),
    ),
  );
};

/** Lower triangular root L of −H, H given by its upper half; directions that are flat get a floor. */
const choleskyOfNegative = (upper: Matrix): Matrix => {
  const n = upper.length;
  const root: Matrix = upper.map((row) => row.map(() => 0));
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = -upper[j][i];
      for (let k = 0; k < j; k++) sum -= root[i][k] * root[j][k];
      root[i][j] = i === j ? Math.sqrt(Math.max(sum, 0.05)) : sum / root[j][j];
    }
  }
  return root;
};

/** Solves Lᵀ x = z: a draw with covariance (−H)⁻¹ from standard normal z. */
const solveTransposed = (root: Matrix, z: readonly number[]): number[] => {
  const x = [...z];
  for (let i = z.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < z.length; k++) x[i] -= root[k][i] * x[k];
    x[i] /= root[i][i];
  }
  return x;
};

/** Degrees of freedom of the proposal: heavy enough tails to cover a lopsided posterior. */
const TAIL = 5;

/**
 * Posterior by a bell curve at its top, corrected by importance sampling from a Student t of the same shape. `starts` are
 * free parameters; whether the searches from them end together is the first diagnostic, the effective sample the second.
 */
export const fitMixturePosterior = (
  data: MixtureData,
  { starts, draws, seed }: { starts: readonly (readonly number[])[]; draws: number; seed: string },
): MixturePosterior => {
  const target = (x: readonly number[]): number => {
    const p = fromFree(x);
    const value = logLikelihood(data, p) + logPrior(x, p);
    return Number.isFinite(value) ? value : -1e300;
  };
  const found: Optimum[] = starts
    .map((start) => maximise(target, start, { tolerance: 0.01 }))
    .sort((a, b) => b.value - a.value);
  const { at, value } = found[0];
  const root = choleskyOfNegative(curvature(target, at));
  const random = new Random(`${seed}/mixture`);
  const logs: number[] = [];
  const points = Array.from({ length: draws }, () => {
    const z = at.map(() => random.normal());
    const scale = Math.sqrt(TAIL / (2 * random.gamma(TAIL / 2)));
    const step = solveTransposed(root, z).map((d) => d * scale);
    const square = z.reduce((sum, d) => sum + (d * scale) ** 2, 0);
    const proposal = -0.5 * (TAIL + at.length) * Math.log(1 + square / TAIL);
    const point = at.map((x, i) => x + step[i]);
    logs.push(target(point) - value - proposal);
    return point;
  });
  const highest = Math.max(...logs);
  const raw = logs.map((log) => Math.exp(log - highest));
  const total = raw.reduce((a, b) => a + b, 0);
  const weights = raw.map((w) => w / total);
  return {
    best: fromFree(at),
    samples: points.map((point, i) => Object.assign(fromFree(point), { weight: weights[i] })),
    efficiency: 1 / weights.reduce((sum, w) => sum + w * w, 0) / draws,
    disagreement: value - found[found.length - 1].value,
  };
};
