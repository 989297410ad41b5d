import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { recordedFiles } from "../../case/record.ts";
import { LEDGER } from "../../ledger/file-store.ts";
import { listCase } from "../../ledger/folder.ts";
import type { Recorded } from "../../ledger/state.ts";
import type { Withheld } from "../../ledger/withheld.ts";
import { MandateError } from "../../lib/error.ts";
import { digestBytes } from "./digest.ts";
import {
  BLACK,
  nameReplacements,
  type Replacement,
  replaceAll,
  textOf,
  type Withhold,
} from "./redact.ts";

/** One file of a bundle's payload: copied from the case, or with other content than there. */
export interface PayloadFile {
  path: string;
  source: string;
  size: number;
  /** What stands in its place, if anything was withheld. */
  content?: Buffer;
}

export interface Payload {
  files: PayloadFile[];
  withheld: Withheld[];
  /** Files that are no text and could not be searched for protected names. */
  unsearched: string[];
}

const reportFiles = async (
  root: string,
): Promise<{ path: string; file: string; size: number }[]> => {
  const names = await readdir(join(root, "report"), { recursive: true, withFileTypes: true }).catch(
    () => [],
  );
  return names
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return { path: file.slice(root.length + 1).replaceAll("\\", "/"), file, size: 0 };
    });
};

const nameInPath = (path: string): MandateError =>
  new MandateError({
    code: "bundle/name-in-path",
    message: "The name of a file holds a protected name; the ledger keeps file names for ever",
    at: { file: path },
    fix: "Withhold the whole case, or give this name to nobody: prove single exhibits with mandate prove instead.",
  });

const nameInLedger = (): MandateError =>
  new MandateError({
    code: "bundle/name-in-ledger",
    message: "The ledger itself holds a protected name, and cannot be changed without breaking it",
    at: { file: LEDGER },
    fix: "Prove single exhibits with mandate prove instead, and keep names out of reasons and file names.",
  });

const occursIn = (text: string, names: readonly Replacement[]): boolean =>
  replaceAll(text, names).count > 0;

const spansOf = (
  path: string,
  { spans }: Withhold,
): { replacements: Replacement[]; reasons: string[] } => {
  const mine = spans.filter((span) => span.path === path);
  const replacements = mine.map(
    ({ text }) => nameReplacements({ names: [{ name: text, aliases: [], as: BLACK }] })[0],
  );
  return { replacements, reasons: mine.map(({ reason }) => reason) };
};

interface Rules {
  withhold: Withhold;
  names: Replacement[];
}

/** What a file shows once spans are black and names replaced; undefined where nothing changes. */
const redacted = async (
  { path, file, size }: { path: string; file: string; size: number },
  { withhold, names }: Rules,
): Promise<{ content: Buffer; reason: string; spans: number } | "no text" | undefined> => {
  const { replacements, reasons } = spansOf(path, withhold);
  if (replacements.length === 0 && names.length === 0) return undefined;
  const text = await textOf(file, size);
  if (text === undefined) {
    if (replacements.length === 0) return "no text";
    throw new MandateError({
      code: "bundle/not-text",
      message: `${path} is not text: no words of it can be blacked out`,
      at: { file: path },
      fix: "Withhold the whole file.",
    });
  }
  const black = replaceAll(text, replacements);
  const named = replaceAll(black.text, names);
  const spans = black.count + named.count;
  if (spans === 0) return undefined;
  const reason = [
    ...new Set([...reasons, ...(named.count > 0 ? ["Names under protection"] : [])]),
  ].join("; ");
  return { content: Buffer.from(named.text), reason, spans };
};

const asWithheld = (record: Recorded, reason: string): Withheld => ({
  path: record.path,
  sha256: record.sha256,
  size: record.size,
  reason,
});

/**
 * What a bundle of the case holds: every file of its ledger, the ledger, and the report if there is one, without
 * what shall be withheld. Fails `bundle/name-in-ledger` or `bundle/name-in-path` where a protected name stands
 * in what cannot be changed, rather than let it out.
 */
export const planPayload = async (root: string, withhold: Withhold): Promise<Payload> => {
  const recorded = await recordedFiles(root);
  const rules: Rules = { withhold, names: nameReplacements(withhold) };
  const payload: Payload = { files: [], withheld: [], unsearched: [] };
  const ledger = join(root, LEDGER);
  const whole = new Map(withhold.files.map(({ path, reason }) => [path, reason]));
  if (occursIn((await textOf(ledger, 0)) ?? "", rules.names)) throw nameInLedger();
  const listed = [
    ...(await listCase(root)),
    ...(await reportFiles(root)),
    { path: LEDGER, file: ledger, size: 0 },
  ];
  for (const { path, file, size } of listed) {
    if (occursIn(path, rules.names)) throw nameInPath(path);
    const record = recorded.get(path);
    const reason = whole.get(path);
    if (reason !== undefined) {
      if (record) payload.withheld.push(asWithheld(record, reason));
      continue;
    }
    const change = path === LEDGER ? undefined : await redacted({ path, file, size }, rules);
    if (change === "no text") payload.unsearched.push(path);
    if (change === undefined || change === "no text")
      payload.files.push({ path, source: file, size });
    else {
      payload.files.push({ path, source: file, size, content: change.content });
      const shown = digestBytes(change.content).sha256;
      if (record)
        payload.withheld.push({ ...asWithheld(record, change.reason), shown, spans: change.spans });
    }
  }
  return payload;
};
