import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Entry, Notice, Problem } from "../model/ledger.ts";
import { parseCheckpoint } from "./checkpoint.ts";
import type { NamedNote } from "./checkpoint-files.ts";
import { type Timestamp, verifyTimestamp } from "./timestamp.ts";

/** Two clocks may differ this much before one of them is said to be wrong. */
const TOLERANCE = 10 * 60_000;

export interface StampsCheck {
  problems: Problem[];
  notices: Notice[];
  /** Timestamps by authorities the user trusts. */
  proven: number;
}

/** The name of the timestamp on a checkpoint. */
export const stampName = (note: string): string => note.replace(/\.txt$/, ".tsr");

/**
 * Entries whose own date cannot be true beside the authority's: dated after it though it covers them, or before
 * it though they stand after the entry that records the timestamp itself.
 */
const misdated = (
  { time, authority }: Timestamp,
  { size, name, entries }: { size: number; name: string; entries: readonly Entry[] },
): Problem[] => {
  const recorded = entries.find(({ path }) => path === name)?.sequence ?? Number.POSITIVE_INFINITY;
  const stamped = time.getTime();
  return entries.flatMap(({ sequence, time: own }): Problem[] => {
    const says = `Entry ${sequence} is dated ${own}, but ${authority} shows by ${name} that it was written`;
    const common = { path: "ledger.jsonl", entry: sequence, since: time.toISOString() };
    if (sequence <= size && Date.parse(own) > stamped + TOLERANCE) {
      return [{ ...common, kind: "post-dated", message: `${says} by ${time.toISOString()}` }];
    }
    if (sequence > recorded && Date.parse(own) < stamped - TOLERANCE) {
      return [{ ...common, kind: "back-dated", message: `${says} after ${time.toISOString()}` }];
    }
    return [];
  });
};

interface Context {
  notes: readonly NamedNote[];
  entries: readonly Entry[];
  authorities: readonly string[];
}

const checkOne = async (
  root: string,
  note: NamedNote,
  { entries, authorities }: Context,
): Promise<StampsCheck> => {
  const name = stampName(note.name);
  const response = await readFile(join(root, name)).catch(() => undefined);
  const checkpoint = parseCheckpoint(note.text)?.checkpoint;
  if (!response || !checkpoint || name === note.name)
    return { problems: [], notices: [], proven: 0 };
  const result = verifyTimestamp(response, { data: Buffer.from(note.text), authorities });
  if (!result.ok) {
    const message = `The timestamp ${name} does not hold: ${result.error}`;
    return { problems: [{ kind: "timestamp", path: name, message }], notices: [], proven: 0 };
  }
  const { time, authority, trusted } = result.value;
  const size = checkpoint.size;
  if (!trusted) {
    const message = `${name} says ${time.toISOString()} for the first ${size} entries, by “${authority}”, which you have not named as trusted (--authority FILE)`;
    return { problems: [], notices: [{ path: name, message }], proven: 0 };
  }
  const message = `The first ${size} entries existed by ${time.toISOString()}, says “${authority}” (${name})`;
  const problems = misdated(result.value, { size, name, entries });
  return { problems, notices: [{ path: name, message }], proven: 1 };
};

/** Checks the RFC 3161 timestamps that stand beside a case's checkpoints. */
export const checkTimestamps = async (root: string, context: Context): Promise<StampsCheck> => {
  const checks = await Promise.all(context.notes.map((note) => checkOne(root, note, context)));
  return {
    problems: checks.flatMap(({ problems }) => problems),
    notices: checks.flatMap(({ notices }) => notices),
    proven: checks.reduce((sum, { proven }) => sum + proven, 0),
  };
};
