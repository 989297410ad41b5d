import { openAac, openOpusMusic, openVorbis } from "./codecs.ts";
import type { LappedTransform } from "./lapped.ts";
import { mp3 } from "./mp3.ts";
import { OwnGrid } from "./own.ts";
import { type Grid, gridStrengths, strongest } from "./search.ts";
import type { Stretch } from "./stretch.ts";

/** Strength from which a grid counts as seen. In a lossy file the blocks of its own coding show faintly elsewhere, too. */
export const SEEN = { lossless: 8, lossy: 10 };
const FRAMES = 6;
const GLANCE = 4.2;
/** AAC and Vorbis show through each other's window; the right one stands out more by this, where nothing was coded after it. */
const CLEARLY = 1.3;
const EITHER = "AAC or Vorbis";

/** A grid with the name of the coding it tells of, and the samples within which the place of its frames is told. */
export interface NamedGrid extends Grid {
  codec: string;
  unit: number;
}

const named = (best: Grid, others: readonly Grid[]): NamedGrid => {
  const { name, unit, span } = best.transform;
  const twin = others.find(({ transform, strength, offset }) => {
    if (transform.name === name || !["AAC", "Vorbis"].includes(transform.name)) return false;
    const apart = offset + transform.span / 2 - (best.offset + span / 2);
    return apart % transform.unit === 0 && strength * CLEARLY > best.strength;
  });
  const either = twin !== undefined && ["AAC", "Vorbis"].includes(name);
  return {
    ...best,
    codec: either ? EITHER : name,
    unit: either ? Math.min(unit, twin.transform.unit) : unit,
  };
};

/** Looks for the strongest grid of an earlier coding that is not the file's own. */
export class GridFinder {
  readonly #transforms: LappedTransform[];
  readonly #own: OwnGrid | undefined;

  private constructor(transforms: LappedTransform[], own: OwnGrid | undefined) {
    this.#transforms = transforms;
    this.#own = own;
  }

  /** `own` is the coding of a lossy file ({@link knownCoding}); null for samples held without loss. */
  static async open(sampleRate: number, own: string | null): Promise<GridFinder> {
    const transforms = [mp3, await openAac(), await openVorbis(sampleRate)];
    if (sampleRate === 48_000) transforms.push(await openOpusMusic());
    const mine = own === null ? undefined : new OwnGrid(own);
    // What is the file's own has to be known first.
    transforms.sort((a, b) => Number(mine?.is(b) ?? 0) - Number(mine?.is(a) ?? 0));
    return new GridFinder(transforms, mine);
  }

  /** The strongest grid in a stretch, however faint: of any coding, or of the one that is known. */
  find(stretch: Stretch, known?: NamedGrid): NamedGrid | undefined {
    const grids: Grid[] = [];
    const transforms = known ? [known.transform] : this.#transforms;
    for (const transform of transforms) {
      if (this.#showsOtherwise(transform, grids)) continue;
      grids.push(this.#strongest(stretch, transform));
    }
    grids.sort((a, b) => b.strength - a.strength);
    const [best] = grids;
    if (!best) return undefined;
    return known ? { ...best, codec: known.codec, unit: known.unit } : named(best, grids);
  }

  /** Long blocks of Vorbis show as AAC's where those are as long: nothing there, nothing here. */
  #showsOtherwise({ name, frame }: LappedTransform, before: readonly Grid[]): boolean {
    const aac = before.find(({ transform }) => transform.name === "AAC");
    return name === "Vorbis" && aac?.transform.frame === frame && aac.strength < GLANCE;
  }

  #strongest({ samples, origin, from, to }: Stretch, transform: LappedTransform): Grid {
    const room = to - from - transform.span - transform.frame - 16;
    const step = Math.max(1, Math.floor(room / FRAMES));
    const starts = Array.from({ length: FRAMES }, (_, i) => from + 8 + i * step);
    const search = (from: number[]): Grid => {
      const strengths = gridStrengths(samples, transform, { from, origin });
      this.#own?.learn(transform, strengths, SEEN.lossless);
      return strongest(
        transform,
        strengths,
        (offset) => this.#own?.mayBe(transform, offset) ?? false,
      );
    };
    if (this.#own?.hides(transform)) search(starts);
    // Two frames tell sound that was never coded, at a third of the cost.
    const glance = search([starts[1], starts[FRAMES - 2]]);
    return glance.strength < GLANCE ? glance : search(starts);
  }
}
