import { execFileSync } from "node:child_process";
import {
  chmodSync,
  createWriteStream,
  existsSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { describe, expect, test, vi } from "vitest";
import { ZipFile } from "yazl";
import { newSigner, smallCase, temporaryFolder, writerIn } from "../../../test/custody/folder.ts";
import { type Writer, writeCaseFile } from "../../case/write.ts";
import { listCase } from "../../ledger/folder.ts";
import { openBundle } from "./open.ts";
import { withholdSchema } from "./redact.ts";
import { verifyAny } from "./verify.ts";
import { type BundleRequest, writeBundle } from "./write.ts";
import { unzipTo } from "./zip.ts";

const options = { now: () => Date.UTC(2026, 0, 1) };

const bundling = async (
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
    now: options.now,
    ...rest,
  });
  return target;
};

const filesOf = async (root: string) =>
  new Map((await listCase(root)).map(({ path, file }) => [path, readFileSync(file, "latin1")]));

const filesUnder = (folder: string): string[] =>
  execFileSync("find", [folder, "-type", "f"]).toString().trim().split("\n");

/** Two files in a ledger. */
const tinyCase = async (): Promise<Writer> => {
  const writer = await writerIn();
  const bytes = Buffer.from("title: A case\n");
  await writeCaseFile(writer, { path: "case.yaml", bytes, reason: "A draft", base: null });
  return writer;
};

describe("a bundle", () => {
  for (const name of ["bundle", "bundle.zip"]) {
    test(`${name} verifies, and comes back as the same case with its ledger`, async () => {
      const writer = await smallCase();
      const target = await bundling(writer, { name });
      expect((await verifyAny(target, options)).problems).toEqual([]);
      const back = join(await temporaryFolder(), "back");
      await openBundle(target, back, options);
      expect(await filesOf(back)).toEqual(await filesOf(writer.root));
      expect(readFileSync(join(back, "ledger.jsonl"))).toEqual(
        readFileSync(join(writer.root, "ledger.jsonl")),
      );
      expect(statSync(join(back, "exhibits/sheet.csv")).mode & 0o777).toBe(0o444);
      expect((await verifyAny(back, options)).problems).toEqual([]);
    });
  }

  test("the same case makes the same bytes", async () => {
    const writer = await smallCase();
    const [a, b] = [
      await bundling(writer, { name: "x.zip" }),
      await bundling(writer, { name: "x.zip" }),
    ];
    expect(readFileSync(a).equals(readFileSync(b))).toBe(true);
  });

  test("every flipped byte of it is noticed, and the file named", {
    timeout: 240_000,
  }, async () => {
    const bag = await bundling(await tinyCase());
    for (const file of filesUnder(bag)) {
      const bytes = readFileSync(file);
      const path = file.slice(bag.length + 1);
      chmodSync(file, 0o644);
      for (let at = 0; at < bytes.length; at++) {
        const flipped = Buffer.from(bytes);
        flipped[at] ^= 1 << (at % 8);
        writeFileSync(file, flipped);
        const { ok, problems } = await verifyAny(bag, options);
        expect(ok, `${path} byte ${at}`).toBe(false);
        expect(
          problems.map((problem) => problem.path),
          `${path} byte ${at}`,
        ).toContain(path);
      }
      writeFileSync(file, bytes);
    }
    expect((await verifyAny(bag, options)).problems).toEqual([]);
  });

  test("an altered one is not opened", async () => {
    const bag = await bundling(await smallCase());
    writeFileSync(join(bag, "data/case.yaml"), "title: Another\n");
    const back = join(await temporaryFolder(), "back");
    await expect(openBundle(bag, back, options)).rejects.toMatchObject({ code: "bundle/altered" });
    expect(existsSync(back)).toBe(false);
  });
});

describe("an independent reader agrees", () => {
  test("BagIt: sha256sum and sha512sum find every manifest right, and complete", async () => {
    const bag = await bundling(await smallCase());
    const sum = (algorithm: string, manifest: string) =>
      execFileSync(`${algorithm}sum`, ["--check", "--strict", manifest], { cwd: bag }).toString();
    const payload = filesUnder(join(bag, "data")).length;
    for (const algorithm of ["sha256", "sha512"]) {
      const checked = sum(algorithm, `manifest-${algorithm}.txt`).trim().split("\n");
      expect(checked).toHaveLength(payload);
      expect(sum(algorithm, `tagmanifest-${algorithm}.txt`).trim().split("\n")).toHaveLength(5);
    }
  });

  /** What the validator would fetch, from the validator's own package: tests have no network. */
  const contextFile = createRequire(import.meta.url).resolve("ro-crate/lib/context.json");
  const validate = async (text: string): Promise<{ status: string; message: string }[]> => {
    vi.stubGlobal("fetch", async () => new Response(readFileSync(contextFile)));
    vi.resetModules();
    const { Validator } = createRequire(import.meta.url)("ro-crate/lib/validator.js");
    const validator = new Validator();
    validator.parseJSON(text);
    await validator.validate();
    vi.unstubAllGlobals();
    return validator.results;
  };

  test("RO-Crate: the npm package ro-crate finds no error in the metadata, and finds one put there", async () => {
    const bag = await bundling(await smallCase());
    const text = readFileSync(join(bag, "data/ro-crate-metadata.json"), "utf8");
    const statuses = (await validate(text)).map(({ status, message }) => `${status}: ${message}`);
    expect(statuses.filter((line) => !line.startsWith("success"))).toEqual([]);
    expect(statuses.length).toBeGreaterThan(5);
    const broken = (await validate(text.replace('"name": "A case"', '"title": "A case"'))).map(
      ({ status }) => status,
    );
    expect(broken).toContain("error");
  });
});

describe("withholding", () => {
  const secretCase = async (): Promise<Writer> => {
    const writer = await smallCase();
    const text = "Bilal Ahmed said it; BILAL AHMED and بلال احمد are one. Call 0300 1234567.\n";
    await writeCaseFile(writer, {
      path: "transcripts/call.vtt",
      bytes: Buffer.from(text),
      reason: "Transcript",
      base: null,
    });
    return writer;
  };
  const withholding = {
    files: [{ path: "exhibits/letter.txt", reason: "A home address" }],
    spans: [{ path: "transcripts/call.vtt", text: "0300 1234567", reason: "A telephone number" }],
    names: [{ name: "Bilal Ahmed", aliases: ["بلال احمد"] }],
  };

  test("a file, words and names are held back, and the rest still verifies", async () => {
    const bag = await bundling(await secretCase(), { withholding });
    const shown = readFileSync(join(bag, "data/transcripts/call.vtt"), "utf8");
    expect(shown).toBe(
      "Protected person 1 said it; Protected person 1 and Protected person 1 are one. Call ████.\n",
    );
    expect(existsSync(join(bag, "data/exhibits/letter.txt"))).toBe(false);
    const { problems, notices } = await verifyAny(bag, options);
    expect(problems).toEqual([]);
    expect(notices.map(({ message }) => message)).toEqual([
      "exhibits/letter.txt is withheld: A home address",
      "Parts of transcripts/call.vtt are withheld: A telephone number; Names under protection",
    ]);
    const grep = execFileSync("sh", [
      "-c",
      `grep -rilE 'bilal|بلال|1234567' '${bag}' || true`,
    ]).toString();
    expect(grep).toBe("");
    const back = join(await temporaryFolder(), "back");
    expect((await openBundle(bag, back, options)).ok).toBe(true);
    expect((await verifyAny(back, options)).problems).toEqual([]);
  });

  test("nobody but a key of the case can excuse a missing file", async () => {
    const writer = await secretCase();
    const other = await smallCase();
    await expect(
      bundling(writer, { withholding, signer: undefined as never }),
    ).rejects.toMatchObject({ code: "key/none" });
    const bag = await bundling(writer, { withholding, signer: newSigner("Mallory") });
    expect((await verifyAny(bag, options)).problems.map(({ kind }) => kind)).toContain(
      "withheld-wrongly",
    );
    expect(other.root).not.toBe(writer.root);
  });

  test("a protected name in the ledger or in a file's name stops the bundle", async () => {
    const writer = await secretCase();
    const put = (path: string, reason: string) =>
      writeCaseFile(writer, { path, bytes: Buffer.from("x\n"), reason, base: null });
    await put("claims/bilal ahmed.md", "A draft");
    await expect(bundling(writer, { withholding })).rejects.toMatchObject({
      code: "bundle/name-in-ledger",
    });
  });
});

describe("a hostile zip", () => {
  const zipOf = async (name: string, mode = 0o100644): Promise<string> => {
    const file = join(await temporaryFolder(), "evil.zip");
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from("../../etc/passwd"), "safe__name", { mode });
    zip.end();
    await pipeline(zip.outputStream, createWriteStream(file));
    writeFileSync(
      file,
      Buffer.from(readFileSync(file).toString("latin1").replaceAll("safe__name", name), "latin1"),
    );
    return file;
  };

  test("a name that leads out, and a link, are refused", async () => {
    for (const [name, mode] of [
      ["../evil_xx", undefined],
      ["/etc/evil_", undefined],
      ["a/../../ev", undefined],
      ["innocentna", 0o120777],
    ] as const) {
      const folder = await temporaryFolder();
      await expect(unzipTo(await zipOf(name, mode), folder), name).rejects.toThrow();
      expect(await listCase(folder)).toEqual([]);
    }
  });

  test("a link inside a bag's folder is no file of it", async () => {
    const bag = await bundling(await smallCase());
    symlinkSync("/etc/passwd", join(bag, "data", "exhibits", "link.txt"));
    const { problems } = await verifyAny(bag, options);
    expect(problems.map(({ path }) => path)).toContain("data/exhibits/link.txt");
    const back = join(await temporaryFolder(), "back");
    await expect(openBundle(bag, back, options)).rejects.toMatchObject({ code: "bundle/altered" });
  });
});
