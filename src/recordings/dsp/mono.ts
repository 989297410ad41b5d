import type { Chunk } from "../decode/audio.ts";
import { Resampler } from "./resample.ts";

/** The mean of all channels; one channel is handed through as it is. */
export const mixDown = (chunk: Chunk): Float32Array => {
  if (chunk.length === 1) return chunk[0];
  const mixed = new Float32Array(chunk[0].length);
  for (const channel of chunk) for (let i = 0; i < mixed.length; i++) mixed[i] += channel[i];
  for (let i = 0; i < mixed.length; i++) mixed[i] /= chunk.length;
  return mixed;
};

/** A stream of chunks as one channel at another rate. */
export async function* monoAt(
  chunks: AsyncIterable<Chunk>,
  from: number,
  to: number,
): AsyncGenerator<Float32Array> {
  const resampler = new Resampler(from, to);
  for await (const chunk of chunks) {
    const samples = resampler.push(mixDown(chunk));
    if (samples.length > 0) yield samples;
  }
  const rest = resampler.flush();
  if (rest.length > 0) yield rest;
}
