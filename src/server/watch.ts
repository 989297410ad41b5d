import { stat, watch } from "node:fs/promises";
import { setTimeout as setTimeoutAsync } from "node:timers/promises";

/** Folders of a case that we write ourselves: a change there changes nothing a person made. */
const derived = /^(?:\.mandate|report|\.git)(?:[/\\]|$)/;

const SETTLE_MS = 150;
/** How often a folder that is not there yet is looked for. */
const ABSENT_MS = 500;

/**
 * Calls `onChange` with the files that changed in a folder, once they have come to rest, until the signal aborts. A folder that
 * cannot be watched (some network drives) is left unwatched: saving in the page still works.
 */
export const watchFolder = async (
  folder: string,
  onChange: (files: string[]) => void,
  signal: AbortSignal,
): Promise<void> => {
  let pending: NodeJS.Timeout | undefined;
  let files = new Set<string>();
  const settle = (): void => {
    const changed = [...files].sort();
    files = new Set();
    onChange(changed);
  };
  try {
    while (!signal.aborted && !(await stat(folder).catch(() => undefined)))
      await setTimeoutAsync(ABSENT_MS, undefined, { signal });
    for await (const { filename } of watch(folder, { recursive: true, signal })) {
      if (!filename || derived.test(filename)) continue;
      files.add(filename.replaceAll("\\", "/"));
      clearTimeout(pending);
      pending = setTimeout(settle, SETTLE_MS);
    }
  } catch (error) {
    if (!signal.aborted)
      process.stderr.write(`note: ${folder} cannot be watched: ${String(error)}\n`);
  } finally {
    clearTimeout(pending);
  }
};
