import type { Column } from "../../model/forensics.ts";

/** Columns of counts a set of stations may have. */
export const countNames = [
  "registered",
  "issued",
  "valid",
  "rejected",
  "leader",
] as const satisfies readonly Column[];

/** All columns: the counts, and the places each station lies in. */
export const columnNames = [...countNames, "region", "contest"] as const;
