import { MandateError } from "../lib/error.ts";
import { sha256 } from "../lib/hash.ts";
import { type Draft, draftSchema, type Entry, type Head, NO_ENTRY } from "../model/ledger.ts";
import { headAfter, makeLine, parseLine } from "./entry.ts";
import type { Signer } from "./key.ts";
import type { FileChange, LedgerStore, Tail } from "./store.ts";

/** A clock may lag this far behind the last entry's before it is thought wrong: two laptops' difference. */
const CLOCK_TOLERANCE = 2 * 60_000;

/** Entries to append, and the changes of files that belong to them. */
export interface Plan {
  drafts: readonly Draft[];
  changes?: readonly FileChange[];
}

export interface Ledger {
  /**
   * Appends entries together, and carries out the changes of files that belong to them: all or none. A plan
   * may be made from the head, which cannot move until it is carried out. Resolves with the entries as they
   * stand, once they are durable.
   */
  append(plan: Plan | ((head: Head) => Plan | Promise<Plan>)): Promise<Entry[]>;
  entries(): AsyncIterable<Entry>;
  head(): Promise<Head>;
}

export interface LedgerOptions {
  store: LedgerStore;
  signer: Signer;
  /** Milliseconds since 1970, UTC. */
  now: () => number;
  /** Told each new head, so that a later rollback is noticed (see seen.ts). May refuse the present one. */
  witness?: {
    check(head: Head, first: string | undefined): Promise<void>;
    saw(head: Head, first: string): Promise<void>;
  };
}

const broken = (message: string): MandateError =>
  new MandateError({
    code: "ledger/broken",
    kind: "integrity",
    message,
    at: { file: "ledger.jsonl" },
    fix: "Run mandate verify to see what happened; do not write to this case before that is settled.",
  });

const headOf = ({ last }: Tail): Head => {
  if (last === undefined) return { sequence: 0, hash: NO_ENTRY, time: undefined };
  const entry = parseLine(last);
  if (!entry) throw broken("The last line of the ledger is not an entry");
  return headAfter(last, entry);
};

/** ISO time for the next entry: never before the last one's, and refused when the clock is plainly wrong. */
const timeAfter = (head: Head, now: number): string => {
  const last = head.time === undefined ? now : Date.parse(head.time);
  if (now < last - CLOCK_TOLERANCE) {
    throw new MandateError({
      code: "ledger/clock-behind",
      kind: "system",
      message: `This machine's clock says ${new Date(now).toISOString()}, but the last entry is of ${head.time}`,
      fix: "Set the clock (date and time) of this machine, then try again.",
    });
  }
  return new Date(Math.max(now, last)).toISOString();
};

const tornDraft = (torn: Uint8Array): Draft => ({
  act: "recover",
  reason: `A half-written line of ${torn.length} bytes, left by a crash, was set aside`,
  about: { "torn-sha256": sha256(torn), "torn-bytes": String(torn.length) },
});

/** The keys admitted so far: the first entry's, and those admitted since and not retired. */
const admittedKeys = async (entries: AsyncIterable<Entry>): Promise<Set<string>> => {
  const keys = new Set<string>();
  for await (const entry of entries) {
    if (entry.sequence === 1) keys.add(entry.key);
    const subject = entry.about?.key;
    if (entry.act === "admit" && subject && keys.has(entry.key)) keys.add(subject);
    if (entry.act === "retire" && subject && keys.has(entry.key)) keys.delete(subject);
  }
  return keys;
};

async function* entriesOf(store: LedgerStore): AsyncGenerator<Entry> {
  let number = 0;
  for await (const line of store.lines()) {
    number += 1;
    const entry = parseLine(line);
    if (!entry) throw broken(`Line ${number} of the ledger is not an entry`);
    yield entry;
  }
}

/** Only these entries bear on who may write; parsing no others keeps an append to a long ledger quick. */
async function* admissions(store: LedgerStore): AsyncGenerator<Entry> {
  let first = true;
  for await (const line of store.lines()) {
    if (!first && !/"act":"(?:admit|retire)"/.test(line)) continue;
    first = false;
    const entry = parseLine(line);
    if (entry) yield entry;
  }
}

const refuseStranger = async ({ store, signer }: LedgerOptions, tail: Tail): Promise<void> => {
  if (tail.first === undefined) return;
  if ((await admittedKeys(admissions(store))).has(signer.key)) return;
  throw new MandateError({
    code: "ledger/not-admitted",
    kind: "input",
    message: `The key of “${signer.name}” has not been admitted to this case`,
    fix: `Ask someone who writes to it to run: mandate key admit ${signer.key} --name "${signer.name}"`,
  });
};

const signAll = (drafts: readonly Draft[], start: Head, options: LedgerOptions) => {
  const time = timeAfter(start, options.now());
  let head = start;
  return drafts.map((draft) => {
    const line = makeLine(draftSchema.parse(draft), { head, time, signer: options.signer });
    const entry = parseLine(line) as Entry;
    head = headAfter(line, entry);
    return { line, entry, head };
  });
};

/** A ledger over any store. Errors: `ledger/broken`, `ledger/clock-behind`, `ledger/not-admitted`, `ledger/locked`. */
export const openLedger = (options: LedgerOptions): Ledger => {
  const { store, witness } = options;
  const append: Ledger["append"] = async (plan) => {
    let signed: ReturnType<typeof signAll> = [];
    let first: string | undefined;
    await store.append(async (tail) => {
      const head = headOf(tail);
      await witness?.check(head, tail.first);
      await refuseStranger(options, tail);
      const { drafts: wanted, changes = [] } = typeof plan === "function" ? await plan(head) : plan;
      if (head.sequence === 0 && wanted[0]?.act !== "open") {
        throw broken("The first entry of a ledger opens it");
      }
      const recovered = tail.torn ? [tornDraft(tail.torn), ...wanted] : wanted;
      signed = signAll(recovered, head, options);
      first = tail.first ?? signed[0]?.line;
      return { lines: signed.map(({ line }) => line), changes };
    });
    const last = signed.at(-1);
    if (last && first !== undefined) await witness?.saw(last.head, first);
    return signed.map(({ entry }) => entry);
  };
  const head = async (): Promise<Head> => {
    let last: string | undefined;
    for await (const line of store.lines()) last = line;
    return headOf({ first: undefined, last, torn: undefined });
  };
  return { append, entries: () => entriesOf(store), head };
};
