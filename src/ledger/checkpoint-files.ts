import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { errnoOf } from "../lib/io-error.ts";
import type { Problem } from "../model/ledger.ts";
import type { Link } from "./chain.ts";
import { originOf, parseCheckpoint, signersOf } from "./checkpoint.ts";
import { treeHash } from "./merkle.ts";

/** Where a case keeps its checkpoints, and the timestamps on them. */
export const CHECKPOINTS = "checkpoints";

export interface NamedNote {
  /** How to speak of it: a path. */
  name: string;
  text: string;
}

/** The checkpoints of a case, in order of name; none is no error. */
export const readCheckpoints = async (root: string): Promise<NamedNote[]> => {
  const names = await readdir(join(root, CHECKPOINTS)).catch((error: unknown) => {
    if (errnoOf(error) === "ENOENT") return [];
    throw error;
  });
  const notes = names.filter((name) => name.endsWith(".txt")).sort();
  return Promise.all(
    notes.map(async (name) => ({
      name: `${CHECKPOINTS}/${name}`,
      // Undo a system's line-end policy: the format has but one.
      text: (await readFile(join(root, CHECKPOINTS, name), "utf8")).replaceAll("\r\n", "\n"),
    })),
  );
};

interface Against {
  links: readonly Link[];
  /** Keys whose signature counts: those admitted to the ledger, and those the user names. */
  keys: ReadonlySet<string>;
}

/** What is wrong between a checkpoint and a ledger; empty when the ledger continues what was signed. */
export const compareCheckpoint = (
  { name, text }: NamedNote,
  { links, keys }: Against,
): Problem[] => {
  const problem = (kind: Problem["kind"], message: string, entry?: number): Problem => ({
    kind,
    path: name,
    message,
    ...(entry !== undefined && { entry }),
  });
  const parsed = parseCheckpoint(text);
  if (!parsed) return [problem("checkpoint", `${name} is not a signed checkpoint: it was changed`)];
  const { checkpoint, note } = parsed;
  if (signersOf(note, keys).length === 0) {
    return [problem("checkpoint", `${name} is not signed by any key known to this case`)];
  }
  const { size, root, origin } = checkpoint;
  const since = checkpoint.extensions.find((line) => line.startsWith("time "))?.slice(5);
  const said = { ...(since !== undefined && { since }) };
  if (links.length > 0 && origin !== originOf(links[0].hash)) {
    const message = `${name} is of another ledger (${origin}): this one was written anew, or the checkpoint is another case's`;
    return [{ ...problem("forked", message, 1), ...said }];
  }
  if (links.length < size) {
    const message = `The ledger ends after entry ${links.length}, but ${name} signs ${size} entries: it was cut short or rolled back`;
    return [{ ...problem("truncated", message, links.length + 1), ...said }];
  }
  const leaves = links.slice(0, size).map(({ leaf }) => leaf);
  if (treeHash(leaves).equals(root)) return [];
  const message = `The first ${size} entries are not those ${name} signs: an entry up to ${size} was changed, or the history was written anew`;
  return [{ ...problem("forked", message, size), ...said }];
};

/** How many entries the longest of these checkpoints signs; 0 where there is none. */
export const coveredBy = (notes: readonly NamedNote[]): number =>
  Math.max(0, ...notes.map(({ text }) => parseCheckpoint(text)?.checkpoint.size ?? 0));
