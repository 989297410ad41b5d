import type { Reading } from "../model/forensics.ts";
import { type CountColumn, countColumns, lastDigit, tally, total } from "./digit-counts.ts";
import { binomialTail } from "./distributions.ts";
import type { LastDigitOptions } from "./last-digit.ts";
import { declined, reading } from "./reading.ts";
import { defineTest } from "./test.ts";

const read = ({ name, counts }: CountColumn, smallest: number, minimum: number): Reading => {
  const seen = tally(counts, smallest, lastDigit);
  const n = total(seen);
  const measure = `share of ${name} ending in 0 or 5`;
  if (n < minimum) return declined(measure, n, "too-few-counts");
  const hits = seen[0] + seen[5];
  // Half the chance of exactly this count is taken off, so that p is not above its true level on average.
  const p = (binomialTail(hits, n, 0.2) + binomialTail(hits + 1, n, 0.2)) / 2;
  return reading(measure, n, {
    observed: hits / n,
    expected: 0.2,
    sd: Math.sqrt(0.16 / n),
    p,
  });
};

export const zeroFive = defineTest<LastDigitOptions>({
  id: "zero-five",
  title: "Counts that end in 0 or 5",
  needs: ["registered", "valid", "leader"],
  minimum: 100,
  defaults: { smallest: 0 },
  standing: "evidence",
  meaning: "Whether more counts end in 0 or 5 than the fifth that chance gives: a mark of rounding",
  paper: "Beber and Scacco, Political Analysis 20 (2012)",
  assumptions: ["counts spread over many tens, so that every last digit is equally likely"],
  misleads: [
    "estimates and rounding by tired officials, in anyone's favour",
    "small stations, where counts of 0 and 5 are common",
  ],
  read(stations, { smallest }) {
    return countColumns(stations).map((column) => read(column, smallest, this.minimum));
  },
});
