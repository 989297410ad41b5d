import { isUtf8 } from "node:buffer";
import { open } from "node:fs/promises";
import { fileTypeFromBuffer, fileTypeFromFile } from "file-type";

const HEAD = 64 * 1024;

const textTypes: [RegExp, string][] = [
  [/^\uFEFF?\s*(?:<!doctype html|<html)/i, "text/html"],
  [/^\uFEFF?WEBVTT/, "text/vtt"],
  [/^\uFEFF?\s*<\?xml/, "application/xml"],
  [/^\uFEFF?\s*[[{]/, "application/json"],
  [/^(?:From|Received|Return-Path|MIME-Version|Date): /m, "message/rfc822"],
  [/^[^\n]*[,;\t][^\n]*\r?\n[^\n]*[,;\t]/, "text/csv"],
];

/** Cuts a multi-byte character left incomplete at the end of a sample. */
const wholeCharacters = (sample: Buffer): Buffer => {
  for (let cut = 0; cut < 4 && cut < sample.length; cut++) {
    const part = sample.subarray(0, sample.length - cut);
    if (isUtf8(part)) return part;
  }
  return sample;
};

const textType = (sample: Buffer): string => {
  const text = wholeCharacters(sample);
  if (text.includes(0) || !isUtf8(text)) return "application/octet-stream";
  const beginning = text.toString("utf8");
  return textTypes.find(([pattern]) => pattern.test(beginning))?.[1] ?? "text/plain";
};

const readHead = async (file: string): Promise<Buffer> => {
  await using handle = await open(file, "r");
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
  return buffer.subarray(0, bytesRead);
};

/**
 * The media type of a file by its content (RFC 6838 names): whatever its name claims. Text that is nothing more
 * is `text/plain`; what nobody knows is `application/octet-stream`.
 */
export const sniffType = async (file: string): Promise<string> => {
  const head = await readHead(file);
  // A damaged or hostile file may break the parser of its kind; its type is then told by its first bytes.
  const found = await fileTypeFromFile(file).catch(() =>
    fileTypeFromBuffer(head).catch(() => undefined),
  );
  return found?.mime ?? textType(head);
};
