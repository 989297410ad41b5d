import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

interface Chunk {
  file: string;
  imports?: string[];
  css?: string[];
  isEntry?: boolean;
}

/** Files the first view needs, by Vite's manifest: the entry, what it imports at once, and their styles. */
const firstScreenFiles = (web: string): string[] => {
  const manifest: Record<string, Chunk> = JSON.parse(
    readFileSync(join(web, ".vite", "manifest.json"), "utf8"),
  );
  const files = new Set(["index.html"]);
  const seen = new Set<string>();
  const add = (key: string): void => {
    if (seen.has(key)) return;
    seen.add(key);
    const { file, imports = [], css = [] } = manifest[key];
    for (const one of [file, ...css]) files.add(one);
    imports.forEach(add);
  };
  for (const [key, { isEntry }] of Object.entries(manifest)) if (isEntry) add(key);
  return [...files];
};

/** Bytes of the first screen as gzip (level 9) makes them. */
export const firstScreenBytes = (web: string): number =>
  firstScreenFiles(web).reduce(
    (sum, file) => sum + gzipSync(readFileSync(join(web, file)), { level: 9 }).length,
    0,
  );
