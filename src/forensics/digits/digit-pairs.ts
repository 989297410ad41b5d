import type { Reading } from "../../model/forensics.ts";
import { chiSquareTail } from "../chance/distributions.ts";
import { declined, reading, withheld } from "../reading.ts";
import { defineTest } from "../test.ts";
import { byDistance, digitChances, digitsApart } from "./digit-chances.ts";
import { type CountColumn, ofEachCount, runFree } from "./digit-counts.ts";
import { midTail } from "./zero-five.ts";

export interface PairOptions {
  /** Counts need two digits that are free to vary: smaller ones are left out. */
  smallest: number;
}

/** One round of pairs: what the middle nine tenths of the counts must span. */
const PAIRS = 100;

/** Mid-p of the nearer tail, doubled: invented numbers repeat digits too seldom or are copied. */
const twoSided = (hits: number, n: number, chance: number): number => {
  const above = midTail(hits, n, chance);
  return Math.min(1, 2 * Math.min(above, 1 - above));
};

const read = (column: CountColumn, smallest: number, minimum: number): Reading[] => {
  const { name, counts } = column;
  const seen = [0, 0, 0, 0, 0, 0];
  for (const count of counts) if (count >= smallest) seen[digitsApart(count)] += 1;
  const n = seen.reduce((a, b) => a + b, 0);
  if (n < minimum) return [declined(`last two digits of ${name}, alike`, n, "too-few-counts")];
  const chances = digitChances(column, byDistance(smallest));
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
  const figures = [share(0), share(1), distance];
  return runFree(counts, smallest, PAIRS)
    ? figures
    : figures.map((figure) => withheld(figure, "too-alike"));
};

export const digitPairs = defineTest<PairOptions>({
  id: "digit-pairs",
  title: "Pairs of last digits",
  needs: ["valid", "leader"],
  minimum: 100,
  defaults: { smallest: 100 },
  standing: "evidence",
  meaning:
    "Whether the last two digits of counts are alike, or neighbours, as often as chance has it; people who make up numbers avoid repeating a digit and prefer neighbours",
  paper:
    "Beber and Scacco, Political Analysis 20 (2012); against each station's own chances in place of a tenth and two tenths",
  assumptions: ["counts of three digits and more whose last two digits are free to vary"],
  misleads: [
    "counts below a few hundred, whose tens are not evenly spread",
    "stations built to one size",
  ],
  read(stations, { smallest }) {
    return ofEachCount(stations, (column) => read(column, smallest, this.minimum));
  },
});
