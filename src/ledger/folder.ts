import type { Dirent } from "node:fs";
import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";

/** Not evidence wherever it stands: caches, version control, what desktops leave behind. */
const ignored = new Set([".mandate", ".git", ".DS_Store", "Thumbs.db", "desktop.ini"]);

/** Not evidence at the root of a case: the ledger itself, and what is made from the rest. */
const derived = new Set([
  "report",
  "ledger.jsonl",
  "withheld.json",
  "ro-crate-metadata.json",
  "ro-crate-preview.html",
]);

export interface Found {
  /** Relative to the case, forward slashes, Unicode composed (NFC), as the ledger writes it. */
  path: string;
  file: string;
  size: number;
  /** False for links, sockets and other things that hold no bytes of their own. */
  regular: boolean;
}

const isIgnored = ({ name }: Dirent, folder: string): boolean =>
  ignored.has(name) || (folder === "" && derived.has(name));

const walk = async (root: string, folder: string, found: Found[]): Promise<void> => {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  for (const entry of entries) {
    if (isIgnored(entry, folder)) continue;
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) await walk(root, path, found);
    else {
      const file = join(root, path);
      const { size } = await lstat(file);
      found.push({ path: path.normalize("NFC"), file, size, regular: entry.isFile() });
    }
  }
};

/** Every file of a case that should be in its ledger, in order of path. Links are listed, never followed. */
export const listCase = async (root: string): Promise<Found[]> => {
  const found: Found[] = [];
  await walk(root, "", found);
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
};
