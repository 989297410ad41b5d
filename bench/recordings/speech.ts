import { readdirSync } from "node:fs";
import { join } from "node:path";
import { openAudio } from "../../src/recordings/decode/open.ts";
import { monoAt } from "../../src/recordings/dsp/mono.ts";
import { sharedPath } from "../../test/shared.ts";

/** Joins pieces of one channel. */
export const joined = (parts: readonly Float32Array[]): Float32Array => {
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

/** Sound at 16 kHz as a stream at 8 kHz, in pieces of a second. */
export const mono8k = (samples: Float32Array): AsyncGenerator<Float32Array> =>
  monoAt(
    (async function* () {
      for (let at = 0; at < samples.length; at += 16_000) yield [samples.subarray(at, at + 16_000)];
    })(),
    16_000,
    8000,
  );

/** A whole file as one channel at a rate. */
export const readMono = async (path: string, rate: number): Promise<Float32Array> => {
  const audio = await openAudio(path);
  return joined(await Array.fromAsync(monoAt(audio.chunks, audio.info.sampleRate, rate)));
};

const folder = sharedPath("data", "speech", "librispeech");

/** The utterances' files of each LibriSpeech speaker in the shared data. */
export const speakerFiles = (): { name: string; files: string[] }[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({
      name,
      files: readdirSync(join(folder, name))
        .sort()
        .map((file) => join(folder, name, file)),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));

/** One long recording a speaker, 16 kHz. */
export const speakers = async (): Promise<{ name: string; samples: Float32Array }[]> => {
  const all: { name: string; samples: Float32Array }[] = [];
  for (const { name, files } of speakerFiles()) {
    const parts: Float32Array[] = [];
    for (const file of files) parts.push(await readMono(file, 16_000));
    all.push({ name, samples: joined(parts) });
  }
  return all;
};

/** Utterances of at least some seconds, each as it was recorded, with nothing joined; 16 kHz. */
export const utterances = async (
  least: number,
): Promise<{ name: string; speaker: string; samples: Float32Array }[]> => {
  const all: { name: string; speaker: string; samples: Float32Array }[] = [];
  for (const { name: speaker, files } of speakerFiles()) {
    for (const [i, file] of files.entries()) {
      const samples = await readMono(file, 16_000);
      if (samples.length >= least * 16_000) all.push({ name: `${speaker}/${i}`, speaker, samples });
    }
  }
  return all;
};
