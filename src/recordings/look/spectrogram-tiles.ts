import { open } from "node:fs/promises";
import { columnsOf, type Tile } from "./grid.ts";
import { raise, STEP, STEPS, stepFile } from "./pyramid.ts";
import { spectrogramGrid } from "./spectrogram.ts";

export interface SpectrogramHead {
  columns: number;
  secondsPerColumn: number;
  rows: number;
  /** Hertz at the upper edge of the last row. */
  top: number;
  /** Seconds by which a column's window is later than the column. */
  offset: number;
}

/** Shape of a spectrogram file as the analysis makes it. */
export const readSpectrogramHead = async (file: string): Promise<SpectrogramHead> => {
  const { rate, hop, rows, window } = spectrogramGrid;
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const offset = (window - hop) / 2 / rate;
    return {
      columns: Math.floor(size / rows),
      secondsPerColumn: hop / rate,
      rows,
      top: rate / 2,
      offset,
    };
  } finally {
    await handle.close();
  }
};

/** Columns `from` to `to` of a file, as far as it goes. */
const readColumns = async (file: string, from: number, to: number): Promise<Uint8Array> => {
  const { rows } = spectrogramGrid;
  const handle = await open(file);
  try {
    const columns = Math.floor((await handle.stat()).size / rows);
    const bytes = new Uint8Array(Math.max(0, Math.min(to, columns) - from) * rows);
    if (bytes.length > 0) await handle.read(bytes, 0, bytes.length, from * rows);
    return bytes;
  } finally {
    await handle.close();
  }
};

const reduce = (columns: Uint8Array, step: number): Uint8Array => {
  const { rows } = spectrogramGrid;
  if (step === 1) return columns;
  const count = Math.ceil(columns.length / rows / step);
  const out = new Uint8Array(count * rows);
  for (let column = 0; column < count; column++) {
    const part = columns.subarray(column * step * rows, (column + 1) * step * rows);
    raise(out.subarray(column * rows, (column + 1) * rows), part, rows);
  }
  return out;
};

/**
 * A tile of a spectrogram: 128 bytes a column, from low to high, 0 for −110 dBFS and 255 for 0; shorter at the file's end. Read from the
 * coarsest copy (see pyramid.ts) that still has a column for each of the tile's.
 */
export const spectrogramTile = async (file: string, tile: Tile): Promise<Uint8Array> => {
  const step = Math.min(STEPS, Math.floor(tile.level / Math.log2(STEP)));
  const scale = STEP ** step;
  const { from, to } = columnsOf(tile);
  const columns = await readColumns(stepFile(file, step), from / scale, to / scale);
  return reduce(columns, 2 ** tile.level / scale);
};
