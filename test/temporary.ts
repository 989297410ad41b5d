import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** A folder of its own for one test, removed when the test ends. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "mandate-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** Writes files by path into a folder, making the folders between. */
export const writeFiles = (folder: string, files: Record<string, string>): void => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
};

/** A copy of the starter case, with some files replaced or added. */
export const starterCase = (files: Record<string, string> = {}): string => {
  const folder = join(temporaryFolder(), "case");
  cpSync(join(import.meta.dirname, "..", "templates", "starter"), folder, { recursive: true });
  writeFiles(folder, files);
  return folder;
};
