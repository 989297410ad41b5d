import type { Scenario } from "../model/scenario.ts";
import type { Basis } from "../seats/house.ts";
import type { Run } from "../seats/run.ts";
import { printError } from "./errors.ts";
import type { Io } from "./io.ts";

/** Seconds a query of our own may take; more than a check's, for it reads whole tabulations. */
const limits = { seconds: 300, rows: 5_000_000, characters: 1_000_000_000 };

/** Opens a case, runs a scenario on it and closes it again; problems of the case's files go to stderr. */
export const runOnCase = async (
  folder: string,
  { scenario, basis }: { scenario: Scenario; basis?: Basis | undefined },
  io: Io,
): Promise<{ run: Run; problems: number }> => {
  const [{ openIsolate, readFolder }, { runScenario }, { progressOn }] = await Promise.all([
    import("../tables/isolate.ts"),
    import("../seats/run.ts"),
    import("../lib/tty.ts"),
  ]);
  const progress = progressOn(io.stderr);
  progress.update("opening the case");
  const reading = readFolder(folder);
  const isolate = await openIsolate(folder, { read: () => reading });
  try {
    progress.update("counting seats");
    const { meta, problems } = (await reading).opened;
    const query = (sql: string) => isolate.query(sql, limits);
    const run = await runScenario({ meta, scenario, query, basis });
    progress.end();
    const all = [...problems, ...isolate.problems];
    const seen = new Map(
      all.map((problem) => [JSON.stringify([problem.message, problem.at]), problem]),
    );
    for (const problem of seen.values()) printError(problem, io);
    return { run, problems: seen.size };
  } finally {
    progress.end();
    isolate.close();
  }
};
