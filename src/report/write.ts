import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { checkedToJson } from "../claims/json.ts";
import type { CheckedCase } from "../claims/run.ts";
import { explainIo } from "../lib/io-error.ts";
import { resolveWithin } from "../lib/safe-path.ts";
import type { Statement } from "../model/statement.ts";
import { chambersOf } from "./chambers.ts";
import { claimPage } from "./claim-page.ts";
import { noExtras, type ReportExtras } from "./extras.ts";
import { forensicPages } from "./forensics.ts";
import type { PictureHeldBack } from "./held-back.ts";
import { indexPage } from "./index-page.ts";
import { messagesFor } from "./messages/index.ts";
import { type QuotedSound, quotedSounds } from "./quoted-sound.ts";
import { recordingPages } from "./recordings/pages.ts";
import { heldBackIn, type SheetPictures, sheetPictures } from "./sheet-pictures.ts";
import { timeline } from "./timeline.ts";

/** Files of a report by path within it: same case, same bytes. */
export type ReportFiles = Map<string, string>;

/** Clips of the recordings that are quoted, and copies of the pictures of sheets, by path. */
export type ReportMedia = Map<string, Uint8Array>;

const linkedStatements = ({ findings, statements }: CheckedCase): Statement[] => {
  const linked = new Set(findings.flatMap(({ claim }) => claim.statements));
  return statements.filter(({ id }) => linked.has(id));
};

/** What pages show of exhibits that are no text. */
interface Shown {
  /** By the statement's id. */
  sounds: ReadonlyMap<string, QuotedSound>;
  pictures: SheetPictures;
}

const mediaOf = ({ sounds, pictures }: Shown): ReportMedia => {
  const clips = [...sounds.values()].flatMap(({ clip }) =>
    clip ? [[clip.path, clip.clip.wave] as const] : [],
  );
  const copies = [...pictures.values()].flatMap((some) =>
    some.flatMap(({ copy }) => (copy ? [[copy.path, copy.bytes] as const] : [])),
  );
  return new Map<string, Uint8Array>([...clips, ...copies]);
};

const namesOf = ({ opened: { meta } }: CheckedCase): Map<string, string> =>
  new Map([...meta.parties, ...meta.people, ...meta.outlets].map(({ id, name }) => [id, name]));

const hrefOf = (path: string): string => path.split("/").map(encodeURIComponent).join("/");

/** Renders every page of the report, in memory. */
export const renderReport = async (
  checked: CheckedCase,
  extras: ReportExtras = noExtras,
  { sounds, pictures }: Shown = { sounds: new Map(), pictures: new Map() },
): Promise<ReportFiles> => {
  const { opened, findings, problems, query } = checked;
  const { meta, descriptors: tabulations } = opened;
  const messages = messagesFor(meta.language);
  const statements = new Map(checked.statements.map((statement) => [statement.id, statement]));
  const names = namesOf(checked);
  const chambers = await chambersOf({ meta, tabulations, query, messages });
  const forensics = await forensicPages(checked, messages);
  const recordings = await recordingPages(opened, messages);
  const pages = [...forensics, ...recordings];
  const files: ReportFiles = new Map();
  files.set(
    "index.html",
    indexPage({
      title: meta.title,
      question: meta.question,
      findings,
      problems,
      chambers,
      history: timeline(meta, messages),
      names,
      messages,
      banner: extras.banner,
      withdrawn: extras.withdrawn,
      head: extras.head,
      pages: pages.map(({ path, title }) => ({ href: hrefOf(path), title })),
    }),
  );
  for (const { path, text } of pages) files.set(path, text);
  for (const finding of findings) {
    files.set(
      `claims/${finding.claim.id}.html`,
      claimPage({
        finding,
        statements,
        tabulations,
        names,
        messages,
        sounds,
        pictures,
        head: extras.claimHead(finding),
        corrected: extras.corrected(finding),
        corrections: extras.corrections(finding),
        media: extras.media(finding),
      }),
    );
  }
  files.set("findings.json", `${JSON.stringify(checkedToJson(checked), null, 2)}\n`);
  for (const [path, text] of extras.files) files.set(path, text);
  return files;
};

/** Makes the report beside its place, and moves it there when it is whole. */
const putInPlace = async (
  root: string,
  files: ReadonlyMap<string, string | Uint8Array>,
): Promise<string> => {
  const target = await resolveWithin(root, "report");
  await mkdir(await resolveWithin(root, ".mandate"), { recursive: true });
  const fresh = await mkdtemp(join(root, ".mandate", "report-"));
  const old = `${fresh}-old`;
  try {
    for (const [path, content] of files) {
      await mkdir(dirname(join(fresh, path)), { recursive: true });
      await writeFile(join(fresh, path), content);
    }
    await rename(target, old).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
    });
    await rename(fresh, target);
  } finally {
    await rm(fresh, { recursive: true, force: true });
    await rm(old, { recursive: true, force: true });
  }
  return join(target, "index.html");
};

/** Where a report's front page is, its pages, and the pictures it holds back. */
export interface WrittenReport {
  index: string;
  files: ReportFiles;
  heldBack: PictureHeldBack[];
}

/**
 * Writes the report into the case's `report/`, whole or not at all. Fails
 * `disk/full`, `disk/read-only`.
 */
export const writeReport = async (
  checked: CheckedCase,
  extras: ReportExtras = noExtras,
): Promise<WrittenReport> => {
  const { root } = checked.opened;
  const shown = {
    sounds: await quotedSounds(root, linkedStatements(checked)),
    pictures: await sheetPictures(checked.opened, checked.findings),
  };
  const files = await renderReport(checked, extras, shown);
  try {
    const all = new Map<string, string | Uint8Array>([...files, ...mediaOf(shown)]);
    return { index: await putInPlace(root, all), files, heldBack: heldBackIn(shown.pictures) };
  } catch (error) {
    throw explainIo(error, "writing the report", "report");
  }
};
