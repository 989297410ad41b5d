import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pinkNoise, whiteNoise } from "./random.ts";
import { readMono } from "./speech.ts";

export const RATE = 16_000;

/** Pipes one channel of 16 kHz float into ffmpeg and returns what it writes to its output. */
export const ffmpeg = (samples: Float32Array, args: string[]): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const input = ["-f", "f32le", "-ar", String(RATE), "-ac", "1", "-i", "-"];
    const child = spawn("ffmpeg", ["-v", "error", "-y", ...input, ...args]);
    const out: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on("data", (piece: Buffer) => out.push(piece));
    child.stderr.on("data", (piece: Buffer) => errors.push(piece));
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0
        ? resolve(Buffer.concat(out))
        : reject(new Error(Buffer.concat(errors).toString())),
    );
    child.stdin.on("error", () => {});
    child.stdin.end(Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength));
  });

/** Sound encoded by ffmpeg and decoded by Mandate. */
export const through = async (
  samples: Float32Array,
  extension: string,
  args: string[],
): Promise<Float32Array> => {
  const folder = await mkdtemp(join(tmpdir(), "mandate-degrade-"));
  try {
    const path = join(folder, `x.${extension}`);
    await ffmpeg(samples, [...args, path]);
    return await readMono(path, RATE);
  } finally {
    await rm(folder, { recursive: true });
  }
};

const filtered = async (samples: Float32Array, filter: string): Promise<Float32Array> => {
  const out = await ffmpeg(samples, ["-af", filter, "-f", "f32le", "-ar", String(RATE), "-"]);
  return new Float32Array(out.buffer.slice(out.byteOffset, out.byteOffset + out.byteLength));
};

const power = (samples: Float32Array): number =>
  samples.reduce((sum, value) => sum + value * value, 0) / samples.length;

/** Sound with pink noise so many decibels below it. */
export const noisy = (
  samples: Float32Array,
  decibels: number,
  random: () => number,
): Float32Array => {
  const noise = pinkNoise(samples.length, random);
  const gain = Math.sqrt(power(samples) / power(noise)) * 10 ** (-decibels / 20);
  return samples.map((value, i) => value + gain * noise[i]);
};

/** A room as a direct path and white noise that decays by 60 dB in 0.4 s, of equal energy. */
const inRoom = (samples: Float32Array, random: () => number): Float32Array => {
  const length = Math.round(0.4 * RATE);
  const tail = whiteNoise(length, random).map((value, i) => value * 10 ** ((-3 * i) / length));
  const gain = 1 / Math.sqrt(tail.reduce((sum, value) => sum + value * value, 0));
  const out = samples.slice();
  for (let i = 0; i < samples.length; i++) {
    const value = samples[i] * gain;
    for (let k = 1; k < length && i + k < out.length; k++) out[i + k] += value * tail[k];
  }
  return out;
};

const opus16 = ["-c:a", "libopus", "-b:a", "16k", "-application", "voip", "-frame_duration", "60"];
const telephone = "highpass=f=300:p=2,highpass=f=300:p=2,lowpass=f=3400:p=2,lowpass=f=3400:p=2";

export type Degrade = (samples: Float32Array, random: () => number) => Promise<Float32Array>;

/** The ten ways of the reference page. */
/** Opus as a call over a narrow line. */
export const telephoneOpus = [
  "-ar",
  "8000",
  "-c:a",
  "libopus",
  "-b:a",
  "12k",
  "-application",
  "voip",
];

export const degradations: Record<string, Degrade> = {
  none: async (samples) => samples,
  "Opus 16": (samples) => through(samples, "ogg", opus16),
  "MP3 32": (samples) => through(samples, "mp3", ["-c:a", "libmp3lame", "-b:a", "32k"]),
  "telephone + Opus 12": async (samples) =>
    through(await filtered(samples, telephone), "ogg", telephoneOpus),
  "noise 10 dB": async (samples, random) => noisy(samples, 10, random),
  "noise 0 dB": async (samples, random) => noisy(samples, 0, random),
  "room + noise + Opus": (samples, random) =>
    through(noisy(inRoom(samples, random), 15, random), "ogg", opus16),
  "speed +2 %": (samples) => filtered(samples, "asetrate=16320,aresample=16000"),
  "speed +4 %": (samples) => filtered(samples, "asetrate=16640,aresample=16000"),
  "tempo +4 %": (samples) => filtered(samples, "atempo=1.04"),
};

/** Scaled so that the largest sample is 0.7. */
export const normalised = (samples: Float32Array): Float32Array => {
  const peak = samples.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return samples.map((value) => (value / peak) * 0.7);
};
