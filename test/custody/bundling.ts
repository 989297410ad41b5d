import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Writer } from "../../src/case/write.ts";
import { withholdSchema } from "../../src/report/bundle/withhold.ts";
import { type BundleRequest, writeBundle } from "../../src/report/bundle/write.ts";
import { temporaryFolder } from "./folder.ts";

/** The clock bundles are made and verified by, so that the same case makes the same bytes. */
export const bundleClock = { now: () => Date.UTC(2026, 0, 1) };

/** Bundles a case into a new place, and gives that place. */
export const bundling = async (
  writer: Writer,
  parts: Partial<BundleRequest> & { name?: string; withholding?: object } = {},
): Promise<string> => {
  const { name = "bundle", withholding = {}, ...rest } = parts;
  const target = join(await temporaryFolder(), name);
  await writeBundle({
    root: writer.root,
    target,
    title: "A case",
    description: "Who won?",
    signer: writer.signer,
    withhold: withholdSchema.parse(withholding),
    now: bundleClock.now,
    ...rest,
  });
  return target;
};

export const filesUnder = (folder: string): string[] =>
  execFileSync("find", [folder, "-type", "f"]).toString().trim().split("\n");

/** What grep finds in a bundle, file names too. */
export const searching = (bag: string, words: string): string =>
  execFileSync(
    "sh",
    ["-c", `{ grep -rilE '${words}' . ; find . | grep -iE '${words}'; } || true`],
    { cwd: bag },
  ).toString();
