import { verify } from "node:crypto";
import { sha256 } from "../lib/hash.ts";
import { type Draft, type Entry, entrySchema, type Head } from "../model/ledger.ts";
import { canonicalJson } from "./canonical.ts";
import { publicKeyOf, type Signer } from "./key.ts";
import { leafHash } from "./merkle.ts";

/**
 * The line that follows `head`, signed, without its line end. Whoever holds the ledger's lock calls this; no
 * caller above it sets sequence, previous hash or time.
 */
export const makeLine = (
  draft: Draft,
  { head, time, signer }: { head: Head; time: string; signer: Signer },
): string => {
  const unsigned = {
    ...draft,
    version: 1 as const,
    sequence: head.sequence + 1,
    previous: head.hash,
    time,
    actor: signer.name,
    key: signer.key,
  };
  const bytes = Buffer.from(canonicalJson(unsigned));
  const entry = { ...unsigned, signature: signer.sign(bytes).toString("base64") };
  return canonicalJson(entrySchema.parse(entry));
};

/** In a canonical line these quotes can only be a member's: inside a text they would be escaped. */
const withheldOf = (line: string): Entry["withheld"] =>
  line.includes('"withheld":{') ? parseLine(line)?.withheld : undefined;

/**
 * The name by which the next entry knows a line: its SHA-256, without line end. A redacted line states that of the
 * whole one; whether to believe it is redacted.ts's matter.
 */
export const hashLine = (line: string): string => withheldOf(line)?.line ?? sha256(line);

/** A line's leaf in the Merkle tree; as with {@link hashLine}, a redacted one states it. */
export const leafOf = (line: string): Buffer => {
  const withheld = withheldOf(line);
  return withheld ? Buffer.from(withheld.leaf, "hex") : leafHash(line);
};

/** The head a line makes once it stands at the end. */
export const headAfter = (line: string, entry: Entry): Head => ({
  sequence: entry.sequence,
  hash: hashLine(line),
  time: entry.time,
});

/**
 * Reads a line strictly: it must be an entry and spelled in its one canonical way, so that no byte of it can
 * change unnoticed. Returns undefined for anything else. The signature is not checked here.
 */
export const parseLine = (line: string): Entry | undefined => {
  try {
    const parsed = entrySchema.safeParse(JSON.parse(line));
    return parsed.success && canonicalJson(parsed.data) === line ? parsed.data : undefined;
  } catch {
    return undefined;
  }
};

/** In a canonical line the member can be found by its spelling: inside a text its quotes would be escaped. */
const SIGNATURE = /,"signature":"[^"]*"/;

/**
 * Whether the signature of a line that {@link parseLine} read is by the key it names: the actor's, or in a redacted
 * line the key of who withheld something. Checked on a thread of
 * Node's pool, so that a long ledger uses every core.
 */
export const isGenuine = (line: string, { key, signature, withheld }: Entry): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const bytes = Buffer.from(line.replace(SIGNATURE, ""));
    verify(
      null,
      bytes,
      publicKeyOf(withheld?.key ?? key),
      Buffer.from(signature, "base64"),
      (error, genuine) => (error ? reject(error) : resolve(genuine)),
    );
  });
