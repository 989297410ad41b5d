import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { openAudio } from "../../src/recordings/decode/open.ts";
import { mixDown } from "../../src/recordings/dsp/mono.ts";
import { Resampler } from "../../src/recordings/dsp/resample.ts";
import { wavOf } from "../../test/recordings/sound.ts";
import { pinkNoise, whiteNoise } from "./random.ts";
import { joined } from "./speech.ts";

type Random = () => number;

/** Speech of 16 kHz as a better recorder would have it: at another rate, with hiss, and with noise above 8 kHz that follows the voice. */
export const wide = (speech: Float32Array, rate: number, random: Random): Float32Array => {
  const resampler = new Resampler(16_000, rate);
  const out = joined([resampler.push(speech).slice(), resampler.flush().slice()]);
  const noise = whiteNoise(out.length, random);
  let [level, last] = [0, 0];
  for (let i = 0; i < out.length; i++) {
    level += (Math.abs(out[i]) - level) * 0.004;
    out[i] += 0.0007 * noise[i] + 0.05 * level * (noise[i] - last);
    last = noise[i];
  }
  return out;
};

/** Something like music: chords that die away, drums, faint noise. */
export const music = (seconds: number, rate: number, random: Random): Float32Array => {
  const out = whiteNoise(seconds * rate, random).map((value) => value * 0.0005);
  for (let at = 0; at < out.length; ) {
    const length = Math.floor((0.15 + random() * 0.65) * rate);
    const end = Math.min(out.length, at + length);
    for (let voice = 0; voice < 3; voice++) {
      const pitch = 55 * 2 ** (Math.floor(random() * 36) / 12);
      const fall = (1 + 5 * random()) / rate;
      for (let h = 1; h < 30 && h * pitch < rate * 0.4; h++) {
        const [step, phase] = [(2 * Math.PI * h * pitch) / rate, 6 * random()];
        const gain = 0.05 * h ** -1.3;
        for (let i = at; i < end; i++) {
          out[i] += gain * Math.exp(-(i - at) * fall) * Math.sin(step * (i - at) + phase);
        }
      }
    }
    if (random() < 0.5) {
      const drum = whiteNoise(Math.min(end - at, rate >> 3), random);
      for (let i = 0; i < drum.length; i++)
        out[at + i] += 0.08 * drum[i] * Math.exp((-40 * i) / rate);
    }
    at += length;
  }
  return out.map((value) => Math.max(-0.99, Math.min(0.99, value)));
};

export const noise = (seconds: number, rate: number, random: Random): Float32Array =>
  pinkNoise(seconds * rate, random).map((value) => value * 0.03);

/** A coding by ffmpeg: the end of its file's name, and how it is asked for. */
export interface Coding {
  name: string;
  end: string;
  options: readonly string[];
}

const encoders: Record<string, [end: string, encoder: string]> = {
  MP3: ["mp3", "libmp3lame"],
  AAC: ["m4a", "aac"],
  Vorbis: ["ogg", "libvorbis"],
  Opus: ["opus", "libopus"],
};

/** A coding at so many kilobits a second. */
export const coding = (name: string, rate: number): Coding => {
  const [end, encoder] = encoders[name];
  return { name: `${name} ${rate}`, end, options: ["-c:a", encoder, "-b:a", `${rate}k`] };
};

/** The sound as Mandate decodes it, one channel at the file's own rate. */
export const decoded = async (path: string) => {
  const { info, chunks } = await openAudio(path);
  const parts: Float32Array[] = [];
  for await (const chunk of chunks) parts.push(mixDown(chunk).slice());
  return { samples: joined(parts), info };
};

/** Sound through one coding after another, 16-bit samples between them, with the beginning cut off before the last so that their frames lie apart. */
export const chain = (
  samples: Float32Array,
  rate: number,
  { codings, folder }: { codings: readonly Coding[]; folder: string },
): string => {
  let path = join(folder, "sound.wav");
  writeFileSync(path, wavOf(samples, rate));
  for (const [i, { end, options }] of codings.entries()) {
    const cut = i > 0 ? ["-af", `atrim=start_sample=${12_345 + 97 * i}`] : [];
    const next = join(folder, `${i}.${end}`);
    const quiet = ["-v", "error", "-y", "-threads", "1"];
    execFileSync("ffmpeg", [...quiet, "-i", path, ...cut, "-ac", "1", ...options, next]);
    path = next;
  }
  return path;
};
