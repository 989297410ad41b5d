import { isUtf8 } from "node:buffer";
import { MandateError } from "../../lib/error.ts";

const byMark: [mark: number[], encoding: string][] = [
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"],
];

const markOf = (bytes: Uint8Array): string | undefined =>
  byMark.find(([mark]) => mark.every((byte, i) => bytes[i] === byte))?.[1];

/** UTF-16 without a mark: text of few scripts has a zero in nearly every second byte where it is Latin. */
const utf16WithoutMark = (bytes: Uint8Array): string | undefined => {
  const seen = Math.min(bytes.length, 4096) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < seen; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  if (odd > seen / 8 && even === 0) return "utf-16le";
  if (even > seen / 8 && odd === 0) return "utf-16be";
  return undefined;
};

/**
 * The encoding of a text as far as its bytes settle it: by its mark, or because it is valid UTF-8. Undefined for
 * the one-byte encodings, which only the words in it can tell apart.
 */
export const certainEncoding = (bytes: Uint8Array): string | undefined =>
  markOf(bytes) ?? utf16WithoutMark(bytes) ?? (isUtf8(bytes) ? "utf-8" : undefined);

const decoderOf = (encoding: string, file: string) => {
  try {
    return new TextDecoder(encoding);
  } catch {
    throw new MandateError({
      code: "results/encoding",
      message: `“${encoding}” is not an encoding known here`,
      at: { file },
      fix: "Use a name of the WHATWG Encoding Standard: utf-8, utf-16le, windows-1251, windows-1256, …",
    });
  }
};

/** Bytes to text in the encoding named (WHATWG Encoding Standard); bytes without meaning become U+FFFD. */
export const decode = (bytes: Uint8Array, encoding: string, file: string): string =>
  decoderOf(encoding, file).decode(bytes);
