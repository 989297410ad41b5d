import { readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Derived, readWords } from "./cache.ts";
import { referenceOf } from "./excerpts/library.ts";
import type { Match } from "./excerpts/match.ts";
import { sound8k } from "./excerpts/recordings.ts";
import { searchStream } from "./excerpts/stream.ts";

/** Where the sound of one recording stands in others. */
export interface Comparison {
  /** Hashes of the recordings it was looked for in. */
  with: string[];
  matches: Match[];
}

/** A recording of the case that was analysed. */
export interface Analysed {
  recording: string;
  derived: Derived;
}

const fileOf = ({ files }: Derived): string => join(dirname(files.words), "matches.json");

/** The comparison kept with an analysis; undefined where none was made. */
export const readComparison = async (derived: Derived): Promise<Comparison | undefined> => {
  const text = await readFile(fileOf(derived), "utf8").catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as Comparison);
};

/**
 * Looks for the sound of a recording in others, unless that was done with all of them, and keeps what was found beside its analysis.
 * @param path where the recording is
 */
export const compareWith = async (
  path: string,
  clip: Analysed,
  others: readonly Analysed[],
): Promise<Comparison> => {
  const { derived } = clip;
  const wanted = others.filter((other) => other.derived.sha256 !== derived.sha256);
  const before = await readComparison(derived);
  if (before && wanted.every((other) => before.with.includes(other.derived.sha256))) return before;
  const references = [];
  for (const { recording, derived } of wanted) {
    const { name, version } = derived.info.decoder;
    const info = { name: recording, sha256: derived.sha256, decoder: `${name} ${version}` };
    references.push(referenceOf(info, await readWords(derived)));
  }
  const matches = references.length > 0 ? await searchStream(sound8k(path), references) : [];
  const comparison = { with: wanted.map((other) => other.derived.sha256), matches };
  const part = `${fileOf(derived)}.part-${process.pid}`;
  await writeFile(part, JSON.stringify(comparison));
  await rename(part, fileOf(derived));
  return comparison;
};
