import type { Notice, Problem } from "../model/ledger.ts";
import type { Found } from "./folder.ts";
import type { HashAnswer } from "./hash-file.ts";
import { type HashOptions, hashFiles } from "./hash-files.ts";
import { differsOnlyInLineEnds } from "./line-ends.ts";
import type { Recorded } from "./state.ts";
import type { Withheld } from "./withheld.ts";

export interface FilesCheck {
  problems: Problem[];
  notices: Notice[];
  bytes: number;
}

const ORIGINALS = "exhibits/";
const isOriginal = (path: string): boolean =>
  path.startsWith(ORIGINALS) && !path.endsWith(".custody.yaml");

const vouched = ({ path, entry, time }: Recorded) => ({ path, entry, since: time });

const fixFor = (path: string): string =>
  isOriginal(path)
    ? "Restore the original from a copy; an exhibit never changes."
    : `If you changed it yourself: mandate record ${path} --reason "…". If not, restore it from a copy.`;

const missing = (record: Recorded): Problem => ({
  kind: "missing",
  ...vouched(record),
  message: `${record.path} is gone; entry ${record.entry} recorded it on ${record.time}`,
  fix: "Restore it from a copy, or record its removal: mandate record --removed.",
});

const renamed = (record: Recorded, to: string): Problem => ({
  kind: "renamed",
  ...vouched(record),
  message: `${record.path} now stands as ${to}; its bytes are those of entry ${record.entry}`,
  fix: "Give it its name back.",
});

const extra = ({ path, regular }: Found): Problem => ({
  kind: "extra",
  path,
  message: regular
    ? `${path} is in the folder, but no entry of the ledger speaks of it`
    : `${path} is a link or a device, not a file of its own, and no part of the case`,
  fix: path.startsWith(ORIGINALS)
    ? "Move it out of the case and take it in: mandate add FILE."
    : `If it belongs to the case: mandate record ${path} --reason "…".`,
});

const altered = (record: Recorded, hash: string, holders: Map<string, Recorded>): Problem => {
  const earlier = record.before.get(hash);
  const other = holders.get(hash);
  const how =
    earlier !== undefined
      ? `is as it was at entry ${earlier}: it was put back to an earlier state`
      : other
        ? `holds the bytes of ${other.path}`
        : "is not what the ledger recorded";
  return {
    kind: "altered",
    ...vouched(record),
    message: `${record.path} ${how}; entry ${record.entry} of ${record.time} has SHA-256 ${record.sha256}, the file ${hash}`,
    fix: fixFor(record.path),
  };
};

const unreadable = (path: string, why: string): Problem => ({
  kind: "unreadable",
  path,
  message: `${path} cannot be read: ${why}`,
});

interface Context {
  recorded: Map<string, Recorded>;
  withheld: ReadonlyMap<string, Withheld>;
  found: readonly Found[];
}

/** What is known of the files that are there, by the ways they are looked for. */
interface Present extends Context {
  answers: ReadonlyMap<string, HashAnswer>;
  byPath: ReadonlyMap<string, Found>;
  /** Hash to the path of a file that no entry speaks of. */
  strays: ReadonlyMap<string, string>;
  /** Hash to the file that should have it. */
  holders: Map<string, Recorded>;
}

/** What is to be said of one recorded file; nothing where it is whole. */
interface Verdict {
  problem?: Problem;
  notice?: Notice;
  /** The unrecorded file that turned out to be this one under another name. */
  explains?: string;
  bytes?: number;
}

const absent = (record: Recorded, { strays, withheld }: Present): Verdict => {
  const hidden = withheld.get(record.path);
  if (hidden && hidden.sha256 === record.sha256) {
    return {
      notice: { path: record.path, message: `${record.path} is withheld: ${hidden.reason}` },
    };
  }
  const to = strays.get(record.sha256);
  return to ? { problem: renamed(record, to), explains: to } : { problem: missing(record) };
};

const differs = async (
  record: Recorded,
  { file, size }: Found,
  { hash, present }: { hash: string; present: Present },
): Promise<Verdict> => {
  const { path, sha256 } = record;
  if (!isOriginal(path) && (await differsOnlyInLineEnds(file, { size, sha256 }))) {
    return { notice: { path, message: `${path} differs in its line ends alone` } };
  }
  return { problem: altered(record, hash, present.holders) };
};

const judge = async (record: Recorded, present: Present): Promise<Verdict> => {
  const file = present.byPath.get(record.path);
  if (!file) return absent(record, present);
  const answer = present.answers.get(file.file);
  if (!file.regular || !answer) {
    return { problem: altered(record, "none: it is not a plain file", present.holders) };
  }
  if ("error" in answer) return { problem: unreadable(record.path, answer.error) };
  const { sha256: hash, bytes } = answer;
  if (hash === record.sha256) return { bytes };
  return { bytes, ...(await differs(record, file, { hash, present })) };
};

const look = async (context: Context, options: HashOptions): Promise<Present> => {
  const { found, recorded } = context;
  const answers = await hashFiles(
    found.filter(({ regular }) => regular),
    options,
  );
  const strays = new Map<string, string>();
  for (const { path, file } of found) {
    const answer = answers.get(file);
    if (!recorded.has(path) && answer && "sha256" in answer) strays.set(answer.sha256, path);
  }
  const byPath = new Map(found.map((file) => [file.path, file]));
  const holders = new Map([...recorded.values()].map((record) => [record.sha256, record]));
  return { ...context, answers, byPath, strays, holders };
};

/** Compares the files of a folder with what the ledger last recorded of each. */
export const checkFiles = async (
  context: Context,
  options: HashOptions = {},
): Promise<FilesCheck> => {
  const { recorded, found } = context;
  const present = await look(context, options);
  const verdicts: Verdict[] = [];
  for (const record of recorded.values()) verdicts.push(await judge(record, present));
  const explained = new Set(verdicts.map(({ explains }) => explains));
  const extras = found.filter(({ path }) => !recorded.has(path) && !explained.has(path));
  return {
    problems: [...verdicts.flatMap(({ problem }) => problem ?? []), ...extras.map(extra)],
    notices: verdicts.flatMap(({ notice }) => notice ?? []),
    bytes: verdicts.reduce((sum, { bytes = 0 }) => sum + bytes, 0),
  };
};
