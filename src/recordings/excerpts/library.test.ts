import { mkdir, mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { run } from "../../../test/recordings/sound.ts";
import { Library } from "./library.ts";

let folder = "";
const at = (name: string) => join(folder, name);
const info = (name: string) => ({ name, sha256: name, decoder: "none" });

/** A library of two recordings, closed. */
const make = (path: string): void => {
  const library = Library.open(path);
  for (const name of ["a", "b"])
    library.add(
      info(name),
      Uint32Array.from({ length: 100 }, (_, i) => i),
    );
  library.close();
};
const namesIn = (path: string): string[] => {
  const library = Library.open(path);
  library.close();
  return library.references.map((reference) => reference.info.name);
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mandate-library-"));
});
afterAll(() => rm(folder, { recursive: true }));

test("what was added is there again, and may be added to", () => {
  make(at("a.lib"));
  expect(namesIn(at("a.lib"))).toEqual(["a", "b"]);
  const library = Library.open(at("a.lib"));
  expect(library.has("b")).toBe(true);
  library.add(info("c"), new Uint32Array(3));
  expect(library.references[1].words()[99]).toBe(99);
  library.close();
  expect(namesIn(at("a.lib"))).toEqual(["a", "b", "c"]);
});

test("of a library whose writing was cut off, the last recording is lost and no other", async () => {
  make(at("cut.lib"));
  await truncate(at("cut.lib"), (await readFile(at("cut.lib"))).length - 5);
  expect(namesIn(at("cut.lib"))).toEqual(["a"]);
});

test("one that was changed says so", async () => {
  make(at("changed.lib"));
  const data = await readFile(at("changed.lib"));
  data[120] ^= 1;
  await writeFile(at("changed.lib"), data);
  const library = Library.open(at("changed.lib"));
  expect(() => library.references[0].words()).toThrow(
    expect.objectContaining({ code: "excerpts/damaged" }),
  );
  library.close();
  await writeFile(at("other.lib"), "no library at all");
  expect(() => Library.open(at("other.lib"))).toThrow(
    expect.objectContaining({ code: "excerpts/damaged" }),
  );
});

test("a folder, a pipe, or a place that cannot be made is no library", async () => {
  await mkdir(at("folder.lib"));
  await run("mkfifo", [at("pipe.lib")]);
  for (const name of ["folder.lib", "pipe.lib"])
    expect(() => Library.open(at(name))).toThrow(
      expect.objectContaining({ code: "excerpts/unusable" }),
    );
  await expect(Library.openIn(join(at("a.lib"), "in", "b.lib"))).rejects.toMatchObject({
    code: "excerpts/unusable",
    at: { file: join(at("a.lib"), "in", "b.lib") },
  });
});
