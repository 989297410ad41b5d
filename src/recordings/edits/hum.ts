import { around, type Candidate, peaksOf } from "./candidate.ts";
import { EDIT_RATE, type Piece } from "./pieces.ts";

/** Mains of both kinds with the harmonics that rectifiers, lamps and transformers put into recordings. */
const TONES = [50, 100, 150, 60, 120, 180];
const RATE = 20;
const STEP = EDIT_RATE / RATE;
/** Steps on either side of a place: two seconds tell 50 Hz from a voice, whose pitch never stays so long. */
const SPAN = 40;
/** A break shows in a shorter stretch as well; a loud syllable beside a faint hum seldom does in both. */
const SHORT = 24;
/** How far the mains stray from their nominal value, in Hz at the fundamental. */
const STRAY = 0.24;
/**
 * How finely that is tried, in Hz, at every harmonic alike: the middles of the two sides lie two seconds apart, so that a line
 * 0.06 Hz beside what is tried seems to jump by three quarters of a radian everywhere.
 */
const FINE = 0.03;
/** How many times the noise beside it the line's power is, on either side: 11 dB. Fainter lines jump by chance. */
const STANDS = 12;
/** Breaks below this are no candidates, whatever sound limits were learned on: much of it has no hum to learn from. */
const LEAST = 2.5;
/**
 * How far a quarter of all places away from the strongest break of a tone go at least where its frequency wavers, as on tape: mains
 * recorded digitally reached 1.1 there, a tape of 1961 1.6. What is beyond costs every break of the piece so many times as much.
 */
const WAVER = 1.15;
const COST = 4;
/** Places that are needed to tell: two seconds. */
const ENOUGH = 40;
/** Where the noise beside a tone is measured, in Hz from it. */
const BESIDE = [-3.1, -2.3, -1.6, 1.6, 2.3, 3.1];

interface Track {
  re: Float64Array;
  im: Float64Array;
}

/** The sound brought down from `hertz` to 0 and averaged over steps of 50 ms, each overlapped by half with the next. */
const demodulate = (samples: Float32Array, hertz: number): Track => {
  const steps = Math.max(0, Math.floor(samples.length / STEP));
  const re = new Float64Array(steps);
  const im = new Float64Array(steps);
  const period = EDIT_RATE / 10;
  const cosine = new Float64Array(period);
  const sine = new Float64Array(period);
  for (let i = 0; i < period; i++) {
    const angle = (2 * Math.PI * hertz * i) / EDIT_RATE;
    cosine[i] = Math.cos(angle);
    sine[i] = Math.sin(angle);
  }
  for (let step = 0; step < steps; step++) {
    for (let i = step * STEP; i < (step + 1) * STEP; i++) {
      const k = i % period;
      re[step] += samples[i] * cosine[k];
      im[step] -= samples[i] * sine[k];
    }
  }
  return { re, im };
};

/** Running sums of a track turned by some Hz, so that any stretch's component is one difference. */
const turned = ({ re, im }: Track, hertz: number): Track => {
  const sumRe = new Float64Array(re.length + 1);
  const sumIm = new Float64Array(re.length + 1);
  for (let i = 0; i < re.length; i++) {
    const angle = (-2 * Math.PI * hertz * i) / RATE;
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    sumRe[i + 1] = sumRe[i] + re[i] * c - im[i] * s;
    sumIm[i + 1] = sumIm[i] + re[i] * s + im[i] * c;
  }
  return { re: sumRe, im: sumIm };
};

const power = ({ re, im }: Track, from: number, to: number): number =>
  ((re[to] - re[from]) ** 2 + (im[to] - im[from]) ** 2) / (to - from);

/** What the components of two neighbouring stretches lose by not being in phase; how loud either is plays no part in it. */
const lost = ({ re, im }: Track, from: number, at: number, to: number): number => {
  const before = Math.hypot(re[at] - re[from], im[at] - im[from]);
  const after = Math.hypot(re[to] - re[at], im[to] - im[at]);
  const through = Math.hypot(re[to] - re[from], im[to] - im[from]);
  return ((before + after) ** 2 - through ** 2) / (to - from);
};

const most = (tracks: readonly Track[], value: (track: Track) => number): number =>
  tracks.reduce((best, track) => Math.max(best, value(track)), 0);

/**
 * How much better two tones of one frequency explain the two seconds before and after than one tone that runs through, against
 * the noise beside it (a likelihood ratio, natural logarithm). Counted only where the tone stands on both sides: where it
 * begins or ends, a lamp was switched.
 */
const breaks = (track: Track, { stray, span }: { stray: number; span: number }): Float32Array => {
  const tracks: Track[] = [];
  for (let hertz = -stray; hertz <= stray + 1e-9; hertz += FINE) {
    tracks.push(turned(track, hertz));
  }
  const beside = BESIDE.map((hertz) => turned(track, hertz));
  const curve = new Float32Array(track.re.length);
  for (let at = span; at + span <= track.re.length; at++) {
    const [from, to] = [at - span, at + span];
    let noise = 1e-9;
    for (const each of beside) noise += power(each, from, at) + power(each, at, to);
    noise /= 2 * beside.length;
    const before = most(tracks, (each) => power(each, from, at));
    const after = most(tracks, (each) => power(each, at, to));
    if (Math.min(before, after) < STANDS * noise) continue;
    // One frequency for both sides. Where it is wrong, the tones lose power before they lose phase.
    const both = most(tracks, (each) => power(each, from, at) + power(each, at, to));
    const least = tracks.reduce((best, each) => {
      const shortfall = both - power(each, from, at) - power(each, at, to);
      return Math.min(best, lost(each, from, at, to) + shortfall);
    }, Number.POSITIVE_INFINITY);
    curve[at] = Math.log1p(least / noise);
  }
  return curve;
};

/** Breaks of one tone, in stretches of both lengths. */
const toneBreaks = (samples: Float32Array, hertz: number): Float32Array => {
  // A harmonic strays as many times as far.
  const stray = STRAY * Math.round(hertz / (hertz % 50 === 0 ? 50 : 60));
  const track = demodulate(samples, hertz);
  const long = breaks(track, { stray, span: SPAN });
  const short = breaks(track, { stray, span: SHORT });
  return long.map((value, i) => Math.min(value, short[i] + 0.5));
};

/** How restless the phase of a tone is away from its strongest break, beyond what steady mains are; 0 where too little of it stands. */
const waverOf = (curve: Float32Array): number => {
  const strongest = curve.reduce((best, value, i) => (value > curve[best] ? i : best), 0);
  const elsewhere = curve.filter((value, i) => value > 0 && Math.abs(i - strongest) > SHORT).sort();
  if (elsewhere.length < ENOUGH) return 0;
  return Math.max(0, elsewhere[Math.floor(elsewhere.length * 0.75)] - WAVER);
};

/**
 * Places where the hum of the mains (50 or 60 Hz and harmonics) jumps in phase, as where time was taken out or put in. Where its
 * phase wanders all the time, as on tape, whose speed takes all tones along, a jump has to stand out of that.
 */
export const findHumBreaks = (piece: Piece): Candidate[] => {
  const curves = TONES.map((hertz) => toneBreaks(piece.samples, hertz));
  const cost = COST * Math.max(...curves.map(waverOf));
  const curve = curves[0].map((_, i) =>
    Math.max(0, Math.max(...curves.map((each) => each[i])) - cost),
  );
  return peaksOf(curve, 30, LEAST).map((i) => ({
    kind: "hum-phase",
    at: piece.start + i / RATE,
    raw: curve[i],
    evidence: {
      from: piece.start + Math.max(0, i - 40) / RATE,
      step: 1 / RATE,
      values: around(curve, i, 40),
      unit: "break of the mains' phase against the noise beside it, logarithm",
    },
  }));
};
