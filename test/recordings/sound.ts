import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Chunk } from "../../src/recordings/decode/audio.ts";
import { openAudio } from "../../src/recordings/decode/open.ts";
import { wavBytes } from "../../src/recordings/transcribe/wav-bytes.ts";
import { seeded } from "./seeded.ts";

const execute = promisify(execFile);

/**
 * Sound somewhat like speech, from a seed: syllables of harmonics through moving formants, pauses, faint noise.
 * No two seeds are alike.
 */
export const babble = (seconds: number, rate: number, seed = 1): Float32Array => {
  const random = seeded(seed);
  const out = new Float32Array(Math.round(seconds * rate));
  for (let i = 0; i < out.length; i++) out[i] = (random() - 0.5) * 0.004;
  for (let at = 0; at < out.length; ) {
    const length = Math.round((0.08 + random() * 0.25) * rate);
    const pitch = 90 + random() * 160;
    const glide = 1 + (random() - 0.5) * 0.3;
    const formants = [300 + random() * 500, 900 + random() * 1400, 2300 + random() * 900];
    const loud = random() < 0.15 ? 0 : 0.05 + random() * 0.2;
    const top = loud === 0 ? 0 : Math.min(3600, rate * 0.4);
    for (let harmonic = 1; harmonic * pitch < top; harmonic++) {
      const hertz = harmonic * pitch;
      const gain = formants.reduce(
        (sum, formant) => sum + 1 / (1 + ((hertz - formant) / 120) ** 2),
        0,
      );
      if (gain < 0.02) continue;
      // A glide is a chirp: its phase is a parabola.
      const step = (2 * Math.PI * hertz) / rate;
      const bend = (step * (glide - 1)) / (2 * length);
      for (let i = 0; i < length && at + i < out.length; i++) {
        const envelope = loud * gain * 0.5 * Math.min(1, i / 200, (length - i) / 200);
        out[at + i] += envelope * Math.sin((step + bend * i) * i);
      }
    }
    at += length + (random() < 0.1 ? Math.round(random() * 0.5 * rate) : 0);
  }
  return out.map((value) => Math.max(-0.99, Math.min(0.99, value)));
};

export const wavOf = (samples: Float32Array, rate: number): Buffer => wavBytes(samples, rate);

/** Runs a program; its output in bytes. Fails with what it wrote to stderr. */
export const run = async (program: string, args: string[]): Promise<Buffer> => {
  const { stdout } = await execute(program, args, { encoding: "buffer", maxBuffer: 1 << 29 });
  return stdout;
};

/** Everything a file decodes to, a channel an array. */
export const decodeAll = async (path: string) => {
  const audio = await openAudio(path);
  const copied = (chunk: Chunk): Chunk => chunk.map((plane) => plane.slice());
  const chunks = await Array.fromAsync(audio.chunks, copied);
  const planes = Array.from({ length: audio.info.channels }, (_, channel) => {
    const plane = new Float32Array(chunks.reduce((sum, chunk) => sum + chunk[0].length, 0));
    let at = 0;
    for (const chunk of chunks) {
      plane.set(chunk[channel], at);
      at += chunk[channel].length;
    }
    return plane;
  });
  return { ...audio, planes };
};
