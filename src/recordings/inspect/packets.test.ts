import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { babble, run, wavOf } from "../../../test/recordings/sound.ts";
import { analyse } from "../analyse.ts";
import type { Container } from "../decode/sniff.ts";
import { playableOf } from "../play/playable.ts";
import { inspectPackets } from "./packets.ts";

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mandate-packets-"));
  await writeFile(join(folder, "speech.wav"), wavOf(babble(14, 16_000), 16_000));
});

afterAll(() => rm(folder, { recursive: true }));

const film = async (name: string, late: number, ...codec: string[]): Promise<string> => {
  const path = join(folder, name);
  const picture = ["-f", "lavfi", "-i", "color=s=64x64:d=16:r=10"];
  const sound = ["-itsoffset", String(late), "-i", join(folder, "speech.wav")];
  await run("ffmpeg", ["-v", "error", "-y", ...picture, ...sound, ...codec, path]);
  return path;
};

test.each<[string, Container, string[]]>([
  ["a.mp4", "mp4", ["-c:v", "mpeg4", "-c:a", "aac"]],
  ["a.mkv", "matroska", ["-c:v", "mpeg4", "-c:a", "aac"]],
  ["a.ts", "mpegts", ["-c:v", "mpeg2video", "-c:a", "aac"]],
])("how late the sound of %s starts is told, and only where it does", async (name, kind, codec) => {
  const late = await inspectPackets(await film(`late-${name}`, 0.7, ...codec), kind);
  expect(late?.start).toBeGreaterThan(0.6);
  expect(late?.start).toBeLessThan(0.8);
  const prompt = await inspectPackets(await film(name, 0, ...codec), kind);
  expect(Math.abs(prompt?.start ?? 1)).toBeLessThan(0.15);
});

test("a film whose sound starts late is not played as it is: a browser counts from the picture", async () => {
  const path = await film("shown.mp4", 0.7, "-c:v", "mpeg4", "-c:a", "aac");
  const late = await analyse(path, { repeats: false });
  expect(late.observations.find(({ kind }) => kind === "starts-late")?.value).toBe("0.636 s");
  expect(playableOf(late).type).toBeUndefined();
  const prompt = await analyse(await film("prompt.mp4", 0, "-c:v", "mpeg4", "-c:a", "aac"), {
    repeats: false,
  });
  expect(prompt.observations.map(({ kind }) => kind)).not.toContain("starts-late");
  expect(playableOf(prompt).type).toBe("audio/mp4");
});

test("the bit rate of the last seconds is that of as many as there are", async () => {
  const path = join(folder, "a.m4a");
  const constant = ["-c:a", "libopus", "-b:a", "32k", "-vbr", "off", "-f", "webm"];
  await run("ffmpeg", ["-v", "error", "-y", "-i", join(folder, "speech.wav"), ...constant, path]);
  const report = await inspectPackets(path, "matroska");
  expect(report?.bitRate).toHaveLength(2);
  const [first, last] = report?.bitRate ?? [];
  expect(last / first).toBeGreaterThan(0.95);
  expect(last / first).toBeLessThan(1.05);
});
