import type { Reading } from "../../model/forensics.ts";
import { declined, reading, withheld } from "../reading.ts";
import { defineTest } from "../test.ts";
import { byLastDigit, digitChances } from "./digit-chances.ts";
import {
  type CountColumn,
  chiSquare,
  LAST_DIGITS,
  lastDigit,
  mean,
  ofEachCount,
  runFree,
  tally,
  total,
} from "./digit-counts.ts";

export interface LastDigitOptions {
  /** Smaller counts are left out: their last digits are not even by nature. */
  smallest: number;
}

const read = (column: CountColumn, smallest: number, minimum: number): Reading[] => {
  const { name, counts } = column;
  const seen = tally(counts, smallest, lastDigit);
  const n = total(seen);
  if (n < minimum) return [declined(`last digit of ${name}, mean`, n, "too-few-counts")];
  const chances = digitChances(column, byLastDigit(smallest));
  const centre = chances.reduce((sum, chance, digit) => sum + chance * digit, 0);
  const spread = chances.reduce((sum, chance, digit) => sum + chance * (digit - centre) ** 2, 0);
  const { statistic, p } = chiSquare(seen, chances);
  const figure = reading(`last digit of ${name}, χ²`, n, { observed: statistic, expected: 9, p });
  return [
    reading(`last digit of ${name}, mean`, n, {
      observed: mean(seen),
      expected: centre,
      sd: Math.sqrt(spread / n),
    }),
    runFree(counts, smallest, LAST_DIGITS) ? figure : withheld(figure, "too-alike"),
  ];
};

export const lastDigits = defineTest<LastDigitOptions>({
  id: "last-digit",
  title: "Last digits",
  needs: ["valid", "leader"],
  minimum: 100,
  defaults: { smallest: 10 },
  standing: "evidence",
  meaning:
    "Whether the last digits of counts are those that chance gives the same stations; people who make up numbers favour some digits",
  paper:
    "Beber and Scacco, What the Numbers Say: A Digit-Based Test for Election Fraud, Political Analysis 20 (2012); against each station's own chances in place of even digits",
  assumptions: [
    "each voter decides alone, so a station's counts are binomial about its own percentages",
  ],
  misleads: [
    "stations built to one size, whose counts crowd just under it",
    "rounding by hand when sheets are copied",
  ],
  read(stations, { smallest }) {
    return ofEachCount(stations, (column) => read(column, smallest, this.minimum));
  },
});
