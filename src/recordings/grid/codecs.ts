import { type LappedTransform, openLapped } from "./lapped.ts";

/** Window of Kaiser and Bessel as AAC has it (ISO/IEC 14496-3, 4.6.11): α = 4, `length` samples of the rising half. */
const kaiserBessel = (length: number): Float64Array => {
  const bessel = (x: number): number => {
    let [term, sum] = [1, 1];
    for (let k = 1; k < 60; k++) {
      term *= (x / (2 * k)) ** 2;
      sum += term;
    }
    return sum;
  };
  const out = new Float64Array(length + 1);
  for (let i = 0; i <= length; i++) {
    out[i] = bessel(4 * Math.PI * Math.sqrt(Math.max(0, 1 - ((2 * i) / length - 1) ** 2)));
  }
  for (let i = 1; i <= length; i++) out[i] += out[i - 1];
  return Float64Array.from({ length }, (_, i) => Math.sqrt(out[i] / out[length]));
};

/** A window of two rising halves, the second mirrored: `length` samples of each. */
const mirrored = (half: Float64Array): Float64Array =>
  Float64Array.from(
    { length: 2 * half.length },
    (_, i) => half[Math.min(i, 2 * half.length - 1 - i)],
  );

/** Window of Vorbis, whose halves complement each other in power (Vorbis I specification, 4.3.1). */
const vorbisWindow = (length: number): Float64Array =>
  Float64Array.from({ length }, (_, i) => {
    const sine = Math.sin((Math.PI * (i + 0.5)) / (2 * length));
    return Math.sin((Math.PI / 2) * sine * sine);
  });

/** AAC with the window of Kaiser and Bessel; a file made with the sine window shows through it too, more faintly. */
export const openAac = (): Promise<LappedTransform> =>
  openLapped({ name: "AAC", frame: 1024, unit: 1024 }, mirrored(kaiserBessel(1024)));

/**
 * Long blocks of Vorbis as libvorbis chooses them by the rate. A run of short blocks moves the long ones by any number of
 * halves of a short block: their place is told within `unit` alone.
 */
export const openVorbis = (sampleRate: number): Promise<LappedTransform> => {
  const [frame, unit] =
    sampleRate < 15_000 ? [256, 256] : sampleRate < 26_000 ? [512, 256] : [1024, 128];
  return openLapped({ name: "Vorbis", frame, unit }, mirrored(vorbisWindow(frame)));
};

/** Pre-emphasis of Opus's music mode, before its transform (RFC 6716, 4.3.7). */
const EMPHASIS = 0.85;

/** Takes the samples as Opus's music mode sees them: with the emphasis that its decoder takes back. */
const emphasised = (inner: LappedTransform): LappedTransform => ({
  name: inner.name,
  frame: inner.frame,
  span: inner.span,
  unit: inner.unit,
  emptiness(samples, at, count) {
    const part = new Float32Array(inner.span + count);
    for (let i = 0; i < part.length; i++) {
      part[i] = (samples[at + i] ?? 0) - EMPHASIS * (samples[at + i - 1] ?? 0);
    }
    return inner.emptiness(part, 0, count);
  },
});

/** Opus in its music mode, frames of 20 ms at 48 kHz: the window of Vorbis over 120 samples, flat between (RFC 6716, 4.3.7). */
export const openOpusMusic = async (): Promise<LappedTransform> => {
  const [frame, overlap] = [960, 120];
  const rise = vorbisWindow(overlap);
  const zeros = (frame - overlap) / 2;
  const half = Float64Array.from({ length: frame }, (_, i) =>
    i < zeros ? 0 : (rise[i - zeros] ?? 1),
  );
  return emphasised(await openLapped({ name: "Opus", frame, unit: frame }, mirrored(half)));
};
