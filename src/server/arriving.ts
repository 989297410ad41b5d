import { rm } from "node:fs/promises";
import { join } from "node:path";

/** Where files wait while they arrive: derived, swept when the workbench opens, never part of the case. */
export const ARRIVING = ".mandate/arriving";

/** Removes what a killed server left of files that were arriving. */
export const sweepArriving = (root: string): Promise<void> =>
  rm(join(root, ARRIVING), { recursive: true, force: true });
