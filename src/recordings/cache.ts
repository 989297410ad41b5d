import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type AnalyseOptions, type Analysis, analyse } from "./analyse.ts";
import { hashRecording } from "./hash-recording.ts";
import { spectrogramGrid } from "./look/spectrogram.ts";

/** Raise this when the analysis would give other results for the same file. */
export const ANALYSIS_VERSION = 9;

export interface Derived extends Omit<Analysis, "peaks" | "words"> {
  sha256: string;
  /** Files beside it: waveform (audiowaveform .dat), spectrogram (bytes, a column of 128 rows every 20 ms), words. */
  files: { peaks: string; spectrogram: string; words: string };
  spectrogram: { rows: number; columnsPerSecond: number };
}

/** Name of the folder that holds the analysis of these bytes; `.part-PID` behind it while it is made. */
export const keyOf = (sha256: string): string => `${sha256.slice(0, 32)}-v${ANALYSIS_VERSION}`;

const readDone = async (folder: string): Promise<Derived | undefined> => {
  const text = await readFile(join(folder, "analysis.json"), "utf8").catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as Derived);
};

/** The analysis of these bytes where this version made one before; undefined where it did not. */
export const readCached = async (sha256: string, cache: string): Promise<Derived | undefined> => {
  const folder = join(cache, keyOf(sha256));
  const done = await readDone(folder);
  return done && withFolder(done, folder);
};

const deriveInto = async (
  path: string,
  { sha256, part, options }: { sha256: string; part: string; options: AnalyseOptions },
): Promise<Omit<Derived, "files"> & { names: Derived["files"] }> => {
  const columns = createWriteStream(join(part, "spectrogram.bin"));
  const onColumns = async (data: Uint8Array): Promise<void> => {
    if (data.length > 0 && !columns.write(data)) await once(columns, "drain");
  };
  const closed = once(columns, "close");
  let analysis: Analysis;
  try {
    analysis = await analyse(path, { ...options, onColumns });
  } finally {
    columns.end();
    await closed;
  }
  const { peaks, words, ...rest } = analysis;
  await writeFile(join(part, "peaks.dat"), peaks);
  await writeFile(
    join(part, "words.bin"),
    new Uint8Array(words.buffer, words.byteOffset, words.byteLength),
  );
  const names = { peaks: "peaks.dat", spectrogram: "spectrogram.bin", words: "words.bin" };
  const { rate, hop, rows } = spectrogramGrid;
  return { sha256, ...rest, names, spectrogram: { rows, columnsPerSecond: rate / hop } };
};

/**
 * The analysis of a recording, from the cache where the same bytes were analysed by the same version. Derived files
 * appear all at once or not at all.
 */
export const analyseCached = async (
  path: string,
  cache: string,
  options: AnalyseOptions = {},
): Promise<Derived> => {
  const sha256 = await hashRecording(path);
  const folder = join(cache, keyOf(sha256));
  const done = await readDone(folder);
  if (done) return withFolder(done, folder);
  const part = `${folder}.part-${process.pid}`;
  await mkdir(part, { recursive: true });
  try {
    const { names, ...derived } = await deriveInto(path, { sha256, part, options });
    const whole: Derived = { ...derived, files: names };
    await writeFile(join(part, "analysis.json"), JSON.stringify(whole));
    await rm(folder, { recursive: true, force: true });
    await rename(part, folder);
    return withFolder(whole, folder);
  } finally {
    await rm(part, { recursive: true, force: true });
  }
};

const withFolder = (derived: Derived, folder: string): Derived => ({
  ...derived,
  files: {
    peaks: join(folder, derived.files.peaks),
    spectrogram: join(folder, derived.files.spectrogram),
    words: join(folder, derived.files.words),
  },
});

/** The fingerprint kept with an analysis. */
export const readWords = async (derived: Derived): Promise<Uint32Array> => {
  const data = await readFile(derived.files.words);
  return new Uint32Array(data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength));
};
