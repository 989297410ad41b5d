import type { Stations, TestResult } from "../../model/forensics.ts";
import { missingColumn } from "../counts.ts";
import { findSpikes, spikesTest } from "../spikes.ts";
import { spikeShares } from "../spikes-null.ts";
import { adjust } from "../tables.ts";
import { digitBars } from "./digit-bars.ts";
import { fingerprintMap } from "./fingerprint-map.ts";
import { regionGrid } from "./region-grid.ts";
import { spikesCurve } from "./spikes-curve.ts";
import { escape, type Picture } from "./svg.ts";

export interface PicturesInput {
  stations: Stations;
  subject: string;
  results: readonly TestResult[];
  seed: string;
}

/** Every picture the data allow, in the order a report shows them. */
export const pictures = ({ stations, subject, results, seed }: PicturesInput): Picture[] => {
  const drawn: Picture[] = [];
  const lacks = (...needs: Parameters<typeof missingColumn>[1]) => missingColumn(stations, needs);
  if (!lacks("registered", "issued", "valid", "leader")) {
    drawn.push(fingerprintMap(stations, { subject }));
  }
  if (!lacks("registered", "valid", "leader")) {
    if (spikeShares(stations).votes.part.length >= spikesTest.minimum) {
      // The same stream as the test's own, so that picture and figures tell of the same resamples.
      const spikes = findSpikes(stations, { ...spikesTest.defaults, seed: `${seed}/spikes/all/` });
      drawn.push(spikesCurve(spikes, { subject }));
    }
    drawn.push(...digitBars(stations));
  }
  if (results.some(({ level, test }) => level === "region" && test === "integer-percent")) {
    drawn.push(
      regionGrid({
        results,
        test: "integer-percent",
        measure: "stations, turnout or share whole",
        q: adjust(results).q,
      }),
    );
  }
  return drawn;
};

/** Pictures as one page that opens anywhere: no script, no request. `tried` says how many tests were tried. */
export const picturesPage = (title: string, drawn: readonly Picture[], tried: string): string =>
  [
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escape(title)}</title>`,
    "<style>body{font:16px/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}figure{margin:2rem 0}</style></head><body>",
    `<h1>${escape(title)}</h1><p>${escape(tried)}</p>`,
    ...drawn.map(
      (picture) =>
        `<figure><h2>${escape(picture.title)}</h2>${picture.svg}<figcaption><p>${escape(picture.description)}</p><p><strong>What else could make it:</strong> ${escape(picture.otherwise)}</p></figcaption></figure>`,
    ),
    "</body></html>",
    "",
  ].join("\n");
