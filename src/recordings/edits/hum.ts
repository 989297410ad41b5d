import { around, type Candidate, peaksOf } from "./candidate.ts";
import { EDIT_RATE, type Piece } from "./pieces.ts";

/** Mains and their second harmonic, which rectifiers and lamps put into recordings. */
const TONES = [50, 100, 60, 120];
const STEP = EDIT_RATE / 20;
const SPAN = 8;

interface Track {
  re: Float64Array;
  im: Float64Array;
}

/** The sound brought down from `hertz` to 0 and summed over steps of 50 ms. */
const demodulate = (samples: Float32Array, hertz: number): Track => {
  const steps = Math.floor(samples.length / STEP);
  const re = new Float64Array(steps);
  const im = new Float64Array(steps);
  const period = EDIT_RATE / 10;
  const cosine = Float64Array.from({ length: period }, (_, i) =>
    Math.cos((2 * Math.PI * hertz * i) / EDIT_RATE),
  );
  const sine = Float64Array.from({ length: period }, (_, i) =>
    Math.sin((2 * Math.PI * hertz * i) / EDIT_RATE),
  );
  for (let step = 0; step < steps; step++) {
    for (let i = step * STEP; i < (step + 1) * STEP; i++) {
      re[step] += samples[i] * cosine[i % period];
      im[step] -= samples[i] * sine[i % period];
    }
  }
  return { re, im };
};

interface Line {
  phase: number;
  slope: number;
  strength: number;
}

/** Phase, drift a step and steadiness (0 to 1) of the tone over `SPAN` steps from `from`. */
const fit = ({ re, im }: Track, from: number): Line => {
  let turnRe = 0;
  let turnIm = 0;
  for (let i = from + 1; i < from + SPAN; i++) {
    turnRe += re[i] * re[i - 1] + im[i] * im[i - 1];
    turnIm += im[i] * re[i - 1] - re[i] * im[i - 1];
  }
  const slope = Math.atan2(turnIm, turnRe);
  let sumRe = 0;
  let sumIm = 0;
  let all = 1e-12;
  for (let i = 0; i < SPAN; i++) {
    const turn = -slope * (i - (SPAN - 1) / 2);
    const [x, y] = [re[from + i], im[from + i]];
    sumRe += x * Math.cos(turn) - y * Math.sin(turn);
    sumIm += x * Math.sin(turn) + y * Math.cos(turn);
    all += Math.hypot(x, y);
  }
  return { phase: Math.atan2(sumIm, sumRe), slope, strength: Math.hypot(sumRe, sumIm) / all };
};

const wrap = (angle: number): number => angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));

/** Steps on either side over which the tone must be there: the pitch of a voice never stays so long. */
const PRESENCE = 40;

/** Share of the fits around a place in which the tone is steady. */
const presence = (fits: readonly Line[], at: number): number => {
  const near = fits.slice(Math.max(0, at - PRESENCE), at + PRESENCE);
  return near.filter(({ strength }) => strength > 0.92).length / Math.max(1, near.length);
};

/** Size of the phase step at each place, counted only where the tone is steady and slow to drift on both sides. */
const breaks = (track: Track): Float32Array => {
  const steps = track.re.length;
  const curve = new Float32Array(steps);
  const fits = Array.from({ length: Math.max(0, steps - SPAN) }, (_, from) => fit(track, from));
  for (let at = SPAN; at + SPAN + 1 < steps; at++) {
    const before = fits[at - SPAN];
    const after = fits[at + 1];
    // The mains stray by 0.5 Hz at most: 0.16 rad in 50 ms at 50 Hz.
    if (Math.abs(before.slope) > 0.35 || Math.abs(after.slope) > 0.35) continue;
    const there = presence(fits, at);
    if (there < 0.7) continue;
    const drift = ((before.slope + after.slope) / 2) * (SPAN + 1);
    const steady = Math.max(
      0,
      Math.min(1, (Math.min(before.strength, after.strength) - 0.85) * 10),
    );
    curve[at] = Math.abs(wrap(after.phase - before.phase - drift)) * steady;
  }
  return curve;
};

/** Places where the hum of the mains (50 or 60 Hz, and twice that) jumps in phase, as where time was taken out. */
export const findHumBreaks = (piece: Piece): Candidate[] => {
  const curves = TONES.map((hertz) => breaks(demodulate(piece.samples, hertz)));
  const curve = curves[0].map((_, i) => Math.max(...curves.map((each) => each[i])));
  return peaksOf(curve, 20, 0.4).map((i) => ({
    kind: "hum-phase",
    at: piece.start + (i + 0.5) / 20,
    raw: curve[i],
    evidence: {
      from: piece.start + Math.max(0, i - 20) / 20,
      step: 0.05,
      values: around(curve, i, 20),
      unit: "phase step of the mains, radians, weighed by its steadiness",
    },
  }));
};
