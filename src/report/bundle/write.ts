import { chmod, copyFile, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { parse } from "yaml";
import { coveredBy, readCheckpoints } from "../../ledger/checkpoint-files.ts";
import { hashLine, parseLine } from "../../ledger/entry.ts";
import { fileStore, recover } from "../../ledger/file-store.ts";
import type { Signer } from "../../ledger/key.ts";
import { noLedger } from "../../ledger/no-ledger.ts";
import { signWithheld, WITHHELD } from "../../ledger/withheld.ts";
import { syncFolder } from "../../lib/durable.ts";
import { MandateError } from "../../lib/error.ts";
import { explainIo } from "../../lib/io-error.ts";
import { type Custody, custodyPath, custodySchema } from "../../model/custody.ts";
import { type PictureHeldBack, tellingIn } from "../held-back.ts";
import { type Digests, digestFile } from "./digest.ts";
import { alreadyThere } from "./exists.ts";
import { type Payload, type PayloadFile, planPayload } from "./payload.ts";
import { cratePreview } from "./preview.ts";
import { nameReplacements, replaceAll } from "./redact.ts";
import { type CrateInput, crateMetadata } from "./ro-crate.ts";
import { writeData, writeTags } from "./tags.ts";
import type { Withhold } from "./withhold.ts";
import { zipFolder } from "./zip.ts";

export interface BundleRequest {
  /** The case. */
  root: string;
  /** Where the bundle goes: a folder that does not exist, or a file ending in .zip. */
  target: string;
  title: string;
  description: string;
  licence?: string;
  withhold: Withhold;
  /** Needed where something is withheld: the list of that is signed. */
  signer?: Signer;
  now: () => number;
  /** Stops the work between two files. */
  signal?: AbortSignal;
  /** Hears how many files of how many are copied. */
  onProgress?: (done: number, total: number) => void;
}

export interface Bundled extends Pick<Payload, "withheld" | "redacted" | "unsearched"> {
  target: string;
  files: number;
  /** Entries of the ledger of which a part alone is shown. */
  entries: number[];
  /** Those of them that no checkpoint of the case covers. */
  uncovered: number[];
  /** Pictures in it whose files say where or by whom they were taken, and nobody allowed that. */
  telling: PictureHeldBack[];
}

const place = async (bag: string, { path, source, content }: PayloadFile): Promise<Digests> => {
  const file = join(bag, "data", path);
  await mkdir(dirname(file), { recursive: true });
  if (content) await writeFile(file, content);
  else {
    await copyFile(source, file);
    await chmod(file, 0o644);
  }
  return digestFile(file);
};

const custodyIn = async (root: string, files: Iterable<string>): Promise<Map<string, Custody>> => {
  const found = new Map<string, Custody>();
  for (const path of files) {
    const text = await readFile(join(root, custodyPath(path)), "utf8").catch(() => undefined);
    const read = text === undefined ? undefined : custodySchema.safeParse(parse(text));
    if (read?.success) found.set(path, read.data);
  }
  return found;
};

const headOf = ({ ledger: { lines } }: Payload) => {
  const last = lines.at(-1);
  if (last === undefined) throw noLedger("a bundle of it could show nothing");
  const entries = lines.flatMap((line) => parseLine(line) ?? []);
  const actors = [
    ...new Map(entries.map(({ actor, key }) => [key, { name: actor, key }])).values(),
  ];
  return { head: hashLine(last), actors };
};

const withheldFile = (
  { withheld: files, ledger: { entries } }: Payload,
  head: string,
  signer: Signer | undefined,
): Buffer | undefined =>
  signer && files.length + entries.length > 0
    ? Buffer.from(signWithheld({ files, entries }, head, signer))
    : undefined;

/** What the crate's metadata says, of the bag as it is: what was blacked out there must not come back here. */
const crateOf = async (
  bag: string,
  { title, description, licence, now }: BundleRequest,
  { payload, digests }: { payload: Payload; digests: ReadonlyMap<string, Digests> },
): Promise<CrateInput> => {
  const { withheld, redacted } = payload;
  const paths = payload.files.map(({ path }) => path);
  const files = paths.map((path) => {
    const { size, sha256 } = digests.get(`data/${path}`) as Digests;
    return { path, size, sha256 };
  });
  const custody = await custodyIn(join(bag, "data"), paths);
  const { actors } = headOf(payload);
  const published = new Date(now()).toISOString().slice(0, 10);
  return { title, description, licence, published, files, custody, actors, withheld, redacted };
};

const changedMeanwhile = (): MandateError =>
  new MandateError({
    code: "bundle/changed-meanwhile",
    kind: "system",
    message: "Somebody wrote to the case while it was bundled; there is no bundle",
    fix: "Do it again when nobody is writing.",
  });

/** Files copied before and after another's write do not belong together: such a bundle would not verify. */
const refuseChanged = async (root: string, { ledger }: Payload): Promise<void> => {
  const now = await Array.fromAsync(fileStore(root).lines());
  const last = ledger.lines.at(-1);
  const same = now.length === ledger.lines.length && last !== undefined;
  if (!same || hashLine(now[now.length - 1]) !== hashLine(last)) throw changedMeanwhile();
};

const fill = async (bag: string, request: BundleRequest): Promise<Bundled> => {
  const { root, target, withhold, signer } = request;
  const payload = await planPayload({ root, withhold, signer });
  const { head } = headOf(payload);
  const digests = new Map<string, Digests>();
  for (const file of payload.files) {
    request.signal?.throwIfAborted();
    digests.set(`data/${file.path}`, await place(bag, file));
    request.onProgress?.(digests.size, payload.files.length);
  }
  await refuseChanged(root, payload);
  const crate = await crateOf(bag, request, { payload, digests });
  const list = withheldFile(payload, head, signer);
  const made = await writeData(
    bag,
    new Map([
      ["data/ro-crate-metadata.json", Buffer.from(crateMetadata(crate))],
      ["data/ro-crate-preview.html", Buffer.from(cratePreview(crate))],
      ...(list ? [[`data/${WITHHELD}`, list] as const] : []),
    ]),
  );
  await writeTags(bag, request, new Map([...digests, ...made]));
  const covered = coveredBy(await readCheckpoints(root));
  const { withheld, redacted, unsearched, ledger } = payload;
  const uncovered = ledger.entries.filter((sequence) => sequence > covered);
  const files = payload.files.length;
  const telling = await tellingIn(
    join(bag, "data"),
    payload.files.map(({ path }) => path),
  );
  const { entries } = ledger;
  return { target, files, entries, uncovered, withheld, redacted, unsearched, telling };
};

const putInPlace = async (fresh: string, target: string): Promise<void> => {
  if (target.endsWith(".zip")) {
    const zip = `${fresh}.zip`;
    await zipFolder(fresh, zip, basename(target, ".zip"));
    await rename(zip, target);
  } else await rename(fresh, target);
  await syncFolder(dirname(target));
};

/** A case's own title can hold a name. */
const withoutNames = (request: BundleRequest): BundleRequest => {
  const names = nameReplacements(request.withhold);
  const tell = (text: string): string => replaceAll(text, names).text;
  return { ...request, title: tell(request.title), description: tell(request.description) };
};

/**
 * Writes the case as an RO-Crate 1.2 in a BagIt 1.0 bag (SHA-256 and SHA-512), as a folder or a zip: made beside
 * its place and moved there whole. Fails `bundle/exists`, `bundle/changed-meanwhile`, `ledger/none`, `disk/full`,
 * `disk/read-only`, and as {@link planPayload} says.
 */
export const writeBundle = async (request: BundleRequest): Promise<Bundled> => {
  const { target } = request;
  if (await stat(target).catch(() => undefined)) throw alreadyThere(target);
  // One name for the unfinished: what a crash left of an earlier attempt goes with the next.
  const fresh = join(dirname(target), `.${basename(target)}.unfinished`);
  try {
    await recover(request.root);
    await rm(fresh, { recursive: true, force: true });
    await mkdir(dirname(target), { recursive: true });
    // One at a time: on a read-only disk a recursive one says that something is missing.
    await mkdir(fresh);
    await mkdir(join(fresh, "data"));
    const bundled = await fill(fresh, withoutNames(request));
    request.signal?.throwIfAborted();
    await putInPlace(fresh, target);
    return bundled;
  } catch (error) {
    throw explainIo(error, "writing the bundle", target);
  } finally {
    await rm(fresh, { recursive: true, force: true });
    await rm(`${fresh}.zip`, { force: true });
  }
};
