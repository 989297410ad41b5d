import { copyFile, mkdir, realpath, writeFile } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { MandateError } from "../../lib/error.ts";
import { resolveWithin } from "../../lib/safe-path.ts";
import { idSchema } from "../../model/case.ts";
import { type Facts, type Imported, proposeDescriptor } from "../import.ts";

export interface IntoCase {
  /** Absolute real path of the case. */
  root: string;
  /** Paths of the files, wherever they are. */
  files: readonly string[];
  /** Id of the tabulation; absent: after the file. */
  name?: string | undefined;
  facts: Facts;
  parties: readonly { id: string; name: string; aliases?: readonly string[] }[];
}

export interface Planned {
  imported: Imported;
  /** The descriptor's path in the case. */
  descriptor: string;
  /** Copies the data into the case and writes the descriptor; refuses to replace one that is there. */
  write: () => Promise<void>;
}

const stem = (path: string): string => basename(path).replace(/(?:\.[a-z]{2,7}){1,2}$/i, "");

const asId = (text: string): string =>
  text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");

/** The letters all names begin with, cut back to a mark: NA-1, NA-22 → NA. */
const commonStart = (names: readonly string[]): string => {
  let start = names[0];
  while (!names.every((name) => name.startsWith(start))) start = start.slice(0, -1);
  return start;
};

const nameOf = ({ files, name }: IntoCase): string => {
  const id =
    name ?? asId(files.length === 1 ? stem(files[0]) : commonStart(files.map(stem)) || "sheets");
  if (idSchema.safeParse(id).success) return id;
  throw new MandateError({
    code: "results/name",
    kind: "usage",
    message: `“${id}” cannot be the name of a tabulation`,
    fix: "Give one with --as: letters, digits, - _ .",
  });
};

const found = async (path: string): Promise<{ file: string; path: string }> => {
  const real = await realpath(path).catch(() => undefined);
  if (real) return { file: path, path: real };
  throw new MandateError({
    code: "results/no-data",
    message: `There is no file ${path}`,
    fix: "Give the path of a data file.",
  });
};

const exists = (at: string): MandateError =>
  new MandateError({
    code: "results/exists",
    message: `${at} is there already, and was not touched`,
    fix: "Give another name with --as, or delete it first.",
  });

const copies = (id: string, files: readonly string[]): { data: string; names: string[] } => {
  if (files.length === 1)
    return { data: `${id}${extname(files[0])}`, names: [`${id}${extname(files[0])}`] };
  const endings = new Set(files.map((file) => extname(file)));
  const ending = endings.size === 1 ? [...endings][0] : "";
  return { data: `${id}/*${ending}`, names: files.map((file) => `${id}/${basename(file)}`) };
};

/**
 * Plans the import of files into a case: the proposal, and a `write` that copies the data to results/ beside the descriptor.
 * Throws `results/…` where a file cannot be read or a name is taken.
 */
export const importResults = async (input: IntoCase): Promise<Planned> => {
  const { root, files, facts } = input;
  const id = nameOf(input);
  const descriptor = `results/${id}.yaml`;
  const { data, names } = copies(id, files);
  const sources = await Promise.all(files.map(found));
  const parties = input.parties.map(({ id, name, aliases = [] }) => ({
    id,
    aliases: [name, ...aliases],
  }));
  const imported = await proposeDescriptor({ files: sources, data, facts, parties });
  const write = async (): Promise<void> => {
    const at = await resolveWithin(root, descriptor);
    await mkdir(join(root, "results", files.length > 1 ? id : ""), { recursive: true });
    await writeFile(at, imported.yaml, { flag: "wx" }).catch((cause: NodeJS.ErrnoException) => {
      throw cause.code === "EEXIST" ? exists(descriptor) : cause;
    });
    for (const [i, { path }] of sources.entries()) {
      const to = await resolveWithin(root, `results/${names[i]}`);
      if (to !== path) await copyFile(path, to);
    }
  };
  return { imported, descriptor, write };
};
