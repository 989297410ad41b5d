import { err, ok, type Result } from "../lib/result.ts";
import type { Entry } from "../model/ledger.ts";
import { parseCheckpoint, signersOf } from "./checkpoint.ts";
import { isGenuine, leafOf, parseLine } from "./entry.ts";
import {
  consistencyProof,
  inclusionProof,
  isConsistent,
  leafHash,
  rootFromInclusion,
} from "./merkle.ts";

/** Proofs of one entry, or of two heads, that need nothing else of the case (c2sp.org/tlog-proof). */

const INCLUSION = "c2sp.org/tlog-proof@v1";
const CONSISTENCY = "mandate/consistency@v1";

const hashLines = (proof: readonly Buffer[]): string =>
  proof.map((hash) => `${hash.toString("base64")}\n`).join("");

const hashes = (lines: readonly string[]): Buffer[] | undefined => {
  const proof = lines.map((line) => Buffer.from(line, "base64"));
  const strict = proof.every(
    (hash, at) => hash.length === 32 && hash.toString("base64") === lines[at],
  );
  return strict ? proof : undefined;
};

/**
 * Proof that the entry of this number is in the ledger a checkpoint signs; carries the entry itself, so of a redacted
 * copy it can be made for whole entries alone ({@link checkEntryProof} refuses the others).
 */
export const proveEntry = (
  lines: readonly string[],
  { sequence, checkpoint }: { sequence: number; checkpoint: string },
): string => {
  const size = parseCheckpoint(checkpoint)?.checkpoint.size ?? 0;
  const leaves = lines.slice(0, size).map(leafOf);
  const extra = Buffer.from(lines[sequence - 1]).toString("base64");
  const proof = inclusionProof(leaves, sequence - 1);
  return `${INCLUSION}\nextra ${extra}\nindex ${sequence - 1}\n${hashLines(proof)}\n${checkpoint}`;
};

export interface Proven {
  entry: Entry;
  /** Those of the trusted keys that signed the checkpoint; empty: nobody you trust vouches for it. */
  signers: string[];
  size: number;
}

/** Checks a proof made by {@link proveEntry}; the error completes “the proof does not hold: …”. */
export const checkEntryProof = async (
  proof: string,
  trusted: Iterable<string>,
): Promise<Result<Proven, string>> => {
  const at = proof.indexOf("\n\n");
  const [kind, extra, index, ...rest] = proof.slice(0, Math.max(0, at)).split("\n");
  const parsed = parseCheckpoint(proof.slice(at + 2));
  if (kind !== INCLUSION || !extra?.startsWith("extra ") || !/^index \d{1,15}$/.test(index ?? "")) {
    return err("it is not an inclusion proof");
  }
  const line = Buffer.from(extra.slice(6), "base64").toString();
  const entry = parseLine(line);
  const path = hashes(rest);
  if (!parsed || !entry || !path) return err("its entry, hashes or checkpoint are not well formed");
  if (entry.withheld)
    return err("parts of the entry are withheld: only the whole one can be proven");
  if (!(await isGenuine(line, entry))) return err("the entry's signature is not genuine");
  const { size, root } = parsed.checkpoint;
  const reached = rootFromInclusion({
    leaf: leafHash(line),
    index: Number(index.slice(6)),
    size,
    proof: path,
  });
  if (!reached?.equals(root)) return err("the entry is not in the ledger the checkpoint signs");
  return ok({ entry, size, signers: signersOf(parsed.note, trusted) });
};

/** Proof that the ledger of an older checkpoint is the beginning of a newer one's; carries both. */
export const proveConsistency = (
  lines: readonly string[],
  older: string,
  newer: string,
): string => {
  const from = parseCheckpoint(older)?.checkpoint.size ?? 0;
  const to = parseCheckpoint(newer)?.checkpoint.size ?? 0;
  const proof = consistencyProof(lines.slice(0, to).map(leafOf), from);
  return `${CONSISTENCY}\nold-bytes ${Buffer.byteLength(older)}\n${hashLines(proof)}\n${older}${newer}`;
};

/** Checks a proof made by {@link proveConsistency}: the two checkpoints, and who signed both. */
export const checkConsistencyProof = (
  proof: string,
  trusted: readonly string[],
): Result<{ from: number; to: number; signers: string[] }, string> => {
  const at = proof.indexOf("\n\n");
  const [kind, length, ...rest] = proof.slice(0, Math.max(0, at)).split("\n");
  const notes = Buffer.from(proof.slice(at + 2));
  const cut = Number(/^old-bytes (\d{1,9})$/.exec(length ?? "")?.[1] ?? -1);
  const older = parseCheckpoint(notes.subarray(0, Math.max(0, cut)).toString());
  const newer = parseCheckpoint(notes.subarray(Math.max(0, cut)).toString());
  const path = hashes(rest);
  if (kind !== CONSISTENCY || !older || !newer || !path)
    return err("it is not a consistency proof");
  if (older.checkpoint.origin !== newer.checkpoint.origin)
    return err("the checkpoints are of two ledgers");
  const consistent = isConsistent({
    oldSize: older.checkpoint.size,
    oldRoot: older.checkpoint.root,
    newSize: newer.checkpoint.size,
    newRoot: newer.checkpoint.root,
    proof: path,
  });
  if (!consistent) return err("the older ledger is not the beginning of the newer");
  const both = signersOf(older.note, trusted).filter(
    (key) => signersOf(newer.note, [key]).length > 0,
  );
  return ok({ from: older.checkpoint.size, to: newer.checkpoint.size, signers: both });
};
