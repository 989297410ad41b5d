import { existsSync } from "node:fs";
import type { Stations } from "../../src/model/forensics.ts";
import { russia2011 } from "../../test/forensics-data.ts";
import { sharedPath } from "../../test/shared.ts";

/** Stations of Russia 2011; a benchmark without its data fails, and says what is missing. */
export const benchStations = (): Stations => {
  const path = sharedPath("data", "russia-2011", "2011.csv.zip");
  if (!existsSync(path)) throw new Error(`missing data: ../shared/data/russia-2011 (${path})`);
  return russia2011();
};
