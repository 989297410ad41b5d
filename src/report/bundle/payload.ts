import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { recordedFiles } from "../../case/record.ts";
import { fileStore, LEDGER } from "../../ledger/file-store.ts";
import { type Found, listCase } from "../../ledger/folder.ts";
import type { Signer } from "../../ledger/key.ts";
import type { Recorded } from "../../ledger/state.ts";
import { isRedactedCopy, WITHHELD, type Withheld } from "../../ledger/withheld.ts";
import { MandateError } from "../../lib/error.ts";
import { hiddenExhibits, isHiddenCopy, withoutHidden } from "./hidden-exhibits.ts";
import { nameReplacements, type Replacement, replaceAll } from "./redact.ts";
import { redactFiles, type Source } from "./redact-files.ts";
import { pathsWithout, type RedactedLedger, redactLedger } from "./redact-ledger.ts";
import { isEmpty, type Withhold } from "./withhold.ts";

/** One file of a bundle's payload: copied from the case, or with other content than there. */
export interface PayloadFile {
  /** Where it stands in the bundle. */
  path: string;
  source: string;
  /** What stands in its place, if anything was withheld. */
  content?: Buffer;
}

export interface Payload {
  files: PayloadFile[];
  /** Files left out. */
  withheld: Withheld[];
  /** Files of which parts are left out. */
  redacted: { path: string; reason: string }[];
  ledger: RedactedLedger;
  /** Files that are no text and could not be searched for protected names. */
  unsearched: string[];
}

const reportFiles = async (root: string): Promise<Source[]> => {
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

const unsigned = (): MandateError =>
  new MandateError({
    code: "key/none",
    kind: "usage",
    message: "What a bundle withholds must be signed, and you have no key",
    fix: 'Make one: mandate key new --name "Your name".',
  });

/** A copy's own list goes on with it; what it says is signed, so nothing more can be withheld from a copy. */
const listOfCopy = async (root: string, withhold: Withhold): Promise<PayloadFile[]> => {
  if (!(await isRedactedCopy(root))) return [];
  if (isEmpty(withhold)) return [{ path: WITHHELD, source: join(root, WITHHELD) }];
  throw new MandateError({
    code: "bundle/redacted-copy",
    kind: "usage",
    message: "This case is itself a copy from which something was withheld",
    at: { file: WITHHELD },
    fix: "Withhold more when bundling the original, or bundle this copy as it is.",
  });
};

const versionsOf = (recorded: ReadonlyMap<string, Recorded>): Map<string, string[]> =>
  new Map([...recorded].map(([path, { before, sha256 }]) => [path, [...before.keys(), sha256]]));

const withheldOf = (
  recorded: ReadonlyMap<string, Recorded>,
  { files }: Withhold,
  { paths, names }: { paths: ReadonlyMap<string, string>; names: readonly Replacement[] },
): Withheld[] =>
  files.flatMap(({ path, reason }) => {
    const record = recorded.get(path);
    if (!record) return [];
    const { sha256, size } = record;
    return { path: paths.get(path) ?? path, sha256, size, reason: replaceAll(reason, names).text };
  });

const payloadFile = ({ file }: Source, path: string, content: Buffer | undefined): PayloadFile => ({
  path,
  source: file,
  ...(content && { content }),
});

interface PlanRequest {
  root: string;
  withhold: Withhold;
  /** Needed where something is withheld. */
  signer: Signer | undefined;
}

/** What a link points at may be anything of this machine: no bundle may give it away. */
const refuseLinks = (found: readonly Found[]): void => {
  const link = found.find(({ regular }) => !regular);
  if (!link) return;
  throw new MandateError({
    code: "bundle/link",
    message: "This is a link or a device, not a file; there is no bundle",
    at: { file: link.path },
    fix: "Put the file itself in its place, or remove it from the case folder.",
  });
};

/**
 * What a bundle of the case holds: every file of its ledger, the ledger, and the report if there is one, without
 * what shall be withheld. Fails `key/none`, `bundle/link`, `bundle/redacted-copy`, what {@link redactFiles} fails with, and
 * `bundle/name-in-ledger` or `bundle/name-in-path` where a protected name stands in what cannot be changed, rather
 * than let it out.
 */
export const planPayload = async ({ root, withhold, signer }: PlanRequest): Promise<Payload> => {
  const sign = (): Signer => {
    if (signer) return signer;
    throw unsigned();
  };
  const list = await listOfCopy(root, withhold);
  const recorded = await recordedFiles(root);
  const names = nameReplacements(withhold);
  const left = new Set(withhold.files.map(({ path }) => path));
  const found = await listCase(root);
  refuseLinks(found);
  const listed = [...found, ...(await reportFiles(root))];
  const hidden = hiddenExhibits(new Set([...recorded.keys(), ...left]), withhold);
  // What is withheld may not come back as a copy of it in the report.
  const sources = listed.filter(({ path }) => !left.has(path) && !isHiddenCopy(path, hidden));
  const paths = pathsWithout(names, [...recorded.keys(), ...listed.map(({ path }) => path)]);
  const redacted = await redactFiles(listed, withhold, versionsOf(recorded));
  const lines = await Array.fromAsync(fileStore(root).lines());
  const ledger = redactLedger(lines, { names, redacted }, sign);
  const withheld = withheldOf(recorded, withhold, { paths, names });
  if (withheld.length + ledger.entries.length > 0) sign();
  const place = (path: string): string => paths.get(path) ?? path;
  const ledgerFile: PayloadFile = {
    path: LEDGER,
    source: join(root, LEDGER),
    ...(ledger.entries.length > 0 && {
      content: Buffer.from(ledger.lines.map((line) => `${line}\n`).join("")),
    }),
  };
  const shown: PayloadFile[] = [];
  for (const source of sources) {
    const content = await withoutHidden(source, hidden, redacted.files.get(source.path));
    shown.push(payloadFile(source, place(source.path), content));
  }
  return {
    files: [...shown, ledgerFile, ...list],
    withheld,
    redacted: [...redacted.files].map(([path, { reason }]) => ({ path: place(path), reason })),
    ledger,
    unsearched: redacted.unsearched.map(place),
  };
};
