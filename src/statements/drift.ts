import { type Word, wordsOf } from "./words.ts";

/** What became of a word between what was uttered and what was printed. */
export interface DriftStep {
  kind: "same" | "dropped" | "added" | "changed";
  /** As uttered, or as the earlier text has it; empty for what was added. */
  uttered: string;
  /** As printed; empty for what was dropped. */
  printed: string;
}

export interface Drift {
  steps: DriftStep[];
  /** Words of the print that nobody uttered, added or changed. */
  unuttered: number;
  /** Words uttered between the first and last that match, and left out without a mark. */
  dropped: number;
  /** Words dropped where the print has an ellipsis. */
  elided: number;
  /** Share of the printed words that were uttered in this order, 0 to 1. */
  faithful: number;
  /** Where in the uttered text the stretch stands, as UTF-16 offsets. */
  start: number;
  end: number;
}

/** Cells of the table an alignment may fill; longer references are cut to where the quote's words stand. */
const maxCells = 20_000_000;

/** The stretch of a long reference that holds most of the quote's words. */
const narrow = (quote: readonly Word[], reference: readonly Word[]): readonly Word[] => {
  const room = Math.max(quote.length * 3, Math.floor(maxCells / (quote.length + 1)));
  if (reference.length <= room) return reference;
  const wanted = new Set(quote.map(({ folded }) => folded));
  const size = Math.min(room, quote.length * 3);
  let inside = 0;
  let best = 0;
  let bestStart = 0;
  for (let at = 0; at < reference.length; at += 1) {
    if (wanted.has(reference[at].folded)) inside += 1;
    if (at >= size && wanted.has(reference[at - size].folded)) inside -= 1;
    if (inside > best) [best, bestStart] = [inside, Math.max(0, at - size + 1)];
  }
  return reference.slice(bestStart, bestStart + size);
};

/** Leaving words out is what prints do most, so it costs least; putting words in costs most. */
const droppedCost = 0.3;
const addedCost = 1;
const changedNear = 0.9;
const changedFar = 1.25;

const cost = (a: Word, b: Word): number => {
  if (a.folded === b.folded) return 0;
  const near = a.folded.length > 4 && a.folded.slice(0, 4) === b.folded.slice(0, 4);
  return near ? changedNear : changedFar;
};

/** Table of the least cost to turn words uttered into words printed; what stands before and after is free. */
const fill = (uttered: readonly Word[], printed: readonly Word[]): Float32Array => {
  const width = uttered.length + 1;
  const table = new Float32Array(width * (printed.length + 1));
  for (let row = 1; row <= printed.length; row += 1) {
    table[row * width] = row * addedCost;
    for (let column = 1; column < width; column += 1) {
      const change =
        table[(row - 1) * width + column - 1] + cost(uttered[column - 1], printed[row - 1]);
      const added = table[(row - 1) * width + column] + addedCost;
      const dropped = table[row * width + column - 1] + droppedCost;
      table[row * width + column] = Math.min(change, added, dropped);
    }
  }
  return table;
};

const bestEnd = (table: Float32Array, width: number, rows: number): number => {
  let best = 0;
  for (let column = 1; column < width; column += 1)
    if (table[rows * width + column] < table[rows * width + best]) best = column;
  return best;
};

interface Trace {
  steps: DriftStep[];
  /** The words uttered between the first and the last that match. */
  stretch: readonly Word[];
}

const trace = (uttered: readonly Word[], printed: readonly Word[]): Trace => {
  const width = uttered.length + 1;
  const table = fill(uttered, printed);
  const steps: DriftStep[] = [];
  let row = printed.length;
  const last = bestEnd(table, width, row);
  let column = last;
  while (row > 0) {
    const here = table[row * width + column];
    const change =
      column > 0
        ? table[(row - 1) * width + column - 1] + cost(uttered[column - 1], printed[row - 1])
        : Infinity;
    if (Math.abs(here - change) < 1e-4) {
      const same = uttered[column - 1].folded === printed[row - 1].folded;
      steps.push({
        kind: same ? "same" : "changed",
        uttered: uttered[column - 1].text,
        printed: printed[row - 1].text,
      });
      row -= 1;
      column -= 1;
    } else if (Math.abs(here - table[(row - 1) * width + column] - addedCost) < 1e-4) {
      steps.push({ kind: "added", uttered: "", printed: printed[row - 1].text });
      row -= 1;
    } else {
      steps.push({ kind: "dropped", uttered: uttered[column - 1].text, printed: "" });
      column -= 1;
    }
  }
  return { steps: steps.toReversed(), stretch: uttered.slice(column, last) };
};

/** How many words were dropped at each place where the print has an ellipsis. */
const elidedIn = (printed: string, steps: readonly DriftStep[]): number => {
  const gaps = new Set<number>();
  let words = 0;
  for (const match of printed.matchAll(/[\p{L}\p{M}\p{N}\u200C]+(?:['’][\p{L}\p{M}]+)*|\.\.\.|…/gu))
    if (match[0] === "..." || match[0] === "…") gaps.add(words);
    else words += 1;
  let seen = 0;
  let elided = 0;
  for (const { kind } of steps) {
    if (kind === "dropped" && gaps.has(seen)) elided += 1;
    if (kind !== "dropped") seen += 1;
  }
  return elided;
};

/**
 * A quote set beside what was uttered (a transcript) or an earlier print, word by word: what was dropped, changed, or
 * put into the quote marks that nobody said. The reference may be much longer than the quote. Both in one language;
 * words across languages are not equated here, see across-languages.ts.
 */
export const alignQuote = (printed: string, uttered: string): Drift => {
  const quote = wordsOf(printed, 2000);
  const { steps, stretch } = trace(narrow(quote, wordsOf(uttered)), quote);
  const end = stretch.at(-1);
  const count = (kind: DriftStep["kind"]): number =>
    steps.filter((step) => step.kind === kind).length;
  const elided = elidedIn(printed, steps);
  return {
    steps,
    unuttered: count("added") + count("changed"),
    dropped: count("dropped") - elided,
    elided,
    faithful: quote.length === 0 ? 1 : count("same") / quote.length,
    start: stretch[0]?.at ?? 0,
    end: end === undefined ? 0 : end.at + end.text.length,
  };
};
