import { closeSync, fsyncSync, openSync, readSync, statSync, writeSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { crc32 } from "node:zlib";
import { MandateError } from "../../lib/error.ts";

/** What a library knows of a reference besides its words. */
export interface ReferenceInfo {
  /** Name in the case, such as the exhibit's path. */
  name: string;
  /** SHA-256 of the file it was made from. */
  sha256: string;
  decoder: string;
}

/** A recording to be found again: one word a 20 ms frame. */
export interface Reference {
  info: ReferenceInfo;
  frames: number;
  words(): Uint32Array;
}

const MAGIC = "MANDATE-EXCERPT1";
const HEAD = 12;
const MAX_INFO = 1 << 16;
/** Words of references shorter than this in all are kept in memory: some 180 hours. */
const MEMORY_FRAMES = 1 << 25;

const damaged = (file: string, what: string): MandateError =>
  new MandateError({
    code: "excerpts/damaged",
    kind: "integrity",
    message: `The library of fingerprints is damaged: ${what}`,
    at: { file },
    fix: "Delete it: it is derived from the recordings, and is built again from them.",
  });

const unusable = (file: string, cause?: unknown): MandateError =>
  new MandateError({
    code: "excerpts/unusable",
    kind: "system",
    message: "The library of fingerprints cannot be opened for reading and writing",
    at: { file },
    fix: "Check that it is a file in a folder where you may write, or name another with --library.",
    cause,
  });

/** The library's file, made where there is none. A pipe or a folder is none. */
const openFile = (path: string): number => {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat && !stat.isFile()) throw unusable(path);
    const isNew = stat === undefined || stat.size === 0;
    const fd = openSync(path, isNew ? "w+" : "r+");
    if (isNew) writeSync(fd, MAGIC, 0, "latin1");
    return fd;
  } catch (cause) {
    throw cause instanceof MandateError ? cause : unusable(path, cause);
  }
};

const readExactly = (fd: number, at: number, length: number): Buffer => {
  const buffer = Buffer.allocUnsafeSlow(length);
  let done = 0;
  while (done < length) {
    const count = readSync(fd, buffer, done, length - done, at + done);
    if (count === 0) break;
    done += count;
  }
  return buffer.subarray(0, done);
};

const asWords = (data: Buffer): Uint32Array =>
  new Uint32Array(data.buffer, data.byteOffset, data.length >> 2);

/**
 * Fingerprints on disk, one file a case, little-endian, made to be appended to: a magic of 16 bytes, then for each
 * reference the lengths of its JSON and of its words and a CRC-32 of both, the JSON padded to four bytes, the words.
 */
export class Library {
  readonly path: string;
  readonly references: Reference[] = [];
  readonly #fd: number;
  #end: number;
  frames = 0;

  private constructor(path: string, fd: number, end: number) {
    this.path = path;
    this.#fd = fd;
    this.#end = end;
  }

  /**
   * Opens or makes the library. A last record that was not written to its end is dropped. Throws `excerpts/unusable` where it cannot be
   * opened, and `excerpts/damaged`.
   */
  static open(path: string): Library {
    const fd = openFile(path);
    const library = new Library(path, fd, MAGIC.length);
    if (readExactly(fd, 0, MAGIC.length).toString("latin1") !== MAGIC) {
      closeSync(fd);
      throw damaged(path, "it does not start as one, or a newer version wrote it");
    }
    library.#scan(statSync(path).size);
    return library;
  }

  /** {@link Library.open}, its folder made where there is none. */
  static async openIn(path: string): Promise<Library> {
    await mkdir(dirname(path), { recursive: true }).catch((cause: unknown) => {
      throw unusable(path, cause);
    });
    return Library.open(path);
  }

  #scan(size: number): void {
    while (this.#end + HEAD <= size) {
      const head = readExactly(this.#fd, this.#end, HEAD);
      const infoLength = head.readUInt32LE(0);
      const frames = head.readUInt32LE(4);
      if (infoLength > MAX_INFO || infoLength % 4 !== 0)
        throw damaged(this.path, "a length is wrong");
      const wordsAt = this.#end + HEAD + infoLength;
      if (wordsAt + frames * 4 > size) return;
      const text = readExactly(this.#fd, this.#end + HEAD, infoLength);
      this.#remember({ text, frames, wordsAt, crc: head.readUInt32LE(8) });
      this.#end = wordsAt + frames * 4;
    }
  }

  #remember(record: { text: Buffer; frames: number; wordsAt: number; crc: number }): void {
    const { text, frames, wordsAt, crc } = record;
    const read = (): Uint32Array => {
      const data = readExactly(this.#fd, wordsAt, frames * 4);
      if (crc32(data, crc32(text)) !== crc) throw damaged(this.path, "a record has changed");
      return asWords(data);
    };
    let kept: Uint32Array | undefined;
    const keep = this.frames + frames <= MEMORY_FRAMES;
    const words = () => {
      const now = kept ?? read();
      if (keep) kept = now;
      return now;
    };
    let info: ReferenceInfo;
    try {
      info = JSON.parse(text.toString("utf8")) as ReferenceInfo;
    } catch {
      throw damaged(this.path, "a record's name cannot be read");
    }
    this.references.push({ info, frames, words });
    this.frames += frames;
  }

  has(sha256: string): boolean {
    return this.references.some(({ info }) => info.sha256 === sha256);
  }

  /** Appends a reference and has it written through to the disk. */
  add(info: ReferenceInfo, words: Uint32Array): void {
    const json = JSON.stringify(info);
    const text = Buffer.from(json + " ".repeat((4 - (Buffer.byteLength(json) % 4)) % 4));
    if (text.length > MAX_INFO) throw damaged(this.path, "a reference's name is too long");
    const data = Buffer.from(words.buffer, words.byteOffset, words.byteLength);
    const head = Buffer.alloc(HEAD);
    head.writeUInt32LE(text.length, 0);
    head.writeUInt32LE(words.length, 4);
    const crc = crc32(data, crc32(text));
    head.writeUInt32LE(crc, 8);
    writeSync(this.#fd, Buffer.concat([head, text, data]), 0, undefined, this.#end);
    fsyncSync(this.#fd);
    const wordsAt = this.#end + HEAD + text.length;
    this.#end = wordsAt + data.length;
    this.#remember({ text, frames: words.length, wordsAt, crc });
  }

  close(): void {
    closeSync(this.#fd);
  }
}

/** A reference in memory, for a library that is not on disk. */
export const referenceOf = (info: ReferenceInfo, words: Uint32Array): Reference => ({
  info,
  frames: words.length,
  words: () => words,
});
