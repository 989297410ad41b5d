import { deflateSync } from "node:zlib";
import { array, assert, constantFrom, nat, property, tuple } from "fast-check";
import { expect, test } from "vitest";
import {
  type Entry,
  jpeg,
  jpegWith,
  jpegWithExif,
  pngWith,
  position,
  tiff,
  webp,
  webpWith,
} from "../../test/device-notes.ts";
import { png } from "../../test/sheet-pictures.ts";
import { pictureTells } from "./picture-tells.ts";

const exif = (entries: Entry[]): Entry[] => [[0x8769, entries]];

test("pictures without notes tell nothing, nor do notes that say nothing of place, person or device", () => {
  for (const clean of [jpeg, png, webp]) expect(pictureTells(clean)).toEqual([]);
  const make: Entry[] = [
    [0x010f, "Maker\0"],
    [0x0112, Buffer.from([1, 0])],
  ];
  expect(pictureTells(jpegWithExif(tiff(make)))).toEqual([]);
  // What cameras write whose receiver is off, and fields nobody filled in.
  const off: Entry[] = [[0x8825, [[0, Buffer.from([2, 3, 0, 0])]]]];
  expect(pictureTells(jpegWithExif(tiff(off)))).toEqual([]);
  expect(pictureTells(jpegWithExif(tiff([[0x013b, "          \0"]])))).toEqual([]);
});

test.for([true, false])("a position is found in every format (least byte first: %s)", (little) => {
  const notes = tiff(position, little);
  const marked = Buffer.concat([Buffer.from("Exif\0\0"), notes]);
  for (const picture of [
    jpegWithExif(notes),
    pngWith("eXIf", notes),
    webpWith("EXIF", notes),
    webpWith("EXIF", marked),
    Buffer.concat([jpeg, marked]),
    pngWith(
      "zTXt",
      Buffer.concat([
        Buffer.from("Raw profile type exif\0\0"),
        deflateSync(`\nexif\n ${marked.length}\n${marked.toString("hex")}\n`),
      ]),
    ),
  ])
    expect(pictureTells(picture)).toEqual(["place"]);
});

test.for<[string, Entry[], string]>([
  ["Artist", [[0x013b, "Amna\0"]], "person"],
  ["Copyright", [[0x8298, "Amna Khan\0"]], "person"],
  ["CameraOwnerName", exif([[0xa430, "Amna Khan\0"]]), "person"],
  ["BodySerialNumber", exif([[0xa431, "0123456789\0"]]), "device"],
  ["LensSerialNumber", exif([[0xa435, "77\0"]]), "device"],
  ["a maker's own notes", exif([[0x927c, Buffer.from("OLYMPUS\0II")]]), "unread"],
])("%s is found", ([, entries, tell]) => {
  expect(pictureTells(jpegWithExif(tiff(entries)))).toEqual([tell]);
});

test("XMP, IPTC and texts of a PNG are read, compressed ones too", () => {
  const xmp = (property: string): Buffer =>
    Buffer.from(
      `http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><${property}>1</${property}></x:xmpmeta>`,
    );
  expect(pictureTells(jpegWith(0xe1, xmp("exif:GPSLatitude")))).toEqual(["place"]);
  expect(pictureTells(webpWith("XMP ", xmp("aux:SerialNumber")))).toEqual(["device"]);
  expect(pictureTells(webpWith("XMP ", xmp("GCamera:MotionPhoto")))).toEqual(["unread"]);
  const text = Buffer.concat([
    Buffer.from("XML:com.adobe.xmp\0\x01\0\0\0"),
    deflateSync(xmp("dc:creator")),
  ]);
  expect(pictureTells(pngWith("iTXt", text))).toEqual(["person"]);
  expect(pictureTells(pngWith("tEXt", Buffer.from("Author\0Amna")))).toEqual(["person"]);
  expect(pictureTells(pngWith("tEXt", Buffer.from("Software\0GIMP")))).toEqual([]);
  const iptc = (set: number, name = "\0\0"): Buffer =>
    Buffer.concat([
      Buffer.from(`Photoshop 3.0\x008BIM\x04\x04${name}`),
      Buffer.from([0, 0, 0, 15, 0x1c, 2, 5, 0, 1, 0x41, 0x1c, 2, set, 0, 4]),
      Buffer.from("Swat"),
    ]);
  expect(pictureTells(jpegWith(0xed, iptc(90)))).toEqual(["place"]);
  expect(pictureTells(jpegWith(0xed, iptc(80, "\x02ab\0")))).toEqual(["person"]);
  expect(pictureTells(jpegWith(0xed, iptc(120)))).toEqual([]);
});

test("hostile notes end, and come out as notes that cannot be read", () => {
  const unread = (notes: Buffer): void =>
    expect(pictureTells(jpegWithExif(notes))).toContain("unread");
  const changed = (notes: Buffer, at: number, value: number): Buffer => {
    notes.writeUInt32LE(value, at);
    return notes;
  };
  // The next directory, the Exif directory and the position's are the first one again.
  const one = tiff([[0x010f, "Maker\0"]]);
  unread(changed(one, 22, 8));
  unread(changed(tiff(exif([])), 18, 8));
  unread(changed(tiff(position), 18, 8));
  // Offsets of a directory and of a value lead outside; more entries than there are; no TIFF.
  unread(changed(tiff(position), 18, 0xffffffff));
  unread(changed(tiff([[0x013b, "Amna Khan\0"]]), 18, 0xfffffff0));
  unread(changed(tiff([[0x013b, "Amna Khan\0"]]), 14, 0xffffffff));
  unread(changed(tiff([[0x010f, "A\0"]]), 8, 0xffff));
  unread(Buffer.from("JJ*\0\0\0\0\x08"));
  unread(Buffer.alloc(0));
  const bomb = Buffer.concat([Buffer.from("Comment\0\0"), deflateSync(Buffer.alloc(20e6))]);
  expect(pictureTells(pngWith("zTXt", bomb))).toEqual(["unread"]);
  const many = Buffer.alloc(60_000, "Exif\0\0II*\0");
  expect(pictureTells(jpegWith(0xe1, many))).toEqual(["unread"]);
});

test("no bytes make it fail", () => {
  const notes = tiff([...position, ...exif([[0xa431, "0123456789\0"]])]);
  const whole = [jpegWithExif(notes), pngWith("eXIf", notes), webpWith("EXIF", notes)];
  assert(
    property(
      constantFrom(...whole),
      array(tuple(nat(400), nat(255)), { maxLength: 8 }),
      nat(500),
      (picture, changes, cut) => {
        const bytes = Buffer.from(picture.subarray(0, picture.length - cut));
        for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
        expect(Array.isArray(pictureTells(bytes))).toBe(true);
      },
    ),
  );
});
