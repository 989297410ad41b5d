import { stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { analyseCached, type Derived } from "./cache.ts";
import { type Analysed, compareWith } from "./compare.ts";
import { noteAnalysis, recallAnalysis } from "./known.ts";
import { makePyramid } from "./look/pyramid.ts";
import { recordingsCache } from "./names.ts";
import { decodeTo } from "./play/decoded.ts";
import { playableOf } from "./play/playable.ts";

/** What is being done to a recording, and how many of its seconds are done. */
export type Step = "listening" | "comparing" | "decoding";

export interface PrepareOptions {
  /** Root of the case. */
  root: string;
  /** Path in the case, exhibits/NAME. */
  recording: string;
  /** The other recordings of the case: those analysed before are compared with. */
  others: readonly string[];
  /** Whether to decode it for listening even where browsers play it as it is. */
  decode: boolean;
  onProgress: (step: Step, seconds: number) => void;
}

/** The wave file a recording is heard from where a browser cannot play it. */
export const decodedFile = ({ files }: Derived): string => join(dirname(files.peaks), "play.wav");

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

const analysedAmong = async (root: string, recordings: readonly string[]): Promise<Analysed[]> => {
  const analysed: Analysed[] = [];
  for (const recording of recordings) {
    const derived = await recallAnalysis(root, recording);
    if (derived) analysed.push({ recording, derived });
  }
  return analysed;
};

/**
 * Makes all that is shown of a recording, as far as it was not made before: its analysis, coarser copies of its spectrogram, where its sound
 * stands in others, and sound a browser can play. Everything is derived, under `.mandate/`. Throws what `analyse` throws.
 */
export const prepareRecording = async (options: PrepareOptions): Promise<Derived> => {
  const { root, recording, others, onProgress } = options;
  const path = join(root, recording);
  const derived = await analyseCached(path, recordingsCache(root), {
    onProgress: (seconds) => onProgress("listening", seconds),
  });
  await makePyramid(derived.files.spectrogram, derived.spectrogram.rows);
  const { type } = playableOf(derived);
  const target = decodedFile(derived);
  if ((options.decode || type === undefined) && !(await isFile(target)))
    await decodeTo(path, target, (seconds) => onProgress("decoding", seconds));
  await noteAnalysis(root, recording, derived.sha256);
  onProgress("comparing", 0);
  await compareWith(path, { recording, derived }, await analysedAmong(root, others));
  return derived;
};
