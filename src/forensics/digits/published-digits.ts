import type { Reading } from "../../model/forensics.ts";
import { declined, reading } from "../reading.ts";
import { defineTest } from "../test.ts";
import {
  type CountColumn,
  chiSquare,
  lastDigit,
  mean,
  ofEachCount,
  tally,
  total,
  uniformDigits,
} from "./digit-counts.ts";
import type { LastDigitOptions } from "./last-digit.ts";
import { midTail } from "./zero-five.ts";

const SD = Math.sqrt(99 / 12);

const read = ({ name, counts }: CountColumn, smallest: number, minimum: number): Reading[] => {
  const seen = tally(counts, smallest, lastDigit);
  const n = total(seen);
  if (n < minimum) return [declined(`last digit of ${name}, mean`, n, "too-few-counts")];
  const { statistic, p } = chiSquare(seen, uniformDigits);
  const hits = seen[0] + seen[5];
  return [
    reading(`last digit of ${name}, mean`, n, {
      observed: mean(seen),
      expected: 4.5,
      sd: SD / Math.sqrt(n),
    }),
    reading(`last digit of ${name}, χ² against even digits`, n, {
      observed: statistic,
      expected: 9,
      p,
    }),
    reading(`share of ${name} ending in 0 or 5`, n, {
      observed: hits / n,
      expected: 0.2,
      sd: Math.sqrt(0.16 / n),
      p: midTail(hits, n, 0.2),
    }),
  ];
};

export const publishedDigits = defineTest<LastDigitOptions>({
  id: "published-digits",
  title: "Last digits against even ones, as published",
  needs: ["valid", "leader"],
  minimum: 100,
  defaults: { smallest: 0 },
  standing: "description",
  meaning:
    "How even the last digits of counts are; polling stations' counts thin out towards large ones and so end in low digits more often with nobody's help, which the tests last-digit and zero-five allow for and this does not",
  paper:
    "Beber and Scacco, What the Numbers Say: A Digit-Based Test for Election Fraud, Political Analysis 20 (2012)",
  assumptions: ["counts spread over many hundreds, so that every last digit is equally likely"],
  misleads: [
    "small stations: counts near zero end in small digits more often",
    "many stations: with tens of thousands even a slight leaning of honest counts shows",
  ],
  read(stations, { smallest }) {
    return ofEachCount(stations, (column) => read(column, smallest, this.minimum));
  },
});
