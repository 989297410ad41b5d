import { MandateError } from "../lib/error.ts";
import { resolveWithin } from "../lib/safe-path.ts";
import type { Entry } from "../model/ledger.ts";
import { earlierVersion } from "./earlier.ts";
import { hashNow, stage, type WaitingFile } from "./waiting.ts";
import { commit, type Removal, type Writer } from "./write.ts";

/** One act of a person on a case: an entry, or all those that were written together. */
export interface Change {
  /** Of its last entry. */
  sequence: number;
  entries: Entry[];
  /** The change it took back, where it took one back. */
  undoes?: number;
}

/** What the particulars of an entry say it replaces where its file is new. Without the word nothing is known of what stood there. */
export const NOTHING = "nothing";

/** Changes that say what stood before them, and originals taken in: of all else (files recorded as found) nothing can be taken back. */
const isChange = ({ act, about }: Entry): boolean =>
  act === "add" || (about?.replaces !== undefined && (act === "write" || act === "remove"));

const isSame = (a: Entry, b: Entry): boolean =>
  a.about?.change !== undefined && a.about.change === b.about?.change;

/** The changes somebody made to files, in order. Signing a checkpoint, admitting a key and the like change no file. */
const changesBy = (entries: readonly Entry[], key: string): Change[] => {
  const changes: Change[] = [];
  for (const entry of entries) {
    if (entry.key !== key || !isChange(entry)) continue;
    // Before anybody changed anything, originals were found here when the ledger was begun.
    if (entry.act === "add" && changes.length === 0) continue;
    const last = changes.at(-1);
    if (last && isSame(last.entries[0], entry)) {
      last.entries.push(entry);
      last.sequence = entry.sequence;
      continue;
    }
    const undoes = Number(entry.about?.undoes);
    changes.push({
      sequence: entry.sequence,
      entries: [entry],
      ...(Number.isInteger(undoes) && { undoes }),
    });
  }
  return changes;
};

/** The latest change of a person, and the latest that still stands and took nothing back itself. */
export const latestChanges = (entries: readonly Entry[], key: string) => {
  const changes = changesBy(entries, key);
  const undone = new Set<number>();
  let standing: Change | undefined;
  for (const change of changes.toReversed()) {
    if (undone.has(change.sequence)) continue;
    if (change.undoes === undefined) standing ??= change;
    else undone.add(change.undoes);
  }
  return { latest: changes.at(-1), standing, changes };
};

const byHand =
  "Nothing was changed. Make the change by hand, or look in the ledger for what it was.";

type Code = "undo/original" | "undo/changed" | "undo/not-kept";

const refuse = (code: Code, message: string, file: string): MandateError =>
  new MandateError({ code, kind: "usage", message, at: { file }, fix: byHand });

/** SHA-256 a file had before an entry; null where it did not exist. */
const hashBefore = ({ about }: Entry): string | null | undefined =>
  about?.replaces === NOTHING ? null : about?.replaces;

interface Back {
  path: string;
  now: string | null;
  /** Bytes it had; null: it did not exist. */
  bytes: Buffer | null;
}

const backOf = async (root: string, entry: Entry): Promise<Back> => {
  const path = entry.path ?? "";
  if (entry.act === "add" || path.startsWith("exhibits/"))
    throw refuse("undo/original", `${path} is an original, and stays`, path);
  const before = hashBefore(entry);
  if (path === "case.yaml" && before === null)
    throw refuse("undo/original", "the case began with this", path);
  const now = await hashNow(await resolveWithin(root, path, { file: path }));
  if (now !== (entry.act === "remove" ? null : (entry.sha256 ?? null)))
    throw refuse("undo/changed", `${path} was changed since, so this cannot be taken back`, path);
  if (before === null) return { path, now, bytes: null };
  const bytes = before === undefined ? undefined : await earlierVersion(root, before);
  if (!bytes)
    throw refuse(
      "undo/not-kept",
      `the version of ${path} before this is not kept on this machine`,
      path,
    );
  return { path, now, bytes };
};

/** Finds out whether a change can be taken back. Fails `undo/original`, `undo/changed` or `undo/not-kept`. */
export const planUndo = (root: string, change: Change): Promise<Back[]> =>
  Promise.all(change.entries.map((entry) => backOf(root, entry)));

const MOST = 4000;

/** Why it is written: what was taken back, in the words it had. */
const reasonOf = ({ sequence, entries, undoes }: Change): string =>
  `${undoes === undefined ? "Taken back" : "Done again"}: ${entries[0].reason ?? entries[0].path} (entry ${sequence})`.slice(
    0,
    MOST,
  );

/**
 * Takes a change back by a new act: every file of it as it was before, all together or none; the history stays. Fails as
 * {@link planUndo} does, and `case/conflict` where a file changes while this is done.
 */
export const undoChange = async (
  writer: Writer,
  entries: readonly Entry[],
  change: Change,
): Promise<Entry[]> => {
  const { root } = writer;
  const backs = await planUndo(root, change);
  const reason = reasonOf(change);
  const about = (now: string | null): Record<string, string> => ({
    undoes: String(change.sequence),
    change: `undo-${change.sequence}-${entries.length}`,
    replaces: now ?? NOTHING,
  });
  const files: WaitingFile[] = [];
  const removals: Removal[] = [];
  for (const { path, now, bytes } of backs) {
    if (bytes)
      files.push({ ...(await stage(root, path, bytes)), base: now, reason, about: about(now) });
    else if (now !== null) removals.push({ path, base: now, reason, about: about(now) });
  }
  return commit(writer, async () => ({ files, removals }));
};
