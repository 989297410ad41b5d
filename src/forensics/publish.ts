import { availableParallelism } from "node:os";
import type { MandateError } from "../lib/error.ts";
import { forensicsTable } from "../model/forensics.ts";
import type { Table } from "../model/table.ts";
import { deriveBattery } from "./derive.ts";
import { loadStations } from "./stations.ts";
import { rowsOf } from "./table-rows.ts";
import { type Battery, batteryTable } from "./tables.ts";
import { allTests } from "./tests.ts";

export interface PublishInput {
  /** Absolute real path of the case folder. */
  root: string;
  /** Tables of the results stage. */
  tables: readonly Table[];
  /** Texts of the case's claims: the tests run only where one of them asks for the table. */
  claims: readonly string[];
}

/** Seed of every run whose results are published; `mandate forensics --seed` shows others. */
export const PUBLISHED_SEED = "1";

/** Ids of the tabulations that have polling stations. */
export const stationTabulations = async (tables: readonly Table[]): Promise<string[]> =>
  (await rowsOf(tables, "tabulations"))
    .filter((row) => row[4] === "station")
    .map((row) => String(row[0]));

/**
 * The `forensics` table of a case: every test nationally and by region, for the leader of each tabulation that has
 * stations. Empty, and costing nothing, unless a claim names the table.
 */
export const publishForensics = async ({ root, tables, claims }: PublishInput): Promise<Table> => {
  const wanted = claims.some((text) => /\bforensics\b/i.test(text));
  if (!wanted) return { spec: forensicsTable, rows: [] };
  const batteries: Battery[] = [];
  for (const tabulation of await stationTabulations(tables)) {
    const loaded = await loadStations(tables, { tabulation }).catch((error: MandateError) => {
      if (error.code === "forensics/no-stations") return undefined;
      throw error;
    });
    if (!loaded) continue;
    const results = await deriveBattery(root, loaded.stations, {
      tests: allTests,
      levels: ["all", "region"],
      seed: PUBLISHED_SEED,
      threads: Math.min(2, availableParallelism()),
    });
    batteries.push({ tabulation, subject: loaded.subject, results });
  }
  return batteryTable(batteries);
};
