import { type LappedTransform, openAac } from "./lapped.ts";
import { mp3 } from "./mp3.ts";
import { dipsAt, type Grid, searchGrid } from "./search.ts";

/** Strength from which a grid counts as seen. Sound never coded reached 5.3 in the tests, MP3 and AAC 10 to 85. */
export const SEEN = 8;
const FRAMES = 6;
const GLANCE = 4.2;
const CHECKED = 8;
/** Pieces between two searches while no grid is known: a search costs half a second. */
const PATIENCE = 32;
const MOST = 1000;

/** Where the frames of an earlier coding jump from one grid to another. Seconds. */
export interface GridBreak {
  codec: string;
  from: number;
  to: number;
  before: number;
  after: number;
  frame: number;
  strength: number;
}

/** What is seen of earlier lossy codings in sound that is held without loss. */
export interface GridReport {
  /** The first grid seen, if any. */
  grid: { codec: string; offset: number; frame: number; strength: number } | null;
  breaks: GridBreak[];
}

/** Watches one channel of lossless sound at its own rate for the frame grid of an earlier MP3 or AAC coding. */
export class GridTracker {
  readonly #rate: number;
  readonly #transforms: LappedTransform[];
  readonly #piece: number;
  /** Three pieces: the one looked at stands in the middle. */
  #buffer: Float32Array;
  #filled: number;
  /** Sample of the file at which the buffer begins; before the first there is silence. */
  #origin: number;
  #pieces = 0;
  #known: Grid | undefined;
  #lastSeen = 0;
  #misses = 0;
  #first: Grid | undefined;
  #breaks: GridBreak[] = [];

  private constructor(rate: number, transforms: LappedTransform[]) {
    this.#rate = rate;
    this.#transforms = transforms;
    this.#piece = Math.max(2 * rate, 24 * 1024);
    this.#buffer = new Float32Array(3 * this.#piece);
    this.#filled = this.#piece;
    this.#origin = -this.#piece;
  }

  static async open(sampleRate: number): Promise<GridTracker> {
    return new GridTracker(sampleRate, [mp3, await openAac()]);
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
    const grid = this.#first;
    return {
      grid: grid
        ? {
            codec: grid.transform.name,
            offset: grid.offset,
            frame: grid.transform.frame,
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

  #look(from: number, to: number): void {
    if (this.#known && this.#holds(this.#known, from, to)) {
      this.#lastSeen = this.#origin + to;
      this.#misses = 0;
      return;
    }
    const due = this.#known
      ? this.#misses % PATIENCE < 2
      : this.#pieces < 4 || this.#pieces % PATIENCE === 0;
    this.#misses++;
    if (!due) return;
    const found = this.#search(from, to);
    if (!found || found.strength < SEEN) return;
    this.#note(found, from, to);
  }

  #search(from: number, to: number): Grid | undefined {
    const samples = this.#buffer.subarray(0, this.#filled);
    const transforms = this.#known ? [this.#known.transform] : this.#transforms;
    return transforms
      .map((transform) => {
        const room = to - from - transform.span - transform.frame - 16;
        const step = Math.max(1, Math.floor(room / FRAMES));
        const starts = Array.from({ length: FRAMES }, (_, i) => from + 8 + i * step);
        const search = (from: number[]): Grid =>
          searchGrid(samples, transform, { from, origin: this.#origin });
        // Two frames tell sound that was never coded, at a third of the cost.
        const glance = search([starts[1], starts[FRAMES - 2]]);
        return glance.strength < GLANCE ? glance : search(starts);
      })
      .sort((a, b) => b.strength - a.strength)[0];
  }

  /** Places of the grid's frames between two places of the buffer. */
  #places({ transform, offset }: Grid, from: number, to: number): number[] {
    const { frame, span } = transform;
    const last = Math.min(to, this.#filled) - span - 8;
    const places: number[] = [];
    const start = from + 8;
    const lead = (((offset - this.#origin - start) % frame) + frame) % frame;
    for (let at = start + lead; at <= last; at += frame) places.push(at);
    return places;
  }

  #dips(grid: Grid, places: readonly number[]): number[] {
    return dipsAt(this.#buffer.subarray(0, this.#filled), grid.transform, places);
  }

  /** Whether most frames of a stretch still lie on the grid, by a few of them. */
  #holds(grid: Grid, from: number, to: number): boolean {
    const all = this.#places(grid, from, to);
    const some = all.filter((_, i) => i % Math.max(1, Math.floor(all.length / CHECKED)) === 0);
    const off = this.#dips(
      { ...grid, offset: grid.offset + 7 },
      some.map((at) => at + 7),
    );
    const on = this.#dips(grid, some);
    const spread = Math.sqrt(off.reduce((sum, dip) => sum + dip * dip, 1e-6) / off.length);
    // A frame fails where the grid ends within the stretch, too: all but one must hold.
    return on.filter((dip) => dip > 2 * spread).length >= on.length - 1;
  }

  #note(found: Grid, from: number, to: number): void {
    const known = this.#known;
    this.#known = found;
    this.#first ??= found;
    this.#misses = 0;
    if (known && known.transform === found.transform && known.offset !== found.offset) {
      const place = this.#locate(known, found, from, to);
      if (this.#breaks.length < MOST)
        this.#breaks.push({
          codec: found.transform.name,
          ...place,
          before: known.offset,
          after: found.offset,
          frame: found.transform.frame,
          strength: Number(found.strength.toFixed(1)),
        });
    }
    this.#lastSeen = this.#origin + to;
  }

  /** Where the frames of one grid give way to those of the other. */
  #locate(known: Grid, found: Grid, from: number, to: number): { from: number; to: number } {
    const seconds = (at: number): number => Number(((this.#origin + at) / this.#rate).toFixed(3));
    // The last frames of the stretch that held may be past the seam already.
    const start = Math.max(0, this.#lastSeen - this.#piece - this.#origin);
    if (this.#lastSeen < this.#origin) {
      return { from: Number((this.#lastSeen / this.#rate).toFixed(3)), to: seconds(from) };
    }
    const signed = [known, found].flatMap((grid, i) => {
      const places = this.#places(grid, start, to);
      return this.#dips(grid, places).map((dip, k) => ({
        at: places[k] + known.transform.span / 2,
        gain: i === 0 ? dip : -dip,
      }));
    });
    signed.sort((a, b) => a.at - b.at);
    let [sum, best, at] = [0, Number.NEGATIVE_INFINITY, from];
    for (const [i, each] of signed.entries()) {
      sum += each.gain;
      if (sum <= best) continue;
      best = sum;
      at = i + 1 < signed.length ? (each.at + signed[i + 1].at) / 2 : each.at;
    }
    return { from: seconds(at), to: seconds(at) };
  }
}
