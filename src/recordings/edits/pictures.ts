import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readStrip, type StripSource } from "../look/strip.ts";
import { alarmsPerTenMinutes } from "./calibration.ts";
import type { Candidate } from "./candidate.ts";
import { isShown, valueOf } from "./observe.ts";
import { pictureOf } from "./picture.ts";

/** Seconds shown on either side of a place. */
export const REACH = 4;
/** Pictures of one recording: the rarest in untouched sound first. */
const MOST = 200;

const alarms = ({ kind, raw }: Candidate): number => alarmsPerTenMinutes(kind, raw);

const nameOf = ({ at, kind }: Candidate): string => `${at.toFixed(3).padStart(9, "0")}-${kind}.svg`;

/** The candidates that are shown, the `most` rarest in untouched sound, in the order of time. */
export const rarest = (edits: readonly Candidate[], most: number): Candidate[] =>
  edits
    .filter(isShown)
    .sort((a, b) => alarms(a) - alarms(b) || a.at - b.at)
    .slice(0, most)
    .sort((a, b) => a.at - b.at);

/**
 * Draws each candidate that is shown as an observation into a folder, an SVG file each, named by second and kind.
 * Returns the names in the order of time.
 */
export const writePictures = async (
  source: StripSource & { edits: readonly Candidate[] },
  folder: string,
): Promise<string[]> => {
  await mkdir(folder, { recursive: true });
  const drawn = rarest(source.edits, MOST);
  for (const candidate of drawn) {
    const strip = await readStrip(source, candidate.at - REACH, candidate.at + REACH);
    await writeFile(
      join(folder, nameOf(candidate)),
      pictureOf(candidate, strip, valueOf(candidate)),
    );
  }
  return drawn.map(nameOf);
};
