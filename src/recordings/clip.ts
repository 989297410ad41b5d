import { MandateError } from "../lib/error.ts";
import type { Chunk } from "./decode/audio.ts";
import { openAudio } from "./decode/open.ts";
import { mixDown } from "./dsp/mono.ts";
import { waveOf } from "./transcribe/wav-bytes.ts";

/** A stretch of a recording, cut to the sample and encoded anew. */
export interface Clip {
  wave: Buffer;
  sampleRate: number;
  channels: number;
  /** Who decoded the recording: others differ. */
  decoder: string;
  /** Seconds it lasts: less than asked for where the recording ends before. */
  seconds: number;
}

/** Longest stretch that is cut out, and most samples of all its channels: a header may claim 768 kHz. */
const LONGEST_CLIP = 120;
const MOST_SAMPLES = LONGEST_CLIP * 2 * 48_000;

const tooLong = (file: string, seconds: number): MandateError =>
  new MandateError({
    code: "clip/too-long",
    kind: "limit",
    message: `A clip of ${seconds.toFixed(0)} s is not cut out; the longest is ${LONGEST_CLIP} s`,
    at: { file },
    fix: "Cite a shorter stretch.",
  });

const beyond = (file: string, from: number): MandateError =>
  new MandateError({
    code: "clip/beyond-end",
    message: `The recording ends before ${from} s`,
    at: { file },
    fix: "Check the seconds, and that this is the recording they are of.",
  });

/** One or two channels stay as they are; more are mixed to one. */
const channelsOf = (chunk: Chunk): Chunk => (chunk.length <= 2 ? chunk : [mixDown(chunk)]);

/**
 * The samples of a recording from one second to another, as a 16-bit wave file: what a player does with `#t=` differs
 * between players and codecs, a cut does not. Throws `clip/too-long`, `clip/beyond-end`, and what `openAudio` throws.
 */
export const clipOf = async (
  path: string,
  { from, to }: { from: number; to: number },
): Promise<Clip> => {
  if (to - from > LONGEST_CLIP) throw tooLong(path, to - from);
  const { info, chunks } = await openAudio(path);
  const [first, last] = [from, to].map((seconds) => Math.round(seconds * info.sampleRate));
  const count = info.channels <= 2 ? info.channels : 1;
  if ((last - first) * count > MOST_SAMPLES) throw tooLong(path, to - from);
  const channels = Array.from({ length: count }, () => new Float32Array(last - first));
  let at = 0;
  for await (const chunk of chunks) {
    const length = chunk[0].length;
    const [low, high] = [Math.max(first, at), Math.min(last, at + length)];
    if (high > low)
      for (const [i, samples] of channelsOf(chunk).entries())
        channels[i].set(samples.subarray(low - at, high - at), low - first);
    at += length;
    if (at >= last) break;
  }
  const frames = Math.min(last, at) - first;
  if (frames <= 0) throw beyond(path, from);
  return {
    wave: waveOf(
      channels.map((samples) => samples.subarray(0, frames)),
      info.sampleRate,
    ),
    sampleRate: info.sampleRate,
    channels: channels.length,
    decoder: `${info.decoder.name} ${info.decoder.version}`,
    seconds: frames / info.sampleRate,
  };
};
