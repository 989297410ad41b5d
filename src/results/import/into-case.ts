import { readFile, realpath } from "node:fs/promises";
import { basename, extname } from "node:path";
import { stage, type WaitingFile } from "../../case/waiting.ts";
import { commit, type Writer } from "../../case/write.ts";
import { MandateError } from "../../lib/error.ts";
import { sha256 } from "../../lib/hash.ts";
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
  /** Copies the data into the case and writes the descriptor, through the ledger; `case/exists` where one is there. */
  write: (writer: Writer) => Promise<void>;
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

/** A data file on its way into the case; one that lies in its place already stays there. */
const waiting = async (root: string, path: string, from: string): Promise<WaitingFile> => {
  const bytes = await readFile(from);
  const inPlace = (await resolveWithin(root, path)) === from;
  return inPlace
    ? { path, sha256: sha256(bytes), size: bytes.length }
    : { ...(await stage(root, path, bytes)), base: null };
};

const copies = (id: string, files: readonly string[]): { data: string; names: string[] } => {
  if (files.length === 1)
    return { data: `${id}${extname(files[0])}`, names: [`${id}${extname(files[0])}`] };
  const endings = new Set(files.map((file) => extname(file)));
  const ending = endings.size === 1 ? [...endings][0] : "";
  return { data: `${id}/*${ending}`, names: files.map((file) => `${id}/${basename(file)}`) };
};

/**
 * Plans the import of files into a case: the proposal, and a `write` that copies the data to results/ beside the descriptor.
 * Throws `results/…` where a file cannot be read.
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
  const write = async (writer: Writer): Promise<void> => {
    const staged = await stage(root, descriptor, Buffer.from(imported.yaml));
    const waits: WaitingFile[] = [{ ...staged, base: null }];
    for (const [i, { path }] of sources.entries()) {
      waits.push(await waiting(root, `results/${names[i]}`, path));
    }
    const reason = `results imported as ${id}`;
    await commit(writer, async () => ({
      files: waits.map((file) => Object.assign(file, { reason })),
    }));
  };
  return { imported, descriptor, write };
};
