import { crc32 } from "node:zlib";
import { png } from "./sheet-pictures.ts";

/** One entry of a TIFF directory: its tag, and its value as an ASCII text, a directory of its own or raw bytes. */
export type Entry = [tag: number, value: string | Entry[] | Buffer];

interface Laid {
  entries: Buffer;
  after: Buffer;
}

const order = (little: boolean) => ({
  short: (value: number): Buffer => {
    const bytes = Buffer.alloc(2);
    if (little) bytes.writeUInt16LE(value);
    else bytes.writeUInt16BE(value);
    return bytes;
  },
  long: (value: number): Buffer => {
    const bytes = Buffer.alloc(4);
    if (little) bytes.writeUInt32LE(value);
    else bytes.writeUInt32BE(value);
    return bytes;
  },
});

const directory = (entries: readonly Entry[], at: number, little: boolean): Buffer => {
  const { short, long } = order(little);
  const laid: Laid = { entries: Buffer.alloc(0), after: Buffer.alloc(0) };
  const valuesAt = at + 2 + entries.length * 12 + 4;
  for (const [tag, value] of entries) {
    const sub = typeof value === "object" && !Buffer.isBuffer(value);
    const here = valuesAt + laid.after.length;
    const bytes = sub ? directory(value, here, little) : Buffer.from(value);
    const type = sub ? 4 : Buffer.isBuffer(value) ? 7 : 2;
    const inline = !sub && bytes.length <= 4;
    const field = inline ? Buffer.concat([bytes, Buffer.alloc(4 - bytes.length)]) : long(here);
    const count = long(sub ? 1 : bytes.length);
    laid.entries = Buffer.concat([laid.entries, short(tag), short(type), count, field]);
    if (!inline) laid.after = Buffer.concat([laid.after, bytes]);
  }
  return Buffer.concat([short(entries.length), laid.entries, long(0), laid.after]);
};

/** Exif notes: a TIFF header and the directories, in either order of bytes. */
export const tiff = (entries: readonly Entry[], little = true): Buffer => {
  const { short, long } = order(little);
  return Buffer.concat([
    Buffer.from(little ? "II" : "MM"),
    short(42),
    long(8),
    directory(entries, 8, little),
  ]);
};

/** A position, as a phone writes it. */
export const position: Entry[] = [
  [
    0x8825,
    [
      [1, "N\0"],
      [2, Buffer.from("180000000100000033000000010000000700000001000000", "hex")],
    ],
  ],
];

/** One red point, with no notes. */
export const jpeg: Buffer = Buffer.from(
  "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAABAAEDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAABQb/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCKALXj/9k=",
  "base64",
);

export const webp: Buffer = Buffer.from(
  "UklGRjwAAABXRUJQVlA4IDAAAADQAQCdASoBAAEAAgA0JaACdLoB+AADsAD+8MQL/yC5YXXI1/8gP+QH/ID/+PIAAAA=",
  "base64",
);

/** The JPEG with one more segment after its first two bytes. */
export const jpegWith = (marker: number, data: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 0xff]);
  return Buffer.concat([jpeg.subarray(0, 2), head, data, jpeg.subarray(2)]);
};

export const jpegWithExif = (notes: Buffer): Buffer =>
  jpegWith(0xe1, Buffer.concat([Buffer.from("Exif\0\0"), notes]));

/** The PNG with one more chunk after its header. */
export const pngWith = (kind: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(kind), data]);
  const { long } = order(false);
  const chunk = Buffer.concat([long(data.length), body, long(crc32(body))]);
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
};

/** The WebP with one more chunk at its end. */
export const webpWith = (kind: string, data: Buffer): Buffer => {
  const { long } = order(true);
  const padded = data.length % 2 === 0 ? data : Buffer.concat([data, Buffer.alloc(1)]);
  const whole = Buffer.concat([webp, Buffer.from(kind), long(data.length), padded]);
  whole.writeUInt32LE(whole.length - 8, 4);
  return whole;
};
