import { MandateError } from "../../lib/error.ts";
import { surelyFinite } from "./planes.ts";

/** Which program turned the file into samples: decoders differ, and the difference is evidence. */
export interface Decoder {
  name: string;
  version: string;
}

export interface AudioInfo {
  container: string;
  codec: string;
  /** Samples a second of the decoded sound. Opus always decodes at 48,000. */
  sampleRate: number;
  channels: number;
  /** Bits of integer PCM that the float samples hold exactly; null for lossy and float audio. */
  integerBits: number | null;
  decoder: Decoder;
}

/**
 * One array a channel, all of one length, full scale ±1. Never empty, at most about a second long. The arrays hold until the next
 * chunk is asked for and are then written over: fresh memory for each would cost as much as decoding does. What is kept longer is copied.
 */
export type Chunk = Float32Array[];

/** What decoding met on its way; complete once the chunks are used up. */
export interface Damage {
  /** Packets or frames the decoder refused. */
  badPackets: number;
  /** Samples that were NaN or infinite and were set to 0. */
  nonFinite: number;
  /** True where the file ends before its header says it should. */
  truncated: boolean;
}

export interface Audio {
  info: AudioInfo;
  damage: Damage;
  /** The decoded sound from its first sample, encoder delay and padding removed. May be read once. */
  chunks: AsyncIterable<Chunk>;
}

export interface Limits {
  /** Sound longer than this ends with `recording/too-long`; memory does not depend on it. */
  seconds: number;
  channels: number;
  sampleRate: number;
}

export const defaultLimits: Limits = { seconds: 48 * 3600, channels: 64, sampleRate: 768_000 };

export const noDamage = (): Damage => ({ badPackets: 0, nonFinite: 0, truncated: false });

/** A file that cannot be decoded: what it is, and what would decode it. */
export const undecodable = (file: string, message: string, fix?: string): MandateError =>
  new MandateError({
    code: "recording/undecodable",
    message,
    at: { file },
    fix:
      fix ?? "Ask for the file as it was first sent, or open it in a player to see if it is whole.",
  });

const clean = (channel: Float32Array): number => {
  if (surelyFinite(channel)) return 0;
  let bad = 0;
  for (let i = 0; i < channel.length; i++) {
    if (Number.isFinite(channel[i])) continue;
    channel[i] = 0;
    bad++;
  }
  return bad;
};

/** A decoder in WebAssembly that traps has met what it cannot bear: the recording's fault, and no bug of ours. */
async function* orRefused(chunks: AsyncIterable<Chunk>, file: string): AsyncGenerator<Chunk> {
  try {
    yield* chunks;
  } catch (cause) {
    if (cause instanceof RangeError || (cause instanceof Error && cause.name === "RuntimeError")) {
      throw undecodable(file, "The decoder gave up inside the sound: its packets are damaged");
    }
    throw cause;
  }
}

async function* guardedChunks(audio: Audio, file: string, limits: Limits): AsyncGenerator<Chunk> {
  let left = limits.seconds * audio.info.sampleRate;
  for await (const chunk of orRefused(audio.chunks, file)) {
    if (chunk[0].length === 0) continue;
    left -= chunk[0].length;
    if (left < 0) {
      throw new MandateError({
        code: "recording/too-long",
        kind: "limit",
        message: `More than ${limits.seconds / 3600} hours of sound`,
        at: { file },
        fix: "Cut the file, or raise the limit with --max-hours.",
      });
    }
    // Integers have no NaN.
    if (audio.info.integerBits === null)
      for (const channel of chunk) audio.damage.nonFinite += clean(channel);
    yield chunk;
  }
}

/** Puts limits on a decoder's output, and replaces samples that are no numbers. */
export const guard = (audio: Audio, file: string, limits: Limits): Audio => {
  const { channels, sampleRate } = audio.info;
  const bad =
    !(channels >= 1 && channels <= limits.channels) ||
    !(sampleRate >= 100 && sampleRate <= limits.sampleRate);
  if (bad) {
    throw undecodable(file, `The header claims ${channels} channels at ${sampleRate} Hz`);
  }
  return { ...audio, chunks: guardedChunks(audio, file, limits) };
};
