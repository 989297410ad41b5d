import { availableParallelism } from "node:os";
import type { MandateError } from "../lib/error.ts";
import { readsTable } from "../lib/reads-table.ts";
import type { Stations } from "../model/forensics.ts";
import type { Table } from "../model/table.ts";
import { type Battery, batteryTable } from "./battery/tables.ts";
import { deriveBattery } from "./derive.ts";
import { loadStations } from "./stations/stations.ts";
import { rowsOf } from "./stations/table-rows.ts";
import { allTests } from "./tests.ts";

export interface PublishInput {
  /** Absolute real path of the case folder. */
  root: string;
  /** Tables of the results stage. */
  tables: readonly Table[];
  /** Texts of the case's claims and queries: the tests run only where one of them asks for the table. */
  claims: readonly string[];
}

/** Seed of every run whose results are published; `mandate forensics --seed` shows others. */
export const PUBLISHED_SEED = "1";

/** Ids of the tabulations that have polling stations. */
export const stationTabulations = async (tables: readonly Table[]): Promise<string[]> =>
  (await rowsOf(tables, "tabulations"))
    .filter((row) => row[4] === "station")
    .map((row) => String(row[0]));

/** What the tests said of one tabulation, with the stations they ran on. */
export interface Derived extends Battery {
  stations: Stations;
}

/** Whether a check of the case reads the table, so that the tests have to run; prose that says the word does not. */
export const wantsForensics = (claims: readonly string[]): boolean =>
  readsTable(claims, ["forensics"]);

/**
 * Every test nationally and by region, for the leader of each tabulation that has stations, from the case's cache where
 * it stands there. Nothing, at no cost, unless a claim names the table.
 */
export const deriveForensics = async (input: PublishInput): Promise<Derived[]> => {
  const { root, tables, claims } = input;
  const derived: Derived[] = [];
  if (!wantsForensics(claims)) return derived;
  for (const tabulation of await stationTabulations(tables)) {
    const loaded = await loadStations(tables, { tabulation }).catch((error: MandateError) => {
      if (error.code === "forensics/no-stations") return undefined;
      throw error;
    });
    if (!loaded) continue;
    const { stations, subject } = loaded;
    const results = await deriveBattery(root, stations, {
      tests: allTests,
      levels: ["all", "region"],
      seed: PUBLISHED_SEED,
      threads: Math.min(2, availableParallelism()),
    });
    derived.push({ tabulation, subject, results, stations });
  }
  return derived;
};

/** The `forensics` table of a case. */
export const publishForensics = async (input: PublishInput): Promise<Table> =>
  batteryTable(await deriveForensics(input));
