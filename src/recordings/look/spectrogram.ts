import { hann, RealFft } from "../dsp/fft.ts";

/** One column every 20 ms, 128 rows of 62.5 Hz from 0 to 8 kHz, each byte a level. */
export const spectrogramGrid = { rate: 16_000, window: 512, hop: 320, rows: 128 } as const;

const FLOOR_DB = -110;
const STEP_DB = 110 / 255;

/** dBFS of a full-scale sine is 0: the sum of a Hann window is half its length. */
const REFERENCE = (spectrogramGrid.window / 4) ** 2;

const level = (power: number): number => {
  const decibels = 10 * Math.log10(power / REFERENCE + 1e-12);
  return Math.max(0, Math.min(255, Math.round((decibels - FLOOR_DB) / STEP_DB)));
};

/** Pieces of a spectrogram, column after column, from one channel at 16 kHz. Byte 0 is −110 dBFS, 255 is 0. */
export class Spectrogram {
  readonly #fft: RealFft;
  readonly #power = new Float32Array(spectrogramGrid.window / 2 + 1);
  #left = new Float32Array(0);
  columns = 0;

  private constructor(fft: RealFft) {
    this.#fft = fft;
  }

  static async open(): Promise<Spectrogram> {
    return new Spectrogram(await RealFft.open(hann(spectrogramGrid.window)));
  }

  push(samples: Float32Array): Uint8Array {
    const { window, hop, rows } = spectrogramGrid;
    const all = new Float32Array(this.#left.length + samples.length);
    all.set(this.#left);
    all.set(samples, this.#left.length);
    const columns = all.length < window ? 0 : 1 + Math.floor((all.length - window) / hop);
    const out = new Uint8Array(columns * rows);
    for (let column = 0; column < columns; column++) {
      this.#fft.power(all, column * hop, this.#power);
      for (let row = 0; row < rows; row++) {
        const power = Math.max(this.#power[2 * row], this.#power[2 * row + 1]);
        out[column * rows + row] = level(power);
      }
    }
    this.#left = all.slice(columns * hop);
    this.columns += columns;
    return out;
  }

  close(): void {
    this.#fft.close();
  }
}
