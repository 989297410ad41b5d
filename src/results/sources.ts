import { readdir, stat } from "node:fs/promises";
import { dirname, posix } from "node:path";
import { MandateError } from "../lib/error.ts";
import { resolveWithin } from "../lib/safe-path.ts";
import type { Tabulation } from "../model/tabulation.ts";

/** One file of a tabulation's data. */
export interface Source {
  /** Relative to the case folder: what rows and errors name. */
  file: string;
  /** Where it really lies, inside the case folder. */
  path: string;
  /** Its contest, where the file's name says it. */
  contest?: string;
}

export interface Descriptor {
  id: string;
  /** The descriptor's own path, relative to the case folder. */
  file: string;
  value: Tabulation;
}

const readable = /\.(?:csv|tsv|txt|psv|xlsx|parquet|json|jsonl|ndjson|xml)(?:\.gz)?$|\.zip$/i;

const missing = (file: string, descriptor: Descriptor): MandateError =>
  new MandateError({
    code: "results/no-data",
    message: `No data at “${file}”`,
    at: { file: descriptor.file },
    fix: "Correct `data`: a path relative to the descriptor, `*` standing for a contest.",
  });

const contestIn = (name: string, pattern: string): string | undefined => {
  const star = pattern.indexOf("*");
  const [before, after] = [pattern.slice(0, star), pattern.slice(star + 1)];
  const fits =
    name.length > before.length + after.length && name.startsWith(before) && name.endsWith(after);
  return fits ? name.slice(before.length, name.length - after.length) : undefined;
};

const stem = (name: string): string => name.replace(/(?:\.[a-z]{2,7}){1,2}$/i, "");

const namesIn = async (path: string): Promise<string[]> =>
  (await readdir(path).catch(() => [])).sort((a, b) => (a < b ? -1 : Number(a > b)));

interface Search {
  root: string;
  descriptor: Descriptor;
}

const filesOfFolder = async (search: Search, folder: string, pattern?: string) => {
  const { root, descriptor } = search;
  const names = await namesIn(await resolveWithin(root, folder, { file: descriptor.file }));
  const sources: Source[] = [];
  for (const name of names) {
    const contest = pattern ? contestIn(name, pattern) : stem(name);
    if (contest === undefined || (!pattern && !readable.test(name))) continue;
    const file = posix.join(folder, name);
    const path = await resolveWithin(root, file, { file: descriptor.file });
    sources.push({ file, path, contest });
  }
  return sources;
};

const sourcesOf = async (search: Search, data: string): Promise<Source[]> => {
  const { root, descriptor } = search;
  const file = posix.join(dirname(descriptor.file), data);
  if (posix.basename(file).includes("*")) {
    return filesOfFolder(search, posix.dirname(file), posix.basename(file));
  }
  const path = await resolveWithin(root, file, { file: descriptor.file });
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) return filesOfFolder(search, file);
  return found?.isFile() ? [{ file, path }] : [];
};

/**
 * The files a descriptor names, in the order it names them and by name within a folder. Throws `path/outside`
 * where one leads out of the case, `results/no-data` where a name or pattern finds nothing.
 */
export const findSources = async (root: string, descriptor: Descriptor): Promise<Source[]> => {
  const { data } = descriptor.value;
  const sources: Source[] = [];
  for (const one of typeof data === "string" ? [data] : data) {
    const found = await sourcesOf({ root, descriptor }, one);
    if (found.length === 0) throw missing(one, descriptor);
    sources.push(...found);
  }
  return sources;
};
