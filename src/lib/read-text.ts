import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { MandateError } from "./error.ts";
import { resolveWithin } from "./safe-path.ts";

export interface SourceText {
  /** Path relative to the case folder, with `/`. */
  file: string;
  text: string;
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

const decode = (bytes: Uint8Array, file: string): string => {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new MandateError({
      code: "file/not-utf8",
      message: "the file is not UTF-8 text",
      at: { file },
      fix: "Save it as UTF-8 and try again.",
    });
  }
};

/** A pipe without a writer would be waited for, and for good; Windows has none such. */
const READ_AT_ONCE = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** What is opened is the file that was looked at: no pipe, no device, no larger than asked for. */
const checkPlain = (
  { file, size, isFile }: { file: string; size: number; isFile: boolean },
  maxBytes: number,
) => {
  if (!isFile) {
    throw new MandateError({
      code: "file/not-plain",
      message: "not a plain file",
      at: { file },
      fix: "Put the file itself here, not a folder, pipe or device.",
    });
  }
  if (size <= maxBytes) return;
  throw new MandateError({
    code: "file/too-large",
    kind: "limit",
    message: `the file is ${megabytes(size)}; at most ${megabytes(maxBytes)} is read here`,
    at: { file },
    fix: "Move large data to results/ or exhibits/, and keep this file to text.",
  });
};

/**
 * Reads a UTF-8 text file that the user named: a plain file, and no larger than `maxBytes`. `file` is how errors call it. Throws
 * `file/missing`, `file/not-plain`, `file/too-large` or `file/not-utf8`.
 */
export const readTextAt = async (path: string, file: string, maxBytes: number): Promise<string> => {
  const handle = await open(path, READ_AT_ONCE).catch((cause: unknown) => {
    throw new MandateError({
      code: "file/missing",
      message: `cannot read ${file}`,
      at: { file },
      fix: "Check that the file exists and may be read.",
      cause,
    });
  });
  try {
    const stat = await handle.stat();
    checkPlain({ file, size: stat.size, isFile: stat.isFile() }, maxBytes);
    return decode(await handle.readFile(), file);
  } finally {
    await handle.close();
  }
};

/** As {@link readTextAt}, of a file inside the case folder. Throws `path/outside` too. */
export const readTextWithin = async (
  root: string,
  file: string,
  maxBytes: number,
): Promise<SourceText> => {
  const path = await resolveWithin(root, file, { file });
  return { file, text: await readTextAt(path, file, maxBytes) };
};
