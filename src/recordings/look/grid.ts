/** Columns of a tile, at every level. */
export const TILE_COLUMNS = 512;

/** A tile of a picture: at level L a column stands for 2^L columns of the file it is made from. */
export interface Tile {
  level: number;
  index: number;
}

/** Deepest level: 20 ms a column at 0, three days a column at 23. */
export const MAX_LEVEL = 23;

/** First column of the file a tile stands for, and the one after its last. */
export const columnsOf = ({ level, index }: Tile): { from: number; to: number } => ({
  from: index * TILE_COLUMNS * 2 ** level,
  to: (index + 1) * TILE_COLUMNS * 2 ** level,
});
