import { existsSync } from "node:fs";
import { cp, mkdir, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { MandateError } from "../lib/error.ts";

/** The nearest folder above this file that has `name`: the checkout's root, or the installed package's. */
const shipped = (name: string): string => {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, name))) {
    if (dirname(folder) === folder) throw new Error(`the package lacks ${name}`);
    folder = dirname(folder);
  }
  return join(folder, name);
};

/**
 * Makes a small working case, with comments, in a new or empty folder, and the schemas beside it for editors.
 * Throws `init/not-empty` rather than touch what is there.
 */
export const initCase = async (folder: string): Promise<void> => {
  const existing = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw new MandateError({
      code: "init/no-folder",
      message: `cannot make a case in ${folder}`,
      fix: "Give the path of a new folder.",
      cause: error,
    });
  });
  if (existing.length > 0) {
    throw new MandateError({
      code: "init/not-empty",
      message: `${folder} is not empty, and nothing in it was touched`,
      fix: "Give the path of a new folder.",
    });
  }
  await mkdir(folder, { recursive: true });
  await cp(shipped("templates/starter"), folder, { recursive: true });
  await cp(shipped("schema"), join(folder, ".mandate", "schema"), { recursive: true });
};
