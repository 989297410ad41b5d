import { parseLine } from "../../ledger/entry.ts";
import { LEDGER } from "../../ledger/file-store.ts";
import type { Signer } from "../../ledger/key.ts";
import { redactLine, type Shown } from "../../ledger/redacted.ts";
import { MandateError } from "../../lib/error.ts";
import { casePathSchema, type Entry } from "../../model/ledger.ts";
import { type Replacement, replaceAll, replaceHashes } from "./redact.ts";
import { PROTECTED, type RedactedFiles } from "./redact-files.ts";

interface Redaction {
  names: readonly Replacement[];
  redacted: RedactedFiles;
}

interface Rules extends Redaction {
  /** Bytes of each text that is shown in part, by its hash. */
  sizes: ReadonlyMap<string, number>;
}

const openerNamed = (): MandateError =>
  new MandateError({
    code: "bundle/name-in-ledger",
    message:
      "The first entry of the ledger holds a protected name: whoever opened it. All trust in the others begins there, so nothing of it can be withheld",
    at: { file: LEDGER },
    fix: "Prove single exhibits with mandate prove instead, or have somebody else open the ledger of a new case.",
  });

const badPath = (path: string): MandateError =>
  new MandateError({
    code: "bundle/name-in-path",
    message: `Without protected names, ${path} would have no name of its own`,
    at: { file: path },
    fix: "Rename the file and record that, or give the person another name to stand in: “as” in the withhold file.",
  });

/** What of the hash and size of an entry is shown: nothing, where the bundle does not hold that version. */
const contentOf = (
  { sha256, size }: Entry,
  { redacted: { hashes }, sizes }: Rules,
): Pick<Shown, "sha256" | "size"> => {
  const shown = sha256 === undefined ? undefined : hashes.get(sha256);
  if (shown === undefined) {
    return { ...(sha256 && { sha256 }), ...(size !== undefined && { size }) };
  }
  const other = sizes.get(shown);
  return other === undefined ? {} : { sha256: shown, size: other };
};

/** An entry's own words, names replaced; undefined where that changes nothing. */
const shownOf = (entry: Entry, rules: Rules): Shown | undefined => {
  const { names, redacted } = rules;
  const { act, path, from, reason, about, actor, sha256, size } = entry;
  const tell = (text: string): string =>
    replaceHashes(replaceAll(text, names).text, redacted.hashes);
  const words = {
    act,
    actor: tell(actor),
    ...(path !== undefined && { path: tell(path) }),
    ...(from !== undefined && { from: tell(from) }),
    ...(reason !== undefined && { reason: tell(reason) }),
    ...(about && {
      about: Object.fromEntries(
        Object.entries(about).map(([name, value]) => [tell(name), tell(value)]),
      ),
    }),
  };
  const content = contentOf(entry, rules);
  const before = JSON.stringify([actor, path, from, reason, about, sha256, size]);
  const after = [words.actor, words.path, words.from, words.reason, words.about];
  return JSON.stringify([...after, content.sha256, content.size]) === before
    ? undefined
    : { ...words, ...content };
};

/**
 * Where a file of the case stands in the bundle. Fails `bundle/name-in-path` where two would stand in one place, or
 * one in none.
 */
export const pathsWithout = (
  names: readonly Replacement[],
  paths: Iterable<string>,
): Map<string, string> => {
  const shown = new Map<string, string>();
  const taken = new Map<string, string>();
  for (const path of new Set(paths)) {
    const other = replaceAll(path, names).text;
    if (taken.has(other) || !casePathSchema.safeParse(other).success) throw badPath(path);
    taken.set(other, path);
    shown.set(path, other);
  }
  return shown;
};

export interface RedactedLedger {
  lines: string[];
  /** Numbers of the entries of which a part alone is shown. */
  entries: number[];
}

/**
 * The ledger without protected names and without the hashes of redacted texts: each entry that has one is replaced
 * by what may be shown of it, signed by `signer` (ledger/redacted.ts). Fails `bundle/name-in-ledger` where it is the
 * first.
 */
export const redactLedger = (
  lines: readonly string[],
  { names, redacted }: Redaction,
  signer: () => Signer,
): RedactedLedger => {
  const texts = [...redacted.files.values()];
  const sizes = new Map(texts.map(({ sha256, content }) => [sha256, content.length]));
  const all = lines.map((line) => {
    const entry = parseLine(line);
    const shown = entry && shownOf(entry, { names, redacted, sizes });
    if (!entry || !shown) return { line, sequence: undefined };
    if (entry.sequence === 1) throw openerNamed();
    const reason = redacted.files.get(entry.path ?? "")?.reason ?? PROTECTED;
    return {
      line: redactLine(line, { entry, shown, reason, signer: signer() }),
      sequence: entry.sequence,
    };
  });
  return {
    lines: all.map(({ line }) => line),
    entries: all.flatMap(({ sequence }) => sequence ?? []),
  };
};
