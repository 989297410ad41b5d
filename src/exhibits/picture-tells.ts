import { inflateSync } from "node:zlib";
import { tells as allTells, type Tell } from "../model/picture-tells.ts";
import { type ScanType, sniffScan } from "./scans.ts";
import { tellsOfTiff } from "./tiff-tells.ts";

/** Names of XMP properties (and of a picture with a film inside it), wherever in the file they stand. */
const names: [Tell, readonly string[]][] = [
  ["place", ["GPSLatitude", "GPSLongitude", "LocationCreated", "LocationShown", "photoshop:City"]],
  ["person", ["OwnerName", "dc:creator", "tiff:Artist", "photoshop:Credit", "xmpRights:Owner"]],
  ["device", ["SerialNumber"]],
  ["unread", ["MotionPhoto", "MicroVideo"]],
];

/** Data sets of IPTC's record 2: places (location, city, state, country) and persons (by-line, credit, copyright, contact, writer). */
const iptc = new Map<number, Tell>([
  ...[26, 27, 90, 92, 95, 100, 101].map((set) => [set, "place"] as const),
  ...[80, 85, 110, 116, 118, 122].map((set) => [set, "person"] as const),
]);

/** Blocks of one kind looked at in one file. */
const MOST_BLOCKS = 50;
/** Bytes one compressed text may come to. */
const MOST_TEXT = 4e6;

/** Where a mark stands in the bytes, up to one more than are looked at. */
const marksIn = (bytes: Buffer, mark: string): number[] => {
  const found: number[] = [];
  for (
    let at = bytes.indexOf(mark, 0, "latin1");
    at >= 0 && found.length <= MOST_BLOCKS;
    at = bytes.indexOf(mark, at + mark.length, "latin1")
  )
    found.push(at);
  return found;
};

/** Of an IPTC block in Photoshop's notes: a name, a length, then data sets one after the other. */
const tellsOfIptc = (block: Buffer): Tell[] => {
  const name = block.length > 6 ? block[6] : 0;
  const tells: Tell[] = [];
  for (let at = 6 + name + 2 - (name % 2 === 0 ? 0 : 1) + 4; at + 5 <= block.length; ) {
    if (block[at] !== 0x1c) break;
    const length = block.readUInt16BE(at + 3);
    const tell = block[at + 1] === 2 && length > 0 ? iptc.get(block[at + 2]) : undefined;
    if (tell) tells.push(tell);
    at += 5 + length;
  }
  return tells;
};

/** What stands anywhere in the bytes, whichever format holds it: Exif with its mark (also after the picture's end), XMP, IPTC. */
const tellsAnywhere = (bytes: Buffer): Tell[] => {
  const exif = marksIn(bytes, "Exif\0");
  const photoshop = marksIn(bytes, "8BIM\x04\x04");
  const tooMany = exif.length > MOST_BLOCKS || photoshop.length > MOST_BLOCKS;
  return [
    ...exif.flatMap((at) =>
      tellsOfTiff(bytes.subarray(at + 6))
        .values()
        .toArray(),
    ),
    ...photoshop.flatMap((at) => tellsOfIptc(bytes.subarray(at))),
    ...names.flatMap(([tell, some]) =>
      some.some((one) => bytes.includes(one, 0, "latin1")) ? [tell] : [],
    ),
    ...(tooMany ? (["unread"] as const) : []),
  ];
};

/** A PNG text's own bytes: of `zTXt` and of a compressed `iTXt` inflated. */
const textOf = (kind: string, data: Buffer): Buffer => {
  const start = data.indexOf(0) + 1;
  if (kind === "tEXt" || (kind === "iTXt" && data[start] === 0)) return data.subarray(start);
  const international = data.indexOf(0, data.indexOf(0, start + 2) + 1) + 1;
  const from = kind === "zTXt" ? start + 1 : international;
  return inflateSync(data.subarray(from), { maxOutputLength: MOST_TEXT });
};

/** ImageMagick and exiftool keep notes as lines of hexadecimal digits: a kind, a length, the bytes. */
const fromProfile = (text: Buffer): Buffer =>
  Buffer.from(
    text
      .toString("latin1")
      .replace(/^\s*\w+\s+\d+\s/, "")
      .replace(/\s/g, ""),
    "hex",
  );

const tellsOfText = (kind: string, data: Buffer): Tell[] => {
  const keyword = data.subarray(0, Math.max(0, data.indexOf(0))).toString("latin1");
  try {
    const text = textOf(kind, data);
    if (keyword.startsWith("Raw profile type ")) return tellsAnywhere(fromProfile(text));
    const named = /^(?:Author|Copyright)$/i.test(keyword) && text.some((byte) => byte > 0x20);
    return [...(named ? (["person"] as const) : []), ...tellsAnywhere(text)];
  } catch {
    // Damaged, or it bursts.
    return ["unread"];
  }
};

/** Chunks of a PNG or WebP file, by their lengths; one that leads past the end is cut there. */
function* chunksOf(bytes: Buffer, type: ScanType): Generator<{ kind: string; data: Buffer }> {
  const png = type === "image/png";
  for (let at = png ? 8 : 12; at + 8 <= bytes.length; ) {
    const length = png ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at + 4);
    const kind = bytes.toString("latin1", png ? at + 4 : at, png ? at + 8 : at + 4);
    yield { kind, data: bytes.subarray(at + 8, at + 8 + length) };
    at += 8 + length + (png ? 4 : length % 2);
  }
}

const withoutMark = (data: Buffer): Buffer =>
  data.toString("latin1", 0, 5) === "Exif\0" ? data.subarray(6) : data;

const tellsOfChunks = (bytes: Buffer, type: ScanType): Tell[] => {
  const tells: Tell[] = [];
  let texts = 0;
  for (const { kind, data } of chunksOf(bytes, type)) {
    if (kind === "eXIf" || kind === "EXIF") tells.push(...tellsOfTiff(withoutMark(data)));
    if (type !== "image/png" || !/^(?:tEXt|zTXt|iTXt)$/.test(kind)) continue;
    texts++;
    if (texts > MOST_BLOCKS) return [...tells, "unread"];
    tells.push(...tellsOfText(kind, data));
  }
  return tells;
};

/**
 * What the bytes of a JPEG, PNG or WebP picture tell besides the picture, in one order; nothing where they tell nothing that
 * is looked for: Exif (position, owner, artist, serial numbers, a maker's own notes), XMP and IPTC. Not judged: what the
 * picture itself shows, its thumbnail, and free text such as a caption. Never fails: what cannot be read is `unread`.
 */
export const pictureTells = (bytes: Uint8Array): Tell[] => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const type = sniffScan(buffer);
  const chunks = type === undefined || type === "image/jpeg" ? [] : tellsOfChunks(buffer, type);
  const found = new Set([...chunks, ...tellsAnywhere(buffer)]);
  return allTells.filter((tell) => found.has(tell));
};
