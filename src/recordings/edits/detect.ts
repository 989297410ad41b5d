import { findBackgroundChanges, openBackgroundFft } from "./background.ts";
import type { Candidate } from "./candidate.ts";
import { findDiscontinuities } from "./discontinuity.ts";
import { findDropouts } from "./dropout.ts";
import { measureFloors, openFloorFft } from "./floors.ts";
import { findHumBreaks } from "./hum.ts";
import { findNoiseChanges } from "./noise-floor.ts";
import { findOffsets } from "./offset.ts";
import { Pieces } from "./pieces.ts";
import { findReverberationChanges } from "./reverberation.ts";
import { openSlopeFft } from "./slopes.ts";
import { findSpectrumChanges } from "./spectrum.ts";

/** Candidates kept of an hour of sound, the strongest of each kind first; the rest cannot matter. */
const MOST = 2000;

/** Looks for seams while the sound (one channel, 16 kHz) streams by. */
export class EditDetector {
  #found: Candidate[] = [];
  readonly #pieces: Pieces;

  private constructor(pieces: (detector: EditDetector) => Pieces) {
    this.#pieces = pieces(this);
  }

  static async open(): Promise<EditDetector> {
    const fft = await openBackgroundFft();
    const floorFft = await openFloorFft();
    const slopeFft = await openSlopeFft();
    return new EditDetector(
      (detector) =>
        new Pieces((piece) => {
          const floors = measureFloors(piece.samples, floorFft);
          const all = [
            ...findBackgroundChanges(piece, fft),
            ...findDiscontinuities(piece),
            ...findDropouts(piece),
            ...findHumBreaks(piece),
            ...findNoiseChanges(piece, floors),
            ...findOffsets(piece),
            ...findReverberationChanges(piece, slopeFft),
            ...findSpectrumChanges(piece, floors),
          ];
          detector.#keep(all.filter(({ at }) => at >= piece.answerFrom && at < piece.answerTo));
        }),
    );
  }

  #keep(candidates: Candidate[]): void {
    this.#found.push(...candidates);
    if (this.#found.length <= 2 * MOST) return;
    this.#found.sort((a, b) => b.raw - a.raw);
    const kept = new Map<string, number>();
    this.#found = this.#found.filter(({ kind }) => {
      const count = (kept.get(kind) ?? 0) + 1;
      kept.set(kind, count);
      return count <= MOST / 4;
    });
  }

  push(samples: Float32Array): void {
    this.#pieces.push(samples);
  }

  finish(): Candidate[] {
    this.#pieces.finish();
    return this.#found.sort((a, b) => a.at - b.at || b.raw - a.raw);
  }
}
