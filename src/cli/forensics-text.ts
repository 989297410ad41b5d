import { adjust, batteryRows } from "../forensics/battery/tables.ts";
import type { Calibration } from "../forensics/calibration/calibrate.ts";
import type { Power } from "../forensics/calibration/power.ts";
import { powerWords } from "../forensics/wording/rate-words.ts";
import { readingWords, resultWords, testWords, triedWords } from "../forensics/wording/words.ts";
import { forensicsTable, type Reading, type TestResult } from "../model/forensics.ts";
import type { ForensicsSession } from "./forensics.ts";
import { plain } from "./plain.ts";

/** What a comparison with another tabulation said. */
export interface Compared {
  title: string;
  readings: Reading[];
}

/** All that was found, ready to be printed. */
export interface Said {
  results: readonly TestResult[];
  compared: readonly Compared[];
  calibration: readonly Calibration[];
  power: readonly Power[];
}

/** As one JSON object: figures as rows of the forensics table, and what to know of each test beside them. */
export const asJson = (
  { tabulation, subject, tests }: ForensicsSession,
  seed: string,
  { results, compared, calibration, power }: Said,
): string => {
  const names = forensicsTable.columns.map(({ name }) => name);
  const figures = batteryRows({ tabulation, subject, results }).map((row) =>
    Object.fromEntries(row.map((cell, i) => [names[i], cell])),
  );
  const { tried } = adjust(results);
  const about = tests.map(({ id, title, standing, meaning, caveat, misleads, paper }) => ({
    test: id,
    title,
    standing,
    meaning,
    caveat: caveat ?? null,
    misleads,
    paper,
  }));
  return JSON.stringify(
    {
      tabulation,
      subject,
      seed,
      tried,
      tests: about,
      figures,
      compared,
      calibration,
      power,
    },
    null,
    2,
  );
};

/** As lines to read: each test with its figures, then what to know before believing them. */
export const asText = (
  { tabulation, subject, tests }: ForensicsSession,
  { results, compared, calibration, power }: Said,
): string => {
  const adjusted = adjust(results);
  const lines = [`${tabulation}, votes of ${subject}`, ""];
  for (const test of tests) {
    results.forEach((result, i) => {
      if (result.test !== test.id) return;
      lines.push(
        ...resultWords(test, result, { q: (reading) => adjusted.q(i, reading), calibration }),
      );
    });
    lines.push(...testWords(test), "");
  }
  for (const { title, readings } of compared) {
    lines.push(title, ...readings.map((row) => `  ${readingWords(row, undefined)}`), "");
  }
  if (power.length > 0) lines.push(...powerWords(power), "");
  return plain([...lines, triedWords(adjusted)].join("\n"));
};
