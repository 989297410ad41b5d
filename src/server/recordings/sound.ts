import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { recallAnalysis } from "../../recordings/known.ts";
import { playableAtSight, playableOf } from "../../recordings/play/playable.ts";
import { decodedFile } from "../../recordings/prepare.ts";
import { missing } from "../failure.ts";
import type { RecordingFile } from "./files.ts";

interface Range {
  start: number;
  end: number;
}

/**
 * One range of bytes as a Range header asks for it (RFC 9110, 14.1.2), both ends included. Undefined: all of it, as for a header that is not
 * understood; null: none of it can be had.
 */
export const rangeOf = (header: string | undefined, size: number): Range | undefined | null => {
  const asked = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? "");
  if (!asked || (asked[1] === "" && asked[2] === "")) return undefined;
  const [first, last] = [asked[1], asked[2]];
  if (first === "") {
    const length = Math.min(Number(last), size);
    return length === 0 ? null : { start: size - length, end: size - 1 };
  }
  const start = Number(first);
  const end = last === "" ? size - 1 : Math.min(Number(last), size - 1);
  return start >= size || end < start ? null : { start, end };
};

const headers = (type: string, length: number): Record<string, string> => ({
  "content-type": type,
  "content-length": String(length),
  "accept-ranges": "bytes",
  "content-security-policy": "default-src 'none'; media-src 'self'; sandbox",
});

const streamOf = (file: string, range?: Range): ReadableStream =>
  Readable.toWeb(createReadStream(file, range)) as ReadableStream;

/** A file as sound, or the range of it that was asked for. */
const sendFile = async (file: string, type: string, header?: string): Promise<Response> => {
  const { size } = await stat(file);
  const range = rangeOf(header, size);
  if (range === null)
    return new Response(null, { status: 416, headers: { "content-range": `bytes */${size}` } });
  if (range === undefined) return new Response(streamOf(file), { headers: headers(type, size) });
  return new Response(streamOf(file, range), {
    status: 206,
    headers: {
      ...headers(type, range.end - range.start + 1),
      "content-range": `bytes ${range.start}-${range.end}/${size}`,
    },
  });
};

/**
 * The sound of a recording for a browser: the file itself where browsers play it, else (or where that is asked for) the wave file decoded
 * from it. Fails `server/missing` where that has not been made yet.
 */
export const sendSound = async (
  file: RecordingFile,
  { decoded, range }: { decoded: boolean; range: string | undefined },
): Promise<Response> => {
  const derived = await recallAnalysis(file.root, file.recording);
  // Decoders run apart: before that is done, the file's first bytes alone are believed.
  const { type } = derived ? playableOf(derived) : await playableAtSight(file.path);
  if (type !== undefined && !decoded) return sendFile(file.path, type, range);
  const wave = derived && decodedFile(derived);
  if (!wave || !(await stat(wave).catch(() => undefined)))
    throw missing(`decoded sound of ${file.recording} yet`);
  return sendFile(wave, "audio/wav", range);
};
