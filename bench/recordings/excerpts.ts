import { parseArgs } from "node:util";
import { monoAt } from "../../src/recordings/dsp/mono.ts";
import { fingerprint } from "../../src/recordings/excerpts/fingerprint.ts";
import { type Reference, referenceOf } from "../../src/recordings/excerpts/library.ts";
import { searchExcerpts } from "../../src/recordings/excerpts/search.ts";
import { degradations, normalised, RATE } from "./degrade.ts";
import { seeded } from "./random.ts";
import { joined, speakers } from "./speech.ts";

/**
 * Excerpt search by the rule of the reference page: hits and false matches of excerpts of four lengths through
 * ten degradations, beside the best figure any other program reached there. Fails where a cell falls below it or
 * a negative matches.
 */
const { values: options } = parseArgs({
  options: {
    seed: { type: "string", default: "2024" },
    excerpts: { type: "string", default: "50" },
    negatives: { type: "string", default: "25" },
    only: { type: "string", default: "" },
    lengths: { type: "string", default: "2,3,5,10" },
  },
});

/** Best of the programs on the reference page, per cent at 2, 3, 5 and 10 s. */
const best: Record<string, number[]> = {
  none: [100, 100, 100, 100],
  "Opus 16": [100, 100, 100, 100],
  "MP3 32": [98, 100, 100, 100],
  "telephone + Opus 12": [100, 100, 100, 100],
  "noise 10 dB": [94, 100, 100, 100],
  "noise 0 dB": [80, 96, 100, 98],
  "room + noise + Opus": [98, 100, 100, 100],
  "speed +2 %": [36, 62, 76, 98],
  "speed +4 %": [96, 100, 100, 84],
  "tempo +4 %": [94, 100, 100, 100],
};

const at8k = async (samples: Float32Array): Promise<Float32Array> =>
  joined(
    await Array.fromAsync(
      monoAt(
        (async function* () {
          yield [samples];
        })(),
        RATE,
        8000,
      ),
    ),
  );

const toReference = async (name: string, samples: Float32Array): Promise<Reference> =>
  referenceOf({ name, sha256: name, decoder: "bench" }, await fingerprint(await at8k(samples)));

interface Cell {
  tried: number;
  found: number;
  wrong: number;
  negatives: number;
  falseMatches: number;
  topFalse: number;
}

const all = await speakers();
const references = await Promise.all(all.map(({ name, samples }) => toReference(name, samples)));
const random = seeded(Number(options.seed));
const lengths = options.lengths.split(",").map(Number);
let failures = 0;
let searchMs = 0;
let searches = 0;

const timed = async (clip: Float32Array, library: readonly Reference[]) => {
  const small = await at8k(clip);
  const start = performance.now();
  const matches = await searchExcerpts(small, library);
  searchMs += performance.now() - start;
  searches++;
  return matches;
};

const cut = (seconds: number) => {
  const from = all[Math.floor(random() * all.length)];
  const at = Math.floor(random() * (from.samples.length - seconds * RATE));
  return { name: from.name, at: at / RATE, samples: from.samples.slice(at, at + seconds * RATE) };
};

const tryCell = async (name: string, seconds: number): Promise<Cell> => {
  const cell: Cell = { tried: 0, found: 0, wrong: 0, negatives: 0, falseMatches: 0, topFalse: 0 };
  const speed = name.startsWith("speed +2") ? 1.02 : name.startsWith("speed +4") ? 1.04 : 1;
  for (let i = 0; i < Number(options.excerpts); i++) {
    const excerpt = cut(seconds);
    const clip = normalised(await degradations[name](excerpt.samples, random));
    const matches = await timed(clip, references);
    const right = matches.filter(
      (match) =>
        match.reference === excerpt.name &&
        Math.abs(match.referenceFrom - match.clipFrom * speed - excerpt.at) < 0.5,
    );
    cell.tried++;
    if (right.length > 0) cell.found++;
    for (const match of matches.filter((one) => !right.includes(one))) {
      // Told in full: whether it is a false match or the same words said again is for a person to hear.
      console.log(
        `  beside the truth, ${name} ${seconds} s: ${excerpt.name} at ${excerpt.at.toFixed(2)} s also as ${match.reference} at ${match.referenceFrom} s, score ${match.score} (right one ${right[0]?.score}), bits ${match.bitErrors}`,
      );
    }
    if (right.length < matches.length) cell.wrong++;
  }
  for (let i = 0; i < Number(options.negatives); i++) {
    const excerpt = cut(seconds);
    const clip = normalised(await degradations[name](excerpt.samples, random));
    const others = references.filter(({ info }) => info.name !== excerpt.name);
    const matches = await timed(clip, others);
    cell.negatives++;
    if (matches.length > 0) cell.falseMatches++;
    for (const { score } of matches) cell.topFalse = Math.max(cell.topFalse, score);
  }
  return cell;
};

const frames = references.reduce((sum, reference) => sum + reference.frames, 0);
console.log(
  `references: ${all.length} files, ${(frames / 50 / 60).toFixed(1)} minutes; seed ${options.seed}`,
);
console.log("per cent found / wrongly matched (best other program)\n");
let negatives = 0;
let falseMatches = 0;
for (const name of Object.keys(degradations).filter((each) => each.includes(options.only))) {
  const row: string[] = [];
  for (const seconds of lengths) {
    const cell = await tryCell(name, seconds);
    const found = (100 * cell.found) / cell.tried;
    const bar = best[name][[2, 3, 5, 10].indexOf(seconds)];
    const beaten = found > bar || found === 100;
    if (!beaten || cell.wrong > 0) failures++;
    negatives += cell.negatives;
    falseMatches += cell.falseMatches;
    row.push(
      `${found.toFixed(0)}/${((100 * cell.wrong) / cell.tried).toFixed(0)} (${bar})${beaten ? "" : " BELOW"}`,
    );
  }
  console.log(`${name.padEnd(22)} ${row.map((text) => text.padEnd(18)).join("")}`);
}
console.log(`\nnegatives: ${falseMatches} false matches in ${negatives}`);
console.log(`${(searchMs / searches).toFixed(1)} ms a search in the mean`);
if (failures + falseMatches > 0) process.exitCode = 1;
