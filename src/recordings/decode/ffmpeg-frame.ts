import type { Frame } from "node-av/lib";
import type { Chunk } from "./audio.ts";
import { type PcmKind, pcmToPlanes } from "./pcm.ts";

/** FFmpeg's AVSampleFormat numbers: interleaved from 0, planar from 5. */
const kinds: (PcmKind | undefined)[] = ["u8", "s16", "s32", "f32", "f64"];
const BYTES: Partial<Record<PcmKind, number>> = { u8: 1, s16: 2, s32: 4, f32: 4, f64: 8 };

const floatPlane = (data: Buffer, samples: number): Float32Array => {
  // Memory that is not cleared first: all of it is written.
  const copy = Buffer.allocUnsafeSlow(samples * 4);
  data.copy(copy, 0, 0, samples * 4);
  return new Float32Array(copy.buffer, 0, samples);
};

/** A decoded frame as float planes, copied out of FFmpeg's memory; undefined for a format unknown to us. */
export const framePlanes = (frame: Frame): Chunk | undefined => {
  const format = frame.format as number;
  const planar = format >= 5 && format <= 9;
  const kind = kinds[planar ? format - 5 : format];
  const data = frame.extendedData ?? frame.data;
  if (!kind || !data || frame.nbSamples === 0) return undefined;
  const samples = frame.nbSamples;
  const size = samples * (BYTES[kind] ?? 0);
  if (!planar) {
    const all = data[0].subarray(0, size * frame.channels);
    return pcmToPlanes(all, { kind, bigEndian: false, channels: frame.channels });
  }
  return data
    .slice(0, frame.channels)
    .map((plane) =>
      kind === "f32"
        ? floatPlane(plane, samples)
        : pcmToPlanes(plane.subarray(0, size), { kind, bigEndian: false, channels: 1 })[0],
    );
};
