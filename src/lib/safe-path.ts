import { lstat, realpath } from "node:fs/promises";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { MandateError, type Place } from "./error.ts";

const outside = (path: string, at?: Place): MandateError =>
  new MandateError({
    code: "path/outside",
    message: `“${path}” leads out of the case folder`,
    ...(at && { at }),
    fix: "Keep every file of a case inside its folder, and name it by a path relative to it.",
  });

const isWithin = (root: string, path: string): boolean => {
  const way = relative(root, path);
  return way === "" || (way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way));
};

/**
 * The absolute path of `path` inside `root`, symlinks resolved on both sides.
 * Throws `path/outside` when the path, or anything it links to, lies elsewhere; a file that does not exist
 * yet is judged by its nearest existing parent.
 */
export const resolveWithin = async (root: string, path: string, at?: Place): Promise<string> => {
  if (path.includes("\0") || path.includes("\\") || isAbsolute(path)) throw outside(path, at);
  const realRoot = await realpath(root);
  const wanted = resolve(realRoot, path);
  if (!isWithin(realRoot, wanted)) throw outside(path, at);
  let existing = wanted;
  while (!(await lstat(existing).catch(() => undefined))) existing = join(existing, "..");
  // A dangling link exists for lstat but not for realpath: treat what it points at as out of reach.
  const real = await realpath(existing).catch(() => undefined);
  if (real === undefined || !isWithin(realRoot, real)) throw outside(path, at);
  return join(real, relative(existing, wanted));
};
