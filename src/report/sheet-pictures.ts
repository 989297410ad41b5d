import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Case } from "../case/open.ts";
import { readScan, type Scan, type SheetPlace, scanPlace, scansOf } from "../exhibits/scans.ts";
import { MandateError } from "../lib/error.ts";
import { sha256 } from "../lib/hash.ts";
import type { CheckResult, Finding } from "../model/claim.ts";
import type { Cell } from "../model/table.ts";
import { type HeldBack, type PictureHeldBack, tellsHeldBack } from "./held-back.ts";
import { isRestricted } from "./quoted-sound.ts";

/** Why a report does not show a picture. */
export type Unshown = "restricted" | "too many" | HeldBack | { code: string; message: string };

/** A picture of a sheet whose figures a check shows: whose it is, and its copy in the report. */
export interface SheetPicture {
  /** exhibits/sheets/… */
  exhibit: string;
  place: SheetPlace;
  /** Of so many pictures of this sheet. */
  page: number;
  pages: number;
  copy?: { path: string; bytes: Uint8Array; sha256: string };
  unshown?: Unshown;
}

/** Pictures by the check whose rows show the figures; each picture of a claim once. */
export type SheetPictures = ReadonlyMap<CheckResult, readonly SheetPicture[]>;

/** Copies a report holds at most, their bytes in all, and the bytes read to see which may be copied. */
const most = { pictures: 200, bytes: 100e6, read: 2e9 };

/** Where the copy of a picture stands in a report; `report/bundle/payload.ts` knows by it whose it is. */
export const pictureCopyPath = (exhibit: string): string =>
  exhibit.replace(/^exhibits\//, "media/");

/** The tabulations a check names as a text in its query. */
export const namedIn = ({ sql }: { sql: string }, ids: readonly string[]): string[] =>
  ids.filter((id) => sql.includes(`'${id}'`));

const text = (cell: Cell | undefined): string | null =>
  cell === null || cell === undefined || typeof cell === "object" ? null : String(cell);

/**
 * The sheets whose figures stand in a check's rows: a row with a station's sheet is that station's, a row of a contest
 * without a station its own return. The tabulation is the row's own, or each that the query names.
 */
const sheetsIn = ({ check, columns, rows }: CheckResult, ids: readonly string[]): SheetPlace[] => {
  const at = (name: string): number => columns.findIndex((column) => column.name === name);
  const [contest, station, tabulation] = [at("contest"), at("station"), at("tabulation")];
  if (contest < 0) return [];
  const named = namedIn(check, ids);
  const places = rows.flatMap(({ cells }): SheetPlace[] => {
    const where = text(cells[contest]);
    const own = text(cells[tabulation]);
    if (where === null) return [];
    const tabulations = own === null ? named : ids.filter((id) => id === own);
    return tabulations.map((id) => ({
      tabulation: id,
      contest: where,
      station: text(cells[station]),
    }));
  });
  return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
};

/** What is left of the report's room for copies. */
interface Room {
  pictures: number;
  bytes: number;
  read: number;
}

const copyOf = async (
  root: string,
  scan: Scan,
  room: Room,
): Promise<Pick<SheetPicture, "copy" | "unshown">> => {
  if (await isRestricted(root, scan.path)) return { unshown: "restricted" };
  if (room.pictures < 1 || scan.bytes > Math.min(room.bytes, room.read))
    return { unshown: "too many" };
  try {
    const { bytes } = await readScan(root, scan);
    room.read -= bytes.length;
    const hash = sha256(bytes);
    const tells = await tellsHeldBack(root, scan.path, { bytes, sha256: hash });
    if (tells.length > 0) return { unshown: { tells, sha256: hash } };
    room.pictures -= 1;
    room.bytes -= bytes.length;
    return { copy: { path: pictureCopyPath(scan.path), bytes, sha256: hash } };
  } catch (error) {
    if (!(error instanceof MandateError)) throw error;
    return { unshown: { code: error.code, message: error.message } };
  }
};

const picturesAt = async (
  root: string,
  place: SheetPlace,
  copy: (scan: Scan) => Promise<Pick<SheetPicture, "copy" | "unshown">>,
): Promise<SheetPicture[]> => {
  try {
    const scans = await scansOf(root, place);
    const pictures: SheetPicture[] = [];
    for (const [index, scan] of scans.entries()) {
      const of = { exhibit: scan.path, place, page: index + 1, pages: scans.length };
      pictures.push({ ...of, ...(await copy(scan)) });
    }
    return pictures;
  } catch (error) {
    // A link that leads out of the case: nobody follows it.
    if (!(error instanceof MandateError)) throw error;
    const { code, message } = error;
    return [{ exhibit: scanPlace(place), place, page: 1, pages: 1, unshown: { code, message } }];
  }
};

/**
 * The pictures the case has of the sheets whose figures its checks show, copied byte for byte. An exhibit whose custody file
 * restricts access is not copied, and neither is what is no picture or says where or by whom it was taken: each says why.
 */
export const sheetPictures = async (
  { root, descriptors }: Pick<Case, "root" | "descriptors">,
  findings: readonly Finding[],
): Promise<SheetPictures> => {
  const ids = descriptors.map(({ id }) => id);
  const all = new Map<CheckResult, SheetPicture[]>();
  if (!existsSync(join(root, "exhibits", "sheets"))) return all;
  const room = { ...most };
  const copies = new Map<string, ReturnType<typeof copyOf>>();
  const copy = (scan: Scan): ReturnType<typeof copyOf> => {
    const known = copies.get(scan.path) ?? copyOf(root, scan, room);
    copies.set(scan.path, known);
    return known;
  };
  for (const { checks } of findings) {
    const shown = new Set<string>();
    for (const result of checks) {
      const found: SheetPicture[] = [];
      for (const place of sheetsIn(result, ids)) {
        for (const picture of await picturesAt(root, place, copy)) {
          if (!shown.has(picture.exhibit)) found.push(picture);
          shown.add(picture.exhibit);
        }
      }
      if (found.length > 0) all.set(result, found);
    }
  }
  return all;
};

/** Pictures that are not copied since their files tell more than the picture, each once. */
export const heldBackIn = (pictures: SheetPictures): PictureHeldBack[] => {
  const all = [...pictures.values()]
    .flat()
    .flatMap(({ exhibit, unshown }) =>
      typeof unshown === "object" && "tells" in unshown
        ? [[exhibit, { path: exhibit, tells: unshown.tells }] as const]
        : [],
    );
  return [...new Map(all).values()];
};
