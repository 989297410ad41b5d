import type { Part } from "../part.ts";

/** A file smaller than this is read row by row faster than DuckDB starts. */
export const bulkFrom = 4_000_000;

/** Is a contest in several files? Its stations may be too, and Parquet of one file knows nothing of another. */
export const shareContests = (parts: readonly Part[]): boolean => {
  const seen = new Set<string>();
  for (const { contests } of parts) {
    for (const contest of contests.keys()) {
      if (seen.has(contest)) return true;
      seen.add(contest);
    }
  }
  return false;
};
