import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { babble, decodeAll, run, wavOf } from "../../../test/recordings/sound.ts";
import { MandateError } from "../../lib/error.ts";
import { defaultLimits } from "./audio.ts";
import { openAudio } from "./open.ts";

let folder = "";
let whole: Buffer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mandate-bad-"));
  whole = wavOf(babble(2, 16_000), 16_000);
  await writeFile(join(folder, "good.wav"), whole);
});

afterAll(() => rm(folder, { recursive: true }));

const put = async (name: string, data: Uint8Array): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, data);
  return path;
};

const failure = async (path: string): Promise<MandateError> => {
  const error = await decodeAll(path).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(error).toBeInstanceOf(MandateError);
  return error as MandateError;
};

describe("files that are no recordings", () => {
  test("an empty file says that it is empty", async () => {
    const error = await failure(await put("empty.mp3", new Uint8Array()));
    expect(error.code).toBe("recording/undecodable");
    expect(error.message).toContain("empty");
  });

  test("a text called .mp3 is known for none of the sound formats", async () => {
    const error = await failure(
      await put("letter.mp3", Buffer.from("Dear Sir, #EXTM3U file:///etc/passwd")),
    );
    expect(error.message).toContain("no audio file");
    expect(error.fix).toContain("WAV");
  });

  test("a missing file is a fault of the system, not of the recording", async () => {
    expect((await failure(join(folder, "nowhere.wav"))).code).toBe("recording/unreadable");
  });

  test("a video without sound says so", async () => {
    const path = join(folder, "mute.mp4");
    await run("ffmpeg", ["-v", "error", "-y", "-f", "lavfi", "-i", "color=s=64x64:d=1", path]);
    expect((await failure(path)).message).toContain("no sound");
  });
});

describe("files that are known and not decoded", () => {
  test.each([
    ["note.dss", "\x02dss\0\0", "dictation machine"],
    ["voice.amr", "\x02#!SILK_V3", "SILK"],
    ["list.mp3", "#EXTM3U\nfile:///etc/passwd", "playlist"],
    ["letter.m4a", "%PDF-1.7", "PDF"],
    ["error.mp3", "<!DOCTYPE html><script>alert(1)</script>", "page of the web"],
    ["sent.opus", "PK\x03\x04\x14\0", "archive"],
  ])("%s: says what it is and what to do", async (name, starts, what) => {
    const error = await failure(await put(name, Buffer.from(starts, "latin1")));
    expect(error.code).toBe("recording/undecodable");
    expect(error.message).toContain(what);
    expect(error.message).not.toContain("script");
    expect(error.fix).not.toBe("");
  });
});

describe("headers that lie", () => {
  test("a wave file under another name is decoded for what it is", async () => {
    const { info, planes } = await decodeAll(await put("voice.opus", whole));
    expect(info.container).toBe("wav");
    expect(planes[0].length).toBe(32_000);
  });

  test("a promise of 4 GB gives what is there, and says that it is cut", async () => {
    const lying = Buffer.from(whole);
    lying.writeUInt32LE(0xfffffff0, 40);
    const { planes, damage } = await decodeAll(await put("promise.wav", lying));
    expect(planes[0].length).toBe(32_000);
    expect(damage.truncated).toBe(true);
  });

  test("a chunk that reaches past the end is no place to read", async () => {
    const lying = Buffer.concat([
      whole.subarray(0, 36),
      Buffer.from("LIST\xf0\xff\xff\xff", "latin1"),
    ]);
    expect((await failure(await put("chunk.wav", lying))).code).toBe("recording/undecodable");
  });

  test.each([
    ["no channels", 22, 0, 2],
    ["no sample rate", 24, 0, 4],
    ["65,535 channels", 22, 65_535, 2],
    ["4 GHz", 24, 4_000_000_000, 4],
  ])("%s is refused", async (_, at, value, size) => {
    const lying = Buffer.from(whole);
    lying.writeUIntLE(value, at, size);
    expect((await failure(await put("lying.wav", lying))).kind).toBe("input");
  });

  test("384 kHz in 32 channels is decoded, a second at a time", async () => {
    const header = Buffer.from(whole.subarray(0, 44));
    header.writeUInt16LE(32, 22);
    header.writeUInt32LE(384_000, 24);
    header.writeUInt32LE(32 * 2 * 50_000, 40);
    const path = await put("wide.wav", Buffer.concat([header, Buffer.alloc(32 * 2 * 50_000, 1)]));
    const audio = await openAudio(path);
    let samples = 0;
    for await (const chunk of audio.chunks) {
      expect(chunk.length).toBe(32);
      expect(chunk[0].length * 32 * 2).toBeLessThanOrEqual(1 << 20);
      samples += chunk[0].length;
    }
    expect(samples).toBe(50_000);
  });
});

test("samples that are no numbers become silence and are counted", async () => {
  const header = Buffer.from(whole.subarray(0, 44));
  header.writeUInt16LE(3, 20);
  header.writeUInt16LE(32, 34);
  const body = Buffer.alloc(16);
  body.writeFloatLE(Number.NaN, 0);
  body.writeFloatLE(Number.POSITIVE_INFINITY, 4);
  body.writeFloatLE(0.5, 8);
  header.writeUInt32LE(16, 40);
  const { planes, damage } = await decodeAll(await put("nan.wav", Buffer.concat([header, body])));
  expect([...planes[0]]).toEqual([0, 0, 0.5, 0]);
  expect(damage.nonFinite).toBe(2);
});

test("sound without end stops at the limit, with an error that names it", async () => {
  const audio = await openAudio(join(folder, "good.wav"), { ...defaultLimits, seconds: 1 });
  await expect(Array.fromAsync(audio.chunks)).rejects.toMatchObject({
    code: "recording/too-long",
    kind: "limit",
  });
});

test.each(["opus.ogg", "a.m4a", "a.mp3", "a.flac", "a.webm"])(
  "%s cut in half gives its first half, or a clear error",
  async (name) => {
    const path = join(folder, name);
    await run("ffmpeg", ["-v", "error", "-y", "-i", join(folder, "good.wav"), path]);
    const data = await readFile(path);
    const cut = await put(`cut-${name}`, data.subarray(0, data.length / 2));
    const result = await decodeAll(cut).catch((error: unknown) => error);
    if (result instanceof MandateError) expect(result.code).toBe("recording/undecodable");
    else {
      const { planes } = result as Awaited<ReturnType<typeof decodeAll>>;
      expect(planes[0].length).toBeLessThan(2.1 * 48_000);
    }
  },
);
