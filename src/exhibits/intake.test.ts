import { appendFileSync, readdirSync } from "node:fs";
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { temporaryFolder, verifying, writerIn } from "../../test/custody/folder.ts";
import type { Writer } from "../case/write.ts";
import { custodySchema } from "../model/custody.ts";
import { takeIn } from "./intake.ts";

const source = async (name: string, content: string | Buffer): Promise<string> => {
  const file = join(await temporaryFolder(), name);
  await writeFile(file, content);
  return file;
};

const take = (writer: Writer, file: string) => takeIn(writer, { source: file, provenance: {} });

const list = (root: string, folder: string): string[] => {
  try {
    return readdirSync(join(root, folder)).sort();
  } catch {
    return [];
  }
};

describe("intake", () => {
  test("an exhibit comes in byte for byte, read-only, with its custody beside it", async () => {
    const writer = await writerIn();
    const file = await source("فارم ۴۵.csv", "station,votes\n1,2\n");
    const provenance = {
      obtained_from: "A polling agent",
      how: "sent by mail",
      url: "https://example.org",
    };
    const taken = await takeIn(writer, { source: file, provenance });
    const kept = join(writer.root, taken.path);
    expect(taken.path).toBe("exhibits/فارم ۴۵.csv");
    expect(await readFile(kept)).toEqual(await readFile(file));
    expect((await stat(kept)).mode & 0o777).toBe(0o444);
    const custody = custodySchema.parse(parse(await readFile(`${kept}.custody.yaml`, "utf8")));
    expect(custody).toMatchObject({ ...provenance, type: "text/csv", sha256: taken.sha256 });
    expect(custody.empty).toContain("collection.source_code");
    expect(custody.empty).not.toContain("collection.web_address");
    expect((await verifying(writer.root)).problems).toEqual([]);
  });

  test("who it came from is in its custody, and not in the ledger, which is for ever", async () => {
    const writer = await writerIn();
    const provenance = { obtained_from: "A secret source" };
    await takeIn(writer, { source: await source("a.txt", "a"), provenance });
    await takeIn(writer, { source: await source("b.txt", "a"), provenance });
    expect(await readFile(join(writer.root, "ledger.jsonl"), "utf8")).not.toContain("secret");
  });

  test("the same bytes again are recognised under any name, and that they came is recorded", async () => {
    const writer = await writerIn();
    const first = await take(writer, await source("a.txt", "same"));
    const again = await take(writer, await source("b.txt", "same"));
    expect(again).toMatchObject({ known: true, path: first.path });
    expect(list(writer.root, "exhibits")).toEqual(["a.txt", "a.txt.custody.yaml"]);
    expect(list(writer.root, ".mandate/incoming")).toEqual([]);
    expect((await verifying(writer.root)).entries).toBe(5);
  });

  test("ten at once, five of them the same: each bytes once, one name each", async () => {
    const writer = await writerIn();
    const files = await Promise.all(
      Array.from({ length: 10 }, (_, at) => source("sheet.csv", `${at % 5},x\n1,2\n`)),
    );
    const taken = await Promise.all(files.map((file) => take(writer, file)));
    expect(new Set(taken.map(({ path }) => path)).size).toBe(5);
    expect(taken.filter(({ known }) => known)).toHaveLength(5);
    expect((await verifying(writer.root)).problems).toEqual([]);
  });

  test("hostile names stay inside and harmless", async () => {
    const writer = await writerIn();
    for (const name of ["..", "a\u202Egpj.exe", "con.txt", "x\ny.txt", "-rf"]) {
      const file = await source(name === ".." ? "...hidden" : name, name);
      const { path } = await take(writer, file);
      expect(path).toMatch(/^exhibits\/[^/\p{Cc}\p{Cf}]+$/u);
    }
    expect((await verifying(writer.root)).problems).toEqual([]);
  });

  test("a file named as another's custody file is an exhibit of its own, and speaks for nobody", async () => {
    const writer = await writerIn();
    const { path } = await take(writer, await source("letter.txt.Custody.YAML", "by: nobody"));
    expect(path).toBe("exhibits/letter.txt_custody.yaml");
    expect(list(writer.root, "exhibits")).toContain("letter.txt_custody.yaml.custody.yaml");
    await take(writer, await source("letter.txt", "x"));
    const custody = await readFile(join(writer.root, "exhibits/letter.txt.custody.yaml"), "utf8");
    expect(custody).not.toContain("nobody");
    expect((await verifying(writer.root)).problems).toEqual([]);
  });

  test("a file put into exhibits/ by hand is taken in where it stands", async () => {
    const writer = await writerIn();
    await mkdir(join(writer.root, "exhibits"));
    const file = join(writer.root, "exhibits", "by-hand.txt");
    await writeFile(file, "x");
    expect((await take(writer, file)).path).toBe("exhibits/by-hand.txt");
    expect((await stat(file)).mode & 0o222).toBe(0);
    expect((await verifying(writer.root)).problems).toEqual([]);
  });

  test("the type is the content's, whatever the name says", async () => {
    const writer = await writerIn();
    const png = Buffer.from(
      "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489",
      "hex",
    );
    const types = [
      ["letter.docx", png, "image/png"],
      ["page.txt", "<!doctype html><p>x", "text/html"],
      ["data.bin", "a,b\n1,2\n", "text/csv"],
      ["x.pdf", "%PDF-1.7\n%", "application/pdf"],
      ["call.mp3", Buffer.from("664c614300000022", "hex"), expect.stringContaining("flac")],
      ["noise.csv", Buffer.from([0, 1, 2, 250, 251]), "application/octet-stream"],
    ] as const;
    for (const [name, content, type] of types) {
      expect((await take(writer, await source(name, content as Buffer))).type).toEqual(type);
    }
  });
});

describe("what goes wrong", () => {
  test("a file that changes while it is copied is refused, and nothing is left", async () => {
    const writer = await writerIn();
    const file = await source("growing.bin", Buffer.alloc(5 << 20, 1));
    const growing = takeIn(writer, {
      source: file,
      provenance: {},
      onProgress: () => appendFileSync(file, "x"),
    });
    await expect(growing).rejects.toMatchObject({ code: "exhibits/changed-while-copied" });
    expect(list(writer.root, "exhibits")).toEqual([]);
    expect(list(writer.root, ".mandate/incoming")).toEqual([]);
  });

  test("no such file, and a folder", async () => {
    const writer = await writerIn();
    await expect(take(writer, "/nowhere/at/all")).rejects.toMatchObject({
      code: "exhibits/no-file",
    });
    await expect(take(writer, writer.root)).rejects.toMatchObject({ code: "exhibits/no-file" });
  });
});
