import { aLawTable, muLawTable } from "./g711.ts";

export type PcmKind = "u8" | "s8" | "s16" | "s24" | "s32" | "f32" | "f64" | "mulaw" | "alaw";

export interface PcmFormat {
  kind: PcmKind;
  bigEndian: boolean;
  channels: number;
}

type Reader = (view: DataView, at: number, littleEndian: boolean) => number;

const readers: Record<PcmKind, { bytes: number; bits: number | null; read: Reader }> = {
  u8: { bytes: 1, bits: 8, read: (view, at) => (view.getUint8(at) - 128) / 128 },
  s8: { bytes: 1, bits: 8, read: (view, at) => view.getInt8(at) / 128 },
  s16: { bytes: 2, bits: 16, read: (view, at, le) => view.getInt16(at, le) / 32768 },
  s24: {
    bytes: 3,
    bits: 24,
    read: (view, at, le) =>
      (le
        ? (view.getInt8(at + 2) << 16) | view.getUint16(at, true)
        : (view.getInt8(at) << 16) | view.getUint16(at + 1, false)) / 8388608,
  },
  // A float32 holds 24 bits: the last byte of 32-bit PCM is rounded, so it is not called exact.
  s32: { bytes: 4, bits: null, read: (view, at, le) => view.getInt32(at, le) / 2147483648 },
  f32: { bytes: 4, bits: null, read: (view, at, le) => view.getFloat32(at, le) },
  f64: { bytes: 8, bits: null, read: (view, at, le) => view.getFloat64(at, le) },
  mulaw: { bytes: 1, bits: 16, read: (view, at) => muLawTable[view.getUint8(at)] },
  alaw: { bytes: 1, bits: 16, read: (view, at) => aLawTable[view.getUint8(at)] },
};

export const bytesPerSample = (kind: PcmKind): number => readers[kind].bytes;
export const exactBits = (kind: PcmKind): number | null => readers[kind].bits;

const int16Plane = (values: Int16Array, plane: Float32Array, from: number, step: number): void => {
  // A loop of its own for one channel: it has nothing to skip.
  if (step === 1) for (let i = 0; i < plane.length; i++) plane[i] = values[i] / 32768;
  else for (let i = 0, at = from; i < plane.length; i++, at += step) plane[i] = values[at] / 32768;
};

/** Interleaved PCM as one float array a channel, in `memory`, which it must fit; a broken last frame is left out. */
export const pcmToPlanes = (
  data: Buffer,
  { kind, bigEndian, channels }: PcmFormat,
  memory: Float32Array[],
): Float32Array[] => {
  const { bytes, read } = readers[kind];
  const frames = Math.floor(data.length / (bytes * channels));
  const planes = memory.map((plane) => plane.subarray(0, frames));
  if (kind === "s16" && !bigEndian && data.byteOffset % 2 === 0) {
    const values = new Int16Array(data.buffer, data.byteOffset, data.length >> 1);
    for (const [channel, plane] of planes.entries()) int16Plane(values, plane, channel, channels);
    return planes;
  }
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  for (const [channel, plane] of planes.entries()) {
    let at = channel * bytes;
    for (let i = 0; i < frames; i++, at += bytes * channels) plane[i] = read(view, at, !bigEndian);
  }
  return planes;
};
