import type { Reading } from "../../model/forensics.ts";
import { declined, reading } from "../reading.ts";
import { defineTest } from "../test.ts";
import {
  benfordSecond,
  type CountColumn,
  chiSquare,
  mean,
  ofEachCount,
  secondDigit,
  tally,
  total,
} from "./digit-counts.ts";

export interface SecondDigitOptions {
  /** Smaller counts have no second digit worth the name. */
  smallest: number;
}

const MEAN = benfordSecond.reduce((sum, chance, digit) => sum + chance * digit, 0);
const SD = Math.sqrt(
  benfordSecond.reduce((sum, chance, digit) => sum + chance * (digit - MEAN) ** 2, 0),
);

const read = ({ name, counts }: CountColumn, smallest: number, minimum: number): Reading[] => {
  const seen = tally(counts, smallest, secondDigit);
  const n = total(seen);
  if (n < minimum) return [declined(`second digit of ${name}, mean`, n, "too-few-counts")];
  const { statistic, p } = chiSquare(seen, benfordSecond);
  return [
    reading(`second digit of ${name}, mean`, n, {
      observed: mean(seen),
      expected: MEAN,
      sd: SD / Math.sqrt(n),
    }),
    reading(`second digit of ${name}, χ²`, n, { observed: statistic, expected: 9, p }),
  ];
};

export const secondDigitBenford = defineTest<SecondDigitOptions>({
  id: "second-digit",
  title: "Second digits and Benford's law",
  needs: ["valid", "leader"],
  minimum: 100,
  defaults: { smallest: 10 },
  standing: "not evidence",
  meaning:
    "How far second digits of counts are from Benford's law; not evidence of anything, for polling-station counts of elections nobody disputes do not follow that law either",
  paper:
    "Mebane, Election Forensics: Vote Counts and Benford's Law (2006); against it Deckert, Myagkov and Ordeshook, Benford's Law and the Detection of Election Fraud, Political Analysis 19 (2011)",
  caveat:
    "On 1,000 simulated clean elections of 5,000 stations p for valid votes was at or below 0.05 in 72.6 %, for the leader's votes in 7.6 %",
  assumptions: [
    "counts range over several orders of magnitude, which those of polling stations do not",
  ],
  misleads: [
    "stations of similar size: the law fails by itself (Canada 2011 z = −21, Mexico 2006 z = −25, neither disputed on these grounds)",
    "it hardly reacts where other tests do (Russia 2012 z = +2)",
  ],
  read(stations, { smallest }) {
    return ofEachCount(stations, (column) => read(column, smallest, this.minimum));
  },
});
