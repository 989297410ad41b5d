import { MandateError } from "../../lib/error.ts";

export interface Decoded {
  text: string;
  encoding: string;
  notes: string[];
}

const byMark = (bytes: Uint8Array): string | undefined => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : undefined;
};

/** The charset an HTML page declares in its first kilobyte (HTML, 13.2.3.2). */
export const declaredCharset = (bytes: Uint8Array): string | undefined => {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 1024));
  return /<meta[^>]{0,200}charset\s*=\s*["']?\s*([a-z0-9_:-]{2,40})/i.exec(head)?.[1];
};

const decodeAs = (bytes: Uint8Array, encoding: string, fatal: boolean): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal }).decode(bytes);
  } catch {
    return undefined;
  }
};

/**
 * Bytes to text: by byte order mark, then by what is declared, then as UTF-8; what is not UTF-8 is read as
 * windows-1252 and said so.
 * @throws `exhibit/binary` where the bytes hold no text
 */
export const decodeText = (bytes: Uint8Array, declared?: string): Decoded => {
  const marked = byMark(bytes);
  if (marked === undefined && bytes.subarray(0, 4096).includes(0))
    throw new MandateError({
      code: "exhibit/binary",
      message: "the file holds bytes that no text has",
      fix: "Give the file its right ending, or add it as another kind of exhibit.",
    });
  for (const encoding of [marked, declared, "utf-8"]) {
    const text = encoding === undefined ? undefined : decodeAs(bytes, encoding, true);
    if (text !== undefined) return { text, encoding: encoding ?? "utf-8", notes: [] };
  }
  const text = decodeAs(bytes, "windows-1252", false) ?? "";
  return { text, encoding: "windows-1252", notes: ["not UTF-8: read as windows-1252"] };
};
