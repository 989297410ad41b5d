/** Scores of pairs of sides known to be of one speaker, and of two. */
export interface Trials {
  same: readonly number[];
  different: readonly number[];
}

/** From a score to the natural log of a likelihood ratio: slope · score + offset. */
export interface Calibration {
  slope: number;
  offset: number;
}

const ROUNDS = 30;
/** Pull of the slope towards 0, for one trial: few trials, parted without overlap, would make it boundless. */
const RIDGE = 0.1;

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/**
 * Logistic regression with both kinds of trials of equal weight, so that its log odds are log likelihood ratios
 * (Brümmer and du Preez, 2006). Newton's method.
 */
export const calibrate = ({ same, different }: Trials): Calibration => {
  const all = [
    ...same.map((score) => ({ score, target: 1, weight: 0.5 / same.length })),
    ...different.map((score) => ({ score, target: 0, weight: 0.5 / different.length })),
  ];
  const centre = all.reduce((sum, { score, weight }) => sum + score * weight, 0);
  const spread = Math.sqrt(
    all.reduce((sum, { score, weight }) => sum + weight * (score - centre) ** 2, 1e-12),
  );
  const ridge = RIDGE / Math.min(same.length, different.length);
  let [slope, offset] = [1, 0];
  for (let round = 0; round < ROUNDS; round++) {
    let [gs, go, ss, so, oo] = [ridge * slope, 0, ridge, 0, 1e-9];
    for (const { score, target, weight } of all) {
      const x = (score - centre) / spread;
      const p = sigmoid(slope * x + offset);
      const error = weight * (p - target);
      const bend = weight * p * (1 - p);
      gs += error * x;
      go += error;
      ss += bend * x * x;
      so += bend * x;
      oo += bend;
    }
    const det = ss * oo - so * so;
    slope -= (oo * gs - so * go) / det;
    offset -= (ss * go - so * gs) / det;
  }
  return { slope: slope / spread, offset: offset - (slope * centre) / spread };
};

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/**
 * Cost of log-likelihood ratios (natural logs): 0 where all are right and boundless, 1 where all are 0, above 1
 * where they mislead more than they help (Brümmer and du Preez, 2006).
 */
export const cllr = ({ same, different }: Trials): number =>
  (mean(same.map((log) => Math.log2(1 + Math.exp(-log)))) +
    mean(different.map((log) => Math.log2(1 + Math.exp(log))))) /
  2;

interface Block {
  same: number;
  different: number;
}

/**
 * Trials in order of score, of equal ones those of one speaker first; neighbours pooled until the share of same-speaker
 * trials rises (Ayer et al., 1955).
 */
const pooled = ({ same, different }: Trials): Block[] => {
  const ordered = [
    ...same.map((score) => ({ score, same: 1 / same.length, different: 0 })),
    ...different.map((score) => ({ score, same: 0, different: 1 / different.length })),
  ].sort((a, b) => a.score - b.score || a.different - b.different);
  const blocks: Block[] = [];
  for (const { same, different } of ordered) {
    let last: Block = { same, different };
    for (;;) {
      const before = blocks.at(-1);
      // Rising means: the odds of the block before are not above those of this one.
      if (!before || before.same * last.different <= last.same * before.different) break;
      blocks.pop();
      last = { same: before.same + last.same, different: before.different + last.different };
    }
    blocks.push(last);
  }
  return blocks;
};

/** {@link cllr} after the best calibration in hindsight: what is left is for want of telling apart. */
export const cllrMin = (trials: Trials): number =>
  pooled(trials).reduce((sum, { same, different }) => {
    const ofSame = same > 0 ? same * Math.log2(1 + different / same) : 0;
    const ofDifferent = different > 0 ? different * Math.log2(1 + same / different) : 0;
    return sum + (ofSame + ofDifferent) / 2;
  }, 0);

/** The share of errors where both kinds are equal, on the convex hull of the ROC curve. */
export const equalErrorRate = (trials: Trials): number => {
  let [missed, alarms] = [0, 1];
  for (const { same, different } of pooled(trials)) {
    const [nextMissed, nextAlarms] = [missed + same, alarms - different];
    if (nextMissed >= nextAlarms) {
      const share = (alarms - missed) / (same + different || 1);
      return missed + share * same;
    }
    [missed, alarms] = [nextMissed, nextAlarms];
  }
  return 0;
};
