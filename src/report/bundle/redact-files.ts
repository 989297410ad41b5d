import { MandateError } from "../../lib/error.ts";
import { digestBytes } from "./digest.ts";
import {
  blackout,
  NO_HASH,
  nameReplacements,
  type Replacement,
  replaceAll,
  replaceHashes,
  textOf,
} from "./redact.ts";
import type { Withhold } from "./withhold.ts";

/** Why a name is not there. */
export const PROTECTED = "Names under protection";

/** A file as it is looked at: where it is, and where it stands in the case. */
export interface Source {
  path: string;
  file: string;
  size: number;
}

/** What a file shows once words are black and names replaced. */
export interface Redacted {
  content: Buffer;
  sha256: string;
  reason: string;
}

export interface RedactedFiles {
  /** By path: the files that are not shown as they are. */
  files: ReadonlyMap<string, Redacted>;
  /** SHA-256 in the ledger to the SHA-256 of what is shown in its place; {@link NO_HASH} where nothing is. */
  hashes: ReadonlyMap<string, string>;
  /** Files that are no text, and could not be searched for names. */
  unsearched: readonly string[];
}

interface Rules {
  withhold: Withhold;
  names: readonly Replacement[];
  hashes: ReadonlyMap<string, string>;
}

const notText = (path: string): MandateError =>
  new MandateError({
    code: "bundle/not-text",
    message: `${path} is not text: no words of it can be blacked out`,
    at: { file: path },
    fix: "Withhold the whole file.",
  });

const notThere = (path: string, what: string): MandateError =>
  new MandateError({
    code: "bundle/nothing-to-withhold",
    kind: "usage",
    message: `${what} shall be withheld, and is not there: nothing was bundled`,
    at: { file: path },
    fix: "Write paths as mandate log shows them, and words exactly as they stand in the file.",
  });

const REFERS = "It names the hash of a file of which parts are withheld";

const redact = (path: string, text: string, { withhold, names, hashes }: Rules) => {
  const spans = withhold.spans.filter((span) => span.path === path);
  const patterns = spans.map((span) => blackout(span.text));
  const absent = patterns.findIndex((pattern) => replaceAll(text, [pattern]).count === 0);
  if (absent >= 0) throw notThere(path, `“${spans[absent].text}” in ${path}`);
  const black = replaceAll(text, patterns);
  const named = replaceAll(black.text, names);
  const content = Buffer.from(replaceHashes(named.text, hashes));
  if (content.equals(Buffer.from(text))) return undefined;
  const reasons = [
    ...(black.count > 0 ? spans.map(({ reason }) => replaceAll(reason, names).text) : []),
    ...(named.count > 0 ? [PROTECTED] : []),
  ];
  const reason = [...new Set(reasons)].join("; ") || REFERS;
  return { content, sha256: digestBytes(content).sha256, reason };
};

const pass = async (sources: readonly Source[], rules: Rules) => {
  const files = new Map<string, Redacted>();
  const unsearched: string[] = [];
  for (const { path, file, size } of sources) {
    const text = await textOf(file, size);
    if (text === undefined) {
      if (rules.withhold.spans.some((span) => span.path === path)) throw notText(path);
      if (rules.names.length > 0) unsearched.push(path);
      continue;
    }
    const redacted = redact(path, text, rules);
    if (redacted) files.set(path, redacted);
  }
  return { files, unsearched };
};

/** Refuses, before anything is written, to withhold what is not there: a slip would let it out. */
const refuseMissing = (sources: readonly Source[], { files, spans }: Withhold): void => {
  const there = new Set(sources.map(({ path }) => path));
  const missing = [...files, ...spans].find(({ path }) => !there.has(path));
  if (missing) throw notThere(missing.path, missing.path);
};

/**
 * What shall be read in place of the hashes of redacted files: the last version's is that of what is shown. A hash
 * whose bytes are in the bundle anyway, under another name, hides nothing and stays.
 */
const hashesOf = (
  files: ReadonlyMap<string, Redacted>,
  versions: ReadonlyMap<string, readonly string[]>,
): Map<string, string> => {
  const whole = [...versions].filter(([path]) => !files.has(path));
  const open = new Set(whole.map(([, hashes]) => hashes.at(-1)));
  const hashes = new Map<string, string>();
  for (const [path, { sha256 }] of files) {
    const all = versions.get(path) ?? [];
    for (const hash of all) if (!open.has(hash)) hashes.set(hash, NO_HASH);
    const last = all.at(-1);
    if (last !== undefined && !open.has(last)) hashes.set(last, sha256);
  }
  return hashes;
};

const sameHashes = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean =>
  a.size === b.size && [...a].every(([hash, shown]) => b.get(hash) === shown);

/**
 * Blacks out words and replaces names in every text. The hash of an original whose missing words are few can be
 * tried with every name of an electoral roll; so wherever a text names such a hash, that of what is shown stands
 * there instead, and that text is redacted for it, until nothing changes. `versions` are the hashes the ledger has
 * of each path, oldest first. Fails `bundle/not-text`, `bundle/nothing-to-withhold`.
 */
export const redactFiles = async (
  listed: readonly Source[],
  withhold: Withhold,
  versions: ReadonlyMap<string, readonly string[]>,
): Promise<RedactedFiles> => {
  refuseMissing(listed, withhold);
  const left = new Set(withhold.files.map(({ path }) => path));
  const sources = listed.filter(({ path }) => !left.has(path));
  const names = nameReplacements(withhold);
  if (names.length + withhold.spans.length === 0) {
    return { files: new Map(), hashes: new Map(), unsearched: [] };
  }
  let hashes: ReadonlyMap<string, string> = new Map();
  for (;;) {
    const { files, unsearched } = await pass(sources, { withhold, names, hashes });
    const next = hashesOf(files, versions);
    // A text can name only what was there before it, so this comes to an end.
    if (sameHashes(hashes, next)) return { files, hashes, unsearched };
    hashes = next;
  }
};
