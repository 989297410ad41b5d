import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { babble, run, wavOf } from "../../test/recordings/sound.ts";
import { analyseApart } from "./analyse-apart.ts";
import { analyseCached, keyOf } from "./cache.ts";
import { hashFile } from "./transcribe/model-folder.ts";

let folder = "";
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mandate-apart-"));
  await writeFile(at("speech.wav"), wavOf(babble(3, 16_000, 41), 16_000));
  await writeFile(at("empty.mp3"), "");
  await symlink(at("loop.wav"), at("loop.wav"));
  await run("mkfifo", [at("pipe.wav")]);
  const orders = "const { cache } = JSON.parse(process.argv[2]);";
  const half = `import { mkdirSync } from "node:fs"; ${orders} mkdirSync(process.env.HALF.replace("PID", process.pid), { recursive: true });`;
  await writeFile(at("crash.mjs"), `${half} process.kill(process.pid, "SIGSEGV");`);
});
afterAll(() => rm(folder, { recursive: true }));

test("an analysis made apart is the one made here, and is kept", async () => {
  const order = { path: at("speech.wav"), cache: at("apart") };
  const { files, ...apart } = await analyseApart(order);
  const { files: _, ...here } = await analyseCached(at("speech.wav"), at("here"));
  expect(apart).toEqual(here);
  expect(files.words).toContain(at("apart"));
  expect(await readdir(at("apart"))).toHaveLength(1);
});

test.each([
  ["a folder", () => folder],
  ["a file that is not there", () => at("none.wav")],
  ["a link to itself", () => at("loop.wav")],
  ["a device without an end", () => "/dev/zero"],
  ["a pipe that nobody writes to", () => at("pipe.wav")],
])("%s is refused at once", async (_, path) => {
  await expect(analyseApart({ path: path(), cache: at("apart") })).rejects.toMatchObject({
    code: "recording/unreadable",
    at: { file: path() },
  });
});

test("what cannot be decoded is told as it is", async () => {
  const order = { path: at("empty.mp3"), cache: at("apart") };
  await expect(analyseApart(order)).rejects.toMatchObject({
    code: "recording/undecodable",
    message: "The file is empty",
    at: { file: at("empty.mp3") },
  });
});

test("a decoder that crashes in machine code is an error with a code, and leaves nothing behind", async () => {
  const cache = at("crashed");
  const path = at("speech.wav");
  await mkdir(cache);
  process.env.HALF = join(cache, `${keyOf(await hashFile(path))}.part-PID`);
  await expect(analyseApart({ path, cache }, { child: at("crash.mjs") })).rejects.toMatchObject({
    code: "recording/undecodable",
    message: expect.stringContaining("SIGSEGV"),
    at: { file: path },
  });
  expect(await readdir(cache)).toEqual([]);
});
