import { type LappedTransform, ROUNDING } from "./lapped.ts";
import { prototype } from "./prototype.ts";

/** Bands of the filter bank that are looked at: above, a low bit rate leaves nothing anyway. */
const FIRST = 1;
const LAST = 17;
const SLOTS = 36;

const modulation = Float64Array.from({ length: 32 * 64 }, (_, i) =>
  Math.cos((((i >> 6) * 2 + 1) * ((i & 63) - 16) * Math.PI) / 64),
);

/** Windowed cosines of the transform that follows in each band. */
const cosines = Float64Array.from({ length: 18 * SLOTS }, (_, i) => {
  const [k, slot] = [Math.floor(i / SLOTS), i % SLOTS];
  const window = Math.sin((Math.PI / SLOTS) * (slot + 0.5));
  return window * Math.cos((Math.PI / 72) * (2 * slot + 19) * (2 * k + 1));
});

const butterflies = [-0.6, -0.535, -0.33, -0.185, -0.095, -0.041, -0.0142, -0.0037].map((c) => ({
  keep: 1 / Math.sqrt(1 + c * c),
  give: c / Math.sqrt(1 + c * c),
}));

const folded = new Float64Array(64);

/** One slot of the filter bank whose newest sample is `at`: `out[band · stride + to]`. */
const analyse = (
  samples: Float32Array,
  at: number,
  { out, stride, to }: { out: Float64Array; stride: number; to: number },
): void => {
  folded.fill(0);
  for (let i = 0; i < 512; i++) {
    // The cosines turn their sign every 64 samples.
    const value = prototype[i] * (samples[at - i] ?? 0);
    folded[i & 63] += (i >> 6) & 1 ? -value : value;
  }
  for (let band = FIRST; band < LAST; band++) {
    let sum = 0;
    for (let i = 0; i < 64; i++) sum += folded[i] * modulation[band * 64 + i];
    out[band * stride + to] = sum;
  }
};

/** Coefficients of one granule whose first slot is `from`, with the aliases between bands taken out as an encoder does. */
const granule = (
  slots: Float64Array,
  { stride, from }: { stride: number; from: number },
  out: Float64Array,
): void => {
  for (let band = FIRST; band < LAST; band++) {
    for (let k = 0; k < 18; k++) {
      let sum = 0;
      for (let i = 0; i < SLOTS; i++) {
        const value = slots[band * stride + from + i] * cosines[k * SLOTS + i];
        sum += band & i & 1 ? -value : value;
      }
      out[band * 18 + k] = sum;
    }
  }
  for (let band = FIRST; band < LAST - 1; band++) {
    for (let i = 0; i < 8; i++) {
      const [low, high] = [band * 18 + 17 - i, (band + 1) * 18 + i];
      const { keep, give } = butterflies[i];
      const [a, b] = [out[low], out[high]];
      out[low] = a * keep + b * give;
      out[high] = b * keep - a * give;
    }
  }
};

/** Mean logarithm of the powers of some coefficients, nine multiplied at a time: a logarithm costs more than they do. */
const logarithm = (coefficients: Float64Array, from: number, to: number): number => {
  let sum = 0;
  for (let k = from; k < to; ) {
    let product = 1;
    for (const end = Math.min(to, k + 9); k < end; k++) {
      product *= coefficients[k] * coefficients[k] + ROUNDING * 8;
    }
    sum += Math.log(product);
  }
  return sum / (to - from);
};

/** The hybrid filter bank of MPEG audio layer III (ISO/IEC 11172-3), long blocks. */
export const mp3: LappedTransform = {
  name: "MP3",
  frame: 576,
  unit: 576,
  span: 511 + 32 * SLOTS,
  emptiness(samples, at, count) {
    const out = new Float64Array(count);
    const steps = SLOTS + Math.ceil(count / 32);
    const slots = new Float64Array(32 * steps);
    const coefficients = new Float64Array(32 * 18);
    for (let phase = 0; phase < Math.min(32, count); phase++) {
      for (let slot = 0; slot < steps; slot++) {
        analyse(samples, at + phase + 511 + 32 * slot, { out: slots, stride: steps, to: slot });
      }
      for (let i = phase; i < count; i += 32) {
        granule(slots, { stride: steps, from: (i - phase) / 32 }, coefficients);
        out[i] = logarithm(coefficients, FIRST * 18 + 9, LAST * 18 - 9);
      }
    }
    return out;
  },
};
