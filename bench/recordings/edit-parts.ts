import { sharedPath } from "../../test/shared.ts";
import { ffmpeg, RATE } from "./degrade.ts";
import { pinkNoise, whiteNoise } from "./random.ts";
import { readMono } from "./speech.ts";

export type Random = () => number;

const power = (samples: Float32Array): number =>
  samples.reduce((sum, value) => sum + value * value, 0) / samples.length;

/** Sound with pink noise some decibels under it; a copy where there is none to add. */
export const withNoise = (
  samples: Float32Array,
  floor: number | null,
  random: Random,
): Float32Array => {
  if (floor === null) return samples.slice();
  const noise = pinkNoise(samples.length, random);
  const gain = Math.sqrt(power(samples) / power(noise)) * 10 ** (-floor / 20);
  return samples.map((value, i) => value + gain * noise[i]);
};

/** Real 50 Hz mains at 400 Hz, brought to 16 kHz. */
export const readMains = (): Promise<Float32Array> =>
  readMono(sharedPath("data", "speech", "mains-hum", "001_ref.wav"), RATE);

/** Sound with mains hum a tenth as strong. */
export const withHum = (
  samples: Float32Array,
  mains: Float32Array,
  random: Random,
): Float32Array => {
  const at = Math.floor(random() * (mains.length - samples.length));
  const part = mains.subarray(at, at + samples.length);
  const gain = Math.sqrt(power(samples) / power(part)) * 0.1;
  return samples.map((value, i) => value + gain * part[i]);
};

/** A number between two. */
export const between = (random: Random, low: number, high: number): number =>
  low + random() * (high - low);

/** Some seconds from a random place. */
export const stretch = (samples: Float32Array, seconds: number, random: Random): Float32Array => {
  const length = Math.round(seconds * RATE);
  const at = Math.floor(random() * (samples.length - length));
  return samples.slice(at, at + length);
};

/** The voice stops for a second in the middle. */
export const paused = (samples: Float32Array): Float32Array => {
  const middle = Math.floor(samples.length / 2);
  return samples.map((value, i) => {
    const far = Math.abs(i - middle) / (0.6 * RATE);
    return far < 1 ? value * far ** 3 : value;
  });
};

/** A burst of noise that dies away in a fifth of a second, put on top. */
export const slam = (base: Float32Array, at: number, random: Random): void => {
  const burst = whiteNoise(RATE / 2, random);
  for (let i = 0; i < burst.length && at + i < base.length; i++) {
    base[at + i] += burst[i] * 0.3 * Math.min(1, i / 30) * Math.exp(-i / (0.06 * RATE));
  }
};

export interface Room {
  /** In which the echo decays by 60 dB. */
  seconds: number;
  /** Decibels of the direct sound over the echo. */
  direct: number;
  /** The share of `seconds` in which what lies above some 1.5 kHz decays: walls and air swallow it sooner. */
  bright: number;
}

/** White noise that dies away as an echo does, of energy one. */
const echoOf = ({ seconds, bright }: Room, random: Random): Float32Array => {
  const length = Math.round(seconds * RATE);
  let low = 0;
  const tail = whiteNoise(length, random).map((value, i) => {
    low += 0.45 * (value - low);
    return low * 10 ** ((-3 * i) / length) + (value - low) * 10 ** ((-3 * i) / (bright * length));
  });
  const energy = tail.reduce((sum, value) => sum + value * value, 0);
  return tail.map((value) => value / Math.sqrt(energy));
};

/** Speech in a room: the direct sound and its echo, their energies adding to one, so that the level stays. */
export const inRoom = (samples: Float32Array, room: Room, random: Random): Float32Array => {
  const tail = echoOf(room, random);
  const ratio = 10 ** (room.direct / 10);
  const gain = Math.sqrt(1 / (1 + ratio));
  const out = samples.map((value) => value * Math.sqrt(ratio / (1 + ratio)));
  for (let k = 1; k < tail.length; k++) {
    const weight = gain * tail[k];
    for (let i = k; i < out.length; i++) out[i] += weight * samples[i - k];
  }
  return out;
};

/** Sound as a telephone passes it, 300 to 3,400 Hz. */
export const onTelephone = async (samples: Float32Array): Promise<Float32Array> => {
  const band =
    "highpass=f=300:p=2,highpass=f=300:p=2,lowpass=f=3400:p=2,lowpass=f=3400:p=2,lowpass=f=3400:p=2";
  const out = await ffmpeg(samples, ["-af", band, "-f", "f32le", "-ar", String(RATE), "-"]);
  return new Float32Array(out.buffer.slice(out.byteOffset, out.byteOffset + out.byteLength));
};
