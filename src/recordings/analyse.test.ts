import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { babble, run, wavOf } from "../../test/recordings/sound.ts";
import { recordingTables } from "../model/recording.ts";
import { analyse } from "./analyse.ts";
import { analyseCached, readWords } from "./cache.ts";
import { loadRecordings } from "./load.ts";

let folder = "";
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mandate-analyse-"));
  await writeFile(at("speech.wav"), wavOf(babble(12, 16_000, 31), 16_000));
});
afterAll(() => rm(folder, { recursive: true }));

/** No file here changes once it is written: each is analysed once. */
const analyses = new Map<string, ReturnType<typeof analyse>>();
const analysisOf = (path: string): ReturnType<typeof analyse> => {
  const made = analyses.get(path) ?? analyse(path);
  analyses.set(path, made);
  return made;
};

const kinds = async (path: string): Promise<string[]> =>
  (await analysisOf(path)).observations.map(({ kind }) => kind);

const observation = async (path: string, kind: string) =>
  (await analysisOf(path)).observations.find((seen) => seen.kind === kind);

describe("observations", () => {
  test("a voice note looks like one, and no more than that is said", async () => {
    const voip = [
      "-c:a",
      "libopus",
      "-b:a",
      "16k",
      "-application",
      "voip",
      "-frame_duration",
      "60",
    ];
    await run("ffmpeg", ["-v", "error", "-y", "-i", at("speech.wav"), ...voip, at("note.opus")]);
    const seen = await observation(at("note.opus"), "voice-note");
    expect(seen).toMatchObject({ certainty: "possible" });
    expect(seen?.innocent).toContain("Any program");
    expect((await observation(at("note.opus"), "packets"))?.value).toMatch(/wide 60 ms: \d+/);
  });

  test("a telephone inside a better file shows in its band limit", async () => {
    const filter =
      "lowpass=f=3400:p=2,aresample=8000:filter_size=64,aresample=44100:filter_size=64";
    await run("ffmpeg", [
      "-v",
      "error",
      "-y",
      "-i",
      at("speech.wav"),
      "-af",
      filter,
      "-sample_fmt",
      "s16",
      at("tel.wav"),
    ]);
    const seen = await observation(at("tel.wav"), "band-limit");
    expect(seen?.words).toContain("telephone");
    expect(await kinds(at("speech.wav"))).not.toContain("band-limit");
  });

  test("bits that are never used, and few levels, show", async () => {
    await run("sox", [at("speech.wav"), "-b", "24", at("deep.wav")]);
    expect((await observation(at("deep.wav"), "empty-bits"))?.value).toBe("16 of 24");
    await run("ffmpeg", [
      "-v",
      "error",
      "-y",
      "-i",
      at("speech.wav"),
      "-c:a",
      "pcm_mulaw",
      at("mu.wav"),
    ]);
    await run("ffmpeg", [
      "-v",
      "error",
      "-y",
      "-i",
      at("mu.wav"),
      "-c:a",
      "pcm_s16le",
      at("back.wav"),
    ]);
    expect((await observation(at("back.wav"), "coarse-levels"))?.words).toContain("8 bits");
    expect(await kinds(at("speech.wav"))).not.toContain("coarse-levels");
  });

  test("digital silence inside is told with its seconds", async () => {
    const muted = babble(6, 16_000, 32);
    muted.fill(0, 3 * 16_000, 3.1 * 16_000);
    await writeFile(at("muted.wav"), wavOf(muted, 16_000));
    const seen = await observation(at("muted.wav"), "digital-silence");
    expect(seen?.from).toBeCloseTo(3, 2);
    expect(seen?.to).toBeCloseTo(3.1, 2);
    expect(seen?.innocent).not.toBeNull();
  });

  test("pages taken out of an Ogg file leave a gap at their second", async () => {
    await run("ffmpeg", [
      "-v",
      "error",
      "-y",
      "-i",
      at("speech.wav"),
      "-c:a",
      "libopus",
      "-page_duration",
      "500000",
      at("whole.ogg"),
    ]);
    const data = await readFile(at("whole.ogg"));
    const pages: number[] = [];
    for (let i = data.indexOf("OggS"); i >= 0; i = data.indexOf("OggS", i + 1)) pages.push(i);
    await writeFile(
      at("gap.ogg"),
      Buffer.concat([data.subarray(0, pages[6]), data.subarray(pages[9])]),
    );
    const gaps = (await analysisOf(at("gap.ogg"))).observations.filter(
      ({ kind }) => kind === "packet-gap",
    );
    expect(gaps.map(({ value }) => value).join()).toMatch(/page number jumps from 5 to 9/);
    expect(gaps.map(({ value }) => value).join()).toMatch(/time stamp jumps by 1\.\d+ s/);
    expect(await kinds(at("whole.ogg"))).not.toContain("packet-gap");
  });

  test("tags are told as what the file says of itself, made harmless", async () => {
    const evil = "<script>alert(1)</script>\u202Egnp.exe";
    await run("ffmpeg", [
      "-v",
      "error",
      "-y",
      "-i",
      at("speech.wav"),
      "-metadata",
      `title=${evil}`,
      at("tagged.mp3"),
    ]);
    const tags = (await analysisOf(at("tagged.mp3"))).observations.filter(
      ({ kind, value }) => kind === "tag" && /title/i.test(value),
    );
    expect(tags.length).toBeGreaterThan(0);
    for (const { value, certainty } of tags) {
      expect(value).not.toContain("\u202E");
      expect(certainty).toBe("stated");
    }
  });

  test("no observation is a verdict", async () => {
    const { observations } = await analysisOf(at("note.opus"));
    for (const { words } of observations)
      expect(words).not.toMatch(/authentic|genuine|forged|fake|tampered/i);
  });
});

test("derived files are kept, and the same bytes give the same bytes", async () => {
  const first = await analyseCached(at("speech.wav"), at("cache"));
  const again = await analyseCached(at("speech.wav"), at("cache"));
  expect(again).toEqual(first);
  const other = await analyseCached(at("speech.wav"), at("other-cache"));
  for (const name of ["peaks", "spectrogram", "words"] as const) {
    expect(await readFile(other.files[name])).toEqual(await readFile(first.files[name]));
  }
  const peaks = await readFile(first.files.peaks);
  expect(peaks.readUInt32LE(16)).toBe(12 * 50);
  const spectrogram = await readFile(first.files.spectrogram);
  expect(spectrogram.length % first.spectrogram.rows).toBe(0);
  expect((await readWords(first)).length).toBeGreaterThan(11 * 50);
});

test("a case's recordings become its tables; what cannot be used is a problem, and the rest stands", async () => {
  const root = at("case");
  await mkdir(join(root, "exhibits"), { recursive: true });
  await mkdir(join(root, "transcripts"));
  const speech = babble(30, 16_000, 33);
  await writeFile(join(root, "exhibits", "speech.wav"), wavOf(speech, 16_000));
  await writeFile(
    join(root, "exhibits", "clip.wav"),
    wavOf(speech.slice(160_000, 256_000), 16_000),
  );
  await writeFile(join(root, "exhibits", "empty.mp3"), "");
  await writeFile(
    join(root, "transcripts", "clip.vtt"),
    "WEBVTT\n\n00:01.000 --> 00:02.000\n<v A>fake mandate\n",
  );
  const { tables, problems } = await loadRecordings(root);
  expect(tables.map(({ spec }) => spec)).toEqual(recordingTables);
  for (const { spec, rows } of tables) {
    for (const row of rows) expect(row).toHaveLength(spec.columns.length);
  }
  const [recordings, , matches, cues] = tables.map(({ rows }) => Array.from(rows));
  expect(recordings.map(([name]) => name)).toEqual(["exhibits/clip.wav", "exhibits/speech.wav"]);
  expect(problems).toMatchObject([
    { code: "recording/undecodable", at: { file: "exhibits/empty.mp3" } },
  ]);
  const match = matches.find(([name]) => name === "exhibits/clip.wav");
  expect(match?.[3]).toBe("exhibits/speech.wav");
  expect(Number(match?.[4]) - Number(match?.[1])).toBeCloseTo(10, 1);
  expect(cues[0].slice(0, 6)).toEqual(["exhibits/clip.wav", 1, 1, 2, "fake mandate", "A"]);
  const second = await loadRecordings(root);
  expect(second.tables).toEqual(tables);
});
