import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
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

interface Format {
  file: string;
  encode: string[];
  /** Decoder the reference must use; empty for FFmpeg's own choice. */
  decoder?: string[];
  codec: string;
  /** Least likeness in dB; 180 stands for the same to the last bit of a float. */
  least: number;
  /** Samples at the decoder's rate; absent: those of a minute. */
  samples?: number;
}

const opus = ["-c:a", "libopus"];
const slow = ["-ar", "8000", "-ac", "1"];
const stereo = ["-ac", "2"];

const formats: Format[] = [
  {
    file: "whatsapp.opus",
    encode: [
      ...opus,
      "-b:a",
      "16k",
      "-application",
      "voip",
      "-frame_duration",
      "60",
      "-ar",
      "16000",
    ],
    decoder: opus,
    codec: "opus",
    least: 80,
  },
  {
    file: "stereo.ogg",
    encode: [...opus, ...stereo, "-b:a", "64k"],
    decoder: opus,
    codec: "opus",
    least: 70,
  },
  { file: "opus.webm", encode: [...opus, "-b:a", "48k"], decoder: opus, codec: "opus", least: 80 },
  { file: "vorbis.ogg", encode: ["-c:a", "libvorbis"], codec: "vorbis", least: 80 },
  { file: "aac.m4a", encode: ["-c:a", "aac", ...stereo], codec: "aac", least: 80 },
  { file: "aac.mp4", encode: ["-c:a", "aac", "-movflags", "+faststart"], codec: "aac", least: 80 },
  { file: "alac.m4a", encode: ["-c:a", "alac"], codec: "alac", least: 180 },
  {
    file: "cbr.mp3",
    encode: ["-c:a", "libmp3lame", "-b:a", "32k", "-ar", "22050"],
    codec: "mp3",
    least: 80,
    samples: 60 * 22_050,
  },
  {
    file: "vbr.mp3",
    encode: ["-c:a", "libmp3lame", "-q:a", "4", ...stereo],
    codec: "mp3",
    least: 80,
  },
  { file: "flac.flac", encode: ["-c:a", "flac"], codec: "flac", least: 180 },
  { file: "s16.wav", encode: ["-c:a", "pcm_s16le", ...stereo], codec: "pcm_s16", least: 180 },
  { file: "s24.wav", encode: ["-c:a", "pcm_s24le"], codec: "pcm_s24", least: 180 },
  { file: "s32.wav", encode: ["-c:a", "pcm_s32le"], codec: "pcm_s32", least: 140 },
  { file: "u8.wav", encode: ["-c:a", "pcm_u8"], codec: "pcm_u8", least: 180 },
  { file: "float.wav", encode: ["-c:a", "pcm_f32le"], codec: "pcm_f32", least: 180 },
  { file: "double.wav", encode: ["-c:a", "pcm_f64le"], codec: "pcm_f64", least: 140 },
  {
    file: "mulaw.wav",
    encode: ["-c:a", "pcm_mulaw", ...slow],
    codec: "pcm_mulaw",
    least: 180,
    samples: 480_000,
  },
  {
    file: "alaw.wav",
    encode: ["-c:a", "pcm_alaw", ...slow],
    codec: "pcm_alaw",
    least: 180,
    samples: 480_000,
  },
  {
    file: "ima.wav",
    encode: ["-c:a", "adpcm_ima_wav", ...slow],
    codec: "adpcm_ima_wav",
    // FFmpeg 5, FFmpeg 8 and sox each round IMA steps their own way.
    least: 30,
    samples: 481_676,
  },
  {
    file: "ms.wav",
    encode: ["-c:a", "adpcm_ms", ...slow],
    codec: "adpcm_ms",
    least: 180,
    samples: 480_496,
  },
  {
    file: "gsm.wav",
    encode: ["-c:a", "libgsm_ms", ...slow],
    decoder: ["-c:a", "gsm_ms"],
    codec: "gsm_ms",
    least: 180,
    samples: 480_000,
  },
  { file: "be.aiff", encode: ["-c:a", "pcm_s16be"], codec: "pcm_s16", least: 180 },
  { file: "float.aiff", encode: ["-c:a", "pcm_f32be"], codec: "pcm_f32", least: 180 },
  { file: "wma.wma", encode: ["-c:a", "wmav2"], codec: "wmav2", least: 80, samples: 2_879_488 },
  { file: "alac.caf", encode: ["-c:a", "alac"], codec: "alac", least: 180 },
  { file: "raw.aac", encode: ["-c:a", "aac"], codec: "aac", least: 80, samples: 2_881_536 },
  { file: "x.au", encode: ["-c:a", "pcm_s16be"], codec: "pcm_s16be", least: 180 },
];

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
