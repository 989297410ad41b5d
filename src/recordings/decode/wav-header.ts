import type { Bytes } from "./bytes.ts";

export interface WavHeader {
  /** wFormatTag, looked up behind WAVE_FORMAT_EXTENSIBLE. */
  format: number;
  channels: number;
  sampleRate: number;
  bits: number;
  dataAt: number;
  /** Bytes of sound present; the header's claim is in `claimed`. */
  dataLength: number;
  claimed: number;
  /** Chunks in the order they stand, for inspection. */
  chunks: { id: string; at: number; size: number }[];
}

const MAX_CHUNKS = 1000;
const UNKNOWN_SIZE = 0xffffffff;

const readFormat = (body: Buffer) => {
  const tag = body.readUInt16LE(0);
  const extensible = tag === 0xfffe && body.length >= 26;
  return {
    format: extensible ? body.readUInt16LE(24) : tag,
    channels: body.readUInt16LE(2),
    sampleRate: body.readUInt32LE(4),
    bits: body.readUInt16LE(14),
  };
};

/** RF64 (EBU Tech 3306) keeps the real size of the sound in `ds64`. */
const dataSize = (claimed: number, ds64: Buffer | undefined): number =>
  claimed === UNKNOWN_SIZE && ds64 && ds64.length >= 16 ? Number(ds64.readBigUInt64LE(8)) : claimed;

/**
 * The header of a RIFF/RF64 wave file, or undefined where it has no usable `fmt ` and `data`. Sizes that
 * promise more than the file holds are cut to what is there.
 */
export const readWavHeader = async (bytes: Bytes): Promise<WavHeader | undefined> => {
  const chunks: WavHeader["chunks"] = [];
  let format: ReturnType<typeof readFormat> | undefined;
  let ds64: Buffer | undefined;
  let data: { at: number; claimed: number } | undefined;
  for (let at = 12; at + 8 <= bytes.size && chunks.length < MAX_CHUNKS; ) {
    const head = await bytes.read(at, 8);
    if (head.length < 8) break;
    const id = head.toString("latin1", 0, 4);
    let size = head.readUInt32LE(4);
    if (id === "fmt " && size >= 16) {
      const body = await bytes.read(at + 8, Math.min(size, 40));
      if (body.length >= 16) format ??= readFormat(body);
    } else if (id === "ds64") ds64 = await bytes.read(at + 8, 28);
    else if (id === "data") {
      size = dataSize(size, ds64);
      data ??= { at: at + 8, claimed: size };
    }
    chunks.push({ id, at, size });
    at += 8 + size + (size & 1);
  }
  if (!format || !data) return undefined;
  const present = Math.max(0, Math.min(data.claimed, bytes.size - data.at));
  return { ...format, dataAt: data.at, dataLength: present, claimed: data.claimed, chunks };
};
