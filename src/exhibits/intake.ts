import { chmod, readdir, rm, stat } from "node:fs/promises";
import { basename, join, relative, resolve, sep } from "node:path";
import { stringify } from "yaml";
import { recordedFiles } from "../case/record.ts";
import { incomingName, isOriginal, stage, type WaitingFile } from "../case/waiting.ts";
import { type Commit, commit, dropUnlessPending, type Writer } from "../case/write.ts";
import { INCOMING } from "../ledger/intent.ts";
import { MandateError } from "../lib/error.ts";
import { type Custody, custodyPath, emptyFields, type Provenance } from "../model/custody.ts";
import type { Draft } from "../model/ledger.ts";
import { type Copied, copyExhibit, hashStream } from "./copy.ts";
import { exhibitName, freeName } from "./name.ts";
import { sniffType } from "./sniff.ts";

export interface IntakeRequest {
  source: string;
  provenance: Provenance;
  onProgress?: (bytes: number, total: number) => void;
}

export interface Taken {
  /** Where it stands in the case. */
  path: string;
  /** True when the same bytes were in the case already; then nothing was copied. */
  known: boolean;
  sha256: string;
  size: number;
  type: string;
  /** Fields of the Berkeley Protocol that nobody has filled in. */
  empty: string[];
}

const DAY = 24 * 3600_000;

/** Copies whose process was killed: nothing knows of them, and no running one goes a day without a write. */
const sweepIncoming = async (root: string, now: number): Promise<void> => {
  const folder = join(root, INCOMING);
  for (const name of await readdir(folder).catch(() => [])) {
    const info = await stat(join(folder, name)).catch(() => undefined);
    if (info && now - info.mtimeMs > DAY) await rm(join(folder, name), { force: true });
  }
};

const custodyOf = (
  path: string,
  { request, arrived, writer }: { request: IntakeRequest; arrived: Arrived; writer: Writer },
): Custody => {
  const { provenance, source } = request;
  const { obtained_from, obtained_by, obtained_at, url } = provenance;
  const collection = {
    ...(url && { web_address: url }),
    ...(obtained_by && { collector: obtained_by }),
    ...(obtained_at && { collected_at: obtained_at }),
  };
  const preservation = {
    ...(obtained_from && { chain_of_custody: obtained_from }),
    authenticity: "The SHA-256 in this file and in the ledger, by which it can be compared",
    identity: `${path} of this case, and its SHA-256`,
    persistence: "Read-only; every copy can be checked with mandate verify",
  };
  return {
    exhibit: basename(path),
    original_name: basename(source),
    sha256: arrived.sha256,
    size: arrived.size,
    type: arrived.type,
    taken_in: {
      at: new Date(writer.now()).toISOString(),
      by: writer.signer.name,
      key: writer.signer.key,
    },
    ...provenance,
    collection,
    preservation,
    empty: emptyFields({ collection, preservation }),
  };
};

const noFile = (source: string): MandateError =>
  new MandateError({
    code: "exhibits/no-file",
    message: `There is no file ${source} to take in`,
    at: { file: source },
    fix: "Give the path of a file; take in a folder's files one by one, or zip it first.",
  });

/** A file someone has put into exhibits/ by hand is taken in where it stands. */
const placeInside = (root: string, source: string): string | undefined => {
  const way = relative(join(root, "exhibits"), resolve(source)).split(sep).join("/");
  return way !== "" && !way.startsWith("..") && !way.includes(":") ? `exhibits/${way}` : undefined;
};

/**
 * That the same bytes came again is worth an entry. Whom they came from is not put there: names belong in the
 * custody file, which a bundle can hold back; an entry stays for ever.
 */
const repeatDraft = (path: string, { source, provenance }: IntakeRequest): Draft => {
  const { how, url, obtained_at: at } = provenance;
  const about = { ...(how && { how }), ...(url && { url }), ...(at && { at }) };
  const reason = `The same bytes were brought again as ${basename(source)}`;
  return { act: "note", path, reason, ...(Object.keys(about).length > 0 && { about }) };
};

const chooseName = async (
  root: string,
  source: string,
  recorded: Iterable<string>,
): Promise<string> => {
  const there = await readdir(join(root, "exhibits")).catch(() => []);
  const known = [...recorded].map((path) => path.slice("exhibits/".length));
  const taken = new Set([...there, ...known].map((name) => name.toLowerCase()));
  const isTaken = (name: string) =>
    taken.has(name.toLowerCase()) || taken.has(custodyPath(name).toLowerCase());
  return freeName(exhibitName(basename(source)), isTaken);
};

const reasonOf = ({ how }: Provenance): string => (how ? `Taken in: ${how}` : "Taken in");

/** A file that is here, hashed and read back, but not yet part of the case. */
interface Arrived extends Copied {
  /** Absent: it stood in exhibits/ already. */
  temporary?: string;
  inside: string | undefined;
  type: string;
}

const arrive = async (
  { root }: Writer,
  request: IntakeRequest,
  total: number,
): Promise<Arrived> => {
  const { source, onProgress } = request;
  const progress = (bytes: number) => onProgress?.(bytes, total);
  const inside = placeInside(root, source);
  if (inside)
    return { ...(await hashStream(source, progress)), inside, type: await sniffType(source) };
  const temporary = incomingName();
  const copied = await copyExhibit(source, join(root, temporary), progress);
  return { ...copied, temporary, inside, type: await sniffType(join(root, temporary)) };
};

const enter = async (
  writer: Writer,
  request: IntakeRequest,
  arrived: Arrived,
): Promise<{ commit: Commit; taken: Taken }> => {
  const { root } = writer;
  const { sha256, size, type, temporary, inside } = arrived;
  const recorded = await recordedFiles(root);
  const same = [...recorded.values()].find((one) => one.sha256 === sha256 && isOriginal(one.path));
  if (same) {
    if (temporary) await rm(join(root, temporary), { force: true });
    const taken: Taken = { path: same.path, known: true, sha256, size, type, empty: [] };
    return { commit: { files: [], drafts: [repeatDraft(same.path, request)] }, taken };
  }
  const path = inside ?? `exhibits/${await chooseName(root, request.source, recorded.keys())}`;
  const custody = custodyOf(path, { request, arrived, writer });
  const reason = reasonOf(request.provenance);
  const file: WaitingFile = {
    path,
    sha256,
    size,
    act: "add",
    reason,
    about: { type },
    ...(temporary && { temporary, base: null }),
  };
  const beside = await stage(root, custodyPath(path), Buffer.from(stringify(custody)));
  const files = [file, { ...beside, reason: "Custody of the exhibit", base: null }];
  return {
    commit: { files },
    taken: { path, known: false, sha256, size, type, empty: custody.empty },
  };
};

/**
 * Takes a file into the case: copies it byte for byte into exhibits/, hashing as it copies and verifying after,
 * makes it read-only, writes NAME.custody.yaml beside it and enters both in the ledger. The same bytes again
 * are recognised and not copied. See {@link copyExhibit} for what fails; then nothing is left in the case.
 */
export const takeIn = async (writer: Writer, request: IntakeRequest): Promise<Taken> => {
  const info = await stat(request.source).catch(() => undefined);
  if (!info?.isFile()) throw noFile(request.source);
  await sweepIncoming(writer.root, writer.now());
  const arrived = await arrive(writer, request, info.size);
  let taken: Taken | undefined;
  try {
    await commit(writer, async () => {
      const entered = await enter(writer, request, arrived);
      taken = entered.taken;
      return entered.commit;
    });
  } catch (error) {
    await dropUnlessPending(writer.root, [arrived]);
    throw error;
  }
  if (arrived.inside) await chmod(request.source, 0o444);
  return taken as Taken;
};
