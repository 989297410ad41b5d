import { open, rename, rm } from "node:fs/promises";
import { MandateError } from "../../lib/error.ts";
import type { Chunk } from "../decode/audio.ts";
import { openAudio } from "../decode/open.ts";
import { mixDown } from "../dsp/mono.ts";

const HEAD = 44;
/** A RIFF file counts its bytes in 32 bits. */
const MOST_BYTES = 2 ** 32 - HEAD - 1;

const headOf = (bytes: number, channels: number, rate: number): Buffer => {
  const head = Buffer.alloc(HEAD);
  head.write("RIFF", 0, "latin1");
  head.writeUInt32LE(HEAD - 8 + bytes, 4);
  head.write("WAVEfmt ", 8, "latin1");
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(channels, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * channels * 2, 28);
  head.writeUInt16LE(channels * 2, 32);
  head.writeUInt16LE(16, 34);
  head.write("data", 36, "latin1");
  head.writeUInt32LE(bytes, 40);
  return head;
};

/** Interleaved samples of 16 bits. */
const interleave = (chunk: Chunk): Int16Array => {
  const out = new Int16Array(chunk[0].length * chunk.length);
  for (const [channel, samples] of chunk.entries())
    for (let i = 0; i < samples.length; i++)
      out[i * chunk.length + channel] = Math.max(
        -32_768,
        Math.min(32_767, Math.round(samples[i] * 32_768)),
      );
  return out;
};

const tooLong = (file: string): MandateError =>
  new MandateError({
    code: "recording/too-long",
    kind: "limit",
    message: "Decoded, the sound would be larger than a wave file can be",
    at: { file },
    fix: "Cut the file, or play it in another program.",
  });

/**
 * Decodes a recording into a wave file that every browser plays, 16 bits, one or two channels (more are mixed to one), the rate as recorded.
 * For listening alone: nothing is measured on it. Bounded memory; `target` appears whole or not at all. Throws what
 * {@link openAudio} throws, and `recording/too-long` past 4 GB.
 */
export const decodeTo = async (
  path: string,
  target: string,
  onProgress: (seconds: number) => void = () => {},
): Promise<void> => {
  const { info, chunks } = await openAudio(path);
  const channels = info.channels <= 2 ? info.channels : 1;
  const part = `${target}.part-${process.pid}`;
  const handle = await open(part, "w");
  let bytes = 0;
  try {
    await handle.write(headOf(0, channels, info.sampleRate));
    for await (const chunk of chunks) {
      const samples = interleave(channels === chunk.length ? chunk : [mixDown(chunk)]);
      bytes += samples.byteLength;
      if (bytes > MOST_BYTES) throw tooLong(path);
      await handle.write(new Uint8Array(samples.buffer));
      onProgress(bytes / (2 * channels * info.sampleRate));
    }
    await handle.write(headOf(bytes, channels, info.sampleRate), 0, HEAD, 0);
    await handle.close();
    await rename(part, target);
  } finally {
    await handle.close().catch(() => {});
    await rm(part, { force: true });
  }
};
