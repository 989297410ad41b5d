import type { Tell } from "../model/picture-tells.ts";

/** Tags of Exif 3.0 and TIFF 6.0 that name a person: Artist, Copyright, XPAuthor, CameraOwnerName, Photographer, ImageEditor. */
const person = new Set([0x013b, 0x8298, 0x9c9d, 0xa430, 0xa437, 0xa438]);
/** BodySerialNumber, LensSerialNumber, CameraSerialNumber. */
const device = new Set([0xa431, 0xa435, 0xc62f]);
/** In the directory of the position: latitude, longitude, altitude, the same of a destination, the area's name. */
const position = new Set([0x02, 0x04, 0x06, 0x14, 0x16, 0x1c]);
const EXIF = 0x8769;
const GPS = 0x8825;
const MAKER_NOTE = 0x927c;

/** Bytes of one value by its type; what is no type of TIFF is read as bytes. */
const sizes = [1, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];

/** Directories read at most: the main one, Exif, position, thumbnail, and some to spare. */
const MOST_DIRECTORIES = 16;
/** Entries of one directory; devices write some dozens. */
const MOST_ENTRIES = 500;
/** Bytes of one value looked at; a longer one counts as saying something. */
const MOST_VALUE = 256;

interface Directory {
  at: number;
  gps: boolean;
}

const tellOf = (tag: number, gps: boolean): Tell | undefined => {
  if (gps) return position.has(tag) ? "place" : undefined;
  if (tag === MAKER_NOTE) return "unread";
  if (person.has(tag)) return "person";
  return device.has(tag) ? "device" : undefined;
};

/** Whether a value says anything: not all zeros and spaces. A value outside the notes throws RangeError. */
const isFilled = (view: DataView, entry: number, { little }: { little: boolean }): boolean => {
  const type = view.getUint16(entry + 2, little);
  const bytes = view.getUint32(entry + 4, little) * (sizes[type] ?? 1);
  if (bytes === 0) return false;
  const at = bytes <= 4 ? entry + 8 : view.getUint32(entry + 8, little);
  if (at + bytes > view.byteLength) throw new RangeError("outside");
  for (let index = at; index < at + Math.min(bytes, MOST_VALUE); index++) {
    const byte = view.getUint8(index);
    if (byte !== 0 && byte !== 0x20) return true;
  }
  return bytes > MOST_VALUE;
};

/** Reads one directory into `tells`; gives the directories it leads to. */
const readDirectory = (
  view: DataView,
  { at, gps }: Directory,
  { little, tells }: { little: boolean; tells: Set<Tell> },
): Directory[] => {
  const count = view.getUint16(at, little);
  if (count > MOST_ENTRIES) throw new RangeError("too many entries");
  const next: Directory[] = [];
  for (let entry = at + 2; entry < at + 2 + count * 12; entry += 12) {
    const tag = view.getUint16(entry, little);
    if (!gps && (tag === EXIF || tag === GPS))
      next.push({ at: view.getUint32(entry + 8, little), gps: tag === GPS });
    const tell = tellOf(tag, gps);
    if (tell !== undefined && isFilled(view, entry, { little })) tells.add(tell);
  }
  const after = at + 2 + count * 12;
  // Some devices leave out the last directory's end.
  const following = gps || after + 4 > view.byteLength ? 0 : view.getUint32(after, little);
  return following === 0 ? next : [...next, { at: following, gps: false }];
};

/**
 * What Exif notes (a TIFF header and its directories) tell. Reads each directory once and no more than a few: a loop, an
 * offset that leads outside or too many directories come out as `unread`, with what was found until then.
 */
export const tellsOfTiff = (bytes: Uint8Array): Set<Tell> => {
  const tells = new Set<Tell>();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const order = view.getUint16(0);
    const little = order === 0x4949;
    if ((!little && order !== 0x4d4d) || view.getUint16(2, little) !== 42)
      return tells.add("unread");
    const waiting: Directory[] = [{ at: view.getUint32(4, little), gps: false }];
    const read = new Set<number>();
    for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
      if (read.has(one.at) || read.size === MOST_DIRECTORIES) return tells.add("unread");
      read.add(one.at);
      waiting.push(...readDirectory(view, one, { little, tells }));
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    tells.add("unread");
  }
  return tells;
};
