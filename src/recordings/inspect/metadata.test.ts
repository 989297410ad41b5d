import { appendFile, mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { babble, run, wavOf } from "../../../test/recordings/sound.ts";
import { readTags } from "./metadata.ts";

let folder = "";
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mandate-tags-"));
  await writeFile(at("speech.wav"), wavOf(babble(1, 16_000, 5), 16_000));
  const encode = ["-v", "error", "-i", at("speech.wav"), "-metadata", "title=The hall"];
  await run("ffmpeg", [...encode, at("a.mp3")]);
  await run("ffmpeg", [...encode, "-f", "mp3", at("wrong.opus")]);
});
afterAll(() => rm(folder, { recursive: true }));

const readers = async (path: string) => new Set((await readTags(path)).map(({ reader }) => reader));

test.each(["a.mp3", "wrong.opus"])(
  "both readers see the tags of %s, whatever its name",
  async (name) => {
    const tags = await readTags(at(name));
    for (const reader of ["mediainfo", "music-metadata"])
      expect(tags).toContainEqual(expect.objectContaining({ reader, value: "The hall" }));
  },
);

/** An ID3 tag of one picture, 180 MB of which nothing is on the disk, and sound behind it. */
const withPicture = async (path: string): Promise<void> => {
  const size = 180e6;
  const length = Buffer.from([21, 14, 7, 0].map((shift) => ((size + 10) >> shift) & 127));
  const frame = Buffer.alloc(10);
  frame.write("APIC", "latin1");
  frame.writeUInt32BE(size, 4);
  const head = Buffer.concat([Buffer.from("ID3\x03\0\0", "latin1"), length, frame]);
  await writeFile(path, Buffer.concat([head, Buffer.from("\0image/png\0\x03\0", "latin1")]));
  await truncate(path, head.length + size);
  await appendFile(path, await run("ffmpeg", ["-v", "error", "-i", at("a.mp3"), "-f", "mp3", "-"]));
};

test("a picture that fills the file is not held in memory: its tags are left", async () => {
  await withPicture(at("picture.mp3"));
  expect(await readers(at("picture.mp3"))).toEqual(new Set());
  expect(process.memoryUsage().rss).toBeLessThan(900e6);
});
