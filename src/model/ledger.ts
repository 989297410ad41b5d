import { z } from "zod";

/** What may be done to a case. Each is one entry of the ledger, in these words. */
export const acts = [
  "open",
  "admit",
  "retire",
  "add",
  "write",
  "move",
  "remove",
  "checkpoint",
  "timestamp",
  "recover",
  "note",
] as const;

export type Act = (typeof acts)[number];

/** SHA-256 as 64 lower-case hex digits. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, "64 lower-case hex digits");

const segment = /^(?!\.{1,2}$)[^/\\\0]+$/;

/** A path relative to the case folder: forward slashes, no `.` or `..`, nothing absolute. */
export const casePathSchema = z
  .string()
  .min(1)
  .max(1000)
  .refine((path) => path.split("/").every((part) => segment.test(part)), "a path inside the case");

/** What a caller says of an act. Sequence, previous hash, time, key and signature are the ledger's own. */
export const draftSchema = z.strictObject({
  act: z.enum(acts),
  path: casePathSchema.optional(),
  from: casePathSchema.optional().describe("Where a moved file stood before"),
  sha256: sha256Schema.optional().describe("Of the whole file after the act"),
  size: z.int().nonnegative().optional().describe("Bytes of the file after the act"),
  reason: z.string().min(1).max(4000).optional(),
  about: z
    .record(z.string().max(60), z.string().max(4000))
    .optional()
    .describe("Further particulars"),
});

const base64 = (bytes: number) =>
  z
    .string()
    .refine(
      (text) =>
        Buffer.from(text, "base64").length === bytes &&
        Buffer.from(text, "base64").toString("base64") === text,
      `base64 of ${bytes} bytes, in its one canonical spelling`,
    );

/** A raw Ed25519 public key (RFC 8032), 32 bytes in base64. */
export const publicKeySchema = base64(32);

/**
 * What marks an entry of a redacted copy: some of what it said is left out or replaced. The two hashes of the whole
 * line stand here, so that chain and checkpoints hold without it; the rest is the word of who withheld it.
 */
const withheldSchema = z.strictObject({
  line: sha256Schema.describe("Of the whole line: the name by which the next entry knows it"),
  leaf: sha256Schema.describe("Its leaf in the Merkle tree (RFC 6962) that checkpoints sign"),
  reason: z.string().min(1).max(4000),
  by: z.string().min(1).max(300).describe("Who withheld it, as they call themselves"),
  key: publicKeySchema.describe("Who withheld it: this key signed what stands here instead"),
});

/** One line of `ledger.jsonl`. */
export const entrySchema = draftSchema.extend({
  version: z.literal(1),
  sequence: z.int().positive().describe("From 1, without gaps"),
  previous: sha256Schema.describe("SHA-256 of the line before, without its line end; zeros first"),
  time: z.iso.datetime({ precision: 3 }).describe("UTC, by the clock of the actor's machine"),
  actor: z.string().min(1).max(300).describe("Who did it, as they call themselves"),
  key: publicKeySchema.describe("The key that signed: this, not the name, is what is proved"),
  signature: base64(64).describe("Ed25519 over the canonical JSON (RFC 8785) of all the rest"),
  withheld: withheldSchema.optional().describe("In redacted copies alone"),
});

export type Draft = z.infer<typeof draftSchema>;
export type Entry = z.infer<typeof entrySchema>;

/** An entry of which a copy shows a part alone. */
export type RedactedEntry = Entry & { withheld: z.infer<typeof withheldSchema> };

/** `previous` of the first entry. */
export const NO_ENTRY = "0".repeat(64);

/** Where a ledger ends: enough to append to it. */
export interface Head {
  /** Number of entries. */
  sequence: number;
  /** SHA-256 of the last line; {@link NO_ENTRY} when there is none. */
  hash: string;
  time: string | undefined;
}

/** What `mandate verify` can find. Stable words: people's scripts match on them. */
export type ProblemKind =
  | "altered"
  | "missing"
  | "extra"
  | "renamed"
  | "reordered"
  | "duplicated"
  | "truncated"
  | "torn"
  | "forked"
  | "back-dated"
  | "post-dated"
  | "not-admitted"
  | "unfinished"
  | "unreadable"
  | "withheld-wrongly"
  | "checkpoint"
  | "timestamp"
  | "bag";

export interface Problem {
  kind: ProblemKind;
  message: string;
  path?: string;
  /** Number of the entry at fault, or the last that vouches for the file. */
  entry?: number;
  /** The last moment at which the ledger says it was whole: the change came after it. */
  since?: string;
  fix?: string;
}

/** Something a reader should know that is no sign of tampering. */
export interface Notice {
  message: string;
  path?: string;
}

export interface Verification {
  ok: boolean;
  problems: Problem[];
  notices: Notice[];
  entries: number;
  files: number;
  bytes: number;
  /** SHA-256 of the last entry, to compare with somebody else's copy. */
  head: string;
  /** Merkle tree hash (RFC 6962) over all lines, base64. */
  root: string;
  actors: { name: string; key: string; entries: number }[];
  /** What this verification cannot show. Always printed with it. */
  limits: string[];
}
