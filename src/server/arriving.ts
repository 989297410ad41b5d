import { rm } from "node:fs/promises";
import { join } from "node:path";

/** Where files wait while they arrive: derived, swept when the workbench opens, never part of the case. */
export const ARRIVING = ".mandate/arriving";

/** Where a bundle waits until it is fetched; likewise. */
export const LEAVING = ".mandate/leaving";

/** Removes what a killed server left of files that were arriving, or waited to be fetched. */
export const sweepArriving = async (root: string): Promise<void> => {
  for (const folder of [ARRIVING, LEAVING])
    await rm(join(root, folder), { recursive: true, force: true });
};
