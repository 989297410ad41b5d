import type { Reading } from "../../model/forensics.ts";
import { middle } from "../chance/bootstrap.ts";
import { Random } from "../chance/random.ts";
import { declined, reading } from "../reading.ts";

/** One count of an election, a row a station; `key` tells stations apart, `place` groups neighbours. */
export interface Count {
  key: readonly string[];
  place: readonly string[];
  valid: Int32Array;
  first: Int32Array;
  second: Int32Array;
}

export interface LateCountOptions {
  /** Bootstrap samples of places behind the intervals. */
  bootstraps: number;
  seed: string;
}

interface Sums {
  valid: number;
  margin: number;
}

/** Votes of one place: counted early, counted late, and what changed on sheets counted twice. */
interface Place {
  early: Sums;
  late: Sums;
  changed: Sums;
}

const none = (): Sums => ({ valid: 0, margin: 0 });

const add = (sums: Sums, count: Count, i: number, sign = 1): void => {
  if (count.valid[i] < 0 || count.first[i] < 0 || count.second[i] < 0) return;
  sums.valid += sign * count.valid[i];
  sums.margin += sign * (count.first[i] - count.second[i]);
};

const gather = (early: Count, final: Count): Place[] => {
  const before = new Map(
    early.key.map((key, i) => [key, i] as const).filter(([, i]) => early.valid[i] > 0),
  );
  const places = new Map<string, Place>();
  final.key.forEach((key, i) => {
    let place = places.get(final.place[i]);
    if (!place) {
      place = { early: none(), late: none(), changed: none() };
      places.set(final.place[i], place);
    }
    const at = before.get(key);
    if (at === undefined) {
      add(place.late, final, i);
      return;
    }
    add(place.early, early, at);
    add(place.changed, final, i);
    add(place.changed, early, at, -1);
  });
  return [...places.values()];
};

interface Decomposed {
  early: number;
  final: number;
  /** The margin of the late stations alone. */
  late: number;
  /** Parts of the change: late stations lie elsewhere, differ from their own neighbours, stand where none was counted. */
  elsewhere: number;
  within: number;
  unmatched: number;
  changed: number;
}

const total = (places: readonly Place[], part: keyof Place): Sums =>
  places.reduce(
    (sum, place) => ({
      valid: sum.valid + place[part].valid,
      margin: sum.margin + place[part].margin,
    }),
    none(),
  );

/** Splits the change of the margin (Kitagawa 1955): the parts add up to final − early exactly. */
const decompose = (places: readonly Place[]): Decomposed => {
  const [early, late, changed] = (["early", "late", "changed"] as const).map((part) =>
    total(places, part),
  );
  const all = early.valid + late.valid + changed.valid;
  const base = early.margin / early.valid;
  const parts = { elsewhere: 0, within: 0, unmatched: 0 };
  for (const place of places) {
    if (place.late.valid === 0) continue;
    const here = place.late.margin - base * place.late.valid;
    if (place.early.valid === 0) {
      parts.unmatched += here / all;
      continue;
    }
    const neighbours = (place.early.margin / place.early.valid - base) * place.late.valid;
    parts.elsewhere += neighbours / all;
    parts.within += (here - neighbours) / all;
  }
  return {
    early: base,
    final: (early.margin + late.margin + changed.margin) / all,
    late: late.margin / late.valid,
    ...parts,
    changed: (changed.margin - base * changed.valid) / all,
  };
};

const words: [keyof Decomposed, string][] = [
  ["early", "margin in the early count"],
  ["final", "margin in the final count"],
  ["late", "margin at the late stations"],
  ["elsewhere", "change: late stations lie in other places"],
  ["within", "change: late stations differ from early ones of their own place"],
  ["unmatched", "change: places where nothing was counted early"],
  ["changed", "change: sheets that stand differently in the two counts"],
];

/**
 * The margin between two candidates in an early and a final count, as fractions of valid votes, and where its change comes
 * from. After the debate on Bolivia 2019: Idrobo, Kronick and Rodríguez, Do Shifts in Late-Counted Votes Signal Fraud?, Journal
 * of Politics 84 (2022). Intervals by drawing places anew. A change is no sign of fraud by itself: late stations are
 * slow for reasons, such as distance, that go with how people vote. Places should be small: one polling centre.
 */
export const lateCount = (early: Count, final: Count, options: LateCountOptions): Reading[] => {
  const places = gather(early, final);
  const n = final.key.length;
  const [first, late] = [total(places, "early"), total(places, "late")];
  if (first.valid === 0) return [declined("margin in the early count", n, "no-pairs")];
  if (late.valid === 0) return [declined("margin at the late stations", n, "no-counts")];
  const found = decompose(places);
  const random = new Random(`${options.seed}/late-count`);
  const draws = Array.from({ length: options.bootstraps }, () =>
    decompose(places.map(() => places[random.integer(places.length)])),
  ).filter(({ early: base, late: rest }) => Number.isFinite(base) && Number.isFinite(rest));
  return words.map(([name, measure]) =>
    reading(measure, n, {
      observed: found[name],
      ...(draws.length > 1 && middle(draws.map((draw) => draw[name]))),
    }),
  );
};
