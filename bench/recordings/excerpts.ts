import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Tinypool } from "tinypool";
import { degradations } from "./degrade.ts";
import type { Cell, CellResult } from "./excerpt-cells.ts";

/**
 * Excerpt search by the rule of the reference page: hits and false matches of excerpts of four lengths through
 * ten degradations, beside the best figure any other program reached there, and a thousand negatives. Fails where a
 * cell falls below it, an excerpt is told of another place too, or a negative matches. A cell has its own seed, so
 * that rows may be run apart; `--resume FILE` keeps cells as they are done and leaves out those the file holds
 * (delete it when the search has changed).
 */
const { values: options } = parseArgs({
  options: {
    seed: { type: "string", default: "2024" },
    excerpts: { type: "string", default: "50" },
    negatives: { type: "string", default: "25" },
    only: { type: "string", default: "" },
    lengths: { type: "string", default: "2,3,5,10" },
    threads: { type: "string", default: String(Math.min(4, availableParallelism())) },
    resume: { type: "string" },
  },
});

/** Best of the programs on the reference page, per cent at 2, 3, 5 and 10 s. */
const best: Record<string, Record<number, number>> = {
  none: { 2: 100, 3: 100, 5: 100, 10: 100 },
  "Opus 16": { 2: 100, 3: 100, 5: 100, 10: 100 },
  "MP3 32": { 2: 98, 3: 100, 5: 100, 10: 100 },
  "telephone + Opus 12": { 2: 100, 3: 100, 5: 100, 10: 100 },
  "noise 10 dB": { 2: 94, 3: 100, 5: 100, 10: 100 },
  "noise 0 dB": { 2: 80, 3: 96, 5: 100, 10: 98 },
  "room + noise + Opus": { 2: 98, 3: 100, 5: 100, 10: 100 },
  "speed +2 %": { 2: 36, 3: 62, 5: 76, 10: 98 },
  "speed +4 %": { 2: 96, 3: 100, 5: 100, 10: 84 },
  "tempo +4 %": { 2: 94, 3: 100, 5: 100, 10: 100 },
};

const { resume } = options;
const lengths = options.lengths.split(",").map(Number);
const names = Object.keys(degradations).filter((each) => each.includes(options.only));
const cellOf = (degradation: string, seconds: number): Cell => ({
  degradation,
  seconds,
  seed: Number(options.seed),
  excerpts: Number(options.excerpts),
  negatives: Number(options.negatives),
});

const done = new Map<string, CellResult>();
if (resume && existsSync(resume)) {
  for (const line of readFileSync(resume, "utf8").split("\n").filter(Boolean)) {
    const result = JSON.parse(line) as CellResult;
    done.set(JSON.stringify(result.cell), result);
  }
}

const pool = new Tinypool({
  filename: fileURLToPath(new URL("./excerpt-worker.ts", import.meta.url)),
  minThreads: Number(options.threads),
  maxThreads: Number(options.threads),
});

const run = async (cell: Cell): Promise<CellResult> => {
  const before = done.get(JSON.stringify(cell));
  if (before) return before;
  const result = (await pool.run(cell)) as CellResult;
  if (resume) appendFileSync(resume, `${JSON.stringify(result)}\n`);
  return result;
};

const share = (part: number, whole: number): string => ((100 * part) / whole).toFixed(0);

const isBelow = ({ cell, found }: CellResult): boolean => {
  const percent = (100 * found) / cell.excerpts;
  return percent < 100 && percent <= best[cell.degradation][cell.seconds];
};

const asText = (result: CellResult): string => {
  const { cell, found, wrong } = result;
  const bar = best[cell.degradation][cell.seconds];
  return `${share(found, cell.excerpts)}/${share(wrong, cell.excerpts)} (${bar})${isBelow(result) ? " BELOW" : ""}`;
};

const rows = names.map((name) => ({
  name,
  row: Promise.all(lengths.map((seconds) => run(cellOf(name, seconds)))),
}));
console.log(
  `10 speakers, each in five voices: an hour of references; seed ${options.seed}, ${options.excerpts} excerpts a cell`,
);
console.log("per cent found / also told of another place (best other program)\n");
console.log(
  `${"".padEnd(22)} ${lengths.map((seconds) => `${seconds} s`.padEnd(18)).join("")}scores: least right, top wrong`,
);
const all: CellResult[] = [];
for (const { name, row } of rows) {
  const results = await row;
  all.push(...results);
  const least = Math.min(...results.map(({ leastRight }) => leastRight ?? Number.NaN));
  const top = Math.max(...results.map(({ topFalse }) => topFalse));
  console.log(
    `${name.padEnd(22)} ${results.map((result) => asText(result).padEnd(18)).join("")}${least.toFixed(1)}, ${top === 0 ? "none" : top.toFixed(1)}`,
  );
  for (const { cell, notes } of results)
    for (const note of notes) console.log(`  ${cell.seconds} s: ${note}`);
}
await pool.destroy();

const sum = (of: (result: CellResult) => number): number =>
  all.reduce((total, result) => total + of(result), 0);
const falseMatches = sum((result) => result.falseMatches);
const negatives = sum(({ cell }) => cell.negatives);
console.log(`\nnegatives: ${falseMatches} false matches in ${negatives}`);
for (const seconds of lengths) {
  const cells = all.filter(({ cell }) => cell.seconds === seconds);
  const mean = (of: (result: CellResult) => number) =>
    (cells.reduce((total, result) => total + of(result), 0) / cells.length).toFixed(1);
  console.log(
    `${seconds} s: ${mean(({ foundMs }) => foundMs)} ms of processor a search of an excerpt in the mean, ${mean(({ notFoundMs }) => notFoundMs)} ms of a negative`,
  );
}
const failures = all.filter((result) => isBelow(result) || result.wrong > 0).length;
if (failures + falseMatches > 0) process.exitCode = 1;
