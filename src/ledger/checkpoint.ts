import { leafOf } from "./entry.ts";
import type { Signer } from "./key.ts";
import { treeHash } from "./merkle.ts";
import { isSignedBy, type Note, parseNote, signNote } from "./note.ts";

/** A ledger's head in the checkpoint format (c2sp.org/tlog-checkpoint). */
export interface Checkpoint {
  /** Which ledger: `mandate/` and the first 32 hex digits of its first entry's hash. */
  origin: string;
  /** Entries it covers. */
  size: number;
  /** Merkle tree hash of their lines. */
  root: Buffer;
  /** Further lines, such as the time it was made. */
  extensions: string[];
}

/** The name of the ledger that starts with the entry of this hash. */
export const originOf = (firstHash: string): string => `mandate/${firstHash.slice(0, 32)}`;

/** Merkle tree hash over the lines of a ledger, each without its line end. */
export const rootOf = (lines: readonly string[]): Buffer => treeHash(lines.map(leafOf));

const checkpointText = ({ origin, size, root, extensions }: Checkpoint): string =>
  `${[origin, size, root.toString("base64"), ...extensions].join("\n")}\n`;

/** The checkpoint as a signed note. */
export const signCheckpoint = (checkpoint: Checkpoint, signer: Signer): string =>
  signNote(checkpointText(checkpoint), checkpoint.origin, signer);

const bodyOf = (text: string): Checkpoint | undefined => {
  const [origin, size, root, ...extensions] = text.slice(0, -1).split("\n");
  if (!origin || !/^(?:0|[1-9]\d{0,14})$/.test(size ?? "")) return undefined;
  const hash = Buffer.from(root ?? "", "base64");
  if (hash.length !== 32 || hash.toString("base64") !== root) return undefined;
  return { origin, size: Number(size), root: hash, extensions };
};

/** Reads a signed checkpoint, strictly; undefined where it is none. */
export const parseCheckpoint = (
  source: string,
): { checkpoint: Checkpoint; note: Note } | undefined => {
  const note = parseNote(source);
  const checkpoint = note && bodyOf(note.text);
  return note && checkpoint ? { checkpoint, note } : undefined;
};

/** Those of the keys that signed the note. */
export const signersOf = (note: Note, keys: Iterable<string>): string[] =>
  [...keys].filter((key) => isSignedBy(note, key));
