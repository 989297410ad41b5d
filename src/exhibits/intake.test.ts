import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { temporaryFolder, verifying, writerIn } from "../../test/custody/folder.ts";
import { custodySchema } from "../model/custody.ts";
import { takeIn } from "./intake.ts";

const source = async (name: string, content: string | Buffer): Promise<string> => {
  const file = join(await temporaryFolder(), name);
  await writeFile(file, content);
  return file;
};

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
