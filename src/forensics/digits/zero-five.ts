import type { Reading } from "../../model/forensics.ts";
import { binomialTail } from "../chance/distributions.ts";
import { declined, reading, withheld } from "../reading.ts";
import { defineTest } from "../test.ts";
import { byLastDigit, digitChances } from "./digit-chances.ts";
import {
  type CountColumn,
  LAST_DIGITS,
  lastDigit,
  ofEachCount,
  runFree,
  tally,
  total,
} from "./digit-counts.ts";
import type { LastDigitOptions } from "./last-digit.ts";

/** Half the chance of exactly this count is taken off, so that p is not above its true level on average. */
export const midTail = (hits: number, n: number, chance: number): number =>
  (binomialTail(hits, n, chance) + binomialTail(hits + 1, n, chance)) / 2;

const read = (column: CountColumn, smallest: number, minimum: number): Reading => {
  const { name, counts } = column;
  const seen = tally(counts, smallest, lastDigit);
  const n = total(seen);
  const measure = `share of ${name} ending in 0 or 5`;
  if (n < minimum) return declined(measure, n, "too-few-counts");
  const hits = seen[0] + seen[5];
  const chances = digitChances(column, byLastDigit(smallest));
  const expected = chances[0] + chances[5];
  const figure = reading(measure, n, {
    observed: hits / n,
    expected,
    sd: Math.sqrt((expected * (1 - expected)) / n),
    p: midTail(hits, n, expected),
  });
  return runFree(counts, smallest, LAST_DIGITS) ? figure : withheld(figure, "too-alike");
};

export const zeroFive = defineTest<LastDigitOptions>({
  id: "zero-five",
  title: "Counts that end in 0 or 5",
  needs: ["valid", "leader"],
  minimum: 100,
  defaults: { smallest: 10 },
  standing: "evidence",
  meaning:
    "Whether more counts end in 0 or 5 than chance gives the same stations, about a fifth: a mark of rounding",
  paper:
    "Beber and Scacco, Political Analysis 20 (2012); against each station's own chances in place of a fifth",
  assumptions: [
    "each voter decides alone, so a station's counts are binomial about its own percentages",
  ],
  misleads: [
    "estimates and rounding by tired officials, in anyone's favour",
    "stations built to one round size",
  ],
  read(stations, { smallest }) {
    return ofEachCount(stations, (column) => read(column, smallest, this.minimum));
  },
});
