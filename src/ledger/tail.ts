import type { FileHandle } from "node:fs/promises";

const NEWLINE = 10;
const STEP = 64 * 1024;

const readAt = async (file: FileHandle, from: number, to: number): Promise<Buffer> => {
  const buffer = Buffer.alloc(to - from);
  const { bytesRead } = await file.read(buffer, 0, buffer.length, from);
  return buffer.subarray(0, bytesRead);
};

/** Without its line end, whichever system's it is. */
const withoutLineEnd = (line: string): string => line.replace(/\r?\n?$/, "");

/** The position after the last newline before `end`; 0 where there is none. */
const afterLastNewline = async (file: FileHandle, end: number): Promise<number> => {
  for (let to = end; to > 0; to -= STEP) {
    const from = Math.max(0, to - STEP);
    const at = (await readAt(file, from, to)).lastIndexOf(NEWLINE);
    if (at >= 0) return from + at + 1;
  }
  return 0;
};

const firstLine = async (file: FileHandle, size: number): Promise<string | undefined> => {
  let text = Buffer.alloc(0);
  for (let from = 0; from < size; from += STEP) {
    text = Buffer.concat([text, await readAt(file, from, Math.min(size, from + STEP))]);
    const at = text.indexOf(NEWLINE);
    if (at >= 0) return withoutLineEnd(text.subarray(0, at + 1).toString());
  }
  return undefined;
};

export interface FileTail {
  first: string | undefined;
  last: string | undefined;
  /** Bytes up to and with the last line end: where the next line goes. */
  whole: number;
  torn: Buffer | undefined;
  lineEnd: "\n" | "\r\n";
}

/** Both ends of a file of lines, read without the middle; bytes after the last line end are `torn`. */
export const readTail = async (file: FileHandle): Promise<FileTail> => {
  const { size } = await file.stat();
  const whole = await afterLastNewline(file, size);
  const torn = whole < size ? await readAt(file, whole, size) : undefined;
  const start = whole === 0 ? 0 : await afterLastNewline(file, whole - 1);
  const last = whole === 0 ? undefined : (await readAt(file, start, whole)).toString();
  return {
    first: await firstLine(file, whole),
    last: last === undefined ? undefined : withoutLineEnd(last),
    whole,
    torn,
    lineEnd: last?.endsWith("\r\n") ? "\r\n" : "\n",
  };
};
