import { openAudio } from "../decode/open.ts";
import { monoAt } from "../dsp/mono.ts";
import { hashRecording } from "../hash-recording.ts";
import { grid } from "./bands.ts";
import { Fingerprinter } from "./fingerprint.ts";
import type { Library } from "./library.ts";
import type { Match } from "./match.ts";
import { findRepeats } from "./repeats.ts";
import { type SearchOptions } from "./search.ts";
import { searchStream } from "./stream.ts";

/** One channel at 8 kHz of a file. */
export async function* sound8k(path: string): AsyncGenerator<Float32Array> {
  const audio = await openAudio(path);
  yield* monoAt(audio.chunks, audio.info.sampleRate, grid.rate);
}

/** The fingerprint of a file, and the decoder that made its sound. */
export const fingerprintFile = async (
  path: string,
): Promise<{ words: Uint32Array; decoder: string }> => {
  const audio = await openAudio(path);
  const maker = new Fingerprinter();
  for await (const samples of monoAt(audio.chunks, audio.info.sampleRate, grid.rate)) {
    await maker.push(samples);
  }
  const { name, version } = audio.info.decoder;
  return { words: await maker.finish(), decoder: `${name} ${version}` };
};

/** Adds a recording to a library under a name, unless the same bytes are in it; says whether it was added. */
export const indexRecording = async (
  library: Library,
  path: string,
  name: string,
): Promise<boolean> => {
  const sha256 = await hashRecording(path);
  if (library.has(sha256)) return false;
  const { words, decoder } = await fingerprintFile(path);
  library.add({ name, sha256, decoder }, words);
  return true;
};

/** Where any part of a file's sound occurs in a library; the file itself, by its hash, is left out. */
export const findRecording = async (
  library: Library,
  path: string,
  options: SearchOptions = {},
): Promise<Match[]> => {
  const sha256 = await hashRecording(path);
  const others = library.references.filter(({ info }) => info.sha256 !== sha256);
  return searchStream(sound8k(path), others, options);
};

/** What stands twice within one file. */
export const repeatsInRecording = async (path: string): Promise<Match[]> => {
  const { words } = await fingerprintFile(path);
  return findRepeats(words, sound8k(path), path);
};
