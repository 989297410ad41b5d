import { escapeMarkup } from "../../lib/markup.ts";
import type { Reading, TestResult } from "../../model/forensics.ts";
import type { Wording } from "../wording/wording.ts";
import { at, label, type Picture, svg } from "./svg.ts";

const [CELL, TOP] = [92, 8];

interface Cell {
  place: string;
  /** Standard deviations above what chance expects; null where there is no figure. */
  z: number | null;
  q: number | null;
}

const colour = ({ z, q }: Cell): string => {
  if (z === null) return "#f2f2f2";
  if (q !== null && q <= 0.05) return z > 0 ? "#e08a4f" : "#7fa8d1";
  return "#e4e4e4";
};

const firstWord = (name: string): string => name.split(" ", 1)[0];

/** Names cut to fit, without a first word that others share: what is left tells them apart. */
const shortNames = (names: readonly string[]): string[] => {
  const sharing = Map.groupBy(names, firstWord);
  return names.map((name) => {
    const word = firstWord(name);
    const shared = sharing.get(word)!.length > 1 && name.length > word.length + 1;
    const rest = shared && name.length > 12 ? `…${name.slice(word.length + 1)}` : name;
    return rest.length > 12 ? `${rest.slice(0, 11)}…` : rest;
  });
};

const square = (cell: Cell, name: string, { x, y }: { x: number; y: number }): string =>
  [
    `<g><title>${escapeMarkup(cell.place)}</title>`,
    `<rect x="${at(x)}" y="${at(y)}" width="${CELL - 4}" height="44" rx="3" fill="${colour(cell)}"/>`,
    label(x + (CELL - 4) / 2, y + 18, name),
    label(
      x + (CELL - 4) / 2,
      y + 35,
      cell.z === null ? "–" : (Math.round(cell.z * 10) / 10 + 0).toFixed(1),
    ),
    "</g>",
  ].join("");

export interface RegionGrid {
  results: readonly TestResult[];
  /** The test and measure whose figure fills the squares. */
  test: string;
  measure: string;
  /** Adjusted p of a result's reading. */
  q: (result: number, reading: number) => number | undefined;
  wording: Wording;
}

/** Standard deviations above what chance expects, where all three are known. */
const standardised = ({ observed, expected, sd }: Reading): number | null =>
  observed !== null && expected !== null && sd !== null && sd > 0
    ? (observed - expected) / sd
    : null;

const cellsOf = ({ results, test, measure, q, wording }: RegionGrid): Cell[] =>
  results.flatMap((result, i): Cell[] => {
    if (result.level !== "region" || result.test !== test) return [];
    const figure = result.readings.findIndex((reading) => reading.measure === measure);
    return [
      {
        place: result.place || wording.pictures.unnamed,
        z: figure < 0 ? null : standardised(result.readings[figure]),
        q: q(i, figure) ?? null,
      },
    ];
  });

/** A square a region, in the order of the data: no map is needed, and large regions do not outshout small ones. */
export const regionGrid = (grid: RegionGrid): Picture => {
  const cells = cellsOf(grid);
  const names = shortNames(cells.map(({ place }) => place));
  const across = Math.min(8, Math.max(1, cells.length));
  const rows = Math.ceil(cells.length / across);
  const caption = grid.wording.pictures.regions();
  const frame = { id: "regions", width: across * CELL + 4, height: TOP + rows * 50 + 8 };
  return {
    id: frame.id,
    ...caption,
    svg: svg(
      { ...frame, ...caption },
      cells.map((cell, i) =>
        square(cell, names[i], {
          x: 4 + (i % across) * CELL,
          y: TOP + Math.floor(i / across) * 50,
        }),
      ),
    ),
  };
};
