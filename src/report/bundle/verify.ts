import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { forgetPlace } from "../../ledger/seen.ts";
import { type VerifyOptions, verifyCase } from "../../ledger/verify.ts";
import { MandateError } from "../../lib/error.ts";
import type { Problem, Verification } from "../../model/ledger.ts";
import { checkBag } from "./check-bag.ts";
import { bagRoot, unzipTo } from "./zip.ts";

const inPayload = (problem: Problem): Problem =>
  problem.path === undefined ? problem : { ...problem, path: `data/${problem.path}` };

/** Verifies a bag: its manifests, and the case inside it. Paths are the bag's, so those of the case begin with `data/`. */
export const verifyBag = async (bag: string, options: VerifyOptions): Promise<Verification> => {
  const bagged = await checkBag(bag, (bytes) => options.onProgress?.("bag", bytes));
  const verified = await verifyCase(join(bag, "data"), options).catch((error: unknown) => {
    if (error instanceof MandateError && error.code === "ledger/none" && bagged.length > 0)
      return undefined;
    throw error;
  });
  const inner = verified?.problems.map(inPayload) ?? [];
  const empty = {
    notices: [],
    entries: 0,
    files: 0,
    bytes: 0,
    head: "",
    root: "",
    actors: [],
    limits: [],
  };
  const problems = [...bagged, ...inner];
  return { ...(verified ?? empty), ok: problems.length === 0, problems };
};

/** Verifies a bag in a folder that will not stay: its ledger is remembered, the folder is not. */
export const verifyPassing = async (bag: string, options: VerifyOptions): Promise<Verification> => {
  const verified = await verifyBag(bag, options);
  if (options.memory !== undefined) await forgetPlace(options.memory, join(bag, "data"));
  return verified;
};

const verifyZip = async (zip: string, options: VerifyOptions): Promise<Verification> => {
  const folder = await mkdtemp(join(tmpdir(), "mandate-verify-"));
  try {
    await unzipTo(zip, folder);
    const bag = await bagRoot(folder);
    if (bag) return await verifyPassing(bag, options);
    throw new MandateError({
      code: "bundle/no-bag",
      message: "There is no bag in this zip",
      at: { file: zip },
      fix: "Give a bundle made with mandate bundle.",
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Verifies a case folder, a bundle's folder or its zip, whichever it is given. */
export const verifyAny = async (path: string, options: VerifyOptions): Promise<Verification> => {
  if ((await stat(path)).isFile()) return verifyZip(path, options);
  const bag = await bagRoot(path);
  return bag ? verifyBag(bag, options) : verifyCase(path, options);
};
