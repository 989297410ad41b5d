import type { Notice, Problem } from "../model/ledger.ts";
import type { Found } from "./folder.ts";
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

/** Compares the files of a folder with what the ledger last recorded of each. */
export const checkFiles = async (
  { recorded, withheld, found }: Context,
  options: HashOptions = {},
): Promise<FilesCheck> => {
  const check: FilesCheck = { problems: [], notices: [], bytes: 0 };
  const answers = await hashFiles(
    found.filter(({ regular }) => regular),
    options,
  );
  const holders = new Map([...recorded.values()].map((record) => [record.sha256, record]));
  const present = new Map(found.map((file) => [file.path, file]));
  const strays = new Map<string, string>();
  for (const file of found) {
    if (recorded.has(file.path)) continue;
    const answer = answers.get(file.file);
    if (answer && "sha256" in answer) strays.set(answer.sha256, file.path);
  }
  const explained = new Set<string>();
  for (const record of recorded.values()) {
    const file = present.get(record.path);
    const hidden = withheld.get(record.path);
    if (!file) {
      const to = strays.get(record.sha256);
      if (hidden && hidden.sha256 === record.sha256 && !hidden.shown) {
        check.notices.push({
          path: record.path,
          message: `${record.path} is withheld: ${hidden.reason}`,
        });
      } else if (to) {
        explained.add(to);
        check.problems.push(renamed(record, to));
      } else check.problems.push(missing(record));
      continue;
    }
    const answer = file.regular ? answers.get(file.file) : undefined;
    if (!answer) check.problems.push(altered(record, "none: it is not a plain file", holders));
    else if ("error" in answer) check.problems.push(unreadable(record.path, answer.error));
    else {
      check.bytes += answer.bytes;
      if (answer.sha256 === record.sha256) continue;
      if (hidden && hidden.sha256 === record.sha256 && hidden.shown === answer.sha256) {
        check.notices.push({
          path: record.path,
          message: `Parts of ${record.path} are withheld: ${hidden.reason}`,
        });
      } else if (
        !isOriginal(record.path) &&
        (await differsOnlyInLineEnds(file.file, { ...record, size: file.size }))
      ) {
        check.notices.push({
          path: record.path,
          message: `${record.path} differs in its line ends alone`,
        });
      } else check.problems.push(altered(record, answer.sha256, holders));
    }
  }
  for (const file of found) {
    if (!recorded.has(file.path) && !explained.has(file.path)) check.problems.push(extra(file));
  }
  return check;
};
