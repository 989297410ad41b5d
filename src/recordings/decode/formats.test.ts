import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { formats } from "../../../test/recordings/formats.ts";
import { babble, decodeAll, run, wavOf } from "../../../test/recordings/sound.ts";

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mandate-formats-"));
  await writeFile(join(folder, "minute.wav"), wavOf(babble(60, 48_000), 48_000));
});

afterAll(() => rm(folder, { recursive: true }));

/** The file as Debian's ffmpeg decodes it, interleaved, by the decoder that is the reference. */
const reference = async (path: string, decoder: string[]): Promise<Float32Array> => {
  const out = await run("ffmpeg", ["-v", "error", ...decoder, "-i", path, "-f", "f32le", "-"]);
  return new Float32Array(out.buffer.slice(out.byteOffset, out.byteOffset + out.byteLength));
};

/** Decibels by which the reference stands above the difference. */
const likeness = (a: Float32Array, b: Float32Array, stride: number, channel: number): number => {
  let signal = 1e-20;
  let noise = 1e-20;
  for (let i = 0; i < a.length; i++) {
    const other = b[i * stride + channel];
    signal += other * other;
    noise += (a[i] - other) ** 2;
  }
  return 10 * Math.log10(signal / noise);
};

/** A quarter of a second of the original at `rate`, from second 20, and where it stands in what was decoded. */
const lateness = async (plane: Float32Array, rate: number): Promise<number> => {
  const cut = ["-ss", "20", "-t", "0.25", "-i", join(folder, "minute.wav"), "-ar", String(rate)];
  const out = await run("ffmpeg", ["-v", "error", ...cut, "-f", "f32le", "-"]);
  const piece = new Float32Array(out.buffer.slice(out.byteOffset, out.byteOffset + out.length));
  let best = { late: Number.NaN, sum: 0 };
  for (let late = -REACH; late <= REACH; late++) {
    let sum = 0;
    for (let i = 0, at = 20 * rate + late; i < piece.length; i++) sum += piece[i] * plane[at + i];
    if (sum > best.sum) best = { late, sum };
  }
  return best.late;
};

/** The furthest an encoder's delay is looked for, in samples. */
const REACH = 2600;

test.each(formats)("$file decodes as the reference does, sample for sample", async (format) => {
  const path = join(folder, format.file);
  await run("ffmpeg", [
    "-v",
    "error",
    "-y",
    "-i",
    join(folder, "minute.wav"),
    ...format.encode,
    path,
  ]);
  const { info, planes, damage } = await decodeAll(path);
  expect(info.codec).toBe(format.codec);
  expect(info.decoder.version).not.toBe("");
  const wanted = await reference(path, format.decoder ?? []);
  expect(planes[0].length).toBe(format.samples ?? 60 * info.sampleRate);
  // Debian's FFmpeg 5 leaves the padding at the end of AAC in MP4: ours may be shorter, never longer.
  expect(wanted.length / info.channels).toBeGreaterThanOrEqual(planes[0].length);
  expect(wanted.length / info.channels).toBeLessThan(planes[0].length + 2048);
  for (const [channel, plane] of planes.entries()) {
    expect(likeness(plane, wanted, info.channels, channel)).toBeGreaterThan(format.least);
  }
  // Codecs that cut the band shift it by a fraction of one of its own samples.
  const late = (await lateness(planes[0], info.sampleRate)) - (format.late ?? 0);
  expect(Math.abs(late)).toBeLessThanOrEqual(format.least >= 140 ? 0 : 4);
  expect(damage).toEqual({ badPackets: 0, nonFinite: 0, truncated: false });
});

test("AMR keeps the silence frames that FFmpeg leaves out", async () => {
  const silent = babble(20, 8000, 3);
  silent.fill(0, 4 * 8000, 14 * 8000);
  await writeFile(join(folder, "silent.wav"), wavOf(silent, 8000));
  await run("sox", [join(folder, "silent.wav"), "-t", "amr-nb", join(folder, "nb.amr")]);
  const { info, planes } = await decodeAll(join(folder, "nb.amr"));
  expect(info).toMatchObject({ codec: "amr_nb", sampleRate: 8000, channels: 1 });
  expect(planes[0].length).toBe(20 * 8000);
});

/** Whether two sounds are the same to the last bit; quicker than a comparison of arrays. */
const same = (a: Float32Array, b: Float32Array): boolean =>
  Buffer.compare(Buffer.from(a.buffer, 0, a.byteLength), Buffer.from(b.buffer, 0, b.byteLength)) ===
  0;

// No program of Debian writes wideband AMR.
test("AMR decodes as sox decodes it, silence frames and all", async () => {
  const path = join(folder, "sox.amr-nb");
  await run("sox", ["-D", join(folder, "minute.wav"), "-r", "8000", "-t", "amr-nb", path]);
  const { planes } = await decodeAll(path);
  const out = await run("sox", ["-D", "-t", "amr-nb", path, "-t", "f32", "-"]);
  const wanted = new Float32Array(out.buffer.slice(out.byteOffset, out.byteOffset + out.length));
  expect(planes[0].length).toBe(480_000);
  expect(wanted.length).toBe(480_000);
  let equal = 0;
  for (let at = 0; at < wanted.length; at += 160)
    if (planes[0].subarray(at, at + 160).every((value, i) => value === wanted[at + i])) equal++;
  // Comfort noise is random; the rest is the same to the last bit.
  expect(equal / 3000).toBeGreaterThan(0.85);
  expect(likeness(planes[0], wanted, 1, 0)).toBeGreaterThan(20);
});

test("AIFF that sox wrote, and channels without places, are exact", async () => {
  await run("sox", ["-D", join(folder, "minute.wav"), join(folder, "sox.aiff")]);
  const [original, aiff] = await Promise.all(
    ["minute.wav", "sox.aiff"].map((file) => decodeAll(join(folder, file))),
  );
  expect(same(aiff.planes[0], original.planes[0])).toBe(true);
  const many = join(folder, "many.caf");
  const copies = Array.from({ length: 20 }, () => "1");
  const short = ["trim", "0", "2", "remix", ...copies];
  await run("sox", ["-D", join(folder, "minute.wav"), "-b", "16", many, ...short]);
  const { planes, info } = await decodeAll(many);
  expect(info).toMatchObject({ channels: 20, integerBits: 16 });
  const start = original.planes[0].slice(0, 2 * 48_000);
  expect(planes.map((plane) => same(plane, start))).toEqual(copies.map(() => true));
});

test("32-bit integers are not called exact, whoever decodes them", async () => {
  await run("sox", [join(folder, "minute.wav"), "-b", "32", join(folder, "deep.w64")]);
  const { info } = await decodeAll(join(folder, "deep.w64"));
  expect(info).toMatchObject({ codec: "pcm_s32le", integerBits: null });
});

test("a stream that changes rate and channels half-way keeps its first part, and the rest is told", async () => {
  const parts: Buffer[] = [];
  for (const [file, shape] of [
    ["first.mp3", ["-ar", "16000", "-ac", "1"]],
    ["then.mp3", ["-ar", "44100", "-ac", "2"]],
  ] as const) {
    const path = join(folder, file);
    const from = ["-v", "error", "-y", "-t", "3", "-i", join(folder, "minute.wav")];
    await run("ffmpeg", [...from, ...shape, path]);
    parts.push(await readFile(path));
  }
  const path = join(folder, "changes.mp3");
  await writeFile(path, Buffer.concat(parts));
  const { info, planes, damage } = await decodeAll(path);
  expect(info).toMatchObject({ sampleRate: 16_000, channels: 1 });
  expect(planes[0].length / 16_000).toBeCloseTo(3, 0);
  expect(damage.badPackets).toBeGreaterThan(100);
});

test("AMR inside 3gp goes to the same decoder, whatever the file is called", async () => {
  const { planes: straight } = await decodeAll(join(folder, "nb.amr"));
  const path = join(folder, "call.mp3");
  await run("ffmpeg", [
    "-v",
    "error",
    "-y",
    "-i",
    join(folder, "nb.amr"),
    "-c",
    "copy",
    "-f",
    "3gp",
    path,
  ]);
  const { info, planes } = await decodeAll(path);
  expect(info).toMatchObject({ codec: "amr_nb", container: "mp4" });
  expect(planes[0]).toEqual(straight[0]);
});
