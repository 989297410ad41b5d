import { FRAMES_A_SECOND } from "../mfcc.ts";
import { DIMS } from "../sound.ts";
import { centred, fitBackground, likeness, SIZE, supervector } from "./model.ts";
import { normalised, type Speech } from "./speech.ts";

/** A person of the population, known by a label only, with all recordings of them. */
export interface Member {
  label: string;
  speech: readonly Speech[];
}

/** A stretch of one member's speech, normalised on its own. */
export interface Side {
  member: number;
  frames: Float32Array;
}

/** The score of two sides, and whose they are. */
export interface Trial {
  a: number;
  b: number;
  score: number;
}

const FOLDS = 5;

const joined = ({ speech }: Member): Float32Array => {
  const out = new Float32Array(speech.reduce((sum, { frames }) => sum + frames.length, 0));
  let at = 0;
  for (const { frames } of speech) {
    out.set(frames, at);
    at += frames.length;
  }
  return out;
};

/** Net seconds of a member's speech. */
export const secondsOf = ({ speech }: Member): number =>
  speech.reduce((sum, { seconds }) => sum + seconds, 0);

/** As many sides of `seconds` as each member's speech has, one after the other: as a rule of other recordings. */
export const sidesOf = (population: readonly Member[], seconds: number): Side[] => {
  const length = Math.round(seconds * FRAMES_A_SECOND) * DIMS;
  return population.flatMap((one, member) => {
    const all = joined(one);
    return Array.from({ length: Math.floor(all.length / length) }, (_, i) => ({
      member,
      frames: normalised(all.subarray(i * length, (i + 1) * length)),
    }));
  });
};

/** Scores of all pairs of sides of members in folds `f` and `g`, by a background that has heard neither fold. */
const foldTrials = (
  sides: readonly Side[],
  [f, g]: readonly [number, number],
  size: number,
): Trial[] => {
  const isHeld = ({ member }: Side) => member % FOLDS === f || member % FOLDS === g;
  const others = sides.filter((side) => !isHeld(side));
  const held = sides.filter(isHeld);
  const background = fitBackground(
    others.map(({ frames }) => frames),
    size,
  );
  const known = others.map(({ frames }) => supervector(background, frames));
  const vectors = centred(
    held.map(({ frames }) => supervector(background, frames)),
    known,
  );
  const cohort = centred(known, known);
  const trials: Trial[] = [];
  for (const [i, a] of held.entries())
    for (const [j, b] of held.entries()) {
      if (j >= i) break;
      const folds = [a.member % FOLDS, b.member % FOLDS];
      // Each pair once: pairs within a fold come with the fold alone.
      if (f !== g && folds[0] === folds[1]) continue;
      trials.push({ a: a.member, b: b.member, score: likeness(vectors[i], vectors[j], cohort) });
    }
  return trials;
};

/** Every pair of a population's sides, scored by backgrounds that have heard neither speaker (five folds). */
export const populationTrials = (sides: readonly Side[], size = SIZE): Trial[] => {
  const trials: Trial[] = [];
  for (let f = 0; f < FOLDS; f++)
    for (let g = f; g < FOLDS; g++) trials.push(...foldTrials(sides, [f, g], size));
  return trials;
};

/** How two sides of unknown people score against a whole population. */
export const scorerFor = (
  sides: readonly Side[],
  size = SIZE,
): ((one: Float32Array, other: Float32Array) => number) => {
  const background = fitBackground(
    sides.map(({ frames }) => frames),
    size,
  );
  const known = sides.map(({ frames }) => supervector(background, frames));
  const cohort = centred(known, known);
  return (one, other) => {
    const [a, b] = centred(
      [one, other].map((side) => supervector(background, side)),
      known,
    );
    return likeness(a, b, cohort);
  };
};
