import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { babble, wavOf } from "../../test/recordings/sound.ts";
import { runCli } from "../../test/run-cli.ts";

let folder = "";
let server: Server;
let address = "";
const inCase = (...names: string[]) => join(folder, "case", ...names);
const env = () => ({ XDG_CONFIG_HOME: join(folder, "config"), HOME: folder });
const mandate = (...args: string[]) => runCli(args, env());
const transcribe = (...args: string[]) =>
  mandate("transcribe", "leak.wav", "--case", inCase(), "--server", address, ...args);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mandate-transcribe-"));
  await mkdir(inCase("exhibits"), { recursive: true });
  await writeFile(inCase("case.yaml"), "title: A leak\nquestion: What is said in it?\n");
  await writeFile(join(folder, "leak.wav"), wavOf(babble(6, 16_000, 4), 16_000));
  const answer = JSON.stringify({
    language: "en",
    segments: [{ start: 0, end: 1, text: "hello" }],
  });
  server = createServer((request, response) => {
    request.resume().on("end", () => response.end(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  await mandate("key", "new", "--name", "A. Reporter");
  const added = await mandate("add", join(folder, "leak.wav"), "--case", inCase());
  expect(added.err).toBe("");
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

test("which model and settings made a transcript stands in the ledger, with the recording it is of", async () => {
  const { code, err } = await transcribe("--server-model", "whisper-x", "--language", "ur");
  expect([code, err]).toEqual([0, expect.stringContaining("wrote transcripts/leak.vtt")]);
  expect(await readFile(inCase("transcripts", "leak.vtt"), "utf8")).toContain("hello");
  const lines = (await readFile(inCase("ledger.jsonl"), "utf8")).trim().split("\n");
  const entries = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  const entry = entries.find(({ path }) => path === "transcripts/leak.vtt");
  expect(entry).toMatchObject({
    act: "write",
    reason: "Transcript made by openai-compatible, model whisper-x",
    about: {
      recording: "exhibits/leak.wav",
      recording_sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      backend: "openai-compatible",
      model: "whisper-x",
      settings: expect.stringContaining('"language":"ur"'),
    },
  });
  await mandate("record", "--case", inCase(), "--reason", "the case file");
  expect((await mandate("verify", inCase())).code).toBe(0);
});

test("a transcript that is there, perhaps corrected by hand, is not written over unasked", async () => {
  await writeFile(inCase("transcripts", "leak.vtt"), "WEBVTT\n\n00:00.000 --> 00:01.000\nmine\n");
  const refused = await transcribe();
  expect(refused.err).toContain("case/exists");
  expect(await readFile(inCase("transcripts", "leak.vtt"), "utf8")).toContain("mine");
  expect((await transcribe("--replace")).code).toBe(0);
  expect(await readFile(inCase("transcripts", "leak.vtt"), "utf8")).toContain("hello");
});
