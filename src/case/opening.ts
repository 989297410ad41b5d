import { existsSync } from "node:fs";
import { join } from "node:path";
import { listCase } from "../ledger/folder.ts";
import { hashFiles } from "../ledger/hash-files.ts";
import { isOriginal, stage, type WaitingFile } from "./waiting.ts";

/** Keeps git from rewriting line ends on any system: the bytes of a case are evidence. */
const GIT_ATTRIBUTES = Buffer.from("* -text\n");

const asFound = async (root: string, inPlace: ReadonlySet<string>): Promise<WaitingFile[]> => {
  const found = (await listCase(root)).filter(({ path, regular }) => regular && !inPlace.has(path));
  const answers = await hashFiles(found);
  return found.flatMap(({ path, file }) => {
    const answer = answers.get(file);
    if (!answer || "error" in answer) return [];
    const act = isOriginal(path) ? "add" : "write";
    const reason = "Stood here when the ledger was begun";
    return [{ path, sha256: answer.sha256, size: answer.bytes, act, reason }];
  });
};

/**
 * What a ledger begins with besides the `files` of its first act: everything else that stands in the case by then, since
 * findings rest on that too, and git's attributes where there are none. What cannot be read is left for `mandate verify`
 * to name. `root` is absolute.
 */
export const opening = async (
  root: string,
  files: readonly WaitingFile[],
): Promise<WaitingFile[]> => {
  const inPlace = new Set(
    files.flatMap(({ temporary, path }) =>
      temporary === undefined ? [path.normalize("NFC")] : [],
    ),
  );
  const found = await asFound(root, inPlace);
  if (existsSync(join(root, ".gitattributes"))) return found;
  const reason = "So that git leaves the bytes of the case alone";
  return [{ ...(await stage(root, ".gitattributes", GIT_ATTRIBUTES)), reason }, ...found];
};
