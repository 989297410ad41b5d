import { GridFinder, type NamedGrid, SEEN } from "./finder.ts";
import { holds, type Stretch, seamOf } from "./stretch.ts";

/** Pieces between two searches while no grid is known: a search costs up to half a second. In a lossy file it is looked for less often. */
const PATIENCE = { lossless: 32, lossy: 64 };
const MOST = 1000;

/** Where the frames of an earlier coding jump from one grid to another. Seconds. */
export interface GridBreak {
  codec: string;
  from: number;
  to: number;
  before: number;
  after: number;
  /** Samples within which the offsets are told. */
  frame: number;
  strength: number;
}

/** What is seen of lossy codings earlier than the file's own, if it has one. */
export interface GridReport {
  /** The first grid seen, if any; its offset is told within `frame` samples. */
  grid: { codec: string; offset: number; frame: number; strength: number } | null;
  breaks: GridBreak[];
}

/** Watches one channel of sound at its own rate for the frame grid of an earlier coding: MP3, AAC, Vorbis, Opus in its music mode. */
export class GridTracker {
  readonly #rate: number;
  readonly #finder: GridFinder;
  readonly #piece: number;
  readonly #patience: number;
  readonly #least: number;
  /** Pieces that are searched at the beginning. */
  readonly #first: (piece: number) => boolean;
  /** Three pieces: the one looked at stands in the middle. */
  #buffer: Float32Array;
  #filled: number;
  /** Sample of the file at which the buffer begins; before the first there is silence. */
  #origin: number;
  #pieces = 0;
  #known: NamedGrid | undefined;
  #lastSeen = 0;
  #misses = 0;
  #seen: NamedGrid | undefined;
  #breaks: GridBreak[] = [];

  private constructor(rate: number, finder: GridFinder, lossy: boolean) {
    this.#rate = rate;
    this.#finder = finder;
    this.#patience = lossy ? PATIENCE.lossy : PATIENCE.lossless;
    this.#least = lossy ? SEEN.lossy : SEEN.lossless;
    this.#first = lossy ? (piece) => [1, 3, 9, 27].includes(piece) : (piece) => piece < 4;
    this.#piece = Math.max(2 * rate, 24 * 1024);
    this.#buffer = new Float32Array(3 * this.#piece);
    this.#filled = this.#piece;
    this.#origin = -this.#piece;
  }

  /** `own` is the coding of a lossy file, one that is known (`own.ts`); null for samples held without loss. */
  static async open(sampleRate: number, own: string | null = null): Promise<GridTracker> {
    return new GridTracker(sampleRate, await GridFinder.open(sampleRate, own), own !== null);
  }

  push(samples: Float32Array): void {
    for (let at = 0; at < samples.length; ) {
      const take = Math.min(samples.length - at, this.#buffer.length - this.#filled);
      this.#buffer.set(samples.subarray(at, at + take), this.#filled);
      this.#filled += take;
      at += take;
      if (this.#filled === this.#buffer.length) this.#turn();
    }
  }

  finish(): GridReport {
    // The rest: a full piece and what is left, if that is enough to tell.
    const piece = this.#piece;
    if (this.#filled >= 2 * piece) this.#look(piece, 2 * piece);
    if (this.#filled >= 2.7 * piece) this.#look(this.#filled - piece, this.#filled);
    const grid = this.#seen;
    return {
      grid: grid
        ? {
            codec: grid.codec,
            offset: grid.offset % grid.unit,
            frame: grid.unit,
            strength: Number(grid.strength.toFixed(1)),
          }
        : null,
      breaks: this.#breaks,
    };
  }

  /** Looks at the middle of the buffer, then moves on by a piece. */
  #turn(): void {
    this.#look(this.#piece, 2 * this.#piece);
    this.#buffer.copyWithin(0, this.#piece);
    this.#origin += this.#piece;
    this.#filled -= this.#piece;
    this.#pieces++;
  }

  #stretch(from: number, to: number): Stretch {
    const samples = this.#buffer.subarray(0, this.#filled);
    return { samples, origin: this.#origin, from, to };
  }

  #look(from: number, to: number): void {
    const stretch = this.#stretch(from, to);
    if (this.#known && holds(this.#known, stretch)) {
      this.#lastSeen = this.#origin + to;
      this.#misses = 0;
      return;
    }
    const due = this.#known
      ? this.#misses % PATIENCE.lossless < 2
      : this.#first(this.#pieces) || (this.#pieces > 0 && this.#pieces % this.#patience === 0);
    this.#misses++;
    if (!due) return;
    const found = this.#finder.find(stretch, this.#known);
    if (found && found.strength >= this.#least) this.#note(found, from, to);
  }

  #note(found: NamedGrid, from: number, to: number): void {
    const known = this.#known;
    this.#known = found;
    this.#seen ??= found;
    this.#misses = 0;
    const { unit } = found;
    if (known && (known.offset - found.offset) % unit !== 0 && this.#breaks.length < MOST) {
      this.#breaks.push({
        codec: found.codec,
        ...this.#locate(known, found, from, to),
        before: known.offset % unit,
        after: found.offset % unit,
        frame: unit,
        strength: Number(found.strength.toFixed(1)),
      });
    }
    this.#lastSeen = this.#origin + to;
  }

  /** Where the frames of one grid give way to those of the other. */
  #locate(
    known: NamedGrid,
    found: NamedGrid,
    from: number,
    to: number,
  ): { from: number; to: number } {
    const seconds = (at: number): number => Number((at / this.#rate).toFixed(3));
    if (this.#lastSeen < this.#origin) {
      return { from: seconds(this.#lastSeen), to: seconds(this.#origin + from) };
    }
    // The last frames of the stretch that held may be past the seam already.
    const start = Math.max(0, this.#lastSeen - this.#piece - this.#origin);
    const at = seconds(this.#origin + seamOf(known, found, this.#stretch(start, to)));
    return { from: at, to: at };
  }
}
