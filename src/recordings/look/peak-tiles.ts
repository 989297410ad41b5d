import { open } from "node:fs/promises";
import { columnsOf, type Tile } from "./grid.ts";

const HEAD = 20;

export interface PeaksHead {
  columns: number;
  /** Of one column: near 20 ms, exact to the sample. */
  secondsPerColumn: number;
}

const readHead = (head: Buffer): PeaksHead => ({
  columns: head.readUInt32LE(16),
  secondsPerColumn: head.readInt32LE(12) / head.readInt32LE(8),
});

/** Shape of a waveform file (audiowaveform .dat, version 1, 8 bit). */
export const readPeaksHead = async (file: string): Promise<PeaksHead> => {
  const handle = await open(file);
  try {
    const { buffer } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return readHead(buffer);
  } finally {
    await handle.close();
  }
};

/** Smallest and largest of each run of `step` pairs. */
const reduce = (pairs: Int8Array, step: number): Int8Array => {
  const count = Math.ceil(pairs.length / 2 / step);
  const out = new Int8Array(count * 2);
  for (let column = 0; column < count; column++) {
    let low = 127;
    let high = -128;
    const end = Math.min(pairs.length, (column + 1) * step * 2);
    for (let at = column * step * 2; at < end; at += 2) {
      if (pairs[at] < low) low = pairs[at];
      if (pairs[at + 1] > high) high = pairs[at + 1];
    }
    out[2 * column] = low;
    out[2 * column + 1] = high;
  }
  return out;
};

/**
 * A tile of a waveform: a pair of signed bytes (smallest, largest) a column, full scale ±127; shorter at the file's end, empty beyond it.
 * Nothing is left out by drawing it small: a column keeps the extremes of all it stands for.
 */
export const peakTile = async (file: string, tile: Tile): Promise<Int8Array> => {
  const handle = await open(file);
  try {
    const { columns } = readHead((await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0)).buffer);
    const { from, to } = columnsOf(tile);
    const length = Math.max(0, Math.min(columns, to) - from) * 2;
    const pairs = new Int8Array(length);
    const { bytesRead } = await handle.read(pairs, 0, length, HEAD + from * 2);
    return reduce(pairs.subarray(0, bytesRead), 2 ** tile.level);
  } finally {
    await handle.close();
  }
};
