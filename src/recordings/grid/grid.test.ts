import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { babble, decodeAll, run, wavOf } from "../../../test/recordings/sound.ts";
import { type GridReport, GridTracker } from "./tracker.ts";

const RATE = 16_000;
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mandate-grid-"));
  await writeFile(join(folder, "a.wav"), wavOf(babble(11, RATE, 31), RATE));
});
afterAll(() => rm(folder, { recursive: true }));

/** The sound as an editor holds it after opening a lossy file: rounded to 16 bits. */
const received = async (file: string, ...options: string[]): Promise<Float32Array> => {
  const path = join(folder, file);
  await run("ffmpeg", ["-v", "error", "-y", "-i", join(folder, "a.wav"), ...options, path]);
  const { planes } = await decodeAll(path);
  return planes[0].map((value) => Math.round(value * 32_768) / 32_768);
};

const track = async (samples: Float32Array, own?: string): Promise<GridReport> => {
  const tracker = await GridTracker.open(RATE, own);
  for (let at = 0; at < samples.length; at += 7919) tracker.push(samples.subarray(at, at + 7919));
  return tracker.finish();
};

const without = (samples: Float32Array, from: number, count: number): Float32Array => {
  const out = new Float32Array(samples.length - count);
  out.set(samples.subarray(0, from));
  out.set(samples.subarray(from + count), from);
  return out;
};

describe("an earlier coding in lossless sound", () => {
  test("sound that was never coded shows no grid", async () => {
    expect(await track(babble(11, RATE, 31))).toEqual({ grid: null, breaks: [] });
    expect(await track(new Float32Array(10 * RATE))).toEqual({ grid: null, breaks: [] });
    expect(await track(new Float32Array(0))).toEqual({ grid: null, breaks: [] });
  });

  test.each([
    ["MP3", "a.mp3", ["-c:a", "libmp3lame", "-b:a", "48k"]],
    ["AAC", "a.m4a", ["-c:a", "aac", "-b:a", "32k"]],
    ["Vorbis", "a.ogg", ["-c:a", "libvorbis", "-q", "1"]],
  ])("%s shows, and a cut is where its frames jump", async (codec, file, options) => {
    const whole = await received(file, ...options);
    const calm = await track(whole);
    expect(calm.grid?.codec).toBe(codec);
    expect(calm.breaks).toEqual([]);
    const cut = await track(without(whole, 6 * RATE, 12_345));
    expect(cut.breaks).toHaveLength(1);
    const { from, to, before, after, frame } = cut.breaks[0];
    expect(Math.abs((from + to) / 2 - 6)).toBeLessThan(0.5);
    expect((before - after + 12_345 * frame) % frame).toBe(12_345 % frame);
  });

  test("a cut of whole frames keeps the grid, and is not claimed", async () => {
    const whole = await received("b.mp3", "-c:a", "libmp3lame", "-b:a", "48k");
    expect((await track(without(whole, 6 * RATE, 20 * 576))).breaks).toEqual([]);
  });
});

describe("an earlier coding inside a lossy file", () => {
  const again = async (from: Float32Array, file: string, ...options: string[]) => {
    await writeFile(join(folder, "again.wav"), wavOf(from, RATE));
    const path = join(folder, file);
    await run("ffmpeg", ["-v", "error", "-y", "-i", join(folder, "again.wav"), ...options, path]);
    return (await decodeAll(path)).planes[0];
  };
  const aac = ["-c:a", "aac", "-b:a", "96k"];
  const mp3 = ["-c:a", "libmp3lame", "-b:a", "96k"];

  test("a file's own coding is not told as an earlier one", async () => {
    const sound = babble(11, RATE, 31);
    expect(await track(await again(sound, "c.m4a", ...aac), "aac")).toEqual({
      grid: null,
      breaks: [],
    });
    expect(await track(await again(sound, "c.mp3", ...mp3), "mp3")).toEqual({
      grid: null,
      breaks: [],
    });
  });

  test("MP3 shows inside AAC and MP3, and a cut between the two is where its frames jump", async () => {
    const first = (await received("d.mp3", "-c:a", "libmp3lame", "-b:a", "16k")).slice(1234);
    const better = ["-c:a", "libmp3lame", "-b:a", "48k"];
    const same = await track(await again(first, "d2.mp3", ...better), "mp3");
    expect(same.grid?.codec).toBe("MP3");
    expect(same.breaks).toEqual([]);
    const cut = await again(without(first, 6 * RATE, 12_345), "d.m4a", ...aac);
    const { grid, breaks } = await track(cut, "aac");
    expect(grid?.codec).toBe("MP3");
    expect(breaks).toHaveLength(1);
    expect(Math.abs((breaks[0].from + breaks[0].to) / 2 - 6)).toBeLessThan(0.5);
  });
});
