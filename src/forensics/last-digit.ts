import type { Reading } from "../model/forensics.ts";
import {
  type CountColumn,
  chiSquare,
  countColumns,
  lastDigit,
  mean,
  tally,
  total,
  uniformDigits,
} from "./digit-counts.ts";
import { declined, reading } from "./reading.ts";
import { defineTest } from "./test.ts";

export interface LastDigitOptions {
  /** Smaller counts are left out: their last digits are not uniform by nature. */
  smallest: number;
}

const SD = Math.sqrt(99 / 12);

const read = ({ name, counts }: CountColumn, smallest: number, minimum: number): Reading[] => {
  const seen = tally(counts, smallest, lastDigit);
  const n = total(seen);
  if (n < minimum) return [declined(`last digit of ${name}, mean`, n, "too-few-counts")];
  const { statistic, p } = chiSquare(seen, uniformDigits);
  return [
    reading(`last digit of ${name}, mean`, n, {
      observed: mean(seen),
      expected: 4.5,
      sd: SD / Math.sqrt(n),
    }),
    reading(`last digit of ${name}, χ²`, n, { observed: statistic, expected: 9, p }),
  ];
};

export const lastDigits = defineTest<LastDigitOptions>({
  id: "last-digit",
  title: "Last digits",
  needs: ["registered", "valid", "leader"],
  minimum: 100,
  defaults: { smallest: 0 },
  standing: "evidence",
  meaning:
    "Whether the last digits of counts are as even as those of large counts should be; people who make up numbers favour some digits",
  paper:
    "Beber and Scacco, What the Numbers Say: A Digit-Based Test for Election Fraud, Political Analysis 20 (2012)",
  assumptions: ["counts spread over many tens, so that every last digit is equally likely"],
  misleads: [
    "small stations: counts near zero end in small digits more often",
    "stations built to one size, whose counts crowd just under it",
    "rounding by hand when sheets are copied",
  ],
  read(stations, { smallest }) {
    return countColumns(stations).flatMap((column) => read(column, smallest, this.minimum));
  },
});
