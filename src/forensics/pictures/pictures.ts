import { escapeMarkup } from "../../lib/markup.ts";
import type { Stations, TestResult } from "../../model/forensics.ts";
import { adjust } from "../battery/tables.ts";
import { findSpikes, spikesTest } from "../spikes/spikes.ts";
import { spikeShares } from "../spikes/spikes-null.ts";
import { missingColumn } from "../stations/counts.ts";
import { turnoutShare } from "../stations/turnout-share.ts";
import type { Wording } from "../wording/wording.ts";
import { digitBars } from "./digit-bars.ts";
import { fingerprintMap } from "./fingerprint-map.ts";
import { notDrawn } from "./not-drawn.ts";
import { regionGrid } from "./region-grid.ts";
import { spikesCurve } from "./spikes-curve.ts";
import type { Picture } from "./svg.ts";

export interface PicturesInput {
  stations: Stations;
  subject: string;
  results: readonly TestResult[];
  seed: string;
  wording: Wording;
}

/** Every picture the data allow, in the order a report shows them. */
export const pictures = (input: PicturesInput): Picture[] => {
  const { stations, subject, results, seed, wording } = input;
  const drawn: Picture[] = [];
  const lacks = (...needs: Parameters<typeof missingColumn>[1]) => missingColumn(stations, needs);
  if (!lacks("registered", "issued", "valid", "leader")) {
    drawn.push(
      turnoutShare(stations).share.length > 0
        ? fingerprintMap(stations, input)
        : notDrawn(
            {
              id: "fingerprint",
              caption: wording.pictures.fingerprint(subject),
              reason: "no-counts",
            },
            wording,
          ),
    );
  }
  if (!lacks("registered", "valid", "leader")) {
    if (spikeShares(stations).votes.part.length >= spikesTest.minimum) {
      // The same stream as the test's own, so that picture and figures tell of the same resamples.
      const spikes = findSpikes(stations, { ...spikesTest.defaults, seed: `${seed}/spikes/all/` });
      drawn.push(spikesCurve(spikes, input));
    } else {
      const caption = wording.pictures.spikes(subject, 0);
      drawn.push(notDrawn({ id: "spikes", caption, reason: "too-few-stations" }, wording));
    }
  }
  if (!lacks("valid", "leader")) drawn.push(...digitBars(stations, wording));
  if (results.some(({ level, test }) => level === "region" && test === "integer-percent")) {
    drawn.push(
      regionGrid({
        results,
        test: "integer-percent",
        measure: "stations, turnout or share whole",
        q: adjust(results).q,
        wording,
      }),
    );
  }
  return drawn;
};

export interface PicturesPage {
  title: string;
  /** How many tests were tried. */
  tried: string;
  wording: Wording;
}

const style =
  "body{font:16px/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}figure{margin:2rem 0}";

/** Pictures as one page that opens anywhere: no script, no request. */
export const picturesPage = (
  { title, tried, wording }: PicturesPage,
  drawn: readonly Picture[],
): string =>
  [
    `<!doctype html><html lang="${wording.lang}" dir="${wording.dir}"><head><meta charset="utf-8"><title>${escapeMarkup(title)}</title>`,
    `<style>${style}</style></head><body>`,
    `<h1 dir="auto">${escapeMarkup(title)}</h1><p>${escapeMarkup(tried)}</p>`,
    ...drawn.map(
      ({ title: heading, svg, description, otherwise }) =>
        `<figure><h2>${escapeMarkup(heading)}</h2>${svg}<figcaption><p>${escapeMarkup(description)}</p><p><strong>${escapeMarkup(wording.pictures.otherwise)}</strong> ${escapeMarkup(otherwise)}</p></figcaption></figure>`,
    ),
    "</body></html>",
    "",
  ].join("\n");
