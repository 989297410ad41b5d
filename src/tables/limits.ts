import type { Cell } from "../model/table.ts";

/** What one query may use. A check that needs more is broken, not slow. */
export interface Limits {
  seconds: number;
  rows: number;
  /** Characters of all its cells together. */
  characters: number;
}

export const defaultLimits: Limits = { seconds: 10, rows: 10_000, characters: 4_000_000 };

export interface QueryResult {
  columns: { name: string; type: string }[];
  rows: Cell[][];
}
