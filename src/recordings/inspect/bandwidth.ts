import { hann, RealFft } from "../dsp/fft.ts";

const WINDOW = 2048;
/** Frames quieter than this under the loudest tell of noise, not of what the codec let through. */
const LOUD_SHARE = 0.05;

/** Long-term spectrum at the file's own rate: where does sound stop? */
export class BandwidthMeter {
  readonly #rate: number;
  readonly #fft: RealFft;
  readonly #power = new Float32Array(WINDOW / 2 + 1);
  readonly #sum = new Float64Array(WINDOW / 2 + 1);
  #loudest = 0;
  #frames = 0;
  #toSkip = 0;

  private constructor(rate: number, fft: RealFft) {
    this.#rate = rate;
    this.#fft = fft;
  }

  static async open(sampleRate: number): Promise<BandwidthMeter> {
    return new BandwidthMeter(sampleRate, await RealFft.open(hann(WINDOW)));
  }

  /** Takes one frame of every eight: the mean over minutes needs no more. */
  push(samples: Float32Array): void {
    let at = this.#toSkip;
    for (; at + WINDOW <= samples.length; at += WINDOW * 8) this.#take(samples, at);
    this.#toSkip = Math.max(0, at - samples.length);
  }

  #take(samples: Float32Array, at: number): void {
    this.#fft.power(samples, at, this.#power);
    let total = 0;
    for (let bin = 2; bin < this.#power.length; bin++) total += this.#power[bin];
    this.#loudest = Math.max(this.#loudest, total);
    if (total < this.#loudest * LOUD_SHARE) return;
    for (let bin = 0; bin < this.#sum.length; bin++) this.#sum[bin] += this.#power[bin] / total;
    this.#frames++;
  }

  /**
   * The frequency above which less than −70 dB of the power is left, in Hz, and how steep the edge is: the fall
   * in dB from 500 Hz below to 500 Hz above. Null where there was nothing to measure.
   */
  finish(): { cutoff: number; fall: number } | null {
    this.#fft.close();
    if (this.#frames === 0) return null;
    const hertz = this.#rate / WINDOW;
    const total = this.#sum.reduce((sum, value) => sum + value, 0);
    let above = 0;
    let bin = this.#sum.length - 1;
    while (bin > 0 && above + this.#sum[bin] < total * 1e-7) above += this.#sum[bin--];
    const around = (from: number, to: number): number => {
      const bins = this.#sum.slice(Math.max(0, Math.round(from / hertz)), Math.round(to / hertz));
      return bins.reduce((sum, value) => sum + value, 1e-30) / Math.max(1, bins.length);
    };
    const cutoff = bin * hertz;
    const fall =
      10 * Math.log10(around(cutoff - 900, cutoff - 400) / around(cutoff + 400, cutoff + 900));
    return { cutoff: Math.round(cutoff), fall: Number(fall.toFixed(1)) };
  }
}
