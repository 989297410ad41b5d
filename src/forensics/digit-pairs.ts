import type { Reading } from "../model/forensics.ts";
import { type CountColumn, countColumns } from "./digit-counts.ts";
import { binomialTail, chiSquareTail } from "./distributions.ts";
import { declined, reading } from "./reading.ts";
import { defineTest } from "./test.ts";

export interface PairOptions {
  /** Counts need two digits that are free to vary: smaller ones are left out. */
  smallest: number;
}

/** How far apart the last two digits stand on the circle 0–9: 0 alike, 1 neighbours, … 5. */
const apart = (count: number): number => {
  const gap = Math.abs((count % 10) - (Math.floor(count / 10) % 10));
  return Math.min(gap, 10 - gap);
};

const chances = [0.1, 0.2, 0.2, 0.2, 0.2, 0.1];

/** Mid-p of the lower and upper tail, doubled: invented numbers repeat digits too seldom or are copied. */
const twoSided = (hits: number, n: number, chance: number): number => {
  const above = (binomialTail(hits, n, chance) + binomialTail(hits + 1, n, chance)) / 2;
  return Math.min(1, 2 * Math.min(above, 1 - above));
};

const read = ({ name, counts }: CountColumn, smallest: number, minimum: number): Reading[] => {
  const seen = [0, 0, 0, 0, 0, 0];
  for (const count of counts) if (count >= smallest) seen[apart(count)] += 1;
  const n = seen.reduce((a, b) => a + b, 0);
  if (n < minimum) return [declined(`last two digits of ${name}, alike`, n, "too-few-counts")];
  const share = (which: number) =>
    reading(`last two digits of ${name}, ${which === 0 ? "alike" : "neighbours"}`, n, {
      observed: seen[which] / n,
      expected: chances[which],
      sd: Math.sqrt((chances[which] * (1 - chances[which])) / n),
      p: twoSided(seen[which], n, chances[which]),
    });
  const statistic = seen.reduce(
    (sum, count, i) => sum + (count - n * chances[i]) ** 2 / (n * chances[i]),
    0,
  );
  const distance = reading(`last two digits of ${name}, distances χ²`, n, {
    observed: statistic,
    expected: 5,
    p: chiSquareTail(statistic, 5),
  });
  return [share(0), share(1), distance];
};

export const digitPairs = defineTest<PairOptions>({
  id: "digit-pairs",
  title: "Pairs of last digits",
  needs: ["registered", "valid", "leader"],
  minimum: 100,
  defaults: { smallest: 100 },
  standing: "evidence",
  meaning:
    "Whether the last two digits of counts are alike, or neighbours, as often as chance has it; people who make up numbers avoid repeating a digit and prefer neighbours",
  paper: "Beber and Scacco, Political Analysis 20 (2012)",
  assumptions: ["counts of three digits and more whose last two digits are free to vary"],
  misleads: [
    "counts below a few hundred, whose tens are not evenly spread",
    "stations built to one size",
  ],
  read(stations, { smallest }) {
    return countColumns(stations).flatMap((column) => read(column, smallest, this.minimum));
  },
});
