import { reasons } from "../reasons.ts";
import { allTests } from "../tests.ts";
import type { DigitColumn, Wording } from "./wording.ts";
import { standingWords, triedWords } from "./words.ts";

const columns: Record<DigitColumn, string> = { leader: "leader's votes", valid: "valid votes" };

/** English: what each test says of itself stands in its own file. */
export const en: Wording = {
  lang: "en",
  dir: "ltr",
  stop: ".",
  standing: standingWords,
  reasons,
  tried: (tried, byChance) => triedWords({ tried, byChance }),
  testsHeading: "What each test asks, and its figures for all stations",
  headings: {
    measure: "Figure",
    observed: "Observed",
    expected: "Expected",
    interval: "95 % from, to",
    q: "p after all tests tried",
    stations: "Stations",
  },
  pictures: {
    otherwise: "What else could make it:",
    turnout: "turnout, %",
    share: "share, %",
    shareOf: (subject) => `share of ${subject}, %`,
    lastDigit: (column) => `last digit of ${columns[column]}`,
    unnamed: "unnamed",
    fingerprint: (subject) => ({
      title: `Turnout and share of ${subject}`,
      description:
        "Each cell is a pair of turnout (across) and share (up); the darker, the more stations. Like places that vote undisturbed make one round cloud.",
      otherwise:
        "A slanted or double cloud also comes of town and country, or regions, that honestly differ; hospitals, barracks and strongholds stand in the upper right corner by themselves.",
    }),
    spikes: (subject, resamples) => ({
      title: `Stations by share of ${subject}`,
      description: `The line shows how many stations report each share; grey reaches as high as any of ${resamples} resampled smooth elections; what stands above is marked. Crowds at 0 and 100 per cent may be cut off at the top.`,
      otherwise:
        "Percentages rounded by hand stand out at 70, 75 or 80 as made-up ones do; small stations crowd at one half and other simple fractions; and of a thousand points some top any number of resamples by chance.",
    }),
    digits: (column, stations) => ({
      title: `Last digits of ${columns[column]}`,
      description: `Share of stations whose count ends in each digit; the grey bands are where chance alone leaves 95 of 100 bars at the same ${stations} stations, counts below 10 left out.`,
      otherwise:
        "Stations built to one size crowd just under it, and sheets copied by hand are rounded to 0 and 5. With ten bars, one outside its band is no surprise.",
    }),
    regions: () => ({
      title: "By region: stations with a whole percentage of turnout or share",
      description:
        "Each square is a region; the number says by how many standard deviations it lies above what chance expects. Coloured where that stands after allowing for all tests tried, orange above and blue below.",
      otherwise:
        "A region whose officials round by hand is coloured like one whose figures were made up; large regions show small effects that small ones hide.",
    }),
  },
  tests: Object.fromEntries(allTests.map((test) => [test.id, test])),
};
