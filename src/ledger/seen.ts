import { mkdir, readFile, realpath, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { replaceFile } from "../lib/durable.ts";
import { MandateError } from "../lib/error.ts";
import { sha256 } from "../lib/hash.ts";
import { type Head, type Problem, sha256Schema } from "../model/ledger.ts";
import { hashLine } from "./entry.ts";

/**
 * This machine's memory of ledgers, kept with the user's key and so out of reach of whoever hands over a case.
 * It is what shows that a ledger was cut short or written anew since it was last here.
 */
const seenSchema = z.strictObject({
  ledger: sha256Schema.describe("Hash of the first line: which ledger"),
  sequence: z.int().positive(),
  hash: sha256Schema.describe("Of the line with that number"),
  at: z.string().describe("When this was seen"),
});
export type Seen = z.infer<typeof seenSchema>;

const ledgerFile = (folder: string, ledger: string): string =>
  join(folder, "seen", `${ledger}.json`);
const placeFile = async (folder: string, root: string): Promise<string> =>
  join(folder, "seen", `place-${sha256(await realpath(root))}.json`);

const read = async (file: string): Promise<Seen | undefined> => {
  try {
    return seenSchema.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    return undefined;
  }
};

/**
 * What was last seen of the ledger in this folder, or of this ledger wherever it stood: a moved folder is still
 * known, and so is a folder whose ledger was exchanged whole.
 */
export const recall = async (
  folder: string,
  { root, first }: { root: string; first: string | undefined },
): Promise<Seen[]> => {
  const place = await read(await placeFile(folder, root));
  const known = first === undefined ? undefined : await read(ledgerFile(folder, hashLine(first)));
  const last = place && place.ledger !== known?.ledger ? place : undefined;
  return [known, last].filter((seen) => seen !== undefined);
};

/** Remembers a head. A memory is not evidence, so a failure to write one stops nothing. */
export const remember = async (
  folder: string,
  { root, first, head, at }: { root: string; first: string; head: Head; at: string },
): Promise<void> => {
  if (head.sequence === 0) return;
  const seen: Seen = { ledger: hashLine(first), sequence: head.sequence, hash: head.hash, at };
  const bytes = Buffer.from(`${JSON.stringify(seen)}\n`);
  try {
    await mkdir(join(folder, "seen"), { recursive: true, mode: 0o700 });
    const earlier = await read(ledgerFile(folder, seen.ledger));
    // Two writers end in either order; the longer ledger is the later.
    if (!earlier || earlier.sequence <= seen.sequence) {
      await replaceFile(ledgerFile(folder, seen.ledger), bytes, 0o600);
    }
    await replaceFile(await placeFile(folder, root), bytes, 0o600);
  } catch {
    return;
  }
};

/** Forgets that this folder held a ledger, for one that is about to go; the ledger itself stays known. */
export const forgetPlace = async (folder: string, root: string): Promise<void> =>
  rm(await placeFile(folder, root), { force: true });

/** Forgets what was seen in this folder, after the user has replaced its ledger knowingly. */
export const forget = async (folder: string, root: string): Promise<void> => {
  const place = await placeFile(folder, root);
  const seen = await read(place);
  await rm(place, { force: true });
  if (seen) await rm(ledgerFile(folder, seen.ledger), { force: true });
};

/** How a ledger, as the hashes of its lines, contradicts what was seen of it; undefined where it does not. */
export const contradiction = (hashes: readonly string[], seen: Seen): Problem | undefined => {
  const common = { path: "ledger.jsonl", since: seen.at } as const;
  const fix =
    "Get the ledger back from a copy. If you replaced it knowingly: mandate verify --forget.";
  if (hashes[0] !== seen.ledger) {
    return {
      ...common,
      kind: "forked",
      entry: 1,
      fix,
      message: `Another ledger stood in this folder on ${seen.at}: this one has a different first entry`,
    };
  }
  if (hashes.length < seen.sequence) {
    return {
      ...common,
      kind: "truncated",
      entry: hashes.length + 1,
      fix,
      message: `The ledger ends after entry ${hashes.length}, but had ${seen.sequence} when this machine last saw it on ${seen.at}: it was cut short or rolled back`,
    };
  }
  if (hashes[seen.sequence - 1] === seen.hash) return undefined;
  return {
    ...common,
    kind: "forked",
    entry: seen.sequence,
    fix,
    message: `Entry ${seen.sequence} is not the one this machine saw on ${seen.at}: the ledger was written anew from there or before`,
  };
};

/** The witness of a case folder: refuses to append to a ledger that was rolled back, remembers each new head. */
export const witnessOf = (folder: string, root: string, now: () => number) => ({
  check: async (head: Head, first: string | undefined): Promise<void> => {
    for (const seen of await recall(folder, { root, first })) {
      const shorter =
        seen.sequence > head.sequence || (first !== undefined && hashLine(first) !== seen.ledger);
      const other = seen.sequence === head.sequence && seen.hash !== head.hash;
      if (!shorter && !other) continue;
      throw new MandateError({
        code: "ledger/rolled-back",
        kind: "integrity",
        message: `This machine saw entry ${seen.sequence} of this case's ledger on ${seen.at}; the ledger here is not its continuation`,
        at: { file: "ledger.jsonl" },
        fix: "Run mandate verify. If you replaced the ledger knowingly: mandate verify --forget.",
      });
    }
  },
  saw: (head: Head, first: string): Promise<void> =>
    remember(folder, { root, first, head, at: new Date(now()).toISOString() }),
});
