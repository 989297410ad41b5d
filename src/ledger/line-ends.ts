import { readFile } from "node:fs/promises";
import { sha256 } from "../lib/hash.ts";

/** Text files of a case are small; nothing larger is looked at for line ends. */
const LARGEST = 64 << 20;

/**
 * The bytes as they were before a system's line-end policy (git's `autocrlf`, say) rewrote every line end, if
 * that alone may have happened: all of them now CRLF, or none. A mixture is not a policy.
 */
const beforePolicy = (bytes: Buffer): Buffer | undefined => {
  const text = bytes.toString("latin1");
  const returns = text.split("\r").length - 1;
  const lines = text.split("\n").length - 1;
  const pairs = text.split("\r\n").length - 1;
  if (lines === 0) return undefined;
  if (returns === 0) return Buffer.from(text.replaceAll("\n", "\r\n"), "latin1");
  const all = returns === pairs && pairs === lines;
  return all ? Buffer.from(text.replaceAll("\r\n", "\n"), "latin1") : undefined;
};

/** Whether a file differs from the recorded hash in nothing but its line ends. */
export const differsOnlyInLineEnds = async (
  file: string,
  { size, sha256: wanted }: { size: number; sha256: string },
): Promise<boolean> => {
  if (size > LARGEST) return false;
  const before = beforePolicy(await readFile(file));
  return before !== undefined && sha256(before) === wanted;
};
