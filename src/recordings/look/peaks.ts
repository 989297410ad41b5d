/**
 * Smallest and largest sample of every 20 ms, for a picture of the waveform. The file is that of BBC audiowaveform,
 * version 1 (.dat, 8 bit), which wavesurfer and Peaks.js read.
 */
export class PeakMeter {
  readonly #rate: number;
  readonly samplesPerPixel: number;
  #pairs = new Int8Array(1 << 12);
  #count = 0;
  #inPixel = 0;
  #low = 1;
  #high = -1;

  constructor(sampleRate: number) {
    this.#rate = sampleRate;
    this.samplesPerPixel = Math.max(2, Math.round(sampleRate / 50));
  }

  push(samples: Float32Array): void {
    for (let i = 0; i < samples.length; i++) {
      const value = samples[i];
      if (value < this.#low) this.#low = value;
      if (value > this.#high) this.#high = value;
      if (++this.#inPixel === this.samplesPerPixel) this.#close();
    }
  }

  #close(): void {
    if (this.#count + 2 > this.#pairs.length) {
      const longer = new Int8Array(this.#pairs.length * 2);
      longer.set(this.#pairs);
      this.#pairs = longer;
    }
    this.#pairs[this.#count++] = eightBits(this.#low);
    this.#pairs[this.#count++] = eightBits(this.#high);
    this.#inPixel = 0;
    this.#low = 1;
    this.#high = -1;
  }

  /** The file's bytes. */
  finish(): Uint8Array {
    if (this.#inPixel > 0) this.#close();
    const out = Buffer.alloc(20 + this.#count);
    out.writeInt32LE(1, 0);
    out.writeUInt32LE(1, 4);
    out.writeInt32LE(this.#rate, 8);
    out.writeInt32LE(this.samplesPerPixel, 12);
    out.writeUInt32LE(this.#count / 2, 16);
    out.set(new Uint8Array(this.#pairs.buffer, 0, this.#count), 20);
    return out;
  }
}

const eightBits = (value: number): number => Math.max(-128, Math.min(127, Math.round(value * 127)));
