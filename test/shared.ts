import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "vitest";

/** Real results and speech for tests; they are not part of the project, and may be absent. */
const root = join(import.meta.dirname, "..", "..", "shared");

export const sharedPath = (...parts: string[]): string => join(root, ...parts);

/**
 * A `describe` for tests on the shared data. Where the data is missing the tests are skipped, and a line on
 * stderr says which, so that a green run never hides it.
 */
export const describeWithShared = (what: string, path: string, body: () => void): void => {
  if (existsSync(sharedPath(path))) {
    describe(what, body);
    return;
  }
  process.stderr.write(`SKIPPED: ${what}: no ../shared/${path} on this machine\n`);
  // The body may read the data while tests are collected, so it must not even be called.
  describe(what, () => it.skip(`needs ../shared/${path}`, () => {}));
};
