import type { Entry, Problem } from "../model/ledger.ts";
import { NO_ENTRY } from "../model/ledger.ts";
import { hashLine, isGenuine, leafOf, parseLine } from "./entry.ts";

/** A line of the ledger as it was found, with what can be said of it alone. */
export interface Link {
  /** Line of the file, from 1. */
  number: number;
  hash: string;
  leaf: Buffer;
  /** Undefined where the line is no entry, or not spelled as one. */
  entry: Entry | undefined;
  /** Signed by the key it names; a redacted one, by a key that may withhold something of this ledger. */
  genuine: boolean;
}

/** Reads and checks one line for itself. */
export const linkOf = async (line: string, number: number, faithful = true): Promise<Link> => {
  const entry = faithful ? parseLine(line) : undefined;
  return {
    number,
    hash: hashLine(line),
    leaf: leafOf(line),
    entry,
    genuine: entry !== undefined && (await isGenuine(line, entry)),
  };
};

const entryName = ({ entry, number }: Link): number => entry?.sequence ?? number;

const alteredMessage = ({ entry, number }: Link): string => {
  if (!entry) return `Line ${number} of the ledger is not an entry: it was changed`;
  return entry.withheld
    ? `Entry ${entry.sequence} is withheld by a key that is not of this case: what it says was put there by a stranger`
    : `Entry ${entry.sequence} does not bear a valid signature: it was changed after it was signed`;
};

const alteredLines = (links: readonly Link[]): Problem[] =>
  links
    .filter(({ genuine }) => !genuine)
    .map((link) => ({
      kind: link.entry?.withheld ? "withheld-wrongly" : "altered",
      path: "ledger.jsonl",
      entry: entryName(link),
      message: alteredMessage(link),
    }));

const isDuplicate = (link: Link, first: Map<string, Link>): boolean =>
  first.get(link.hash) !== link;

const duplicates = (links: readonly Link[], first: Map<string, Link>): Problem[] =>
  links
    .filter((link) => isDuplicate(link, first))
    .map((link) => ({
      kind: "duplicated",
      path: "ledger.jsonl",
      entry: entryName(link),
      message: `Line ${link.number} of the ledger repeats line ${first.get(link.hash)?.number}`,
    }));

/** Two different genuine entries of one number: two histories were written, and joined. */
const forks = (links: readonly Link[]): Problem[] => {
  const bySequence = Map.groupBy(links, ({ entry }) => entry?.sequence ?? 0);
  return [...bySequence]
    .filter(([sequence, group]) => sequence > 0 && new Set(group.map(({ hash }) => hash)).size > 1)
    .map(([sequence, group]) => ({
      kind: "forked",
      path: "ledger.jsonl",
      entry: sequence,
      since: group[0].entry?.time,
      message: `The ledger forks: ${group.length} different entries have number ${sequence} (lines ${group.map(({ number }) => number).join(", ")})`,
    }));
};

const disorder = (links: readonly Link[]): Problem[] => {
  const problems: Problem[] = [];
  let highest = 0;
  for (const { entry, number } of links) {
    if (!entry) continue;
    if (entry.sequence < highest) {
      problems.push({
        kind: "reordered",
        path: "ledger.jsonl",
        entry: entry.sequence,
        message: `Entry ${entry.sequence} stands on line ${number}, after entry ${highest}`,
      });
    }
    highest = Math.max(highest, entry.sequence);
  }
  return problems;
};

/** Numbers that no line has and that no altered line stands for. */
const gaps = (links: readonly Link[]): Problem[] => {
  const present = new Set(links.map(entryName));
  const last = links.reduce((most, { entry }) => Math.max(most, entry?.sequence ?? 0), 0);
  const missing: number[] = [];
  for (let sequence = 1; sequence <= last && missing.length < 1000; sequence++) {
    if (!present.has(sequence)) missing.push(sequence);
  }
  return missing.map((sequence) => ({
    kind: "missing",
    path: "ledger.jsonl",
    entry: sequence,
    message: `Entry ${sequence} is missing from the ledger`,
  }));
};

/** Links that do not hold and that nothing above explains. */
const breaks = (links: readonly Link[], explained: boolean): Problem[] => {
  if (explained) return [];
  const at = links.findIndex(
    ({ entry }, index) => entry?.previous !== (links[index - 1]?.hash ?? NO_ENTRY),
  );
  if (at < 0) return [];
  const { entry, number } = links[at];
  return [
    {
      kind: "forked",
      path: "ledger.jsonl",
      entry: entry?.sequence ?? number,
      since: links[at - 1]?.entry?.time,
      message: `Entry ${entry?.sequence ?? number} does not continue the entry before it: it belongs to another history`,
    },
  ];
};

const backDated = (links: readonly Link[], now: number): Problem[] => {
  const problems: Problem[] = [];
  let latest: Entry | undefined;
  for (const { entry } of links) {
    if (!entry) continue;
    if (latest && entry.sequence > latest.sequence && entry.time < latest.time) {
      problems.push({
        kind: "back-dated",
        path: "ledger.jsonl",
        entry: entry.sequence,
        message: `Entry ${entry.sequence} is dated ${entry.time}, before entry ${latest.sequence} of ${latest.time}`,
      });
    } else latest = entry;
    if (Date.parse(entry.time) > now + FUTURE) {
      problems.push({
        kind: "post-dated",
        path: "ledger.jsonl",
        entry: entry.sequence,
        message: `Entry ${entry.sequence} is dated ${entry.time}, which has not come yet by this machine's clock`,
      });
    }
  }
  return problems;
};

/** A clock may be ahead by this much before an entry counts as dated in the future: a day, for zones set wrong. */
const FUTURE = 24 * 3600_000;

const strangers = (links: readonly Link[]): Problem[] => {
  const admitted = new Set<string>();
  const problems: Problem[] = [];
  for (const { entry, genuine, number } of links) {
    if (!entry || !genuine) continue;
    if (number === 1) admitted.add(entry.key);
    if (!admitted.has(entry.key)) {
      problems.push({
        kind: "not-admitted",
        path: "ledger.jsonl",
        entry: entry.sequence,
        message: `Entry ${entry.sequence} is signed by a key that nobody had admitted (“${entry.actor}”, ${entry.key})`,
      });
      continue;
    }
    const subject = entry.about?.key;
    if (entry.act === "admit" && subject) admitted.add(subject);
    if (entry.act === "retire" && subject) admitted.delete(subject);
  }
  return problems;
};

/**
 * What is wrong with the chain of lines, each problem with the entry it is about. An empty answer means: every
 * line is a signed entry, numbered without gaps, each naming the hash of the one before, none dated before it,
 * all by keys that were admitted. It cannot mean that nothing was cut off at the end, or that all of it was
 * not written anew: for that one needs a head known from elsewhere (see seen.ts, checkpoint.ts).
 */
export const checkChain = (links: readonly Link[], now: number): Problem[] => {
  const first = new Map<string, Link>();
  for (const link of links) if (!first.has(link.hash)) first.set(link.hash, link);
  const distinct = links.filter((link) => !isDuplicate(link, first));
  const structural = [
    ...alteredLines(distinct),
    ...duplicates(links, first),
    ...forks(distinct),
    ...disorder(distinct),
    ...gaps(distinct),
  ];
  return [
    ...structural,
    ...breaks(distinct, structural.length > 0),
    ...backDated(distinct, now),
    ...strangers(distinct),
  ];
};
