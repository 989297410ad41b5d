import type { Audio } from "./audio.ts";
import type { Bytes } from "./bytes.ts";
import type { PcmFormat, PcmKind } from "./pcm.ts";
import { rawAudio } from "./raw.ts";

/** The 80-bit extended float in which AIFF keeps its sample rate. */
const extended = (data: Buffer): number => {
  const exponent = (data.readUInt16BE(0) & 0x7fff) - 16383;
  return (data.readUInt32BE(2) / 2 ** 31) * 2 ** exponent;
};

const integerKinds: Record<number, PcmKind> = { 1: "s8", 2: "s16", 3: "s24", 4: "s32" };

/** AIFF-C compression types that are plain samples. */
const kindOf = (type: string, bits: number): Pick<PcmFormat, "kind" | "bigEndian"> | undefined => {
  const integer = integerKinds[Math.ceil(bits / 8)];
  if (type === "NONE" || type === "twos") return integer && { kind: integer, bigEndian: true };
  if (type === "sowt") return integer && { kind: integer, bigEndian: false };
  if (/^fl32$/i.test(type)) return { kind: "f32", bigEndian: true };
  if (/^fl64$/i.test(type)) return { kind: "f64", bigEndian: true };
  if (/^ulaw$/i.test(type)) return { kind: "mulaw", bigEndian: true };
  return /^alaw$/i.test(type) ? { kind: "alaw", bigEndian: true } : undefined;
};

interface Found {
  comm?: Buffer;
  ssnd?: { at: number; size: number };
}

const findChunks = async (bytes: Bytes): Promise<Found> => {
  const found: Found = {};
  for (let at = 12, count = 0; at + 8 <= bytes.size && count < 1000; count++) {
    const head = await bytes.read(at, 8);
    if (head.length < 8) break;
    const id = head.toString("latin1", 0, 4);
    const size = head.readUInt32BE(4);
    if (id === "COMM") found.comm = await bytes.read(at + 8, Math.min(size, 64));
    if (id === "SSND") found.ssnd = { at: at + 8, size };
    at += 8 + size + (size & 1);
  }
  return found;
};

/** Plain AIFF and AIFF-C, exactly; undefined for compressed kinds and for headers that make no sense. */
export const openAiff = async (bytes: Bytes): Promise<Audio | undefined> => {
  const { comm, ssnd } = await findChunks(bytes);
  if (!comm || comm.length < 18 || !ssnd) return undefined;
  const type = comm.length >= 22 ? comm.toString("latin1", 18, 22) : "NONE";
  const format = kindOf(type, comm.readUInt16BE(6));
  const channels = comm.readUInt16BE(0);
  if (!format || channels === 0) return undefined;
  const offset = await bytes.read(ssnd.at, 4);
  const at = ssnd.at + 8 + (offset.length === 4 ? offset.readUInt32BE(0) : 0);
  const claimed = ssnd.size - (at - ssnd.at);
  const length = Math.max(0, Math.min(claimed, bytes.size - at));
  return rawAudio(bytes, {
    container: "aiff",
    codec: `pcm_${format.kind}`,
    ...format,
    channels,
    sampleRate: Math.round(extended(comm.subarray(8, 18))),
    at,
    length,
    truncated: claimed > length,
  });
};
