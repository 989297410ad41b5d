import type { Dirent } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "@hono/zod-openapi";
import type { CheckedCase } from "../claims/run.ts";
import { resolveWithin } from "../lib/safe-path.ts";
import { parseYaml } from "../lib/yaml.ts";
import { custodyPath, custodySchema } from "../model/custody.ts";
import type { exhibitSchema } from "./schemas/custody.ts";

type Exhibit = z.infer<typeof exhibitSchema>;

const kinds: [Exhibit["reads"], RegExp][] = [
  ["text", /\.(?:x?html?|pdf|docx|txt|md|eml)$/i],
  ["results", /\.(?:csv|tsv|xlsx|parquet|json|jsonl|xml|zip|gz)$/i],
  ["recording", /\.(?:opus|ogg|oga|mp3|m4a|aac|amr|wav|flac|webm|mp4|caf|aiff?)$/i],
];

const readsOf = (name: string): Exhibit["reads"] =>
  kinds.find(([, ending]) => ending.test(name))?.[0] ?? "other";

/** A file's size, wherever a link inside the case leads; undefined for what is no file of the case. */
const sizeOf = async (root: string, path: string): Promise<number | undefined> => {
  const found = await resolveWithin(root, path)
    .then((file) => stat(file))
    .catch(() => undefined);
  return found?.isFile() ? found.size : undefined;
};

const custodyOf = async (root: string, path: string) => {
  const file = custodyPath(path);
  if ((await sizeOf(root, file)) === undefined) return undefined;
  const text = await readFile(join(root, file), "utf8").catch(() => undefined);
  return text === undefined ? undefined : parseYaml({ file, text }, custodySchema).value;
};

/** Files of the case made of an exhibit: statements that stand in it, tabulations that read it. */
const usesOf = (path: string, { opened, statements }: CheckedCase): string[] => {
  const named = (data: string | string[]): boolean => [data].flat().includes(`../${path}`);
  const spoken = statements.filter(({ target }) => target.source === path);
  return [
    ...new Set(spoken.map(({ id }) => `statements/${id.split("#")[0]}.jsonl`)),
    ...opened.descriptors.filter(({ value }) => named(value.data)).map(({ file }) => file),
  ];
};

/** The exhibits of a case, with what their custody files say. */
export const listExhibits = async (checked: CheckedCase): Promise<Exhibit[]> => {
  const { root } = checked.opened;
  const entries = await readdir(join(root, "exhibits"), { withFileTypes: true }).catch(
    (): Dirent[] => [],
  );
  const names = entries
    .filter((entry) => !entry.isDirectory())
    .map(({ name }) => name)
    .filter((name) => !name.startsWith(".") && !name.endsWith(".custody.yaml"))
    .sort();
  const exhibits: Exhibit[] = [];
  for (const name of names) {
    const path = `exhibits/${name}`;
    const size = await sizeOf(root, path);
    if (size === undefined) continue;
    const custody = await custodyOf(root, path);
    exhibits.push({
      path,
      name,
      size,
      ...(custody && { type: custody.type, takenIn: custody.taken_in.at, by: custody.taken_in.by }),
      ...(custody?.obtained_from && { obtainedFrom: custody.obtained_from }),
      reads: readsOf(name),
      used: usesOf(path, checked),
    });
  }
  return exhibits;
};
