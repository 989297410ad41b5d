import { parseArgs } from "node:util";
import {
  alarmsOf,
  caught,
  falseAlarms,
  isHonest,
  type Limits,
  limitAt,
  limitsOf,
  minutesOf,
} from "./edit-limits.ts";
import { codecs, edits, floors, honest } from "./edit-maker.ts";
import { readMains } from "./edit-parts.ts";
import { halves } from "./edit-sources.ts";
import { plans, type Tried, tryAll } from "./edit-trials.ts";

/**
 * Recall of edits, a kind a line, at one false alarm in ten minutes of honest sound, all detectors together. Limits are set on
 * the first half of the speakers; recall and false alarms are measured on the other, and recall there once more with limits that
 * give one false alarm in ten minutes of its own honest sound.
 */
const { values: options } = parseArgs({
  options: {
    seed: { type: "string", default: "7" },
    clips: { type: "string", default: "2" },
    /** Stops after so many passes of as many as there are clips of each kind. */
    passes: { type: "string", default: "1000" },
    /** Keeps each trial here, a line each: a run that was stopped goes on where it was. */
    resume: { type: "string" },
    /** Tries the first half alone, for work on a detector. */
    half: { type: "string" },
    /** Prints raw values by false alarms in ten minutes, of the first half. */
    table: { type: "boolean", default: false },
  },
});

const share = (tried: readonly Tried[], limits: Limits, kind?: string): string => {
  const found = tried.filter((each) => caught(each, limits, kind)).length;
  return tried.length === 0 ? "–" : ((100 * found) / tried.length).toFixed(0);
};

const floorNames = floors.map((floor) => (floor === null ? "own noise" : `${floor} dB`));

const printRecall = (tried: readonly Tried[], limits: Limits, kinds: readonly string[]): void => {
  for (const edit of edits) {
    const mine = tried.filter(({ what }) => what === edit);
    const by = kinds
      .map((kind) => ({ kind, found: share(mine, limits, kind) }))
      .filter(({ found }) => found !== "0")
      .map(({ kind, found }) => `${kind} ${found}`);
    const cells = [
      ...codecs.map(
        (codec) =>
          `${codec} ${share(
            mine.filter((each) => each.codec === codec),
            limits,
          )}`,
      ),
      ...floorNames.map(
        (floor) =>
          `${floor} ${share(
            mine.filter((each) => each.floor === floor),
            limits,
          )}`,
      ),
    ];
    console.log(
      `${edit.padEnd(16)} ${share(mine, limits).padStart(3)} % of ${mine.length}; ${cells.join(", ")}; by ${by.join(", ") || "none"}`,
    );
  }
};

const printAlarms = (tried: readonly Tried[], limits: Limits): void => {
  const minutes = minutesOf(tried.filter(isHonest));
  const alarms = falseAlarms(tried, limits);
  const count = alarms.length;
  console.log(
    `false alarms: ${count} in ${minutes.toFixed(0)} min (${((count / minutes) * 10).toFixed(2)} in ten minutes)`,
  );
  for (const what of honest) {
    const mine = tried.filter((each) => each.what === what && isHonest(each));
    const kinds = alarms.filter(({ trial }) => trial.what === what).map(({ kind }) => kind);
    console.log(
      `  ${what}: ${kinds.length} in ${minutesOf(mine).toFixed(0)} min ${kinds.toSorted().join(" ")}`,
    );
  }
};

const sources = await halves();
const planned = plans({ seed: Number(options.seed), clips: Number(options.clips) });
const started = performance.now();
const tried = await tryAll({
  plans: planned.filter(
    ({ half, pass }) =>
      pass <= Number(options.passes) && (!options.half || half === Number(options.half)),
  ),
  sourcesOf: (half) => sources[half],
  mains: await readMains(),
  file: options.resume,
  onProgress: (done, of) => {
    if (done % 50 === 0) process.stderr.write(`${done} of ${of} clips\n`);
  },
});
console.log(`${tried.length} clips in ${((performance.now() - started) / 1000).toFixed(0)} s`);

const kinds = [...new Set(tried.flatMap(({ found }) => found.map(({ kind }) => kind)))].sort();
const first = tried.filter(({ half }) => half === 1);
const second = tried.filter(({ half }) => half === 2);
const limits = limitsOf(first, kinds);
console.log("limits set on the first half:", JSON.stringify(Object.fromEntries(limits)));
console.log(
  "\nfirst half of the speakers, on which limits were set; clips with a seam found within 0.6 s",
);
printAlarms(first, limits);
printRecall(first, limits, kinds);
if (second.length > 0) {
  console.log("\nsecond half of the speakers, with the limits of the first");
  printAlarms(second, limits);
  printRecall(second, limits, kinds);
  const own = limitsOf(second, kinds);
  console.log("\nsecond half of the speakers, with limits set on its own honest sound", own);
  printAlarms(second, own);
  printRecall(second, own, kinds);
}

if (options.table) {
  console.log("\nraw values by false alarms in ten minutes, first half of the speakers");
  const minutes = minutesOf(first.filter(isHonest));
  for (const kind of kinds) {
    const alarms = alarmsOf(first, kind);
    const row = [10, 4, 2, 1, 0.4, 0.2, 0.1].map(
      (often) => `[${limitAt(alarms, often, minutes).toFixed(2)}, ${often}]`,
    );
    console.log(`${kind}: ${row.join(", ")}; ${alarms.length} in ${minutes.toFixed(0)} min`);
  }
}
