import type { LappedTransform } from "./lapped.ts";
import { strongest } from "./search.ts";

/** Samples beside a frame of the file's own coding in which no other coding's is looked for. */
const BESIDE = 8;

interface Kind {
  name: string;
  /** Samples within which the file's own frames show again: those of its short blocks. */
  unit?: number;
  /** Where its frames begin as a rule, once the encoder's delay is taken off or, in files that do not state it, left. */
  usual: readonly number[];
}

const kinds: Record<string, Kind> = {
  mp3: { name: "MP3", usual: [48, 1] },
  aac: { name: "AAC", unit: 128, usual: [0, 960] },
  vorbis: { name: "Vorbis", usual: [] },
  opus: { name: "Opus", unit: 120, usual: [228] },
};

/** Whether an earlier coding is looked for inside a file of this coding. */
export const knownCoding = (codec: string): boolean => codec in kinds;

/** AAC and Vorbis show through each other's transform. */
const alike = (a: string, b: string): boolean =>
  a === b || (a !== "MP3" && b !== "MP3" && a !== "Opus" && b !== "Opus");

/**
 * The grid of a lossy file's own coding, which shows in whatever it decodes to. Where its frames lie depends on encoder and decoder, so it is
 * learned where one first shows: a usual place if there is one, else the strongest. It is the same to the file's end.
 */
export class OwnGrid {
  readonly #kind: Kind;
  #found: { centre: number; unit: number } | undefined;

  constructor(codec: string) {
    this.#kind = kinds[codec];
  }

  /** Whether a transform is that of the file's own coding. */
  is(transform: LappedTransform): boolean {
    return transform.name === this.#kind.name;
  }

  /** Whether nothing can be told through a transform before the file's own grid is known. */
  hides(transform: LappedTransform): boolean {
    return this.#found === undefined && this.is(transform);
  }

  /** Learns from the strengths of its own transform, unless it has. */
  learn(transform: LappedTransform, strengths: Float64Array, seen: number): void {
    if (!this.hides(transform)) return;
    const usual = this.#kind.usual.find((offset) => strengths[offset] >= seen);
    const { offset, strength } = strongest(transform, strengths);
    if (strength < seen) return;
    this.#found = {
      centre: (usual ?? offset) + transform.span / 2,
      unit: this.#kind.unit ?? transform.unit,
    };
  }

  /** Whether a frame at an offset may be the file's own; while that is not known, every frame of a like coding may. */
  mayBe(transform: LappedTransform, offset: number): boolean {
    if (!alike(transform.name, this.#kind.name)) return false;
    if (!this.#found) return true;
    const { centre, unit } = this.#found;
    const apart = (((offset + transform.span / 2 - centre) % unit) + unit) % unit;
    return Math.min(apart, unit - apart) <= BESIDE;
  }
}
