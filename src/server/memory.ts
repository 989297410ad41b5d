import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { LastTime } from "./finding-line.ts";
import type { Overview } from "./schemas/overview.ts";

/** Derived and safe to delete, as all of `.mandate/`. */
const FILE = "workbench.json";

/** What the workbench knew of a case when it was last open: shown at once, until the case has been tested anew. */
export interface Memory {
  last: LastTime | undefined;
  overview: Overview | undefined;
  keep(overview: Overview, at: string): Promise<void>;
}

const read = async (file: string) => {
  try {
    const text = await readFile(file, "utf8");
    const { rememberedSchema } = await import("./schemas/remembered.ts");
    return rememberedSchema.parse(JSON.parse(text));
  } catch {
    // Never written, or by another version: nothing is remembered.
    return undefined;
  }
};

/** Reads what is remembered of a case folder; `keep` replaces it whole or not at all. */
export const recallCase = async (folder: string): Promise<Memory> => {
  const known = await read(join(folder, ".mandate", FILE));
  return {
    last: known && { at: known.at, outcomes: known.outcomes },
    overview: known && { ...known.overview, version: 0, fresh: false },
    async keep(overview, at) {
      const pairs = overview.findings.map(({ id, outcome }) => [id, outcome]);
      const text = JSON.stringify({ at, outcomes: Object.fromEntries(pairs), overview });
      await mkdir(join(folder, ".mandate"), { recursive: true });
      const fresh = join(folder, ".mandate", `${FILE}.${process.pid}`);
      await writeFile(fresh, text);
      await rename(fresh, join(folder, ".mandate", FILE));
    },
  };
};
