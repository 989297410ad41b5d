import {
  appendFileSync,
  chmodSync,
  createWriteStream,
  existsSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { describe, expect, test } from "vitest";
import { ZipFile } from "yazl";
import { bundleClock, bundling, filesUnder } from "../../../test/custody/bundling.ts";
import { smallCase, temporaryFolder, writerIn } from "../../../test/custody/folder.ts";
import { type Writer, writeCaseFile } from "../../case/write.ts";
import { listCase } from "../../ledger/folder.ts";
import { openBundle } from "./open.ts";
import { verifyAny } from "./verify.ts";
import { unzipTo } from "./zip.ts";

const options = bundleClock;

const filesOf = async (root: string) =>
  new Map((await listCase(root)).map(({ path, file }) => [path, readFileSync(file, "latin1")]));

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
    timeout: 600_000,
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

  test("is not made of a case that somebody writes to meanwhile", async () => {
    const writer = await smallCase();
    // What is withheld is signed after the ledger was read and before the files are copied: another writes then.
    const sign = (bytes: Uint8Array): Buffer => {
      appendFileSync(join(writer.root, "ledger.jsonl"), "{}\n");
      return writer.signer.sign(bytes);
    };
    const signer = { ...writer.signer, sign };
    const made = bundling(writer, { signer, withholding: { names: [{ name: "A draft" }] } });
    await expect(made).rejects.toMatchObject({ code: "bundle/changed-meanwhile" });
  });

  test("an altered one is not opened", async () => {
    const bag = await bundling(await smallCase());
    writeFileSync(join(bag, "data/case.yaml"), "title: Another\n");
    const back = join(await temporaryFolder(), "back");
    await expect(openBundle(bag, back, options)).rejects.toMatchObject({ code: "bundle/altered" });
    expect(existsSync(back)).toBe(false);
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
