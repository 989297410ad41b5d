import { watch } from "node:fs/promises";
import { reportThrown } from "./errors.ts";
import type { Io } from "./io.ts";

/** Folders of a case that we write ourselves: a change there is no reason to run again. */
const derived = /^(?:\.mandate|report|\.git)(?:[/\\]|$)/;

const SETTLE_MS = 100;

/**
 * Runs once, then again after each change in the folder, until interrupted. What a run throws is printed, and
 * watching goes on: the next save may mend it.
 */
export const watchCase = async (
  folder: string,
  io: Io,
  run: () => Promise<unknown>,
  signal?: AbortSignal,
): Promise<void> => {
  const runSafely = (): Promise<unknown> =>
    run().catch((thrown: unknown) => reportThrown(thrown, io));
  await runSafely();
  io.stderr.write("\nWatching for changes; stop with Ctrl+C.\n");
  let pending: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();
  try {
    for await (const { filename } of watch(folder, {
      recursive: true,
      ...(signal && { signal }),
    })) {
      if (filename && derived.test(filename)) continue;
      clearTimeout(pending);
      pending = setTimeout(() => {
        running = running.then(runSafely);
      }, SETTLE_MS);
    }
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "AbortError") throw error;
  }
  await running;
};
