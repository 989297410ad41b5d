import { createReadStream } from "node:fs";
import { join } from "node:path";
import type { Entry, Problem } from "../model/ledger.ts";
import { type Link, linkOf } from "./chain.ts";
import { LEDGER } from "./file-store.ts";
import { type RawLine, rawLines } from "./lines.ts";
import { withoutStrangers } from "./redacted.ts";

/** Lines looked at together: enough to keep every thread of Node's pool busy. */
const BATCH = 512;

export interface ReadLedger {
  /** One for each whole line. */
  links: Link[];
  /** The same lines, without line ends. */
  lines: string[];
  problems: Problem[];
}

const toLinks = async (lines: readonly RawLine[], onProgress: (done: number) => void) => {
  const links: Link[] = [];
  for (let from = 0; from < lines.length; from += BATCH) {
    const batch = lines.slice(from, from + BATCH);
    const made = await Promise.all(
      batch.map(({ text, faithful }, index) => linkOf(text, from + index + 1, faithful)),
    );
    links.push(...made);
    onProgress(links.length);
  }
  return links;
};

/** The last line has no line end: a crash or a cut came in the middle of it. */
const tornProblem = (line: RawLine, number: number): Problem => ({
  kind: "torn",
  path: LEDGER,
  entry: number,
  message: `Line ${number} of the ledger has no end: the last ${Buffer.byteLength(line.text)} bytes are of an entry never acknowledged, or what is left of one that was cut`,
  fix: "The next command that writes sets it aside. If you did not crash here, compare with a copy.",
});

const mixedEndings = (lines: readonly RawLine[]): Problem[] => {
  const odd = lines.findIndex(({ ending }) => ending !== lines[0].ending);
  if (odd < 0) return [];
  const message = `Line ${odd + 1} of the ledger ends unlike the first: a system's line-end policy would have changed all`;
  return [{ kind: "altered", path: LEDGER, entry: odd + 1, message }];
};

/** Reads a case's ledger and checks every line for itself; how the lines hang together is chain.ts's task. */
export const readLedger = async (
  root: string,
  onProgress: (done: number) => void = () => {},
): Promise<ReadLedger> => {
  const raw = await Array.fromAsync(rawLines(createReadStream(join(root, LEDGER))));
  const torn = raw.at(-1)?.ending === "" ? raw.pop() : undefined;
  const links = withoutStrangers(await toLinks(raw, onProgress));
  const problems = mixedEndings(raw);
  if (torn) problems.push(tornProblem(torn, raw.length + 1));
  return { links, lines: raw.map(({ text }) => text), problems };
};

/** The entries that can be trusted to be somebody's: read, signed, in their order. */
export const genuineEntries = (links: readonly Link[]): Entry[] =>
  links
    .flatMap(({ entry, genuine }) => (entry && genuine ? [entry] : []))
    .sort((a, b) => a.sequence - b.sequence);
