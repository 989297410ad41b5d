import type { Audio } from "./audio.ts";
import type { Bytes } from "./bytes.ts";
import type { PcmKind } from "./pcm.ts";
import { rawAudio } from "./raw.ts";
import { readWavHeader, type WavHeader } from "./wav-header.ts";

const integerKinds: Record<number, PcmKind> = { 8: "u8", 16: "s16", 24: "s24", 32: "s32" };
const floatKinds: Record<number, PcmKind> = { 32: "f32", 64: "f64" };

const kindOf = ({ format, bits }: WavHeader): PcmKind | undefined => {
  if (format === 1) return integerKinds[bits];
  if (format === 3) return floatKinds[bits];
  if (format === 6) return "alaw";
  return format === 7 ? "mulaw" : undefined;
};

/** PCM, float, µ-law and A-law in RIFF, exactly; undefined for the codecs others decode (ADPCM, GSM, MP3 …). */
export const openWav = async (bytes: Bytes): Promise<Audio | undefined> => {
  const header = await readWavHeader(bytes);
  const kind = header && kindOf(header);
  if (!header || !kind || header.channels === 0) return undefined;
  return rawAudio(bytes, {
    container: "wav",
    codec: `pcm_${kind}`,
    kind,
    bigEndian: false,
    channels: header.channels,
    sampleRate: header.sampleRate,
    at: header.dataAt,
    length: header.dataLength,
    // 0xffffffff and 0 are what programs write that cannot go back to the header.
    truncated: header.claimed > header.dataLength && header.claimed !== 0xffffffff,
  });
};
