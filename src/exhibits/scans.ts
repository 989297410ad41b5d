import { open, readdir, readFile } from "node:fs/promises";
import { MandateError } from "../lib/error.ts";
import { resolveWithin } from "../lib/safe-path.ts";

/** Whose picture is looked for. */
export interface SheetPlace {
  tabulation: string;
  contest: string;
  /** null on a contest's own return. */
  station: string | null;
}

/** A picture of a sheet: a file of the case, and what its first bytes say it is. */
export interface Scan {
  /** Relative to the case. */
  path: string;
  bytes: number;
  /** Absent where it is nothing a browser may be given. */
  type?: ScanType;
}

/** What a browser may be given. */
export type ScanType = "image/jpeg" | "image/png" | "image/webp";

const FOLDER = ["exhibits", "sheets"].join("/");
const MOST_PAGES = 20;
/** Larger than a page scanned at 600 dpi. */
const MOST_BYTES = 60e6;
const ENDING = /\.(?:jpe?g|png|webp)$/i;

/** A contest or a station as a file may be called on every system: what a name may not hold becomes `_`. */
const asName = (text: string): string => {
  const safe = text
    .normalize("NFC")
    .trim()
    .replace(/[\p{Cc}\\/:*?"<>|]/gu, "_")
    .replace(/[. ]+$/, "_");
  return safe === "" ? "_" : safe;
};

/** Whether a file is a page of that sheet: `12.jpg`, its second page `12.2.jpg`; case and composition of letters do not matter. */
const pageOf = (file: string, sheet: string): number | undefined => {
  if (!ENDING.test(file)) return undefined;
  const name = file.normalize("NFC").replace(ENDING, "").toLowerCase();
  const wanted = sheet.toLowerCase();
  if (name === wanted) return 1;
  const page = name.startsWith(`${wanted}.`) ? name.slice(wanted.length + 1) : "";
  return /^[2-9]$|^1\d$/.test(page) ? Number(page) : undefined;
};

/** What the first bytes are, whatever the file is called. SVG, HTML, PDF and all else are none of these. */
export const sniffScan = (bytes: Uint8Array): ScanType | undefined => {
  const text = Buffer.from(bytes.subarray(0, 12)).toString("latin1");
  if (text.startsWith("\xff\xd8\xff")) return "image/jpeg";
  if (text.startsWith("\x89PNG\r\n\x1a\n")) return "image/png";
  return text.startsWith("RIFF") && text.slice(8) === "WEBP" ? "image/webp" : undefined;
};

const lookAt = async (root: string, path: string): Promise<Scan> => {
  const handle = await open(await resolveWithin(root, path), "r");
  try {
    const { size } = await handle.stat();
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(12), 0, 12, 0);
    const type = size > MOST_BYTES ? undefined : sniffScan(buffer.subarray(0, bytesRead));
    return { path, bytes: size, ...(type && { type }) };
  } finally {
    await handle.close();
  }
};

/**
 * The pictures of a sheet, page by page: `exhibits/sheets/TABULATION/CONTEST/STATION.jpg` (or .png, .webp), further pages
 * `STATION.2.jpg`; of a contest's own return `exhibits/sheets/TABULATION/CONTEST.jpg`. Throws `path/outside` where a link leads out of the case.
 */
export const scansOf = async (root: string, place: SheetPlace): Promise<Scan[]> => {
  const { tabulation, contest, station } = place;
  const folder = [FOLDER, asName(tabulation), ...(station === null ? [] : [asName(contest)])].join(
    "/",
  );
  const files = await readdir(await resolveWithin(root, folder)).catch((): string[] => []);
  const sheet = asName(station ?? contest);
  const pages = files.flatMap((file) => {
    const page = pageOf(file, sheet);
    return page === undefined ? [] : [{ file, page }];
  });
  pages.sort((a, b) => a.page - b.page || (a.file < b.file ? -1 : 1));
  return Promise.all(
    pages.slice(0, MOST_PAGES).map(({ file }) => lookAt(root, `${folder}/${file}`)),
  );
};

/** The bytes of a picture that `scansOf` found. Throws `scan/not-an-image` where its first bytes are not those of one. */
export const readScan = async (
  root: string,
  { path }: Scan,
): Promise<{ type: ScanType; bytes: Uint8Array<ArrayBuffer> }> => {
  const { type, bytes: size } = await lookAt(root, path);
  if (!type)
    throw new MandateError({
      code: "scan/not-an-image",
      message: `${path} is not a JPEG, PNG or WebP picture of at most ${MOST_BYTES / 1e6} MB (it has ${size} bytes)`,
      at: { file: path },
      fix: "Save the scan as JPEG, PNG or WebP. Other formats are not shown, since some can hold programs.",
    });
  return { type, bytes: new Uint8Array(await readFile(await resolveWithin(root, path))) };
};

/** Where a picture of that sheet would have to lie. */
export const scanPlace = ({ tabulation, contest, station }: SheetPlace): string =>
  [
    FOLDER,
    asName(tabulation),
    ...(station === null ? [] : [asName(contest)]),
    `${asName(station ?? contest)}.jpg`,
  ].join("/");
