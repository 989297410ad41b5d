import { parseLine } from "../ledger/entry.ts";
import { fileStore } from "../ledger/file-store.ts";
import { type Found, listCase } from "../ledger/folder.ts";
import { hashFiles } from "../ledger/hash-files.ts";
import { filesAfter, type Recorded } from "../ledger/state.ts";
import { MandateError } from "../lib/error.ts";
import type { Draft, Entry } from "../model/ledger.ts";
import { isOriginal, type WaitingFile } from "./waiting.ts";
import { commit, type Writer } from "./write.ts";

/** The files of a case as its ledger has them now. */
export const recordedFiles = async (root: string): Promise<Map<string, Recorded>> => {
  const entries: Entry[] = [];
  for await (const line of fileStore(root).lines()) {
    const entry = parseLine(line);
    if (entry) entries.push(entry);
  }
  return filesAfter(entries);
};

export interface RecordRequest {
  reason: string;
  /** Paths in the case; absent: every file that changed. */
  only?: readonly string[];
  /** Also record that files are gone. */
  removed?: boolean;
}

const changedOriginal = (path: string): MandateError =>
  new MandateError({
    code: "case/original",
    kind: "integrity",
    message: `${path} is an original and is not what was taken in`,
    at: { file: path },
    fix: "Restore it from a copy. A changed original is never recorded as if it were one.",
  });

const waitingOf = (
  { path, size }: Found,
  sha256: string,
  { reason, known }: { reason: string; known: Recorded | undefined },
): WaitingFile[] => {
  if (known?.sha256 === sha256) return [];
  if (known && isOriginal(path)) throw changedOriginal(path);
  return [{ path, sha256, size, reason, act: isOriginal(path) ? "add" : "write" }];
};

const isWanted = (path: string, { only }: RecordRequest): boolean =>
  only === undefined || only.length === 0 || only.includes(path);

const changes = async (root: string, request: RecordRequest) => {
  const recorded = await recordedFiles(root);
  const found = (await listCase(root)).filter(
    ({ path, regular }) => regular && isWanted(path, request),
  );
  const answers = await hashFiles(found);
  const files = found.flatMap((file) => {
    const answer = answers.get(file.file);
    if (!answer || "error" in answer) return [];
    const known = recorded.get(file.path);
    return waitingOf({ ...file, size: answer.bytes }, answer.sha256, { ...request, known });
  });
  const present = new Set(found.map(({ path }) => path));
  const gone = [...recorded.keys()].filter((path) => !present.has(path) && isWanted(path, request));
  const drafts: Draft[] = request.removed
    ? gone.map((path) => ({ act: "remove", path, reason: request.reason }))
    : [];
  return { files, drafts };
};

/**
 * Records what was changed in a case by other programs: an editor, a script, a person's hand. Opens the ledger
 * of a case that has none. A changed original fails `case/original`; a new file in exhibits/ becomes one.
 */
export const recordChanges = (writer: Writer, request: RecordRequest): Promise<Entry[]> =>
  commit(writer, () => changes(writer.root, request));
