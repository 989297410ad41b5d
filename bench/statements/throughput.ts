import { existsSync } from "node:fs";
import { join } from "node:path";
import { tagBare } from "../../src/statements/english/tagger.ts";
import { readStatements } from "../../src/statements/read.ts";
import { readCorpus } from "./polnear.ts";

/**
 * Articles a second on one core, and the ratio to a bare pass of the tokenizer and tagger over the same text, in the
 * same run; then hostile text of 10 MB. Fails above three times the bare pass, or when time is not linear.
 */

const folder = join(import.meta.dirname, "../../../shared/data/polnear-dev");
if (!existsSync(folder)) {
  console.error(`no corpus at ${folder}`);
  process.exit(1);
}
const texts = readCorpus(folder).map(({ text }) => text);
const rounds = 25;
/** Rounds of each before any is counted: code that runs for the first time is being compiled. */
const warmUp = 5;
const options = { name: "bench", source: "exhibits/bench.txt" };

/** Processor time, so that what else the machine does counts as little as it can. */
const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const time = (work: (text: string) => unknown): number => {
  const start = cpu();
  for (const text of texts) work(text);
  return cpu() - start;
};

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

const bare: number[] = [];
const full: number[] = [];
for (let round = 0; round < warmUp + rounds; round += 1) {
  const one = time(tagBare);
  const other = time((text) => readStatements(text, options));
  if (round < warmUp) continue;
  bare.push(one);
  full.push(other);
}
// Round by round, so that what else the machine does weighs on both alike.
const ratio = median(full.map((spent, round) => spent / bare[round]));
console.log(`${texts.length} articles, median of ${rounds} rounds, turn by turn`);
console.log(`bare tokenizer and tagger: ${median(bare).toFixed(0)} ms`);
console.log(
  `statements, with chains:   ${median(full).toFixed(0)} ms, ${((1000 * texts.length) / median(full)).toFixed(0)} articles a second`,
);
console.log(`ratio: ${ratio.toFixed(2)} (limit 3)`);

if (process.argv.includes("--speed")) process.exit(ratio > 3 ? 1 : 0);

const hostile: Record<string, (size: number) => string> = {
  "one line": (size) => "He said that they said it was so and ".repeat(size / 36),
  "quote marks": (size) => '"“'.repeat(size / 2),
  "nested quotes": (size) => "“ he said ".repeat(size / 10),
  "nested brackets": (size) => "( he said ".repeat(size / 10),
  "nested clauses": (size) => "when he said that, ".repeat(size / 19),
  "zero-width characters": (size) => "s\u200Ba\u200Bid that ".repeat(size / 12),
  "no spaces": (size) => "a”".repeat(size / 2),
  "bidi controls": (size) => "\u202E said \u2066".repeat(size / 8),
  homoglyphs: (size) => "Тessоri said it. ".repeat(size / 17),
};

const once = (text: string): number => {
  const start = cpu();
  readStatements(text, options);
  return cpu() - start;
};

let linear = true;
for (const [name, make] of Object.entries(hostile)) {
  const small = once(make(1_000_000));
  const large = once(make(10_000_000));
  const growth = large / small;
  linear &&= growth < 20;
  console.log(
    `10 MB of ${name}: ${(large / 1000).toFixed(1)} s, ${growth.toFixed(1)} times the time of a tenth of it`,
  );
}
for (const marks of ['"“', "“", "”", "'a ", "‘a’ ", "«»", "''"]) {
  const spent = once(marks.repeat(100_000 / marks.trim().length));
  console.log(`100,000 quote marks, ${marks.trim()} again and again: ${spent.toFixed(0)} ms`);
}
if (ratio > 3 || !linear) process.exitCode = 1;
