import { access, readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type Entry,
  NO_ENTRY,
  type Notice,
  type Problem,
  type Verification,
} from "../model/ledger.ts";
import { checkChain, type Link } from "./chain.ts";
import {
  compareCheckpoint,
  coveredBy,
  type NamedNote,
  readCheckpoints,
} from "./checkpoint-files.ts";
import { excusesOf } from "./excuses.ts";
import { LEDGER } from "./file-store.ts";
import { checkFiles } from "./files.ts";
import { listCase } from "./folder.ts";
import { custodyLimits, NO_WITNESS } from "./limits.ts";
import { treeHash } from "./merkle.ts";
import { noLedger } from "./no-ledger.ts";
import { genuineEntries, readLedger } from "./read.ts";
import { everAdmitted, redactedNotices } from "./redacted.ts";
import { contradiction, recall, remember } from "./seen.ts";
import { filesAfter } from "./state.ts";
import { checkTimestamps } from "./timestamp-files.ts";

export interface VerifyOptions {
  now: () => number;
  /** The user's configuration folder, where heads seen before are kept; absent: nothing is recalled. */
  memory?: string;
  /** Checkpoints from elsewhere: a newspaper, a notary, a mail. */
  checkpoints?: readonly NamedNote[];
  /** Raw keys (base64) the ledger must have been opened by, and whose checkpoints count. */
  keys?: readonly string[];
  /** PEM certificates of timestamp authorities the user trusts. */
  authorities?: readonly string[];
  onProgress?: (label: string, done: number, total?: number) => void;
}

const wrongOpener = (links: readonly Link[], keys: readonly string[]): Problem[] => {
  const opener = links[0]?.entry?.key;
  if (keys.length === 0 || (opener && keys.includes(opener))) return [];
  const message = `The ledger was opened by the key ${opener ?? "of an altered entry"}, not by one you named`;
  return [{ kind: "not-admitted", path: LEDGER, entry: 1, message }];
};

const seenProblems = async (
  root: string,
  links: readonly Link[],
  { lines, memory }: { lines: readonly string[]; memory: string | undefined },
): Promise<{ problems: Problem[]; known: boolean }> => {
  if (memory === undefined) return { problems: [], known: false };
  const seen = await recall(memory, { root, first: lines[0] });
  const hashes = links.map(({ hash }) => hash);
  const problems = seen.flatMap((one) => contradiction(hashes, one) ?? []);
  return { problems, known: seen.length > 0 };
};

const unfinished = async (root: string): Promise<Problem[]> => {
  const there = await access(join(root, ".mandate", "intent.json")).then(
    () => true,
    () => false,
  );
  if (!there) return [];
  const message = "A write to this case was interrupted, or is going on now";
  return [{ kind: "unfinished", message, fix: "The next command that writes completes it." }];
};

const actorsOf = (entries: readonly Entry[]): Verification["actors"] =>
  [...Map.groupBy(entries, ({ actor, key }) => `${key} ${actor}`).values()].map((group) => ({
    name: group[0].actor,
    key: group[0].key,
    entries: group.length,
  }));

const lineEndNotice = async (root: string): Promise<Notice[]> => {
  const text = await readFile(join(root, LEDGER), "utf8");
  if (!text.includes("\r\n")) return [];
  return [
    { path: LEDGER, message: "The ledger has another system's line ends; its entries are whole" },
  ];
};

/** Everything about the chain: the lines, what this machine saw before, checkpoints, timestamps. */
const verifyLedger = async (root: string, options: VerifyOptions) => {
  const { now, memory, checkpoints = [], keys = [], onProgress = () => {} } = options;
  const ledger = await readLedger(root, (done) => onProgress("entries", done));
  const { links, lines } = ledger;
  if (links.length === 0 && ledger.problems.length === 0)
    throw noLedger("nothing can be said of what happened to its files");
  const entries = genuineEntries(links);
  const admitted = everAdmitted(links);
  const seen = await seenProblems(root, links, { lines, memory });
  const notes = [...(await readCheckpoints(root)), ...checkpoints];
  const trusted = new Set([...admitted, ...keys]);
  const stamped = await checkTimestamps(root, {
    notes,
    entries,
    authorities: options.authorities ?? [],
  });
  const compared = notes.map((note) => compareCheckpoint(note, { links, keys: trusted }));
  const problems = [
    ...ledger.problems,
    ...checkChain(links, now()),
    ...wrongOpener(links, keys),
    ...seen.problems,
    ...compared.flat(),
    ...stamped.problems,
  ];
  const right = notes.filter((_, at) => compared[at].length === 0);
  const notices = [...stamped.notices, ...redactedNotices(entries, coveredBy(right))];
  const witnessed = seen.known || checkpoints.length > 0 || keys.length > 0 || stamped.proven > 0;
  return { links, lines, entries, problems, witnessed, notices };
};

/**
 * Verifies a case: its ledger, whatever confirms the ledger from outside, and every file. Reads only, except
 * for the memory of heads seen. Throws `ledger/none` where there is no ledger; all else is in the answer.
 */
export const verifyCase = async (root: string, options: VerifyOptions): Promise<Verification> => {
  const { now, memory, onProgress = () => {} } = options;
  const ledger = await verifyLedger(root, options);
  const { links, lines, entries } = ledger;
  const head = links.at(-1)?.hash ?? NO_ENTRY;
  const { withheld, problems: excuses } = await excusesOf(root, links);
  const recorded = filesAfter(entries);
  const found = await listCase(root);
  const total = found.reduce((sum, { size }) => sum + size, 0);
  const files = await checkFiles(
    { recorded, withheld, found },
    { onProgress: (bytes) => onProgress("bytes", bytes, total) },
  );
  const problems = [...ledger.problems, ...excuses, ...files.problems, ...(await unfinished(root))];
  if (problems.length === 0 && memory !== undefined) {
    const at = new Date(now()).toISOString();
    const last = { sequence: links.length, hash: head, time: entries.at(-1)?.time };
    await remember(memory, { root, first: lines[0], head: last, at });
  }
  return {
    ok: problems.length === 0,
    problems,
    notices: [...(await lineEndNotice(root)), ...ledger.notices, ...files.notices],
    entries: links.length,
    files: recorded.size,
    bytes: files.bytes,
    head,
    root: treeHash(links.map(({ leaf }) => leaf)).toString("base64"),
    actors: actorsOf(entries),
    limits: ledger.witnessed ? [...custodyLimits] : [...custodyLimits, NO_WITNESS],
  };
};
