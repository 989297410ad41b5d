import { chmod, cp, mkdtemp, readdir, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { isOriginal } from "../../case/waiting.ts";
import { listCase } from "../../ledger/folder.ts";
import type { VerifyOptions } from "../../ledger/verify.ts";
import { MandateError } from "../../lib/error.ts";
import { explainIo } from "../../lib/io-error.ts";
import type { Verification } from "../../model/ledger.ts";
import { alreadyThere } from "./exists.ts";
import { verifyPassing } from "./verify.ts";
import { bagRoot, unzipTo } from "./zip.ts";

const noBag = (source: string): MandateError =>
  new MandateError({
    code: "bundle/no-bag",
    message: `${source} is not a bundle`,
    at: { file: source },
    fix: "Give the folder or zip that mandate bundle made.",
  });

const refused = ({ problems }: Verification): MandateError =>
  new MandateError({
    code: "bundle/altered",
    kind: "integrity",
    message: `The bundle is not whole, and was not opened: ${problems[0].message}`,
    fix: "See everything that is wrong with mandate verify; ask for the bundle again.",
  });

/** Only what the crate added: what remains is the case as it was bundled. */
const dropCrate = async (folder: string): Promise<void> => {
  for (const name of ["ro-crate-metadata.json", "ro-crate-preview.html"]) {
    await rm(join(folder, name), { force: true });
  }
};

const protectOriginals = async (folder: string): Promise<void> => {
  for (const { path, file, regular } of await listCase(folder)) {
    if (regular && isOriginal(path)) await chmod(file, 0o444);
  }
};

const unpack = async (source: string, fresh: string): Promise<string> => {
  if ((await stat(source)).isFile()) await unzipTo(source, fresh);
  else await cp(source, fresh, { recursive: true, verbatimSymlinks: true });
  const bag = await bagRoot(fresh);
  if (bag) return bag;
  throw noBag(source);
};

/**
 * Makes a case folder of a bundle, ledger and all, after verifying every byte of it; a bundle that is not whole is
 * refused (`bundle/altered`). The folder must not exist, or be empty; it appears whole or not at all.
 */
export const openBundle = async (
  source: string,
  target: string,
  options: VerifyOptions,
): Promise<Verification> => {
  const there = await readdir(target).catch(() => []);
  if (there.length > 0) throw alreadyThere(target);
  try {
    const fresh = await mkdtemp(join(dirname(target), `.${basename(target)}.opening-`));
    try {
      const bag = await unpack(source, fresh);
      const verified = await verifyPassing(bag, options);
      if (!verified.ok) throw refused(verified);
      const data = join(bag, "data");
      await dropCrate(data);
      await protectOriginals(data);
      await rename(data, target);
      return verified;
    } finally {
      await rm(fresh, { recursive: true, force: true });
    }
  } catch (error) {
    throw explainIo(error, "opening the bundle", target);
  }
};
