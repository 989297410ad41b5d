import { segment } from "../api/client.ts";
import type { Picture } from "../api/types.ts";
import { levelFor, TILE_COLUMNS, tilesOf, type Viewport } from "./viewport.ts";

/** A picture of one recording, fetched in tiles as they are needed. */
export interface PictureSource {
  recording: string;
  /** Tells one analysis from another of a file with the same name. */
  version: string;
  kind: "waveform" | "spectrogram";
  picture: Picture;
}

export interface DrawnTile<T> {
  /** Seconds at which its first column begins, and of one column. */
  from: number;
  column: number;
  value: T;
}

/** Tiles kept, in all pictures together: a screen needs about ten. */
const MOST = 240;
const kept = new Map<string, Promise<unknown>>();
const arrived = new Map<string, unknown>();

const remember = (key: string, tile: Promise<unknown>): Promise<unknown> => {
  kept.set(key, tile);
  const [oldest] = kept.keys();
  if (kept.size > MOST) {
    kept.delete(oldest);
    arrived.delete(oldest);
  }
  return tile;
};

/** Calls back when a tile has come, for each canvas that waits for it; one that cannot be had is asked for again another time. */
const wait = (key: string, tile: Promise<unknown>, onTile: () => void): void =>
  void tile.then(
    (value) => {
      arrived.set(key, value);
      return onTile();
    },
    () => kept.delete(key),
  );

const fetchTile = async (address: string): Promise<Uint8Array<ArrayBuffer>> => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`tile ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
};

interface Wanted<T> {
  source: PictureSource;
  view: Viewport;
  /** Pixels across. */
  width: number;
  /** Makes of a tile's bytes what is drawn. */
  make: (bytes: Uint8Array<ArrayBuffer>) => T;
  /** Called when a tile that was missing has come. */
  onTile: () => void;
}

/** The tiles of a stretch that are there now; those that are not are fetched. */
export const tilesFor = <T>({ source, view, width, make, onTile }: Wanted<T>): DrawnTile<T>[] => {
  const { recording, version, kind, picture } = source;
  const level = levelFor((view.to - view.from) / width, picture.secondsPerColumn);
  const column = picture.secondsPerColumn * 2 ** level;
  const last = Math.ceil(picture.columns / 2 ** level / TILE_COLUMNS) - 1;
  return tilesOf(view, column * TILE_COLUMNS, last).flatMap((index) => {
    const key = `${version} ${kind} ${level} ${index}`;
    if (!arrived.has(key)) {
      const address = `/api/recordings/${segment(recording)}/${kind}/${level}/${index}`;
      wait(key, kept.get(key) ?? remember(key, fetchTile(address).then(make)), onTile);
    }
    const value = arrived.get(key) as T | undefined;
    const from = index * column * TILE_COLUMNS + picture.offset;
    return value === undefined ? [] : [{ from, column, value }];
  });
};
