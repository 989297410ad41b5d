import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { resolveWithin } from "../lib/safe-path.ts";
import type { Stations, TestResult } from "../model/forensics.ts";
import { type BatteryOptions, runBattery } from "./battery/battery.ts";
import { columnNames } from "./stations/columns.ts";

/** Raised whenever a test gives other figures for the same data: old results are then not taken for new. */
const EDITION = 4;

/** Names the results by everything they depend on: data, tests, their options, levels and seed. */
const batteryKey = (stations: Stations, { tests, levels, seed }: BatteryOptions): string => {
  const hash = createHash("sha256");
  const options = tests.map(({ id, defaults, lower }) => ({ id, defaults, lower }));
  const { regions, contests } = stations;
  hash.update(JSON.stringify({ EDITION, levels, seed, options, regions, contests }));
  for (const name of columnNames) {
    const column = stations[name];
    hash.update(`${name} ${column?.byteLength ?? "none"}`);
    if (column) hash.update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  }
  return hash.digest("hex");
};

const read = async (path: string): Promise<TestResult[] | undefined> => {
  try {
    return JSON.parse(await readFile(path, "utf8")) as TestResult[];
  } catch {
    // Absent or cut short: derived anew, as anything under .mandate/ may be.
    return undefined;
  }
};

/**
 * The battery's results from the case's cache, or run and kept there. `root` is the case folder's real path; deleting
 * the cache costs time and nothing else.
 */
export const deriveBattery = async (
  root: string,
  stations: Stations,
  options: BatteryOptions,
): Promise<TestResult[]> => {
  const name = `.mandate/forensics/${batteryKey(stations, options)}.json`;
  const path = await resolveWithin(root, name);
  const kept = await read(path);
  if (kept) return kept;
  const results = await runBattery(stations, options);
  await mkdir(dirname(path), { recursive: true });
  const fresh = `${path}.${process.pid}`;
  await writeFile(fresh, JSON.stringify(results));
  await rename(fresh, path);
  return results;
};
