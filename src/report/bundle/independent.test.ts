import { execFileSync } from "node:child_process";
import { appendFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { bundling, filesUnder } from "../../../test/custody/bundling.ts";
import { smallCase } from "../../../test/custody/folder.ts";
import { validateBag } from "../../../test/custody/validate-bag.ts";
import { type Writer, writeCaseFile } from "../../case/write.ts";

const require = createRequire(import.meta.url);

/** Files in sub-folders, with names in two scripts and with blanks. */
const variedCase = async (): Promise<Writer> => {
  const writer = await smallCase();
  for (const path of ["statements/فارم ۴۵.jsonl", "claims/two words.md"]) {
    await writeCaseFile(writer, { path, bytes: Buffer.from("x\n"), reason: "A draft", base: null });
  }
  return writer;
};

describe("BagIt", () => {
  test("the npm package bagit-tools finds a bundle valid", async () => {
    const bag = await bundling(await variedCase());
    expect(await validateBag(bag)).toEqual({ valid: true, failed: [] });
  });

  test("and finds what is altered, missing or added", async () => {
    const bag = await bundling(await variedCase());
    const file = join(bag, "data/case.yaml");
    const before = readFileSync(file);
    appendFileSync(file, "x");
    expect((await validateBag(bag)).failed).toContain("manifest-sha256.txt no verification errors");
    rmSync(file);
    expect((await validateBag(bag)).valid).toBe(false);
    writeFileSync(file, before);
    expect((await validateBag(bag)).valid).toBe(true);
    writeFileSync(join(bag, "data/planted.txt"), "x");
    expect((await validateBag(bag)).failed).toContain("entries match file count");
  });

  test("sha256sum and sha512sum find every manifest right, and complete", async () => {
    const bag = await bundling(await variedCase());
    const sum = (algorithm: string, manifest: string) =>
      execFileSync(`${algorithm}sum`, ["--check", "--strict", manifest], { cwd: bag }).toString();
    const payload = filesUnder(join(bag, "data")).length;
    for (const algorithm of ["sha256", "sha512"]) {
      const checked = sum(algorithm, `manifest-${algorithm}.txt`).trim().split("\n");
      expect(checked).toHaveLength(payload);
      expect(sum(algorithm, `tagmanifest-${algorithm}.txt`).trim().split("\n")).toHaveLength(5);
    }
  });
});

describe("RO-Crate", () => {
  /** What the validator would fetch, from the validator's own package: tests have no network. */
  const contextFile = require.resolve("ro-crate/lib/context.json");
  const validate = async (text: string): Promise<{ status: string; message: string }[]> => {
    vi.stubGlobal("fetch", async () => new Response(readFileSync(contextFile)));
    vi.resetModules();
    const { Validator } = require("ro-crate/lib/validator.js");
    const validator = new Validator();
    validator.parseJSON(text);
    await validator.validate();
    vi.unstubAllGlobals();
    return validator.results;
  };
  const metadataOf = (bag: string): string =>
    readFileSync(join(bag, "data/ro-crate-metadata.json"), "utf8");

  test("the npm package ro-crate finds no error in the metadata, and finds one put there", async () => {
    const text = metadataOf(await bundling(await variedCase()));
    const statuses = (await validate(text)).map(({ status, message }) => `${status}: ${message}`);
    expect(statuses.filter((line) => !line.startsWith("success"))).toEqual([]);
    expect(statuses.length).toBeGreaterThan(5);
    const broken = (await validate(text.replace('"name": "A case"', '"title": "A case"'))).map(
      ({ status }) => status,
    );
    expect(broken).toContain("error");
  });

  test("its reader finds every file of the payload, with size and hash", async () => {
    const bag = await bundling(await variedCase());
    const { ROCrate } = require("ro-crate");
    const crate = new ROCrate(JSON.parse(metadataOf(bag)), { array: true, link: true });
    const parts: { "@id": string; sha256: string[]; contentSize: string[] }[] =
      crate.rootDataset.hasPart;
    const manifest = readFileSync(join(bag, "manifest-sha256.txt"), "utf8");
    for (const { "@id": id, sha256, contentSize } of parts) {
      const path = `data/${decodeURIComponent(id)}`;
      expect(manifest).toContain(`${sha256[0]}  ${path}\n`);
      expect(Number(contentSize[0])).toBe(readFileSync(join(bag, path)).length);
    }
    // All but the two files of the crate itself.
    expect(parts).toHaveLength(filesUnder(join(bag, "data")).length - 2);
  });
});
