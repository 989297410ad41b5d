import { stat } from "node:fs/promises";
import { openDuckDB } from "../../lib/duckdb.ts";
import { partyResolver } from "../parties.ts";
import { type Reconciliation, reconcileBulk } from "../reconcile.ts";
import { type Descriptor, findSources } from "../sources.ts";
import { bulkFrom } from "./limits.ts";
import { reconcileWide } from "./reconcile.ts";
import { deriveWide, type WideFile } from "./wide.ts";

export interface BulkAttempt {
  root: string;
  cache: string;
  parties: readonly string[];
  a: Descriptor;
  b: Descriptor;
  /** Bytes of all files together from which it is worth while; absent: as in loading. */
  from?: number;
}

const sizeOf = async (sources: readonly { path: string }[]): Promise<number> =>
  (await Promise.all(sources.map(async ({ path }) => (await stat(path)).size))).reduce(
    (x, y) => x + y,
    0,
  );

const sameCandidates = (a: readonly WideFile[], b: readonly WideFile[]): boolean => {
  const names = (files: readonly WideFile[]): string =>
    [...new Set(files.flatMap(({ candidates }) => candidates.map(({ candidate }) => candidate)))]
      .sort()
      .join("\u0000");
  return names(a) === names(b);
};

/**
 * Reconciles two large tabulations in bulk. Undefined where they are small, or where one file, repeated stations or unlike
 * lists of candidates need the tables and their macros instead.
 */
export const attemptBulk = async (input: BulkAttempt): Promise<Reconciliation | undefined> => {
  const { root, cache, parties, a, b, from = bulkFrom } = input;
  const sources = [await findSources(root, a), await findSources(root, b)];
  if ((await sizeOf(sources.flat())) < from) return undefined;
  const { instance, connection } = await openDuckDB();
  try {
    const derived: WideFile[][] = [[], []];
    for (const [side, descriptor] of [a, b].entries()) {
      const partyOf = partyResolver(descriptor, parties, () => {});
      for (const source of sources[side]) {
        const wide = await deriveWide({ connection, cache, descriptor, source, partyOf });
        if (!wide) return undefined;
        derived[side].push(wide);
      }
    }
    if (!sameCandidates(derived[0], derived[1])) return undefined;
    const bulk = await reconcileWide(connection, derived[0], derived[1]);
    const party = new Map(
      derived.flat().flatMap(({ candidates }) => candidates.map((c) => [c.candidate, c.party])),
    );
    return bulk && reconcileBulk(bulk, (candidate) => party.get(candidate) ?? null);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
};
