import type { Digests } from "./digest.ts";

/** Manifests of BagIt 1.0 (RFC 8493 section 2.1.3). */

export const algorithms = ["sha256", "sha512"] as const;
export type Algorithm = (typeof algorithms)[number];

/** A file name as a manifest writes it: line ends and the escape character itself percent-encoded. */
const encodeName = (path: string): string =>
  path.replaceAll("%", "%25").replaceAll("\n", "%0A").replaceAll("\r", "%0D");
const decodeName = (name: string): string =>
  name.replace(/%0A/gi, "\n").replace(/%0D/gi, "\r").replaceAll("%25", "%");

/** One manifest's text: a line a file, in order of name. */
export const manifestText = (files: ReadonlyMap<string, Digests>, algorithm: Algorithm): string =>
  [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, digests]) => `${digests[algorithm]}  ${encodeName(path)}\n`)
    .join("");

const digits: Record<Algorithm, number> = { sha256: 64, sha512: 128 };

/** Digests by path. `bad` are lines that are none, or name a file twice or one outside the bag. */
export const parseManifest = (
  text: string,
  algorithm: Algorithm,
): { files: Map<string, string>; bad: number[] } => {
  const files = new Map<string, string>();
  const bad: number[] = [];
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === "") lines.pop();
  for (const [at, line] of lines.entries()) {
    const match = /^([0-9a-f]+)[ \t]+\*?(.+)$/.exec(line);
    const path = match ? decodeName(match[2]) : "";
    const outside = path.split("/").some((part) => part === "" || part === "." || part === "..");
    if (!match || match[1].length !== digits[algorithm] || outside || files.has(path))
      bad.push(at + 1);
    else files.set(path, match[1]);
  }
  return { files, bad };
};
