import type { Entry } from "../model/ledger.ts";

/** A file as the ledger last left it. */
export interface Recorded {
  path: string;
  sha256: string;
  size: number;
  /** Number and time of the entry that vouches for it. */
  entry: number;
  time: string;
  /** Earlier contents of the same file: hash to the entry that recorded it. */
  before: ReadonlyMap<string, number>;
}

const NOTHING: ReadonlyMap<string, number> = new Map();

const recordOf = (entry: Entry, earlier: Recorded | undefined): Recorded | undefined => {
  const sha256 = entry.sha256 ?? earlier?.sha256;
  if (entry.path === undefined || sha256 === undefined) return undefined;
  const before = earlier ? new Map([...earlier.before, [earlier.sha256, earlier.entry]]) : NOTHING;
  const size = entry.size ?? earlier?.size ?? 0;
  return { path: entry.path, sha256, size, entry: entry.sequence, time: entry.time, before };
};

/** The files a case has after these entries, by path. */
export const filesAfter = (entries: Iterable<Entry>): Map<string, Recorded> => {
  const files = new Map<string, Recorded>();
  for (const entry of entries) {
    if (entry.path === undefined) continue;
    const earlier = files.get(entry.act === "move" ? (entry.from ?? "") : entry.path);
    if (entry.act === "move" && entry.from) files.delete(entry.from);
    const record = entry.act === "remove" ? undefined : recordOf(entry, earlier);
    if (record) files.set(entry.path, record);
    else if (entry.act === "remove") files.delete(entry.path);
  }
  return files;
};
