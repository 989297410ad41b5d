/** A stretch in which somebody seems to speak, in seconds. */
export interface Voiced {
  from: number;
  to: number;
}

const FRAME = 320;
const RATE = 16_000;
/** Decibels a frame must stand above the background. */
const ABOVE = 8;
const FLOOR_FRAMES = 500;
const LEAST_FRAMES = 10;
const HANG_FRAMES = 15;

/** Level of a frame in dB after a first difference, which holds back hum and rumble. */
const frameLevel = (samples: Float32Array, at: number): number => {
  let sum = 1e-9;
  for (let i = at + 1; i < at + FRAME; i++) {
    const value = samples[i] - 0.9 * samples[i - 1];
    sum += value * value;
  }
  return 10 * Math.log10(sum / FRAME);
};

/**
 * Voice activity by level over a background that is followed over ten seconds: says where sound stands out, not
 * that it is speech. Fed with one channel at 16 kHz.
 */
export class VoiceDetector {
  #left = new Float32Array(0);
  #levels: number[] = [];
  #active: Voiced[] = [];
  #frame = 0;
  #since = -1;
  #lastLoud = -1;

  push(samples: Float32Array): void {
    const all = new Float32Array(this.#left.length + samples.length);
    all.set(this.#left);
    all.set(samples, this.#left.length);
    let at = 0;
    for (; at + FRAME <= all.length; at += FRAME) this.#take(frameLevel(all, at));
    this.#left = all.slice(at);
  }

  #floor = -90;

  #take(level: number): void {
    this.#levels.push(level);
    if (this.#levels.length > FLOOR_FRAMES) this.#levels.shift();
    if (this.#frame % 25 === 0 || this.#frame < 25) {
      const sorted = this.#levels.toSorted((a, b) => a - b);
      this.#floor = sorted[Math.floor(sorted.length / 10)];
    }
    const loud = level > Math.max(this.#floor + ABOVE, -75);
    if (loud) {
      if (this.#since < 0) this.#since = this.#frame;
      this.#lastLoud = this.#frame;
    } else if (this.#since >= 0 && this.#frame - this.#lastLoud > HANG_FRAMES) this.#close();
    this.#frame++;
  }

  #close(): void {
    if (this.#lastLoud - this.#since + 1 >= LEAST_FRAMES) {
      const seconds = FRAME / RATE;
      const from = Math.max(0, (this.#since - 5) * seconds);
      this.#active.push({ from, to: (this.#lastLoud + 6) * seconds });
    }
    this.#since = -1;
  }

  finish(): Voiced[] {
    if (this.#since >= 0) this.#close();
    return this.#active;
  }
}

/** Share of a stretch that lies in voiced ones. */
export const voicedShare = (voiced: readonly Voiced[], from: number, to: number): number => {
  if (to <= from) return 0;
  const inside = voiced.reduce(
    (sum, part) => sum + Math.max(0, Math.min(part.to, to) - Math.max(part.from, from)),
    0,
  );
  return Math.min(1, inside / (to - from));
};
