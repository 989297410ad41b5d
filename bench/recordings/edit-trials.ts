import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { monoAt } from "../../src/recordings/dsp/mono.ts";
import { gridCandidates } from "../../src/recordings/edits/grid-breaks.ts";
import { type Candidate, EditDetector } from "../../src/recordings/edits/index.ts";
import { fingerprint } from "../../src/recordings/excerpts/fingerprint.ts";
import { findRepeats } from "../../src/recordings/excerpts/repeats.ts";
import { GridTracker } from "../../src/recordings/grid/tracker.ts";
import { seeded } from "../../test/recordings/seeded.ts";
import { RATE } from "./degrade.ts";
import {
  codecs,
  edits,
  floors,
  honest,
  type Ingredients,
  type Made,
  make,
  type Recipe,
  type Source,
} from "./edit-maker.ts";
import { joined } from "./speech.ts";

/** A clip to be made: all of it follows from its recipe and its seed. */
export interface Plan {
  id: string;
  half: 1 | 2;
  /** Each pass holds every edit and every honest event at every codec and floor. */
  pass: number;
  recipe: Recipe;
  seed: number;
}

/** What the detectors found in a clip. */
export interface Tried {
  id: string;
  half: 1 | 2;
  what: Recipe["edit"];
  codec: Recipe["codec"];
  floor: string;
  speaker: string;
  seconds: number;
  seams: number[];
  found: { kind: string; at: number; raw: number }[];
}

const floorName = (floor: number | null): string => (floor === null ? "own noise" : `${floor} dB`);

const isHonest = (edit: string): boolean => (honest as readonly string[]).includes(edit);

/** How often a pass tries something: honest sound more often, for false alarms are seldom. */
const timesOf = (edit: Recipe["edit"]): number => {
  if (edit === "untouched") return 6;
  return isHonest(edit) ? 2 : 1;
};

/** All clips, in `clips` passes over each edit and honest event at each codec and floor. */
export const plans = ({ seed, clips }: { seed: number; clips: number }): Plan[] => {
  const all: Plan[] = [];
  for (const half of [1, 2] as const)
    for (const codec of codecs)
      for (const floor of floors)
        for (const edit of [...edits, ...honest])
          for (let i = 0; i < clips * timesOf(edit); i++) {
            const id = [seed, half, codec, floorName(floor), edit, i].join("/");
            const recipe = { edit, codec, floor };
            const pass = Math.floor(i / timesOf(edit)) + 1;
            all.push({ id, half, pass, recipe, seed: seed * 1_000_003 + all.length * 7919 });
          }
  return all.sort((a, b) => a.pass - b.pass);
};

const pick = (sources: readonly Source[], random: () => number) => {
  const any = (from: readonly Source[]) => from[Math.floor(random() * from.length)];
  const source = any(sources);
  const same = any(sources.filter((each) => each.speaker === source.speaker && each !== source));
  const other = any(sources.filter((each) => each.speaker !== source.speaker));
  return { source, same: same ?? source, other };
};

/** Makes a clip from the utterances of its half. */
export const makePlan = async (
  { recipe, seed }: Plan,
  { sources, mains }: { sources: readonly Source[]; mains: Float32Array },
): Promise<Made & { speaker: string }> => {
  const random = seeded(seed);
  const ingredients: Ingredients = { ...pick(sources, random), mains };
  const made = await make(recipe, ingredients, random);
  return { ...made, speaker: ingredients.source.speaker };
};

const repeatsOf = async (samples: Float32Array): Promise<Tried["found"]> => {
  const one = async function* () {
    yield [samples];
  };
  const slow = joined(await Array.fromAsync(monoAt(one(), RATE, 8000)));
  const stream = async function* () {
    yield slow;
  };
  const repeats = await findRepeats(await fingerprint(slow), stream(), "clip");
  return repeats.flatMap(({ clipFrom, clipTo, referenceFrom, referenceTo, score }) =>
    [clipFrom, clipTo, referenceFrom, referenceTo].map((at) => ({
      kind: "repeat",
      at,
      raw: score,
    })),
  );
};

/** What all detectors find in a clip, as `analyse` runs them. */
const detect = async (samples: Float32Array, lossless: boolean): Promise<Tried["found"]> => {
  const detector = await EditDetector.open();
  detector.push(samples);
  const found: Candidate[] = detector.finish();
  if (lossless) {
    const tracker = await GridTracker.open(RATE);
    tracker.push(samples);
    found.push(...gridCandidates(tracker.finish().breaks));
  }
  const short = found.map(({ kind, at, raw }) => ({ kind, at, raw: Number(raw.toFixed(4)) }));
  return [...short, ...(await repeatsOf(samples))];
};

/** Makes a clip and tries the detectors on it. */
const tryPlan = async (
  plan: Plan,
  ingredients: { sources: readonly Source[]; mains: Float32Array },
): Promise<Tried> => {
  const { samples, seams, speaker } = await makePlan(plan, ingredients);
  const { edit: what, codec, floor } = plan.recipe;
  const found = await detect(samples, codec === "PCM");
  const { id, half } = plan;
  const seconds = samples.length / RATE;
  return { id, half, what, codec, floor: floorName(floor), speaker, seconds, seams, found };
};

/** Trials of an earlier run that was stopped, by id. */
const readDone = (file: string | undefined): Map<string, Tried> => {
  if (file === undefined || !existsSync(file)) return new Map();
  // A run may have been stopped in the middle of its last line.
  const lines = readFileSync(file, "utf8").split("\n").slice(0, -1);
  const trials = lines.map((line) => JSON.parse(line) as Tried);
  return new Map(trials.map((trial) => [trial.id, trial]));
};

export interface Trials {
  plans: readonly Plan[];
  sourcesOf: (half: 1 | 2) => readonly Source[];
  mains: Float32Array;
  /** Trials are kept here, a line each; those that are there are not tried again. */
  file: string | undefined;
  onProgress: (done: number, of: number) => void;
}

/** Tries all plans in order, but for those a stopped run has tried. */
export const tryAll = async ({ plans, sourcesOf, mains, file, onProgress }: Trials) => {
  const done = readDone(file);
  const tried: Tried[] = [];
  for (const plan of plans) {
    const before = done.get(plan.id);
    const trial = before ?? (await tryPlan(plan, { sources: sourcesOf(plan.half), mains }));
    if (!before && file !== undefined) appendFileSync(file, `${JSON.stringify(trial)}\n`);
    tried.push(trial);
    onProgress(tried.length, plans.length);
  }
  return tried;
};
