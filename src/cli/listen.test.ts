import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { babble, wavOf } from "../../test/recordings/sound.ts";
import { runCli } from "../../test/run-cli.ts";
import { targetSchema } from "../model/statement.ts";

let folder = "";
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mandate-listen-"));
  const speech = babble(20, 16_000, 61);
  await writeFile(at("speech.wav"), wavOf(speech, 16_000));
  await writeFile(at("clip.wav"), wavOf(speech.slice(80_000, 160_000), 16_000));
  await writeFile(
    at("t.vtt"),
    "WEBVTT\n\n00:12.000 --> 00:16.000\nour mandate is a hundred per cent fake they say\n",
  );
});
afterAll(() => rm(folder, { recursive: true }));

test("inspect prints observations and no verdict, as text and as JSON", async () => {
  const { code, out } = await runCli(["inspect", at("clip.wav")]);
  expect(code).toBe(0);
  expect(out).toContain("pcm_s16 in wav");
  expect(out).toContain("No verdict");
  const json = JSON.parse((await runCli(["inspect", "--json", at("clip.wav")])).out);
  expect(json.seconds).toBe(5);
  expect(json.info.decoder).toEqual({ name: "mandate-pcm", version: "1" });
});

test("inspect refuses what is no recording with a stable code and a non-zero exit", async () => {
  await writeFile(at("letter.mp3"), "Dear Sir or Madam, this is a letter");
  const { code, err } = await runCli(["inspect", at("letter.mp3")]);
  expect(code).not.toBe(0);
  expect(err).toContain("recording/undecodable");
});

test("excerpts are added once and found at their place", async () => {
  const library = at("x.lib");
  const added = await runCli(["excerpts", "add", "--library", library, at("speech.wav")]);
  expect(added.out).toMatch(/^1 added, 0 were there/);
  const again = await runCli(["excerpts", "add", "--library", library, at("speech.wav")]);
  expect(again.out).toMatch(/^0 added, 1 were there/);
  const { out } = await runCli([
    "excerpts",
    "find",
    "--library",
    library,
    "--json",
    at("clip.wav"),
  ]);
  const { matches } = JSON.parse(out);
  expect(matches).toHaveLength(1);
  expect(matches[0].referenceFrom - matches[0].clipFrom).toBeCloseTo(5, 1);
});

test("cite gives a media fragment, or says that the words are not heard", async () => {
  const args = [
    "cite",
    at("t.vtt"),
    "a hundred per cent fake",
    "--recording",
    "leak.opus",
    "--json",
  ];
  const { source, target, fragment } = JSON.parse((await runCli(args)).out);
  expect(source).toMatch(/^leak\.opus#t=1[234]\.\d+,15\.\d+$/);
  expect(targetSchema.parse(target).source).toBe("leak.opus");
  expect(target.selector[0].value).toBe(fragment.slice(1));
  const { code, err } = await runCli(["cite", at("t.vtt"), "the weather was fine in Lahore"]);
  expect(code).not.toBe(0);
  expect(err).toContain("transcript/not-heard");
});

test("transcribe without a model or a server is a usage error", async () => {
  const { code, err } = await runCli(["transcribe", at("clip.wav")]);
  expect(code).toBe(2);
  expect(err).toContain("--model");
});
