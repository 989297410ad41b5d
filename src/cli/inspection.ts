import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Paint } from "../lib/tty.ts";
import type { Observation } from "../model/recording.ts";
import type { Analysis } from "../recordings/analyse.ts";
import { analyseApart } from "../recordings/analyse-apart.ts";
import { clock } from "../recordings/clock.ts";
import { defaultLimits } from "../recordings/decode/audio.ts";
import { plain } from "./plain.ts";

interface InspectOptions {
  cache?: string;
  /** Folder for a picture of each candidate edit. */
  pictures?: string;
  maxHours: number;
  onProgress: (seconds: number) => void;
}

export type Inspected = Pick<Analysis, "info" | "damage" | "seconds" | "observations" | "edits">;

/**
 * One recording's analysis, from and into the cache where one is named, and by way of a passing one where none is: it is made in a
 * process of its own, so that a decoder that crashes is told as an error like any other.
 */
export const inspectFile = async (file: string, options: InspectOptions): Promise<Inspected> => {
  const { cache, pictures, maxHours, onProgress } = options;
  const limits = { ...defaultLimits, seconds: maxHours * 3600 };
  const folder = cache ?? (await mkdtemp(join(tmpdir(), "mandate-inspect-")));
  try {
    const derived = await analyseApart({ path: file, cache: folder, limits }, { onProgress });
    if (pictures !== undefined) {
      const { writePictures } = await import("../recordings/edits/pictures.ts");
      await writePictures(derived, join(pictures, basename(file)));
    }
    const { info, damage, seconds, observations, edits } = derived;
    return { info, damage, seconds, observations, edits };
  } finally {
    if (cache === undefined) await rm(folder, { recursive: true });
  }
};

const place = ({ from, to }: Observation): string => {
  if (from === null) return "";
  return to === null || to === from ? `${clock(from)}  ` : `${clock(from)}–${clock(to)}  `;
};

const observationText = (seen: Observation, paint: Paint): string => {
  const value = plain(seen.value).slice(0, 160);
  const lines = [
    `  ${paint("bold", seen.kind)}  ${place(seen)}${paint("dim", seen.certainty)}`,
    `    ${seen.words}.`,
    ...(value === "" ? [] : [`    ${paint("dim", value)}`]),
    ...(seen.innocent === null ? [] : [`    ${paint("dim", `Or else: ${seen.innocent}.`)}`]),
  ];
  return lines.join("\n");
};

/** What was seen, for a terminal. Text from the file is made harmless first. */
export const inspectionText = (file: string, inspected: Inspected, paint: Paint): string => {
  const { info, seconds, observations } = inspected;
  const head = `${paint("bold", plain(file))}  ${clock(seconds)}, ${info.codec} in ${info.container}`;
  const body = observations.map((seen) => observationText(seen, paint)).join("\n");
  return `${head}\n${body}\n  ${paint("dim", "No verdict: these are grounds for a person's judgement.")}\n`;
};
